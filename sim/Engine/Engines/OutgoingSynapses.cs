using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The synapses of one projection, grouped by source neuron.</summary>
internal sealed class OutgoingSynapses
{
    private readonly long[] rowStarts;
    private readonly Synapse[] synapses;

    private OutgoingSynapses(long[] rowStarts, Synapse[] synapses)
    {
        this.rowStarts = rowStarts;
        this.synapses = synapses;
    }

    public ReadOnlySpan<Synapse> this[int source] =>
        synapses.AsSpan((int)rowStarts[source], (int)(rowStarts[source + 1] - rowStarts[source]));

    public static OutgoingSynapses Of(ElaboratedProjection projection, int sources, CancellationToken cancellation)
    {
        var rowStarts = new long[sources + 1];
        projection.Synapses.ForEachBlock(block =>
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ref readonly var synapse in block)
                rowStarts[synapse.Source + 1]++;
        });
        for (var source = 0; source < sources; source++)
            rowStarts[source + 1] += rowStarts[source];
        var next = (long[])rowStarts.Clone();
        var synapses = new Synapse[rowStarts[sources]];
        projection.Synapses.ForEachBlock(block =>
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ref readonly var synapse in block)
                synapses[next[synapse.Source]++] = synapse;
        });
        return new(rowStarts, synapses);
    }
}
