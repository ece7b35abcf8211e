using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>What a run costs hardware: the cycles of all ticks, and the synaptic events in them.</summary>
/// <param name="DeliveryCycles">Those in which spikes are delivered.</param>
public sealed record Activity(long Ticks, long SynapticEvents, long Cycles, long DeliveryCycles)
{
    public double CyclesPerEvent => SynapticEvents == 0 ? double.NaN : (double)Cycles / SynapticEvents;

    public double EventsPerDeliveryCycle => SynapticEvents == 0 ? double.NaN : (double)SynapticEvents / DeliveryCycles;

    /// <summary>By the formula of the plans, for each of them the same run.</summary>
    public static Activity[] Of(IReadOnlyList<HardwarePlan> plans, Stimulus stimulus, long ticks, CancellationToken cancellation)
    {
        var network = plans[0].Network;
        var header = Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks, cancellation), ticks, digestInterval: 0);
        var counter = new Counter(plans, stimulus);
        new CpuEngine(CpuThreads.Worthwhile(network)).Run(network, stimulus, header, counter, cancellation);
        return counter.Total(ticks);
    }

    private sealed class Counter(IReadOnlyList<HardwarePlan> plans, Stimulus stimulus) : ITraceSink
    {
        private readonly InputWords input = new(plans[0].Network, plans[0].Events, stimulus);
        private readonly TickCycles[] predictions = [.. plans.Select(plan => new TickCycles(plan))];
        private readonly long[] cycles = new long[plans.Count];
        private readonly long[] delivery = new long[plans.Count];
        private readonly int[][] synapses = SynapsesOf(plans[0].Network);
        private long events;

        public void Tick(TickRecord record)
        {
            var words = input.Next();
            for (var plan = 0; plan < plans.Count; plan++)
            {
                var (all, delivered) = predictions[plan].Of(words, input.Input, record);
                cycles[plan] += all;
                delivery[plan] += delivered;
            }
            var recorded = 0;
            for (var population = 0; population < synapses.Length; population++)
            {
                var neurons = plans[0].Network.Populations[population].IsInput ? input.Input.Neurons[population] : record.Neurons[recorded++];
                foreach (var neuron in neurons)
                    events += synapses[population][neuron];
            }
        }

        public Activity[] Total(long ticks) => [.. cycles.Zip(delivery, (all, delivered) => new Activity(ticks, events, all, delivered))];

        // By population and neuron.
        private static int[][] SynapsesOf(ElaboratedNetwork network)
        {
            var counts = network.Populations.Select(population => new int[population.Size]).ToArray();
            foreach (var projection in network.Projections)
                projection.Synapses.ForEachBlock(block =>
                {
                    foreach (ref readonly var synapse in block)
                        counts[projection.Source][synapse.Source]++;
                });
            return counts;
        }
    }
}
