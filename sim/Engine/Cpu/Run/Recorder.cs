using System.Runtime.CompilerServices;

namespace Neuro.Sim;

/// <summary>Tells a sink what came out of epochs, tick by tick.</summary>
internal sealed class Recorder
{
    private readonly CpuNetwork network;
    private readonly TraceHeader header;
    private readonly TickRecord record;

    // By index of the header's population list: its parts.
    private readonly Part[][] parts;

    public Recorder(CpuNetwork network, TraceHeader header)
    {
        (this.network, this.header) = (network, header);
        record = new(header);
        parts = [.. network.Network.Populations.Where(p => !p.IsInput).Select(p => network.Partition.ByPopulation[p.Index].ToArray())];
    }

    public void Record(Epoch epoch, ITraceSink sink, CancellationToken cancellation)
    {
        if (epoch.IsQuiet)
            Repeat(epoch, sink, cancellation);
        else
            for (var tick = 0; tick < epoch.Ticks; tick++)
                Record(epoch, tick, sink, cancellation);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Record(Epoch epoch, int tick, ITraceSink sink, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        record.Clear(epoch.FirstTick + tick);
        for (var population = 0; population < parts.Length; population++)
            foreach (var part in parts[population])
            {
                var spikes = epoch.Spikes[tick][part.Index];
                CollectionExtensions.AddRange(record.Neurons[population], spikes.Neurons);
                CollectionExtensions.AddRange(record.Payloads[population], spikes.Payloads);
            }
        for (var probe = 0; probe < record.Probes.Length; probe++)
            epoch.Recorded[tick][probe].CopyTo(record.Probes[probe], 0);
        if (header.HasDigest(record.Tick))
            record.StateDigest = Sum(epoch.Digests[tick]);
        sink.Tick(record);
    }

    // No event, nothing arrives, states and lets as they were: the last record, without end.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Repeat(Epoch epoch, ITraceSink sink, CancellationToken cancellation)
    {
        var digest = Sum(epoch.Digests[0]);
        for (var tick = epoch.FirstTick; tick < epoch.FirstTick + epoch.Ticks; tick++)
        {
            cancellation.ThrowIfCancellationRequested();
            record.Clear(tick);
            if (header.HasDigest(tick))
                record.StateDigest = digest;
            sink.Tick(record);
        }
    }

    private static ulong Sum(ulong[] shares)
    {
        var sum = 0UL;
        foreach (var share in shares)
            sum += share;
        return sum;
    }
}
