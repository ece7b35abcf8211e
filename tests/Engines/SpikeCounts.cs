using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>How many events each population sends, and nothing else.</summary>
internal sealed class SpikeCounts(int populations) : ITraceSink
{
    public int[] Spikes { get; } = new int[populations];

    public void Tick(TickRecord record)
    {
        for (var population = 0; population < Spikes.Length; population++)
            Spikes[population] += record.Neurons[population].Count;
    }
}
