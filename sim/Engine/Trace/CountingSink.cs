using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>Counts the events of each population on their way to another sink.</summary>
/// <param name="watched">Called with every tick that is done.</param>
/// <param name="before">What was counted before; null: nothing.</param>
internal sealed class CountingSink(TraceHeader header, ITraceSink next, Action<long>? watched, ImmutableArray<long>? before = null) : ITraceSink
{
    public long[] Events { get; } = before is { } counts ? [.. counts] : new long[header.Populations.Length];

    public void Tick(TickRecord record)
    {
        next.Tick(record);
        for (var population = 0; population < Events.Length; population++)
            Events[population] += record.Neurons[population].Count;
        watched?.Invoke(record.Tick);
    }
}
