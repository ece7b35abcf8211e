using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>A network with its stimulus, the hardware made for it, and how that is treated.</summary>
/// <param name="UsesMemory">Whether the memory port is used meanwhile: states are read, numbers loaded.</param>
internal sealed record HardwareCase(FuzzCase Subject, PlanOptions Options, BenchOptions Treatment, bool UsesMemory)
{
    // Few, because Icarus is slow, and because what is wrong with hardware mostly shows soon.
    private const long MostCycles = 800;

    // A reset, and so does a mark, sweeps through all slots of all rings.
    private const long QuickSweeps = 3_000;
    private const ulong NextTry = 1UL << 40;

    private const int MostLoads = 30;
    private const int MostNeurons = 6;

    // A host that reads by registers takes as long for one number as a core for many.
    private const int MostHostLoads = 6;
    private const int MostHostNeurons = 1;

    // New every day, and the same for all who run the tests on that day.
    private static readonly ulong Today = (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Days;

    public Network Network => Subject.Network;

    /// <summary>The case of a seed: networks of all kinds, 1 to 4 lanes or, one in eight, 8, one in eight behind AXI, with and without digest.</summary>
    public static HardwareCase Random(ulong seed)
    {
        var draws = new Draws(seed ^ 0x4861726477617265);
        var usesMemory = draws.OneIn(2);
        var options = new PlanOptions(draws.OneIn(8) ? 8 : 1 << draws.Below(3), draws.OneIn(8) ? Shell.Axi : Shell.None, Digest: !draws.OneIn(4));
        var treatment = draws.Below(6) switch
        {
            0 => BenchOptions.Plain,
            1 or 2 => new(StallOut: draws.Below(30), Seed: (uint)seed, Resets: 2, ResetWithin: draws.Between(20, 2000)),
            _ => new(StallIn: draws.Below(60), StallOut: draws.Below(60), Seed: (uint)seed),
        };
        return new(FuzzCase.Random(seed), options with { Delays = draws.OneIn(2) ? DelayForm.Relays : DelayForm.Smallest }, treatment, usesMemory);
    }

    /// <summary>The first case, of those that may stand for a seed, that does not take a slow simulator thousands of clocks to begin.</summary>
    public static HardwareCase Quick(ulong seed)
    {
        while (true)
        {
            var subject = Random(seed);
            if (subject.Elaborate() is { } it)
            {
                var sweep = new CyclePrediction(HardwarePlan.Of(it.Network, subject.Options)).Tick(0, [(Keep: false, Output: null)], _ => []).All;
                if (sweep * (1 + subject.Treatment.Resets + subject.Subject.Marks.Count(mark => mark.Tick == 0)) <= QuickSweeps)
                    return subject;
            }
            seed += NextTry;
        }
    }

    /// <summary>Seeds, of which half are always the same, and half new every day.</summary>
    /// <param name="first">Where they begin, so that nobody takes another's.</param>
    public static IEnumerable<ulong> Seeds(ulong first, int count)
    {
        var start = (Campaign.Seed * 1_000_000) + first;
        for (var n = 0UL; n < (ulong)count; n++)
            yield return n % 2 == 0 ? start + n : start + (Today * 100_000) + n;
    }

    /// <summary>A case as small as it still fails, and how, for a message.</summary>
    /// <param name="name">Where it comes from.</param>
    public string Smallest(string name, Func<HardwareCase, string?> check, int most = 400)
    {
        var smallest = Shrunk(subject => check(subject) is not null, most);
        return $"{name}, as small as it fails: {check(smallest)}\n{smallest}";
    }

    /// <summary>The smallest that still fails, among those that were tried.</summary>
    public HardwareCase Shrunk(Func<HardwareCase, bool> fails, int mostAttempts = 400) =>
        Shrinking.Of(this, Smaller, candidate => candidate.Elaborate() is not null && fails(candidate), mostAttempts);

    /// <summary>Emits the hardware and writes its run; gives the reference trace of as many ticks as there are cycles for.</summary>
    /// <param name="within">A folder below it, "" or ending in '/', which is also the hardware's prefix.</param>
    /// <param name="isFresh">Whether the run never begins again, so that numbers can be read before others are loaded.</param>
    public (HardwareProject Project, RunFolder Run, HardwarePlan Plan, MemoryTrace Trace) Write(ITarget target, string folder, string within = "", bool isFresh = false)
    {
        var (network, stimulus) = Elaborate()!.Value;
        var plan = target.PlanOf(network, Options with { Prefix = within.Replace('/', '_') });
        var hasHost = plan.Options.Shell == Shell.Axi;
        var loaded = UsesMemory ? LoadedNetwork.Of(plan, seed: 1, hasHost ? MostHostLoads : MostLoads) : new(network, []);
        var trace = Reference(loaded.Network, stimulus);
        var run = new RunFolder(folder, within + "run");
        var (ticks, _) = RunFiles.Write(plan, stimulus, trace.Ticks, run, MostCycles);
        if (UsesMemory)
            RunFiles.Write(plan, run, ticks, MemoryScript.Of(plan, loaded, stimulus, ticks, hasHost ? MostHostNeurons : MostNeurons, isFresh));
        return (HardwareProject.Write(target, plan, folder, within), run, plan, HardwareRun.FirstTicks(trace, ticks));
    }

    /// <summary>Null if the network is none any more, or none that hardware is made for.</summary>
    public (ElaboratedNetwork Network, Stimulus Stimulus)? Elaborate() =>
        Subject.Elaborate() is { } elaborated && !elaborated.Network.Populations.All(p => p.IsInput) ? elaborated : null;

    /// <summary>The case as files.</summary>
    public override string ToString() =>
        $"{Options.Lanes} lanes, shell {Options.Shell}, digest {(Options.Digest ? "on" : "off")}, delays {Options.Delays}, {string.Join(' ', Treatment.PlusArgs())}{(UsesMemory ? ", memory port used" : "")}\n{Subject}";

    // Large steps first.
    private static IEnumerable<HardwareCase> Smaller(HardwareCase it)
    {
        if (it.UsesMemory)
            yield return it with { UsesMemory = false };
        if (it.Options.Delays != DelayForm.Rings)
            yield return it with { Options = it.Options with { Delays = DelayForm.Rings } };
        if (it.Options.Shell != Shell.None)
            yield return it with { Options = it.Options with { Shell = Shell.None } };
        foreach (var subject in SmallerCases.Of(it.Subject))
            yield return it with { Subject = subject };
        if (it.Options.Lanes > 1)
            yield return it with { Options = it.Options with { Lanes = it.Options.Lanes / 2 } };
    }

    private MemoryTrace Reference(ElaboratedNetwork network, Stimulus stimulus)
    {
        var trace = new MemoryTrace(Recording.Header(network, StimulusDigest.Of(network, stimulus, Subject.Ticks), Subject.Ticks, Options.Digest ? 1 : 0));
        new ReferenceEngine().Run(network, stimulus, trace.Header, trace, CancellationToken.None);
        return trace;
    }
}
