using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>A network and what it is given: drawn at random, run by all who must agree, and made smaller where they do not.</summary>
/// <param name="Ticks">How long it runs.</param>
internal sealed record FuzzCase(Network Network, ImmutableArray<FuzzCase.Event> Events, ImmutableArray<FuzzCase.Mark> Marks, long Ticks, int DigestInterval = 1)
{
    /// <summary>An event of an input, which is called by name: populations come and go.</summary>
    public readonly record struct Event(long Tick, string Population, int Neuron, long Payload);

    /// <summary>A reset mark; no names mean all populations.</summary>
    public sealed record Mark(long Tick, ImmutableArray<string> Populations, bool KeepInFlight);

    /// <summary>The case of a seed: networks of all kinds.</summary>
    public static FuzzCase Random(ulong seed)
    {
        var draws = new Draws(unchecked((seed * 2654435761) + 17));
        return draws.OneIn(4)
            ? Convolution(seed, draws.Between(4, 24))
            : Of(RandomNetwork.Of(seed, draws.OneIn(2) ? 6 : draws.OneIn(2) ? 20 : 40, sharesModels: true));
    }

    public static FuzzCase Of(RandomNetwork random) => Of(random.Network, random.Elaborated, random.Events, random.Marks, random.Ticks, random.DigestInterval);

    public static FuzzCase Of(
        Network network, ElaboratedNetwork elaborated, ImmutableArray<InputEvent> events, ImmutableArray<ResetMark> marks, long ticks, int digestInterval = 1) => new(
        network,
        [.. events.Select(e => new Event(e.Tick, elaborated.Populations[e.Population].Name, e.Neuron, e.Payload)).OrderBy(e => e.Tick)],
        [.. marks.Select(m => new Mark(m.Tick, [.. m.Populations.Select(p => elaborated.Populations[p].Name)], m.KeepInFlight))],
        ticks, digestInterval);

    /// <summary>Null if the network is none any more.</summary>
    public (ElaboratedNetwork Network, Stimulus Stimulus)? Elaborate()
    {
        if (Elaborator.Elaborate(Network, new()) is not { } network)
            return null;
        var stimulus = new StimulusBuilder(network).Lasts(Ticks);
        foreach (var (tick, population, neuron, payload) in Events.Where(e => e.Tick < Ticks))
            stimulus.Event(tick, population, neuron, payload);
        foreach (var (tick, populations, keeps) in Marks.Where(m => m.Tick < Ticks))
            if (keeps)
                stimulus.ResetKeepingInFlight(tick, [.. populations]);
            else
                stimulus.Reset(tick, [.. populations]);
        return (network, stimulus.Build());
    }

    /// <summary>The trace that an engine gives; null if the network is none any more.</summary>
    public MemoryTrace? Run(IEngine engine, CancellationToken cancellation = default)
    {
        if (Elaborate() is not var (network, stimulus))
            return null;
        var trace = EmptyTrace(network, stimulus);
        engine.Run(network, stimulus, trace.Header, trace, cancellation);
        return trace;
    }

    /// <summary>A trace that nothing is in yet.</summary>
    public MemoryTrace EmptyTrace(ElaboratedNetwork network, Stimulus stimulus) =>
        new(Recording.Header(network, StimulusDigest.Of(network, stimulus, Ticks), Ticks, DigestInterval));

    /// <summary>One of many stimuli for the same network: the case itself is number 0, others lack events and marks of it and end earlier.</summary>
    public FuzzCase Sample(int number) => number == 0 ? this : this with
    {
        Events = [.. Events.Where((_, i) => i % (number + 1) != 0)],
        Marks = [.. Marks.Where((_, i) => i % (number + 1) != 0)],
        Ticks = Math.Max(1, Ticks - number),
    };

    /// <summary>The smallest case that is still wrong, among those that were tried.</summary>
    /// <param name="problem">What is wrong with a case; null: nothing.</param>
    /// <param name="mostAttempts">How many are tried; a case like those that are drawn needs fewer than the default.</param>
    public FuzzCase Shrunk(Func<FuzzCase, string?> problem, int mostAttempts = 3000) =>
        Shrinking.Of(this, SmallerCases.Of, candidate => candidate.Elaborate() is not null && problem(candidate) is not null, mostAttempts);

    /// <summary>As the files that it can be read from, one behind the other.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Ticks} ticks, digest every {DigestInterval}\n");
        foreach (var (name, content) in NetworkText.Files(Network))
            text.Append(CultureInfo.InvariantCulture, $"---- {name}\n{content}");
        text.Append("---- stimulus\ntick,population,neuron,raw\n");
        foreach (var (tick, population, neuron, payload) in Events)
            text.Append(CultureInfo.InvariantCulture, $"{tick},{population},{neuron},{payload}\n");
        foreach (var (tick, populations, keeps) in Marks)
            text.Append(CultureInfo.InvariantCulture, $"{tick},{string.Join('+', populations)},{(keeps ? "reset-keep" : "reset")},\n");
        return text.ToString();
    }

    private static FuzzCase Convolution(ulong seed, int ticks)
    {
        var network = RandomConvolution.Of(seed);
        var elaborated = Elaborator.Elaborate(network, new())!;
        return Of(network, elaborated, RandomConvolution.Events(elaborated, seed, ticks), [], ticks);
    }
}
