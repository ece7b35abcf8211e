using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// A stimulus made for a network to lead hardware to its edges, where random input hardly comes: silence, every channel at
/// once with the greatest and the least payload, every port's sum at both ends of its range, all densities of events, marks
/// of all kinds in consecutive ticks, and events on every tick until the ring of delays has gone round.
/// </summary>
public sealed class DirectedStimulus
{
    private const ulong Seed = 0x6469726563746564;

    private readonly ElaboratedNetwork network;
    private readonly long mostTicks;
    private readonly ImmutableArray<(int Population, int Neuron)> channels;
    private readonly HashSet<(int Population, int Neuron)> isFree;
    private readonly List<InputEvent> events = [];
    private readonly List<ResetMark> marks = [];
    private ulong draws;
    private long tick;

    private DirectedStimulus(ElaboratedNetwork network, long mostTicks)
    {
        (this.network, this.mostTicks) = (network, mostTicks);
        // What a generator of the network feeds may send at any tick, and a channel sends once a tick.
        var generated = network.Generators.Where(g => g.Port is null).ToList();
        channels =
        [
            .. from population in network.Populations
               where population.IsInput
               from neuron in Enumerable.Range(0, population.Size)
               where !generated.Exists(g => g.Population == population.Index && neuron >= g.First && neuron < g.First + g.Count)
               select (population.Index, neuron),
        ];
        isFree = [.. channels];
    }

    /// <param name="mostTicks">A longer one is cut; what matters most stands first.</param>
    public static Stimulus Of(ElaboratedNetwork network, long mostTicks)
    {
        var directed = new DirectedStimulus(network, mostTicks);
        directed.Silence();
        directed.AllAtOnce();
        directed.Marks();
        directed.Densities();
        directed.EndsOfRanges();
        directed.Wrap();
        return directed.Build();
    }

    private Stimulus Build()
    {
        var ticks = Math.Min(tick, mostTicks);
        return new(
            [.. events.Where(e => e.Tick < ticks).OrderBy(e => e.Tick).ThenBy(e => e.Population).ThenBy(e => e.Neuron)],
            [], ResetMarks.Canonical(network, marks.Where(mark => mark.Tick < ticks)), ticks);
    }

    private void Silence() => tick += 3;

    private void AllAtOnce()
    {
        for (var n = 0; n < 6; n++, tick++)
            foreach (var channel in channels)
                Send(channel, n is 0 or 1 or 4 ? Greatest(channel) : Least(channel));
        // So that what is under way arrives, unless it takes very long.
        tick += Math.Min(network.LongestDelay, 16);
    }

    // Every kind of mark, each on the tick after the one before, with events on all of them.
    private void Marks()
    {
        ImmutableArray<int> running = [.. network.Populations.Where(p => !p.IsInput).Select(p => p.Index)];
        var kinds = new List<ImmutableArray<int>> { ImmutableArray<int>.Empty };
        kinds.AddRange(running.Take(4).Select(p => ImmutableArray.Create(p)));
        foreach (var keep in new[] { true, false })
            foreach (var populations in kinds)
            {
                SendEach(1);
                marks.Add(new(tick, populations, keep));
                tick++;
            }
        // Two of one tick: one layer is dropped, the others keep what is under way.
        if (running.Length > 1)
        {
            marks.Add(new(tick, [running[0]], KeepInFlight: false));
            marks.Add(new(tick, [.. running.Skip(1)], KeepInFlight: true));
        }
        SendEach(1);
        tick += 3;
    }

    // Events at every distance from each other: one channel of 1, 2, 4, 8 and 16.
    private void Densities()
    {
        StartAfresh();
        for (var of = 1; of <= 16; of *= 2)
            for (var n = 0; n < 4; n++, tick++)
                SendEach(of);
    }

    private void EndsOfRanges()
    {
        foreach (var end in PortEnd.Of(network))
        {
            StartAfresh();
            var arrival = tick + end.LongestDelay;
            foreach (var (source, delay, weight) in end.Arrivals)
                if (isFree.Contains(source) && Best(source, end.IsUpper ? weight : -weight) is { } payload)
                    events.Add(new(arrival - delay, source.Population, source.Neuron, payload));
            tick = arrival + 2;
        }
    }

    private void Wrap()
    {
        StartAfresh();
        for (var n = 0; n < (2 * network.LongestDelay) + 3; n++, tick++)
            if (channels.Length > 0)
                Send(channels[n % channels.Length], Greatest(channels[n % channels.Length]));
    }

    private void StartAfresh() => marks.Add(new(tick, [], KeepInFlight: false));

    private void SendEach(int of)
    {
        foreach (var channel in channels)
            if (Draw(of) == 0)
                Send(channel, Draw(2) == 0 ? Greatest(channel) : Draw(2) == 0 ? Least(channel) : Any(channel));
    }

    private void Send((int Population, int Neuron) channel, long payload) => events.Add(new(tick, channel.Population, channel.Neuron, payload));

    private int Draw(int below) => (int)SplitMix.Below(Seed, draws++, (uint)below);

    private long Greatest((int Population, int) channel) => (long)Payloads(channel).Max;

    // An event with payload 0 is none.
    private long Least((int Population, int) channel) => Payloads(channel).Min is { IsZero: false } min ? (long)min : 1;

    private long Any((int Population, int) channel)
    {
        var (min, max, _) = Payloads(channel);
        var payload = (long)(min + (SplitMix.Draw(Seed, draws++) % (max - min + 1)));
        return payload != 0 ? payload : (long)max;
    }

    private Num Payloads((int Population, int) channel) =>
        network.Populations[channel.Population] is { IsGraded: true } graded ? graded.Payload.Num : new(1, 1, 0);

    // The payload that makes weight · payload greatest, if that is more than nothing.
    private long? Best((int Population, int) channel, Int128 weight)
    {
        var payload = weight < 0 ? Least(channel) : Greatest(channel);
        return weight * payload > 0 ? payload : null;
    }
}
