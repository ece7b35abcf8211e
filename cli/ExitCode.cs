namespace Neuro.Cli;

/// <summary>What the command tells the shell; scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>Done; two things that were compared agree.</summary>
    public const int Fine = 0;

    /// <summary>Two things that were compared differ.</summary>
    public const int Different = 1;

    /// <summary>The user's input or command line is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>A program that is needed is not installed, or a device is not there.</summary>
    public const int MissingTool = 3;

    /// <summary>The machine failed: disk full, out of memory.</summary>
    public const int MachineFailed = 4;

    /// <summary>A mistake in Neuro itself.</summary>
    public const int OwnMistake = 70;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
