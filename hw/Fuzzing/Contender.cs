using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>Something that must give the reference engine's trace, and how it is used.</summary>
/// <param name="By">The name of an engine, or of an emulator of emitted code.</param>
/// <param name="Threads">Of the cpu engine.</param>
/// <param name="Samples">How many stimuli an engine is given one after the other, this one last.</param>
/// <param name="Lanes">Of emitted hardware.</param>
/// <param name="StallIn">On how many clocks of a hundred hardware gets no input word.</param>
/// <param name="StallOut">On how many clocks of a hundred no output word is taken.</param>
/// <param name="Seed">Of those clocks.</param>
internal sealed record Contender(string By, int Threads = 1, int Samples = 1, int Lanes = 1, int StallIn = 0, int StallOut = 0, uint Seed = 1)
{
    private const int MostThreads = 8;
    private const int MostSamples = 3;
    private const int MostStalls = 70;

    /// <summary>Of all engines but the reference, and all emulators.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Engines.All.Where(kind => kind != Engines.Reference).Select(kind => kind.Name), .. Emulators.All.Select(e => e.Name)];

    /// <summary>Whether it is an engine, else an emulator.</summary>
    public bool IsEngine => Engines.Named(By) is not null;

    /// <summary>The programs that something of this name needs.</summary>
    public static IEnumerable<string> Tools(string by) => Emulators.Named(by)?.Tools ?? [];

    /// <summary>Whether it is one that could have been drawn.</summary>
    public bool IsPossible => Names.Contains(By) && Threads is >= 1 and <= MostThreads && Samples is >= 1 and <= MostSamples
        && Lanes is 1 or 2 or 4 or 8 && StallIn is >= 0 and < MostStalls && StallOut is >= 0 and < MostStalls;

    /// <summary>One of a name, with the rest drawn.</summary>
    public static Contender Random(string by, Draws draws) => Engines.Named(by) is not null
        ? new(by, Threads: draws.Between(1, MostThreads), Samples: draws.OneIn(2) ? 1 : draws.Between(2, MostSamples))
        : new Contender(by, Lanes: 1 << draws.Below(4), StallIn: Stalls(draws), StallOut: Stalls(draws), Seed: (uint)draws.Word()).Heeded(Emulators.Named(by)!.Target.Traits);

    /// <summary>What is wrong with what it does; null if it gives the reference engine's trace.</summary>
    /// <exception cref="MissingToolException">A tool it needs is not installed.</exception>
    /// <exception cref="DeviceException">A device it needs refuses.</exception>
    public string? Problem(FuzzCase subject, CancellationToken cancellation)
    {
        var expected = subject.Run(Engines.Reference.Create(new()), cancellation);
        return expected is null ? null : Problem(subject, expected, cancellation);
    }

    /// <param name="expected">The reference engine's trace.</param>
    public string? Problem(FuzzCase subject, MemoryTrace expected, CancellationToken cancellation)
    {
        try
        {
            var found = subject.Run(Engine(), cancellation)!;
            return found.ToBytes().AsSpan().SequenceEqual(expected.ToBytes()) ? null : Difference(expected, found);
        }
        catch (Exception e) when (e is not (OperationCanceledException or MissingToolException or DeviceException))
        {
            // Whatever it is, it should not have happened.
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    public override string ToString() => IsEngine
        ? string.Create(CultureInfo.InvariantCulture, $"{By}{(By == Engines.Cpu.Name ? $" with {Threads} {(Threads == 1 ? "thread" : "threads")}" : "")}{(Samples == 1 ? "" : $", behind {Samples - 1} other {(Samples == 2 ? "sample" : "samples")}")}")
        : string.Create(CultureInfo.InvariantCulture, $"{By} on {Lanes} {(Lanes == 1 ? "lane" : "lanes")}{(StallIn + StallOut == 0 ? "" : $", held back on {StallIn} and {StallOut} clocks of 100")}");

    private Contender Heeded(TargetTraits traits) => this with
    {
        Lanes = traits.HasLanes ? Lanes : 1,
        StallIn = traits.HasClock ? StallIn : 0,
        StallOut = traits.HasClock ? StallOut : 0,
    };

    private static int Stalls(Draws draws) => draws.OneIn(2) ? 0 : draws.Below(MostStalls);

    private static string Difference(MemoryTrace expected, MemoryTrace found)
    {
        using var a = TraceReader.Open("reference", new MemoryStream(expected.ToBytes()));
        using var b = TraceReader.Open("found", new MemoryStream(found.ToBytes()));
        return TraceDifferenceText.Of(TraceDiff.Compare(a, b)).TrimEnd();
    }

    private IEngine Engine() => Engines.Named(By) is { } kind
        ? new Repeated(kind.Name, network => kind == Engines.Cpu ? new ReadyCpuEngine(CpuNetwork.Of(network, Threads)) : kind.Create(new(Threads)), Samples)
        : new HardwareEngine(Emulators.Named(By)!, Lanes, new(StallIn, StallOut, Seed));

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
