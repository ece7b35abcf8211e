using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Keeps what was sent towards one neuron, so that a port's sum can be told apart again. It looks at events and synapses
/// only, never at the engine's sums, which makes the two a check of each other.
/// </summary>
internal sealed class ArrivalLog
{
    private readonly ElaboratedNetwork network;
    private readonly ElaboratedPopulation subject;
    private readonly int neuron;
    // By projection: the synapses that end at the neuron, by their source.
    private readonly ILookup<int, Synapse>?[] incoming;
    private readonly List<Sent> sent = [];
    private readonly List<long> drops = [];

    public ArrivalLog(ElaboratedNetwork network, int population, int neuron)
    {
        this.network = network;
        this.neuron = neuron;
        subject = network.Populations[population];
        incoming = [.. network.Projections.Select(projection => projection.Target == population ? Incoming(projection) : null)];
    }

    /// <summary>Takes what was sent at a tick.</summary>
    public void Take(long tick, TickInput input, ReferenceSimulation simulation)
    {
        if (input.Marks.Exists(mark => mark.Covers(subject.Index) && !mark.KeepInFlight))
            drops.Add(tick);
        sent.RemoveAll(item => item.Tick + network.LongestDelay < tick);
        drops.RemoveAll(drop => drop + network.LongestDelay < tick);
        for (var p = 0; p < incoming.Length; p++)
            if (incoming[p] is { } synapses)
                foreach (var (source, payload) in simulation.Populations[network.Projections[p].Source].Events)
                    if (synapses.Contains(source))
                        sent.Add(new(tick, p, source, payload));
    }

    /// <summary>Everything that arrives at a port at a tick.</summary>
    /// <param name="sum">What the engine has as the port's sum.</param>
    public PortExplanation Explain(long tick, int port, long sum)
    {
        var arrivals = ImmutableArray.CreateBuilder<Arrival>();
        var dropped = ImmutableArray.CreateBuilder<DroppedArrival>();
        foreach (var item in sent.Where(item => network.Projections[item.Projection].Port == port).OrderBy(item => item.Projection).ThenBy(item => item.Tick))
            foreach (var synapse in incoming[item.Projection]![item.Source])
                if (item.Tick + synapse.Delay == tick)
                {
                    var arrival = ArrivalOf(item, synapse);
                    // A mark is obeyed before its tick: it drops what was sent earlier and has not arrived yet.
                    if (drops.Exists(drop => item.Tick < drop && drop <= tick))
                        dropped.Add(new(arrival, drops.Find(drop => item.Tick < drop)));
                    else
                        arrivals.Add(arrival);
                }
        return new(subject.Model!.Model.Inputs[port].Name, subject.Ports[port], sum, arrivals.ToImmutable(), GeneratedAt(tick, port), dropped.ToImmutable());
    }

    private Arrival ArrivalOf(Sent item, Synapse synapse)
    {
        var projection = network.Projections[item.Projection];
        return new(projection, network.Populations[projection.Source], item.Source, item.Tick, synapse.Delay, synapse.Weight, item.Payload);
    }

    private ImmutableArray<Generated> GeneratedAt(long tick, int port) =>
    [
        .. network.Generators
            .Where(generator => generator.Population == subject.Index && generator.Port == port)
            .Where(generator => neuron >= generator.First && neuron - generator.First < generator.Count)
            .Select(generator => new Generated(generator, generator.Counts(tick, neuron)))
            .Where(generated => generated.Count != 0),
    ];

    private ILookup<int, Synapse> Incoming(ElaboratedProjection projection)
    {
        var synapses = new List<Synapse>();
        projection.Synapses.ForEachBlock(block =>
        {
            foreach (ref readonly var synapse in block)
                if (synapse.Target == neuron)
                    synapses.Add(synapse);
        });
        return synapses.ToLookup(synapse => synapse.Source);
    }

    private readonly record struct Sent(long Tick, int Projection, int Source, long Payload);
}
