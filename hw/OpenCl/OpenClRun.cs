using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>
/// Samples side by side on one core, as the emitted host runs them: what goes in is sent for a block of ticks, all kernels
/// of the block are launched, and what came out is taken back.
/// </summary>
internal sealed class OpenClRun
{
    private const int MostTicks = 256;
    private const long BlockBytes = 16 << 20;

    private const byte ResetAndDrop = 3;

    private readonly OpenClManifest manifest;
    private readonly OpenClCore core;
    private readonly List<OpenClSample> samples;
    private readonly long ticks;
    private readonly int block;
    private readonly bool[] isMarked;
    private readonly byte[] marks;
    private readonly uint[] first;
    private readonly uint[] neurons;
    private readonly long[] values;
    private readonly uint[] counts;
    private readonly uint[] spikes;
    private readonly long[] payloads;
    private readonly uint[] digests;
    private readonly long[] probes;

    private OpenClRun(OpenClManifest manifest, OpenClCore core, IReadOnlyList<RunFolder> runs)
    {
        (this.manifest, this.core) = (manifest, core);
        samples = [.. runs.Select(run => OpenClSample.Read(run, manifest))];
        ticks = samples.Max(sample => sample.Ticks);
        var tickBytes = manifest.Buffers.Where(IsOfTick).Sum(buffer => buffer.Count * buffer.ElementBytes);
        block = (int)Math.Clamp(BlockBytes / Math.Max(1, tickBytes * samples.Count), 1, MostTicks);
        var events = Enumerable.Range(0, (int)((ticks + block - 1) / block)).Select(n => samples.Sum(sample => sample.EventsOf((long)n * block, (long)(n + 1) * block))).DefaultIfEmpty(0).Max();
        isMarked = new bool[block];
        marks = Array<byte>(BufferUse.Marks);
        first = Array<uint>(BufferUse.InputFirst);
        counts = Array<uint>(BufferUse.SpikeCount);
        spikes = Array<uint>(BufferUse.SpikeNeuron);
        payloads = Array<long>(BufferUse.SpikePayload);
        digests = Array<uint>(BufferUse.Digest);
        probes = Array<long>(BufferUse.Probes);
        (neurons, values) = (new uint[events], new long[events]);
        core.Make(samples.Count, block, events);

        T[] Array<T>(BufferUse use) => Index(use) is { } index ? new T[manifest.Buffers[index].Elements(samples.Count, block, 0)] : [];
    }

    /// <summary>Runs all of them to the end of the longest; each has its own words come out.</summary>
    public static void Of(OpenClManifest manifest, OpenClCore core, IReadOnlyList<RunFolder> runs, CancellationToken cancellation)
    {
        var run = new OpenClRun(manifest, core, runs);
        var outputs = runs.Select(folder => new OpenClWords(manifest, folder)).ToList();
        try
        {
            for (var start = 0L; start < run.ticks; start += run.block)
            {
                cancellation.ThrowIfCancellationRequested();
                run.Send(start);
                var length = (int)Math.Min(run.block, run.ticks - start);
                run.Launch(start, length);
                run.Take(start, length, outputs);
            }
        }
        finally
        {
            foreach (var output in outputs)
                output.Dispose();
            core.Free();
        }
    }

    private static bool IsOfTick(OpenClBuffer buffer) =>
        buffer.Use is not (BufferUse.Data or BufferUse.Sample or BufferUse.InputNeuron or BufferUse.InputValue);

    private int? Index(BufferUse use)
    {
        for (var b = 0; b < manifest.Buffers.Length; b++)
            if (manifest.Buffers[b].Use == use)
                return b;
        return null;
    }

    // ---- What goes in

    private void Send(long start)
    {
        Mark(start);
        var events = Fill(start);
        Write(BufferUse.Marks, marks, marks.Length);
        Write(BufferUse.InputFirst, first, first.Length);
        Write(BufferUse.InputNeuron, neurons, events);
        Write(BufferUse.InputValue, values, events);
        Clear(BufferUse.SpikeCount);
        Clear(BufferUse.Digest);
    }

    // Everything begins as if all populations had been reset.
    private void Mark(long start)
    {
        var outputs = manifest.Outputs.Length;
        marks.AsSpan().Clear();
        System.Array.Clear(isMarked);
        if (start == 0)
        {
            isMarked[0] = true;
            marks.AsSpan(0, outputs * samples.Count).Fill(ResetAndDrop);
        }
        for (var s = 0; s < samples.Count; s++)
            foreach (var (tick, bits) in samples[s].Marks)
                if (tick >= start && tick < start + block)
                {
                    var place = (int)(tick - start);
                    isMarked[place] = true;
                    for (var output = 0; output < outputs; output++)
                        marks[(place * samples.Count + s) * outputs + output] |= bits[output];
                }
    }

    private int Fill(long start)
    {
        var (at, count) = (0, 0);
        for (var place = 0; place < block; place++)
            foreach (var sample in samples)
            {
                var tick = start + place;
                var (next, end) = tick < sample.Ticks ? (sample.First[(int)tick], sample.First[(int)tick + 1]) : (0, 0);
                for (var input = 0; input < manifest.Inputs.Length; input++)
                {
                    first[at++] = (uint)count;
                    for (; next < end && sample.Events[next].Input == input; next++, count++)
                        (neurons[count], values[count]) = (sample.Events[next].Neuron, sample.Events[next].Value);
                }
                first[at++] = (uint)count;
            }
        return count;
    }

    private void Write<T>(BufferUse use, T[] from, int count)
        where T : unmanaged
    {
        if (Index(use) is { } buffer)
            core.Write<T>(buffer, from.AsSpan(0, count));
    }

    private void Clear(BufferUse use)
    {
        if (Index(use) is { } buffer)
            core.Clear(buffer);
    }

    // ---- What happens

    private void Launch(long start, int length)
    {
        for (var place = 0; place < length; place++)
            for (var kernel = 0; kernel < manifest.Kernels.Length; kernel++)
                if (!manifest.Kernels[kernel].OnMarks || isMarked[place])
                    core.Launch(kernel, start + place, place);
    }

    // ---- What comes out

    private void Take(long start, int length, List<OpenClWords> outputs)
    {
        var (outputCount, neuronCount, valueCount) = (manifest.Outputs.Length, manifest.Outputs.Sum(output => output.Size), manifest.Probes.Sum(probe => probe.Neurons));
        Read(BufferUse.SpikeCount, counts);
        Read(BufferUse.SpikeNeuron, spikes);
        Read(BufferUse.SpikePayload, payloads);
        Read(BufferUse.Digest, digests);
        Read(BufferUse.Probes, probes);
        for (var place = 0; place < length; place++)
            for (var s = 0; s < samples.Count; s++)
            {
                var now = place * samples.Count + s;
                if (start + place < samples[s].Ticks)
                    outputs[s].Tick(
                        start + place, counts.AsSpan(now * outputCount, outputCount), spikes.AsSpan(now * neuronCount, neuronCount),
                        payloads.Length == 0 ? [] : payloads.AsSpan(now * neuronCount, neuronCount),
                        digests.Length == 0 ? [] : digests.AsSpan(now * 2, 2), probes.AsSpan(now * valueCount, valueCount));
            }
    }

    private void Read<T>(BufferUse use, T[] to)
        where T : unmanaged
    {
        if (Index(use) is { } buffer)
            core.Read<T>(buffer, to);
    }
}
