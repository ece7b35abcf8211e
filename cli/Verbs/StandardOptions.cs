using System.CommandLine;

namespace Neuro.Cli;

/// <summary>Arguments and options that mean the same in several verbs.</summary>
internal static class StandardOptions
{
    public static Argument<string> Network() => new("network") { Description = "Network file (*.neuro.json).", HelpName = "NETWORK" };

    public static Option<string?> Stimulus() => new("--stimulus", "-s") { Description = "What is given to the network: *.csv, *.npz or *.stimulus.json.", HelpName = "FILE" };

    public static Option<long?> Ticks() => new("--ticks") { Description = "How many ticks to run; without it until the stimulus has passed through.", HelpName = "TICKS" };

    public static Option<bool> Unfinished() => new("--unfinished") { Description = "Take a trace that is still being written, up to its last whole tick." };

    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON." };
}
