using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Runs cases in emulators and says what is wrong with the hardware.</summary>
internal static class HardwareCheck
{
    /// <summary>For batches of what runs briefly: quick to compile.</summary>
    internal static readonly VerilatorEmulator Batches = new() { Optimisation = 0, Compiler = "clang++" };

    /// <summary>What Icarus finds wrong with a case; null if nothing is.</summary>
    public static string? InIcarus(HardwareCase subject) => In(new IcarusEmulator(), subject);

    /// <summary>What an emulator finds wrong with a case; null if nothing is.</summary>
    public static string? In(IEmulator emulator, HardwareCase subject)
    {
        try
        {
            using var folder = new WorkFolder();
            var (project, run, plan, trace) = subject.Write(emulator.Target, folder.Path, isFresh: subject.Treatment.Resets == 0);
            var bench = emulator.Build(project, CancellationToken.None);
            return Complaint(bench.Run(run, subject.Treatment, CancellationToken.None), run, plan, trace);
        }
        catch (Exception e) when (e is not MissingToolException)
        {
            return e.Message;
        }
    }

    /// <summary>What Verilator finds wrong with each of many cases that are built into one program.</summary>
    public static ImmutableArray<string?> InVerilator(IReadOnlyList<HardwareCase> cases)
    {
        using var folder = new WorkFolder();
        var written = cases.Select((subject, i) => subject.Write(Targets.Verilog, folder.Path, $"n{i}/")).ToList();
        var batch = Batches.BuildBatch([.. written.Select(w => w.Project)], [.. written.Select(w => w.Run)], CancellationToken.None);
        var wrong = new string?[cases.Count];
        foreach (var (name, options) in new[] { ("", BenchOptions.Plain), ("stalled: ", new(StallIn: 40, StallOut: 30)), ("reset: ", new(StallOut: 20, Resets: 2, ResetWithin: 700)) })
        {
            var results = batch.Run(options, CancellationToken.None);
            for (var i = 0; i < wrong.Length; i++)
                wrong[i] ??= Complaint(results[i], written[i].Run, written[i].Plan, written[i].Trace) is { } complaint ? name + complaint : null;
        }
        return [.. wrong];
    }

    /// <summary>The test bench compares words; this compares traces, made of what it received by another route.</summary>
    internal static string? Complaint(BenchResult result, RunFolder run, HardwarePlan plan, MemoryTrace expected)
    {
        if (result.Complaint is { } complaint)
            return complaint;
        var received = new MemoryTrace(expected.Header);
        var words = new TraceFromWords(plan.Network, plan.Events, expected.Header, plan.Options.Digest);
        words.Read(run.Sent(), received);
        words.RequireEnd();
        return received.ToBytes().AsSpan().SequenceEqual(expected.ToBytes()) ? null : "the traces differ";
    }
}
