using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Something that runs emitted code.</summary>
public interface IEmulator
{
    /// <summary>What tables and options call it.</summary>
    string Name { get; }

    /// <summary>Whose code it runs.</summary>
    ITarget Target { get; }

    /// <summary>The commands it needs.</summary>
    IReadOnlyList<string> Tools { get; }

    /// <summary>How many cycles of the hardware it runs in a few seconds, roughly.</summary>
    long QuickCycles { get; }

    /// <summary>Whether what it builds runs many stimuli at once, each in a memory of its own.</summary>
    bool IsSideBySide => false;

    /// <summary>Builds a project's test bench.</summary>
    /// <param name="waveforms">Whether it is to be able to dump them, which may make it slower.</param>
    /// <exception cref="MissingToolException">A tool it needs is not installed.</exception>
    /// <exception cref="ToolFailedException">The tool refuses what was emitted.</exception>
    IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false);
}

/// <summary>A test bench that was built, and can be run any number of times.</summary>
public interface IBench
{
    /// <exception cref="ToolFailedException">The simulation neither passed nor failed, but broke.</exception>
    BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation);

    /// <summary>Several runs; side by side where the emulator can.</summary>
    IReadOnlyList<BenchResult> RunAll(IReadOnlyList<RunFolder> runs, BenchOptions options, CancellationToken cancellation) =>
        [.. runs.Select(run => Run(run, options, cancellation))];
}

/// <summary>What a test bench came to.</summary>
/// <param name="Complaint">What it says is wrong; null if nothing is.</param>
public sealed record BenchResult(string? Complaint)
{
    public bool Passed => Complaint is null;
}
