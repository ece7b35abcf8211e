using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>What comes out of a batch of ticks: read back in a few pieces, put in order, told tick by tick.</summary>
internal sealed unsafe class BatchOutput(GpuNetwork network)
{
    private readonly BatchPlaces places = network.Batch;
    private readonly NativeBlock head = new(network.Batch.Values.End - network.Batch.Starts.Offset);
    private int[] cells = [];
    private long[] payloads = [];

    /// <summary>Waits for the device, and reads back what it has made.</summary>
    /// <param name="last">The list that was made last.</param>
    public void Download(AcceleratorStream stream, int last)
    {
        network.Bytes.SubView(places.Starts.Offset, head.Bytes).CopyToCPU(stream, ref Unsafe.AsRef<byte>(head.Address), head.Bytes);
        var events = (int)(Starts[last] + Counts[last] - places.InputEvents);
        if (cells.Length < events)
            cells = new int[Math.Max(events, 2 * cells.Length)];
        if (events == 0)
            return;
        network.Memory.Int32.SubView(places.Cells.First + places.InputEvents, events).CopyToCPU(stream, cells.AsSpan(0, events));
        if (places.Payloads is not { } graded)
            return;
        if (payloads.Length < events)
            payloads = new long[cells.Length];
        network.Memory.Int64.SubView(graded.First + places.InputEvents, events).CopyToCPU(stream, payloads.AsSpan(0, events));
    }

    /// <summary>Tells all samples the ticks that are theirs.</summary>
    public void Tell(IReadOnlyList<GpuSample> samples, long firstTick, int ticks, CancellationToken cancellation)
    {
        for (var tick = 0; tick < ticks; tick++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var sample in samples)
                sample.Record.Clear(firstTick + tick);
            var recorded = 0;
            foreach (var population in network.Network.Populations)
                if (!population.IsInput)
                    Sort(samples, places.List(tick, population.Index), population.Size, population.IsGraded, recorded++);
            for (var sample = 0; sample < samples.Count; sample++)
                if (firstTick + tick < samples[sample].End)
                    Tell(samples[sample], sample, tick);
        }
    }

    private long* Starts => (long*)head.Address;

    private int* Counts => (int*)At(places.Counts);

    // Which thread listed its event first is chance: here they get their order.
    private void Sort(IReadOnlyList<GpuSample> samples, int list, int size, bool isGraded, int recorded)
    {
        if (Counts[list] == 0)
            return;
        var first = (int)(Starts[list] - places.InputEvents);
        var sending = cells.AsSpan(first, Counts[list]);
        var carried = isGraded ? payloads.AsSpan(first, Counts[list]) : [];
        if (isGraded)
            sending.Sort(carried);
        else
            sending.Sort();
        for (var i = 0; i < sending.Length; i++)
        {
            // Places that no sample takes run, too.
            if (sending[i] / size is var sample && sample >= samples.Count)
                break;
            samples[sample].Record.Neurons[recorded].Add(sending[i] % size);
            samples[sample].Record.Payloads[recorded].Add(isGraded ? carried[i] : 1);
        }
    }

    private void Tell(GpuSample sample, int number, int tick)
    {
        var record = sample.Record;
        if (sample.Header.HasDigest(record.Tick))
            record.StateDigest = ((ulong*)At(places.Digests))[tick * places.Samples + number];
        var values = (long*)At(places.Values) + ((long)tick * places.Samples + number) * places.PlacesOfSample;
        for (var probe = 0; probe < record.Probes.Length; probe++)
            new ReadOnlySpan<long>(values + network.ProbePlaces[probe], record.Probes[probe].Length).CopyTo(record.Probes[probe]);
        sample.Tell();
    }

    private byte* At(DeviceArray array) => head.Address + (array.Offset - places.Starts.Offset);
}
