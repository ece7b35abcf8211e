using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>
/// Keeps the last few ticks of both traces, so that those before the first divergence can be shown, and picks up those
/// after it. Records take turns: nothing is copied.
/// </summary>
internal sealed class DivergenceContext
{
    private const int MostEvents = 12;

    private readonly TraceHeader header;
    private readonly int ticks;
    private readonly (TickRecord A, TickRecord B)[] turns;
    private readonly ImmutableArray<TickExcerpt>.Builder excerpts = ImmutableArray.CreateBuilder<TickExcerpt>();
    private long filled;
    private int after = -1;

    /// <param name="ticks">How many before and how many after.</param>
    public DivergenceContext(TraceHeader a, TraceHeader b, int ticks)
    {
        (header, this.ticks) = (a, ticks);
        turns = new (TickRecord, TickRecord)[ticks + 1];
        for (var i = 0; i < turns.Length; i++)
            turns[i] = (new(a), new(b));
    }

    public ImmutableArray<TickExcerpt> Excerpts => excerpts.ToImmutable();

    /// <summary>The records to fill with the next tick.</summary>
    public (TickRecord A, TickRecord B) Turn() => turns[filled % turns.Length];

    /// <summary>Says that the tick was filled, and whether it is the first that differs.</summary>
    public void Filled(bool isFirst)
    {
        if (isFirst)
        {
            for (var back = Math.Min(ticks, filled); back >= 0; back--)
                excerpts.Add(Excerpt(turns[(filled - back) % turns.Length]));
            after = 0;
        }
        else if (after >= 0 && after < ticks)
        {
            excerpts.Add(Excerpt(Turn()));
            after++;
        }
        filled++;
    }

    private TickExcerpt Excerpt((TickRecord A, TickRecord B) turn)
    {
        var populations = ImmutableArray.CreateBuilder<PopulationExcerpt>();
        for (var p = 0; p < header.Populations.Length; p++)
        {
            var population = header.Populations[p];
            var events = TickDivergences.Events(population, p, turn.A, turn.B).ToList();
            if (events.Count == 0)
                continue;
            // Those that differ first, then the others, and the chosen ones in ascending order again.
            var shown = events.OrderBy(e => e.Differs ? 0 : 1).ThenBy(e => e.Neuron).Take(MostEvents).OrderBy(e => e.Neuron);
            populations.Add(new(population.Name, population.IsGraded ? population.Payload : null, [.. shown], Math.Max(0, events.Count - MostEvents)));
        }
        return new(turn.A.Tick, populations.ToImmutable());
    }
}
