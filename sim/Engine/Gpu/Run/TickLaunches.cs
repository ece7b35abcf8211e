using ILGPU.Runtime;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The kernel launches of a tick, in their order. Each begins when the one before has ended.</summary>
internal sealed class TickLaunches(GpuNetwork network, AcceleratorStream stream)
{
    private readonly BatchPlaces batch = network.Batch;
    private readonly NetworkKernels kernels = network.Device.Kernels;
    private readonly (int Size, uint Word)[] populations =
        [.. network.Network.Populations.Select(population => (population.Size, RandomDraws.PopulationWord(population.Name)))];

    // The most neurons that a launch for all populations finds in one of them.
    private readonly int largest = network.Network.Populations.Where(population => !population.IsInput).Select(population => population.Size).DefaultIfEmpty(0).Max();

    /// <summary>Brings all samples to where a run begins.</summary>
    public void ResetAll()
    {
        ResetStates(0, network.StateTable.Count, 0, network.Samples);
        Drop(0, network.PortTable.Count, 0, network.Samples);
    }

    /// <summary>Launches a tick.</summary>
    /// <param name="tickOfBatch">Its number in the batch.</param>
    /// <param name="previous">The list of events that was made last.</param>
    /// <returns>The list of events that will then have been made last.</returns>
    public int Launch(long tick, int tickOfBatch, BatchInput input, int previous, bool isDigested)
    {
        foreach (var (sample, mark) in input.Marks[tickOfBatch])
            Obey(mark, sample);
        Drive(tick);
        if (input.Events[tickOfBatch] > 0)
            Deliver(tick, tickOfBatch, network.InputProjections, input.Events[tickOfBatch]);
        for (var stage = 0; stage < network.Stages.Length; stage++)
        {
            foreach (var population in network.Stages[stage])
            {
                Record(tick, tickOfBatch, network.PortProbes[population]);
                previous = Update(tick, tickOfBatch, population, previous);
            }
            Deliver(tick, tickOfBatch, network.StageProjections[stage], int.MaxValue);
        }
        if (isDigested)
            Digest(tickOfBatch);
        Record(tick, tickOfBatch, network.StateProbes);
        return previous;
    }

    private void Obey(ResetMark mark, int sample)
    {
        foreach (var population in network.Populations)
            if (population is not null && mark.Covers(population.Lean.Population.Index))
            {
                ResetStates(population.FirstState, population.States.Length, sample, 1);
                if (!mark.KeepInFlight)
                    Drop(population.FirstPort, population.Ports.Length, sample, 1);
            }
    }

    private void ResetStates(int first, int count, int firstSample, int samples)
    {
        if (count == 0)
            return;
        var threads = Threads((long)largest * samples);
        kernels.ResetStates(stream, threads, network.Memory, network.StateTable.Rows, new(new(threads), first, first + count, firstSample, samples));
    }

    private void Drop(int first, int count, int firstSample, int samples)
    {
        if (count == 0)
            return;
        var threads = Threads((long)largest * samples);
        kernels.Drop(stream, threads, network.Memory, network.PortTable.Rows, new(new(threads), first, first + count, firstSample, samples));
    }

    private void Drive(long tick)
    {
        if (network.GeneratorTable.Count == 0)
            return;
        var threads = Threads((long)largest * network.Samples * network.GeneratorTable.Count);
        kernels.Drive(stream, threads, network.Memory, network.GeneratorTable.Rows, new(new(threads), network.GeneratorTable.Count, network.Samples, tick));
    }

    private void Deliver(long tick, int tickOfBatch, (int First, int End) projections, int mostEvents)
    {
        if (projections.First == projections.End)
            return;
        var lanes = network.Device.Lanes;
        var groups = (int)Math.Clamp((long)mostEvents * (projections.End - projections.First), 1, Math.Max(1, network.Device.Threads / lanes));
        kernels.Deliver(
            stream, groups * lanes, network.Memory, network.ProjectionTable.Rows,
            new(new(groups), lanes, projections.First, projections.End, batch.Lists, batch.List(tickOfBatch, 0), tick));
    }

    private int Update(long tick, int tickOfBatch, int population, int previous)
    {
        var (size, word) = populations[population];
        var cells = size * network.Samples;
        var threads = Threads(cells);
        var list = batch.List(tickOfBatch, population);
        var (keyA, keyB) = RandomDraws.TickKey(network.Network.Seed, tick, word);
        network.Updates[population]!.Launch(
            stream, threads, network.Memory,
            new(new(threads), cells, size, batch.Lists, list, previous, network.Populations[population]!.Payloads?.First ?? -1, tick, keyA, keyB));
        return list;
    }

    private void Digest(int tickOfBatch)
    {
        if (network.StateTable.Count == 0)
            return;
        var each = Math.Clamp(network.Device.Threads / network.Samples, 1, largest);
        kernels.Digest(
            stream, each * network.Samples, network.Memory, network.StateTable.Rows,
            new(new(each), network.StateTable.Count, network.Samples, batch.Digests.First + (long)tickOfBatch * network.Samples));
    }

    private void Record(long tick, int tickOfBatch, (int First, int End) probes)
    {
        var count = probes.End - probes.First;
        if (count == 0)
            return;
        var threads = Threads((long)count * network.Samples);
        kernels.Record(
            stream, threads, network.Memory, network.ProbeTable.Rows,
            new(new(threads), probes.First, count, network.Samples, batch.Values.First + (long)tickOfBatch * network.Samples * batch.PlacesOfSample, batch.PlacesOfSample, tick));
    }

    private int Threads(long elements) => (int)Math.Clamp(elements, 1, network.Device.Threads);
}
