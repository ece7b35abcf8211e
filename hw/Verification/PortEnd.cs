using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// One end of the range of a port's sum: the neuron that input channels can bring nearest to it, and the synapses by which
/// they do, if all arrive in one tick.
/// </summary>
/// <param name="IsUpper">Whether it is the greatest sum, or the least.</param>
/// <param name="Arrivals">By channel and delay: the weight of all its synapses with that delay, in the LSB of the port for a payload of 1.</param>
internal sealed record PortEnd(
    int Population, int Port, bool IsUpper, int Neuron, ImmutableArray<((int Population, int Neuron) Source, int Delay, Int128 Weight)> Arrivals)
{
    public int LongestDelay => Arrivals.Max(arrival => arrival.Delay);

    /// <summary>Both ends of every port that input channels reach.</summary>
    public static ImmutableArray<PortEnd> Of(ElaboratedNetwork network)
    {
        var ends = ImmutableArray.CreateBuilder<PortEnd>();
        foreach (var port in network.Projections.Where(p => network.Populations[p.Source].IsInput && p.SynapseCount > 0).GroupBy(p => (p.Target, p.Port)).OrderBy(g => g.Key))
            foreach (var isUpper in new[] { true, false })
            {
                var reach = new Int128[network.Populations[port.Key.Target].Size];
                ForEach(network, port, (projection, synapse, weight) => reach[synapse.Target] += Reach(weight, network.Populations[projection.Source].Payload.Num, isUpper));
                var neuron = Array.IndexOf(reach, reach.Max());
                if (reach[neuron] > 0)
                    ends.Add(new(port.Key.Target, port.Key.Port, isUpper, neuron, Arriving(network, port, neuron)));
            }
        return ends.ToImmutable();
    }

    // How far one synapse can move a sum towards an end; an event that would move it the other way is not sent.
    private static Int128 Reach(Int128 weight, Num payloads, bool isUpper)
    {
        var towards = isUpper ? weight : -weight;
        return Int128.Max(0, Int128.Max(towards * (long)payloads.Max, towards * (long)payloads.Min));
    }

    private static ImmutableArray<((int Population, int Neuron) Source, int Delay, Int128 Weight)> Arriving(
        ElaboratedNetwork network, IEnumerable<ElaboratedProjection> projections, int neuron)
    {
        var sums = new SortedDictionary<(int Population, int Neuron, int Delay), Int128>();
        ForEach(network, projections, (projection, synapse, weight) =>
        {
            var key = (projection.Source, synapse.Source, synapse.Delay);
            if (synapse.Target == neuron)
                sums[key] = sums.GetValueOrDefault(key) + weight;
        });
        return [.. sums.Select(sum => ((sum.Key.Population, sum.Key.Neuron), sum.Key.Delay, sum.Value))];
    }

    // Weights and payloads have binary points of their own; a port has the finest of their products.
    private static void ForEach(ElaboratedNetwork network, IEnumerable<ElaboratedProjection> projections, Action<ElaboratedProjection, Synapse, Int128> action)
    {
        foreach (var projection in projections)
        {
            var shift = network.Populations[projection.Target].Ports[projection.Port].Frac - projection.WeightFormat.Frac - network.Populations[projection.Source].Payload.Frac;
            projection.Synapses.ForEachBlock(block =>
            {
                foreach (ref readonly var synapse in block)
                    action(projection, synapse, (Int128)synapse.Weight << shift);
            });
        }
    }
}
