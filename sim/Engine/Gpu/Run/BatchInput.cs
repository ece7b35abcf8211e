using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>What is given to a network in a batch of ticks, gathered and uploaded in one go.</summary>
internal sealed unsafe class BatchInput(GpuNetwork network)
{
    private readonly BatchPlaces places = network.Batch;
    private readonly NativeBlock head = new(network.Batch.Digests.End - network.Batch.Starts.Offset);
    private readonly List<int> cells = [];
    private readonly List<long> payloads = [];

    /// <summary>By tick of the batch: the marks to be obeyed before it, each with its sample.</summary>
    public List<(int Sample, ResetMark Mark)>[] Marks { get; } = [.. Enumerable.Range(0, network.Batch.Ticks).Select(_ => new List<(int, ResetMark)>())];

    /// <summary>By tick of the batch: how many events inputs send.</summary>
    public int[] Events { get; } = new int[network.Batch.Ticks];

    /// <summary>Gathers the input of ticks firstTick..firstTick+ticks-1.</summary>
    public void Read(IReadOnlyList<GpuSample> samples, long firstTick, int ticks)
    {
        head.Clear();
        cells.Clear();
        payloads.Clear();
        Starts[places.EmptyList] = places.InputEvents;
        var inputs = new TickInput?[samples.Count];
        for (var tick = 0; tick < ticks; tick++)
        {
            Marks[tick].Clear();
            var before = cells.Count;
            for (var sample = 0; sample < samples.Count; sample++)
            {
                inputs[sample] = samples[sample].Input(firstTick + tick);
                if (inputs[sample] is { } input)
                    foreach (var mark in input.Marks)
                        Marks[tick].Add((sample, mark));
            }
            foreach (var population in network.Network.Populations)
                if (population.IsInput)
                    Gather(inputs, population.Index, population.Size, places.List(tick, population.Index));
            Events[tick] = cells.Count - before;
        }
    }

    /// <summary>Brings it to the device, and empties all lists that will be made there.</summary>
    public void Upload(AcceleratorStream stream)
    {
        network.Bytes.SubView(places.Starts.Offset, head.Bytes).CopyFromCPU(stream, ref Unsafe.AsRef<byte>(head.Address), head.Bytes);
        if (cells.Count == 0)
            return;
        network.Memory.Int32.SubView(places.Cells.First, cells.Count).CopyFromCPU(stream, (ReadOnlySpan<int>)CollectionsMarshal.AsSpan(cells));
        if (places.Payloads is { } graded)
            network.Memory.Int64.SubView(graded.First, payloads.Count).CopyFromCPU(stream, (ReadOnlySpan<long>)CollectionsMarshal.AsSpan(payloads));
    }

    private long* Starts => (long*)head.Address;

    private int* Counts => (int*)(head.Address + (places.Counts.Offset - places.Starts.Offset));

    private void Gather(TickInput?[] inputs, int population, int size, int list)
    {
        Starts[list] = cells.Count;
        for (var sample = 0; sample < inputs.Length; sample++)
            if (inputs[sample] is { } input)
            {
                foreach (var neuron in input.Neurons[population])
                    cells.Add(sample * size + neuron);
                payloads.AddRange(input.Payloads[population]);
            }
        Counts[list] = cells.Count - (int)Starts[list];
    }
}
