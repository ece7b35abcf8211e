using System.Collections.Immutable;
using System.Text;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>A network with its stimulus, the hardware made for it, and how that is treated.</summary>
/// <param name="Events">By the populations' names, so that populations can be taken away.</param>
/// <param name="UsesMemory">Whether the memory port is used meanwhile: states are read, numbers loaded.</param>
internal sealed record HardwareCase(
    Network Network, ImmutableArray<(long Tick, string Population, int Neuron, long Payload)> Events,
    ImmutableArray<(long Tick, ImmutableArray<string> Populations, bool Keep)> Marks, long Ticks, PlanOptions Options, BenchOptions Treatment, bool UsesMemory)
{
    // Few, because Icarus is slow, and because what is wrong with hardware mostly shows soon.
    private const long MostCycles = 2000;
    private const int MostLoads = 60;
    private const int MostNeurons = 12;

    // What surrounds the core: those that a test bench of a batch can drive.
    private static readonly Shell[] Shells = [Shell.None];

    /// <summary>The case of a seed: networks of all kinds, 1 to 8 lanes, with and without digest.</summary>
    public static HardwareCase Random(ulong seed)
    {
        var draws = new Draws(unchecked((seed * 2654435761) + 17));
        var usesMemory = draws.OneIn(2);
        var options = new PlanOptions(1 << draws.Below(4), draws.Pick(Shells), Digest: !draws.OneIn(4));
        var treatment = draws.OneIn(3)
            ? new BenchOptions(StallOut: draws.Below(30), Seed: (uint)seed, Resets: 2, ResetWithin: draws.Between(20, 2000))
            : new BenchOptions(StallIn: draws.Below(70), StallOut: draws.Below(70), Seed: (uint)seed);
        if (draws.OneIn(4))
        {
            var network = RandomConvolution.Of(seed);
            var ticks = draws.Between(4, 24);
            return Of(network, Elaborated.Of(network), RandomConvolution.Events(Elaborated.Of(network), seed, ticks), [], ticks, options, treatment, usesMemory);
        }
        var random = RandomNetwork.Of(seed, draws.OneIn(2) ? 6 : draws.OneIn(2) ? 20 : 40, sharesModels: true);
        return Of(random.Network, random.Elaborated, random.Events, random.Marks, random.Ticks, options, treatment, usesMemory);
    }

    public static HardwareCase Of(
        Network network, ElaboratedNetwork elaborated, ImmutableArray<InputEvent> events, ImmutableArray<ResetMark> marks, long ticks, PlanOptions options, BenchOptions treatment, bool usesMemory) => new(
        network,
        [.. events.Select(e => (e.Tick, elaborated.Populations[e.Population].Name, e.Neuron, e.Payload))],
        [.. marks.Select(m => (m.Tick, m.Populations.Select(p => elaborated.Populations[p].Name).ToImmutableArray(), m.KeepInFlight))],
        ticks, options, treatment, usesMemory);

    /// <summary>Emits the hardware and writes its run; gives the reference trace of as many ticks as there are cycles for.</summary>
    /// <param name="within">A folder below it, "" or ending in '/', which is also the hardware's prefix.</param>
    /// <param name="isFresh">Whether the run never begins again, so that numbers can be read before others are loaded.</param>
    public (HardwareProject Project, RunFolder Run, HardwarePlan Plan, MemoryTrace Trace) Write(string folder, string within = "", bool isFresh = false)
    {
        var (network, stimulus) = Elaborate()!.Value;
        var plan = HardwarePlan.Of(network, Options with { Prefix = within.Replace('/', '_') });
        var loaded = UsesMemory ? LoadedNetwork.Of(plan, seed: 1, MostLoads) : new(network, []);
        var trace = Reference(loaded.Network, stimulus);
        var run = new RunFolder(folder, within + "run");
        var (ticks, _) = RunFiles.Write(plan, stimulus, trace.Ticks, run, MostCycles);
        if (UsesMemory)
            RunFiles.Write(plan, run, ticks, MemoryScript.Of(plan, loaded, stimulus, ticks, MostNeurons, isFresh));
        return (HardwareProject.Write(plan, folder, within), run, plan, HardwareRun.FirstTicks(trace, ticks));
    }

    /// <summary>Null if the network is none any more.</summary>
    public (ElaboratedNetwork Network, Stimulus Stimulus)? Elaborate()
    {
        var diagnostics = new Diagnostics();
        if (Elaborator.Elaborate(Network, diagnostics) is not { } network || network.Populations.All(p => p.IsInput))
            return null;
        var stimulus = new StimulusBuilder(network).Lasts(Ticks);
        foreach (var (tick, population, neuron, payload) in Events.Where(e => e.Tick < Ticks))
            stimulus.Event(tick, population, neuron, payload);
        foreach (var (tick, populations, keep) in Marks.Where(m => m.Tick < Ticks))
            if (keep)
                stimulus.ResetKeepingInFlight(tick, [.. populations]);
            else
                stimulus.Reset(tick, [.. populations]);
        return (network, stimulus.Build());
    }

    /// <summary>The case as files.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Options.Lanes} lanes, shell {Options.Shell}, digest {(Options.Digest ? "on" : "off")}, {Ticks} ticks, {string.Join(' ', Treatment.PlusArgs())}{(UsesMemory ? ", memory port used" : "")}\n");
        text.Append(NetworkText.Of(Network)).Append("---- stimulus\ntick,population,neuron,payload\n");
        foreach (var (tick, population, neuron, payload) in Events)
            text.Append($"{tick},{population},{neuron},{payload}\n");
        foreach (var (tick, populations, keep) in Marks)
            text.Append($"reset before tick {tick}{(keep ? ", keeping what is in flight" : "")}: {(populations.IsEmpty ? "all" : string.Join(", ", populations))}\n");
        return text.ToString();
    }

    private MemoryTrace Reference(ElaboratedNetwork network, Stimulus stimulus)
    {
        var trace = new MemoryTrace(Recording.Header(network, StimulusDigest.Of(network, stimulus, Ticks), Ticks, Options.Digest ? 1 : 0));
        new ReferenceEngine().Run(network, stimulus, trace.Header, trace, CancellationToken.None);
        return trace;
    }
}
