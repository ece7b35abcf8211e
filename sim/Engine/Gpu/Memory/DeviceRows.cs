using System.Numerics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Lays the synapses of a projection out in rows by source neuron, each number in as few bytes as its range takes.</summary>
internal static unsafe class DeviceRows
{
    public static DeviceProjection Of(ElaboratedProjection projection, ElaboratedNetwork network, DevicePort port, DeviceLayout layout, CancellationToken cancellation)
    {
        var source = network.Populations[projection.Source];
        var starts = new long[source.Size + 1];
        var (least, most) = (long.MaxValue, long.MinValue);
        projection.Synapses.ForEachBlock(block =>
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ref readonly var synapse in block)
            {
                starts[synapse.Source + 1]++;
                (least, most) = (Math.Min(least, synapse.Weight), Math.Max(most, synapse.Weight));
            }
        });
        for (var row = 0; row < source.Size; row++)
            starts[row + 1] += starts[row];
        var count = starts[source.Size];
        var next = (long[])starts.Clone();
        var targets = NativeBlock.Unwritten(count * sizeof(int));
        var (delays, weights) = (new Filling(projection.Delays.Min, projection.Delays.Max, count), new Filling(least, most, count));
        projection.Synapses.ForEachBlock(block =>
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ref readonly var synapse in block)
            {
                var at = next[synapse.Source]++;
                ((int*)targets.Address)[at] = synapse.Target;
                delays.Write(at, synapse.Delay);
                weights.Write(at, synapse.Weight);
            }
        });
        return new(
            source.Index, source.Size, source.IsGraded ? 1 : 0,
            layout.Add(Storage.Int64, starts).First, layout.Add(Storage.Int32, count, targets).First, delays.Column(layout), weights.Column(layout),
            Scale.Of(1, network.Populations[projection.Target].Ports[projection.Port].Frac - projection.WeightFormat.Frac - source.Payload.Frac), port);
    }

    /// <summary>The least power of two that is more than a delay: so many slots keep all that is on its way apart.</summary>
    public static int Slots(int longestDelay) => (int)BitOperations.RoundUpToPowerOf2((uint)longestDelay + 1);

    // A column that is being filled; nothing is kept where all values are equal.
    private sealed class Filling(long least, long most, long count)
    {
        private readonly Storage storage = Storages.Holding(least, most);
        private readonly NativeBlock? values = least == most ? null : NativeBlock.Unwritten(count * Storages.Holding(least, most).Bytes());

        public void Write(long index, long value)
        {
            if (values is not null)
                storage.Write(values.Address, index, value);
        }

        public Column Column(DeviceLayout layout) => values is null ? Sim.Column.Same(least) : Sim.Column.Each(layout.Add(storage, count, values));
    }
}
