using System.Collections.Immutable;
using System.Globalization;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>
/// Seeds faults into emitted hardware, one at a time, and lets the verifier look for each: the check is checked. Faults that
/// do not overlap are built together, and an argument switches one on.
/// </summary>
public sealed class MutationRun
{
    // A core waits for no word as long as this.
    private const long Patience = 20_000;

    private const int OtherStarts = 24;

    // Seeds beside each other begin the simulator's random numbers much alike.
    private const uint SeedStep = 0x9e3779b1;

    private readonly MutationTask task;
    private readonly CancellationToken cancellation;
    private readonly HardwarePlan plan;
    private readonly IReadOnlyList<EmittedFile> files;
    private readonly VerilatorEmulator emulator = new() { IsLenient = true };

    private MutationRun(MutationTask task, CancellationToken cancellation)
    {
        (this.task, this.cancellation) = (task, cancellation);
        plan = HardwarePlan.Of(task.Network, task.Options);
        files = new VerilogTarget().Emit(plan);
        var all = Mutant.Of(files, task.Each);
        var taken = Math.Min(task.Sample ?? all.Length, all.Length);
        Mutants = [.. Enumerable.Range(0, taken).Select(n => all[n * all.Length / taken])];
    }

    private ImmutableArray<Mutant> Mutants { get; }

    /// <param name="progress">Given how many are done, and how many there are; from any thread.</param>
    /// <exception cref="MissingToolException">A tool is not installed; nothing was done.</exception>
    /// <exception cref="ToolFailedException">The hardware disagrees without a fault in it.</exception>
    public static ImmutableArray<MutantResult> Of(MutationTask task, Action<int, int>? progress, CancellationToken cancellation)
    {
        var run = new MutationRun(task, cancellation);
        foreach (var tool in run.emulator.Tools.Append("yosys"))
            _ = ToolRun.PathOf(tool);
        return run.Results(progress);
    }

    private ImmutableArray<MutantResult> Results(Action<int, int>? progress)
    {
        var results = new MutantResult[Mutants.Length];
        var index = Mutants.Select((mutant, n) => (mutant.Number, n)).ToDictionary();
        var done = 0;
        foreach (var (batch, n) in Batches().Select((batch, n) => (batch, n)))
        {
            var folder = Directory.CreateDirectory(Path.Combine(task.Folder, string.Create(CultureInfo.InvariantCulture, $"batch_{n}"))).FullName;
            var target = new MutatedTarget(batch);
            var verifier = new Verifier(new(task.Network, task.Stimulus, task.Ticks, [task.Options], [emulator], folder, Thorough: true, target), cancellation);
            var variant = verifier.Variants[0];
            var bench = emulator.Build(variant.Project, cancellation);
            ImmutableArray<PreparedTrial> prepared = [.. verifier.Trials(variant, emulator).Select(trial => Verifier.Prepare(variant, emulator, trial))];
            // Both stimuli again, by turns, from other random bits in all registers.
            var plain = prepared.Where(one => one.Trial.Options == BenchOptions.Plain).ToList();
            ImmutableArray<PreparedTrial> trials = [.. prepared, .. Enumerable.Range(0, OtherStarts).Select(n => plain[n % plain.Count]).Select((one, n) => one with { Trial = Started(one.Trial, n) })];
            if (Caught(0) is { } wrong)
                throw new InvalidOperationException($"without a fault the hardware disagrees: {wrong.Run}, {wrong.Where}");
            AllProcessors.Each(batch.Length, i =>
            {
                var mutant = batch[i];
                results[index[mutant.Number]] = Caught(mutant.Number) is var (where, in_) ? new(mutant, MutantFate.Caught, in_, where) : Uncaught(mutant);
                progress?.Invoke(Interlocked.Increment(ref done), Mutants.Length);
            }, cancellation);

            (string Where, string Run)? Caught(int fault)
            {
                foreach (var one in trials)
                {
                    var trial = one.Trial with { Options = one.Trial.Options with { Fault = fault, Patience = Patience } };
                    var own = one with { Trial = trial, Run = one.Run.To(string.Create(CultureInfo.InvariantCulture, $"fault_{fault}")) };
                    try
                    {
                        if (verifier.Row(variant, emulator, bench, own, withWaveforms: false).Disagreement is { } disagreement)
                            return (Told(disagreement), trial.Name);
                    }
                    catch (ToolFailedException broken) when (fault > 0)
                    {
                        return (broken.Message, trial.Name);
                    }
                }
                return null;
            }
        }
        return [.. results];
    }

    private static Trial Started(Trial trial, int n) => trial with { Name = $"{trial.Name}, started otherwise", Options = trial.Options with { Seed = (uint)(n + 1) * SeedStep >> 1 } };

    // Those that overlap go into different builds.
    private List<ImmutableArray<Mutant>> Batches()
    {
        var batches = new List<List<Mutant>>();
        foreach (var mutant in Mutants)
            if (batches.Find(batch => !batch.Exists(mutant.Overlaps)) is { } free)
                free.Add(mutant);
            else
                batches.Add([mutant]);
        return [.. batches.Select(batch => batch.ToImmutableArray())];
    }

    // Tick and neuron, as far as they are known.
    private static string Told(Disagreement disagreement) => disagreement switch
    {
        { Difference.First: [{ } first, ..] } when first.Neuron is { } neuron => $"tick {first.Tick}, {first.Population}[{neuron}]",
        { States: [var state, ..] } => $"tick {state.Tick}, {state.Population}[{state.Neuron}].{state.State}",
        { Word: { Population: { } population, Neuron: { } neuron, Tick: var tick } } => $"tick {tick}, {population}[{neuron}]",
        _ => disagreement.Complaint,
    };

    // A neuron of which the proof holds with the fault in it is the same neuron.
    private MutantResult Uncaught(Mutant mutant)
    {
        var isNeuron = plan.Units.Select((unit, n) => (unit, Module: plan.Modules[n])).Where(one => mutant.Path == $"rtl/{one.Module.Name}.v").ToList();
        if (isNeuron is not [var (unit, module)])
            return Unexplained(mutant);
        var sound = files.Single(file => file.Path == mutant.Path).Text;
        using var folder = new WorkFolder();
        var proof = NeuronProof.Of(unit.Datapath.Model, module with { Text = mutant.Text(sound) }, folder, TimeSpan.FromMinutes(2), withCases: false, cancellation);
        return proof is { Fault: null, Equal.Verdict: ProofVerdict.Proven } ? new(mutant, MutantFate.Equivalent, null, null) : Unexplained(mutant);
    }

    private MutantResult Unexplained(Mutant mutant) => FaultExcuse.For(mutant, files, plan) is { } reason
        ? new(mutant, MutantFate.Explained, null, reason)
        : new(mutant, MutantFate.Survived, null, null);
}
