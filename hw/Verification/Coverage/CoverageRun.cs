using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>Verifies emitted Verilog in a simulation that counts what it reaches.</summary>
internal static class CoverageRun
{
    /// <summary>Runs all that <c>neuro verify</c> runs of a network, and adds what it reached.</summary>
    /// <param name="ticks">How long the stimulus runs.</param>
    /// <param name="project">What tells what is emitted for the network from that for others; it may come in several shells.</param>
    /// <exception cref="ToolFailedException">A tool failed, or the hardware disagrees.</exception>
    public static void Add(CoverageTotal total, Coverage counts, string project, ElaboratedNetwork network, Stimulus stimulus, long ticks, PlanOptions options, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        // Its runs are short, and the compiler's work is most of the time.
        var emulator = new VerilatorEmulator { Counts = counts, Optimisation = 0 };
        var rows = Verifier.Run(new(network, stimulus, ticks, [options], [emulator], folder.Path), null, cancellation);
        if (rows.FirstOrDefault(row => row.Disagreement is not null) is { } wrong)
            throw new ToolFailedException(Code.ToolFailed, emulator.Name, $"{project}, {wrong.Run}: {wrong.Disagreement!.Complaint}", "neuro verify tells more");
        foreach (var file in Directory.EnumerateFiles(folder.Path, CoverageFile.Name, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            total.Add(file, project);
    }
}
