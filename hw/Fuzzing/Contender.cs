using System.Globalization;
using System.Text.Json.Serialization;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>Something that must give the reference engine's trace, and how it is used.</summary>
/// <param name="By">The name of an engine, or of an emulator of emitted code.</param>
/// <param name="Threads">Of the cpu engine.</param>
/// <param name="Samples">How many stimuli it is given: one after the other, this one last, or at the same time.</param>
/// <param name="IsSideBySide">Whether it is given them at the same time.</param>
/// <param name="Lanes">Of emitted hardware.</param>
/// <param name="Shell">Around it.</param>
/// <param name="Levels">Of logic between two registers of a neuron's datapath; 0: as they are by default.</param>
/// <param name="StallIn">On how many clocks of a hundred hardware gets no input word.</param>
/// <param name="StallOut">On how many clocks of a hundred no output word is taken.</param>
/// <param name="Seed">Of those clocks.</param>
/// <param name="Delays">Where events wait in emitted hardware.</param>
internal sealed record Contender(
    string By, int Threads = 1, int Samples = 1, bool IsSideBySide = false, int Lanes = 1, Shell Shell = Shell.None, int Levels = 0, int StallIn = 0, int StallOut = 0, uint Seed = 1,
    DelayForm Delays = DelayForm.Smallest)
{
    private const int MostThreads = 8;
    private const int MostSamples = 3;
    private const int MostSideBySide = 40;
    private const int MostStalls = 70;
    private const int MostLevels = 40;

    // Many networks find more than many ticks of one.
    private const int Impatience = 4;

    /// <summary>Of all engines but the reference, and all emulators.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Engines.All.Where(kind => kind != Engines.Reference).Select(kind => kind.Name), .. Emulators.All.Select(e => e.Name)];

    /// <summary>Whether it is an engine, else an emulator.</summary>
    [JsonIgnore]
    public bool IsEngine => Engines.Named(By) is not null;

    /// <summary>Of emitted hardware, beside its digest, which is as the case wants it.</summary>
    [JsonIgnore]
    public PlanOptions Options => new(Lanes, Shell, StageLevels: Levels == 0 ? null : StageLevels.Default.With(Levels), Delays: Delays);

    /// <summary>Of emitted hardware while it runs.</summary>
    [JsonIgnore]
    public BenchOptions Treatment => new(StallIn, StallOut, Seed);

    /// <summary>The programs that something of this name needs.</summary>
    public static IEnumerable<string> Tools(string by) => Emulators.Named(by)?.Tools ?? [];

    /// <summary>Whether it is one that could have been drawn.</summary>
    [JsonIgnore]
    public bool IsPossible => Names.Contains(By) && Threads is >= 1 and <= MostThreads && Samples >= 1 && Samples <= (IsSideBySide ? MostSideBySide : MostSamples)
        && Lanes is 1 or 2 or 4 or 8 && Enum.IsDefined(Shell) && Levels is >= 0 and <= MostLevels && StallIn is >= 0 and < MostStalls && StallOut is >= 0 and < MostStalls && Enum.IsDefined(Delays);

    /// <summary>One of a name, with the rest drawn.</summary>
    public static Contender Random(string by, Draws draws) =>
        Emulators.Named(by) is { } emulator ? Hardware(emulator, draws) : Engine(by, draws);

    /// <summary>Whether it takes seconds rather than minutes, by the cycles that hardware is predicted to take.</summary>
    /// <param name="expected">The trace that it is to give.</param>
    public bool IsQuick(FuzzCase subject, MemoryTrace expected) =>
        Emulators.Named(By) is not { } emulator || !emulator.Target.Traits.HasClock || subject.Elaborate() is not var (network, stimulus)
        || TickCycles.Total(HardwarePlan.Of(network, Options with { Digest = subject.DigestInterval > 0 }), stimulus, expected.Ticks) <= emulator.QuickCycles / Impatience;

    /// <summary>What is wrong with what it does; null if it gives the reference engine's trace, or need not.</summary>
    /// <exception cref="MissingToolException">A tool it needs is not installed.</exception>
    /// <exception cref="DeviceException">A device it needs refuses.</exception>
    public string? Problem(FuzzCase subject, CancellationToken cancellation)
    {
        var expected = subject.Run(Engines.Reference.Create(new()), cancellation);
        return expected is null || !Takes(subject) ? null : Problem(subject, expected, cancellation);
    }

    /// <summary>Whether it can run it: hardware needs a neuron.</summary>
    public bool Takes(FuzzCase subject) => IsEngine || subject.Network.Populations.Any(p => p.Model is not null);

    /// <param name="expected">The reference engine's trace.</param>
    public string? Problem(FuzzCase subject, MemoryTrace expected, CancellationToken cancellation)
    {
        try
        {
            return IsSideBySide ? ProblemOfMany(subject, expected, cancellation) : Difference(expected, subject.Run(Runner(), cancellation)!);
        }
        catch (Exception e) when (e is not (OperationCanceledException or MissingToolException or DeviceException))
        {
            // Whatever it is, it should not have happened.
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    public override string ToString() => string.Join(", ", Said());

    private IEnumerable<string> Said()
    {
        if (!IsEngine)
            yield return $"{By} on {Count(Lanes, "lane")}{(Shell == Shell.None ? "" : " behind AXI")}";
        else
            yield return By == Engines.Cpu.Name ? $"{By} with {Count(Threads, "thread")}" : By;
        if (Samples > 1)
            yield return IsSideBySide ? $"{Count(Samples, "sample")} side by side" : $"behind {Count(Samples - 1, "other sample")}";
        if (Levels > 0)
            yield return $"{Count(Levels, "level")} between registers";
        if (Delays == DelayForm.Relays)
            yield return "with relays";
        if (StallIn + StallOut > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"held back on {StallIn} and {StallOut} clocks of 100");
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static Contender Engine(string by, Draws draws)
    {
        var threads = draws.Between(1, MostThreads);
        return draws.Below(4) switch
        {
            0 => new(by, threads, draws.Between(2, MostSamples)),
            1 => new(by, threads, draws.Between(2, MostSideBySide), IsSideBySide: true),
            _ => new(by, threads),
        };
    }

    private static Contender Hardware(IEmulator emulator, Draws draws)
    {
        var isSideBySide = emulator.IsSideBySide && draws.OneIn(2);
        var drawn = new Contender(
            emulator.Name, Samples: isSideBySide ? draws.Between(2, MostSideBySide) : 1, IsSideBySide: isSideBySide,
            Lanes: 1 << draws.Below(4), Shell: draws.OneIn(4) ? Shell.Axi : Shell.None, Levels: draws.OneIn(2) ? 0 : draws.Between(1, MostLevels),
            StallIn: Stalls(draws), StallOut: Stalls(draws), Seed: (uint)draws.Word(), Delays: draws.OneIn(2) ? DelayForm.Relays : DelayForm.Smallest);
        var traits = emulator.Target.Traits;
        var heeded = traits.Heeded(drawn.Options);
        return drawn with
        {
            Lanes = heeded.Lanes,
            Shell = heeded.Shell,
            Delays = heeded.Delays,
            Levels = heeded.StageLevels is null ? 0 : drawn.Levels,
            StallIn = traits.HasClock ? drawn.StallIn : 0,
            StallOut = traits.HasClock ? drawn.StallOut : 0,
        };
    }

    private static int Stalls(Draws draws) => draws.OneIn(2) ? 0 : draws.Below(MostStalls);

    private string? ProblemOfMany(FuzzCase subject, MemoryTrace expected, CancellationToken cancellation)
    {
        var samples = Enumerable.Range(0, Samples).Select(subject.Sample).ToList();
        var found = SideBySide.Traces(this, samples, cancellation);
        for (var n = 0; n < Samples; n++)
            if (Difference(n == 0 ? expected : samples[n].Run(new ReferenceEngine(), cancellation)!, found[n]) is { } difference)
                return string.Create(CultureInfo.InvariantCulture, $"sample {n + 1} of {Samples}: {difference}");
        return null;
    }

    private static string? Difference(MemoryTrace expected, MemoryTrace found)
    {
        if (found.ToBytes().AsSpan().SequenceEqual(expected.ToBytes()))
            return null;
        using var a = TraceReader.Open("reference", new MemoryStream(expected.ToBytes()));
        using var b = TraceReader.Open("found", new MemoryStream(found.ToBytes()));
        return TraceDifferenceText.Of(TraceDiff.Compare(a, b)).TrimEnd();
    }

    private IEngine Runner() => Engines.Named(By) is { } kind
        ? new Repeated(kind.Name, network => kind == Engines.Cpu ? new ReadyCpuEngine(CpuNetwork.Of(network, Threads)) : kind.Create(new(Threads)), Samples)
        : new HardwareEngine(Emulators.Named(By)!, Options, Treatment);

    // Runs the first part of the stimulus before the whole of it: nothing may be left from one run in the next.
    private sealed class Repeated(string name, Func<ElaboratedNetwork, IEngine> create, int runs) : IEngine
    {
        public string Name => name;

        public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
        {
            var engine = create(network);
            for (var run = 1; run < runs; run++)
            {
                cancellation.ThrowIfCancellationRequested();
                var shorter = header with { Ticks = header.Ticks * run / runs };
                engine.Run(network, stimulus, shorter, new MemoryTrace(shorter), cancellation);
            }
            engine.Run(network, stimulus, header, sink, cancellation);
        }
    }
}
