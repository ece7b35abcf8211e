using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>A stimulus on the hardware of a network, of which the reference engine says what must come out.</summary>
internal sealed record HardwareRun(string Name, ElaboratedNetwork Network, Stimulus Stimulus, long Ticks, PlanOptions Options)
{
    /// <summary>
    /// Builds many into one simulation of Verilator, runs them plainly and with words held back, and gives what is wrong:
    /// a line a run in which something is.
    /// </summary>
    /// <param name="mostCycles">A run ends with the tick that goes beyond it.</param>
    public static IReadOnlyList<string> WrongInVerilator(IReadOnlyList<HardwareRun> runs, long mostCycles)
    {
        using var folder = new WorkFolder();
        var written = runs.Select((run, i) => run.Write(folder.Path, $"n{i}/", mostCycles)).ToList();
        var batch = new VerilatorEmulator { Optimisation = 0 }.BuildBatch([.. written.Select(w => w.Project)], [.. written.Select(w => w.Run)], CancellationToken.None);
        var wrong = new List<string>();
        foreach (var (treatment, options) in new[] { ("plain", BenchOptions.Plain), ("stalled", new(StallIn: 30, StallOut: 30)) })
        {
            var results = batch.Run(options, CancellationToken.None);
            for (var i = 0; i < runs.Count; i++)
                if (HardwareCheck.Complaint(results[i], written[i].Run, written[i].Plan, written[i].Trace) is { } complaint)
                    wrong.Add($"{runs[i].Name}, {treatment}: {complaint}");
        }
        return wrong;
    }

    /// <summary>A trace that ends sooner.</summary>
    public static MemoryTrace FirstTicks(MemoryTrace trace, long ticks)
    {
        var shorter = new MemoryTrace(trace.Header with { Ticks = ticks });
        foreach (var record in trace.Ticks.Take((int)ticks))
            shorter.Tick(record);
        return shorter;
    }

    private (HardwareProject Project, RunFolder Run, HardwarePlan Plan, MemoryTrace Trace) Write(string folder, string within, long mostCycles)
    {
        var plan = HardwarePlan.Of(Network, Options with { Prefix = within.Replace('/', '_') });
        var trace = new MemoryTrace(Recording.Header(Network, StimulusDigest.Of(Network, Stimulus, Ticks), Ticks, Options.Digest ? 1 : 0));
        new ReferenceEngine().Run(Network, Stimulus, trace.Header, trace, CancellationToken.None);
        var run = new RunFolder(folder, within + "run");
        var (ticks, _) = RunFiles.Write(plan, Stimulus, trace.Ticks, run, mostCycles);
        return (HardwareProject.Write(Targets.Verilog, plan, folder, within), run, plan, FirstTicks(trace, ticks));
    }
}
