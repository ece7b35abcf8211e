using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// A network being simulated tick by tick, by definition: every neuron is evaluated on every tick, its expressions
/// interpreted with unbounded integers. Slow, and the oracle for all that is fast.
/// </summary>
public sealed class ReferenceSimulation
{
    private readonly ElaboratedNetwork network;
    private readonly StimulusPlayer player;
    private readonly OutgoingSynapses[] synapses;
    private readonly ArrivalRing[] arrivals;
    private readonly ReferencePopulation[] populations;

    /// <param name="cancellation">Building a large network takes seconds.</param>
    public ReferenceSimulation(ElaboratedNetwork network, Stimulus stimulus, CancellationToken cancellation = default)
    {
        this.network = network;
        player = new(network, stimulus);
        synapses = [.. network.Projections.Select(p => OutgoingSynapses.Of(p, network.Populations[p.Source].Size, cancellation))];
        arrivals = [.. network.Populations.Select(p => new ArrivalRing(p, network.LongestDelay))];
        populations = [.. network.Populations.Select(p => new ReferencePopulation(p, network))];
    }

    /// <summary>The tick that <see cref="Advance"/> will run next.</summary>
    public long Tick { get; private set; }

    /// <summary>By index of the network's population: states, port sums, lets and events of the last tick.</summary>
    public IReadOnlyList<ReferencePopulation> Populations => populations;

    /// <summary>Runs one tick.</summary>
    /// <param name="observe">Gives the observer that watches a neuron's evaluation, if it is to be watched.</param>
    /// <returns>The input of the tick, valid until the next call.</returns>
    public TickInput Advance(Func<int, int, IEvaluationObserver?>? observe = null)
    {
        var input = player.Next();
        foreach (var mark in input.Marks)
            Reset(mark);
        foreach (var (population, port, neuron, raw, frac) in input.Additions)
            arrivals[population].Add(Tick, port, neuron, raw, frac);
        foreach (var index in network.TickOrder)
        {
            if (network.Populations[index].IsInput)
                populations[index].Take(input.Neurons[index], input.Payloads[index]);
            else
                populations[index].Update(Tick, arrivals[index], observe);
            Deliver(index);
        }
        foreach (var ring in arrivals)
            ring.Clear(Tick);
        Tick++;
        return input;
    }

    private void Reset(ResetMark mark)
    {
        foreach (var population in network.Populations)
        {
            if (!mark.Covers(population.Index))
                continue;
            populations[population.Index].Reset();
            if (!mark.KeepInFlight)
                arrivals[population.Index].Drop();
        }
    }

    private void Deliver(int source)
    {
        var events = populations[source].Events;
        for (var p = 0; p < network.Projections.Length; p++)
        {
            var projection = network.Projections[p];
            if (projection.Source != source)
                continue;
            var frac = projection.WeightFormat.Frac + network.Populations[source].Payload.Frac;
            foreach (var (neuron, payload) in events)
                foreach (ref readonly var synapse in synapses[p][neuron])
                    arrivals[projection.Target].Add(Tick + synapse.Delay, projection.Port, synapse.Target, (Int128)synapse.Weight * payload, frac);
        }
    }
}
