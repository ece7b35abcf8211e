namespace Neuro.Hw;

/// <summary>Something that runs emitted code.</summary>
public interface IEmulator
{
    /// <summary>What tables and options call it.</summary>
    string Name { get; }

    /// <summary>Builds a project's test bench.</summary>
    /// <exception cref="MissingToolException">A tool it needs is not installed.</exception>
    /// <exception cref="ToolFailedException">The tool refuses what was emitted.</exception>
    IBench Build(HardwareProject project, CancellationToken cancellation);
}

/// <summary>A test bench that was built, and can be run any number of times.</summary>
public interface IBench
{
    /// <exception cref="ToolFailedException">The simulation neither passed nor failed, but broke.</exception>
    BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation);
}

/// <summary>What a test bench came to.</summary>
/// <param name="Complaint">What it says is wrong; null if nothing is.</param>
public sealed record BenchResult(string? Complaint)
{
    public bool Passed => Complaint is null;
}
