using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The events of the last ticks, as far back as any may still be on its way, and what reset marks have dropped.</summary>
internal sealed class EventHistory(ElaboratedNetwork network)
{
    private readonly Queue<InputEvent> events = new();
    private readonly long[] droppedAt = new long[network.Populations.Length];

    public void Begin(RunState? from)
    {
        events.Clear();
        Array.Clear(droppedAt);
        if (from is null)
            return;
        foreach (var sent in from.Events)
            events.Enqueue(sent);
        from.DroppedAt.CopyTo(droppedAt);
    }

    /// <summary>Takes over what an epoch has sent.</summary>
    public void Take(Epoch epoch, Partition partition)
    {
        if (epoch.IsQuiet)
            return;
        foreach (var mark in epoch.Marks)
            for (var population = 0; population < droppedAt.Length; population++)
                if (!mark.KeepInFlight && mark.Covers(population))
                    droppedAt[population] = epoch.FirstTick;
        for (var tick = 0; tick < epoch.Ticks; tick++)
            for (var population = 0; population < droppedAt.Length; population++)
            {
                Take(epoch.FirstTick + tick, population, epoch.InputNeurons(tick, population), epoch.InputPayloads(tick, population));
                foreach (var part in partition.ByPopulation[population])
                    Take(epoch.FirstTick + tick, population, epoch.Spikes[tick][part.Index].Neurons, epoch.Spikes[tick][part.Index].Payloads);
            }
        Forget(epoch.FirstTick + epoch.Ticks);
    }

    /// <summary>What may still be on its way before a tick, with what was dropped.</summary>
    public (ImmutableArray<InputEvent> Events, ImmutableArray<long> DroppedAt) At(long tick)
    {
        Forget(tick);
        return ([.. events], [.. droppedAt]);
    }

    private void Take(long tick, int population, ReadOnlySpan<int> neurons, ReadOnlySpan<long> payloads)
    {
        for (var i = 0; i < neurons.Length; i++)
            events.Enqueue(new(tick, population, neurons[i], payloads.IsEmpty ? 1 : payloads[i]));
    }

    private void Forget(long next)
    {
        while (events.TryPeek(out var oldest) && oldest.Tick + network.LongestDelay < next)
            events.Dequeue();
    }
}
