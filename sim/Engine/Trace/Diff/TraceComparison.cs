using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>One comparison under way.</summary>
internal sealed class TraceComparison(ITraceSource a, ITraceSource b, CommonRecording common, int contextTicks)
{
    private const int MostListed = 16;

    private readonly TraceHeader header = a.Header;
    private readonly DivergenceContext context = new(a.Header, b.Header, contextTicks);
    private readonly EventTally[] events = new EventTally[a.Header.Populations.Length];
    private readonly long[] probesDifferent = new long[common.Probes.Count];
    private ImmutableArray<Divergence> first = [];
    private long firstCount;
    private Divergence? firstEvent;
    private long ticks;
    private long digests;
    private long digestsDifferent;

    public TraceDifference Run(CancellationToken cancellation)
    {
        var (hasA, hasB) = (true, true);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (tickA, tickB) = context.Turn();
            (hasA, hasB) = (a.Next(tickA), b.Next(tickB));
            if (!hasA || !hasB)
                break;
            CompareTick(tickA, tickB);
            ticks++;
        }
        List<string> notCompared = [.. common.NotCompared];
        if (Rest(a, "A", hasA, cancellation) is { } restA)
            notCompared.Add(restA);
        if (Rest(b, "B", hasB, cancellation) is { } restB)
            notCompared.Add(restB);
        if (!a.IsWhole)
            notCompared.Add("the end, which A lacks: it is unfinished");
        if (!b.IsWhole)
            notCompared.Add("the end, which B lacks: it is unfinished");
        var verdict = firstCount > 0 ? TraceVerdict.Different : notCompared.Count > 0 ? TraceVerdict.AgreeWhereBothHold : TraceVerdict.Equal;
        return new(verdict, [], [.. notCompared], ticks, first, firstCount, firstEvent, context.Excerpts, [.. PopulationCounts()], [.. SignalCounts()]);
    }

    private void CompareTick(TickRecord tickA, TickRecord tickB)
    {
        for (var p = 0; p < events.Length; p++)
            events[p].Count(header.Populations[p], p, tickA, tickB);
        for (var p = 0; p < probesDifferent.Length; p++)
            probesDifferent[p] += TickDivergences.CountDifferent(common.Probes[p], tickA, tickB);
        if (common.HasDigest(tickA.Tick))
        {
            digests++;
            digestsDifferent += tickA.StateDigest != tickB.StateDigest ? 1 : 0;
        }

        var isFirst = false;
        if ((firstCount == 0 || firstEvent is null) && !TickDivergences.AreNone(header, common, tickA, tickB))
        {
            isFirst = firstCount == 0;
            foreach (var divergence in TickDivergences.Of(header, common, tickA, tickB))
                Note(divergence, isFirst);
        }
        context.Filled(isFirst);
    }

    private void Note(Divergence divergence, bool isFirst)
    {
        if (divergence.Kind is DivergenceKind.Event or DivergenceKind.Payload)
            firstEvent ??= divergence;
        if (!isFirst)
            return;
        if (first.Length < MostListed)
            first = first.Add(divergence);
        firstCount++;
    }

    // Reads to the end, so that a damaged rest is found too.
    private string? Rest(ITraceSource source, string whose, bool hasMore, CancellationToken cancellation)
    {
        if (!hasMore)
            return null;
        var record = new TickRecord(source.Header);
        var (more, sent) = (0L, 0L);
        do
        {
            cancellation.ThrowIfCancellationRequested();
            // The first of the rest was read into the context's record already.
            var tick = more == 0 ? whose == "A" ? context.Turn().A : context.Turn().B : record;
            sent += tick.Neurons.Sum(neurons => (long)neurons.Count);
            more++;
        }
        while (source.Next(record));
        return $"ticks {ticks} to {ticks + more - 1} with {sent} events, which only {whose} holds";
    }

    private IEnumerable<PopulationCounts> PopulationCounts() => header.Populations.Select((population, p) =>
        new PopulationCounts(population.Name, events[p].OnlyInA, events[p].OnlyInB, events[p].Both, events[p].OtherPayload));

    private IEnumerable<SignalCounts> SignalCounts()
    {
        for (var p = 0; p < probesDifferent.Length; p++)
            yield return new(common.Probes[p].Name, ticks * common.Probes[p].Neurons.Length, probesDifferent[p]);
        if (digests > 0)
            yield return new("state digest", digests, digestsDifferent);
    }

    /// <summary>How the events of a population compare.</summary>
    private struct EventTally
    {
        public long OnlyInA;
        public long OnlyInB;
        public long Both;
        public long OtherPayload;

        public void Count(TracePopulation population, int index, TickRecord a, TickRecord b)
        {
            if (TickDivergences.AreSameEvents(population, index, a, b))
            {
                Both += a.Neurons[index].Count;
                return;
            }
            var (neuronsA, neuronsB) = (a.Neurons[index], b.Neurons[index]);
            var (i, j, both) = (0, 0, 0);
            while (i < neuronsA.Count && j < neuronsB.Count)
            {
                var order = neuronsA[i].CompareTo(neuronsB[j]);
                if (order == 0)
                {
                    both++;
                    if (population.IsGraded && a.Payloads[index][i] != b.Payloads[index][j])
                        OtherPayload++;
                }
                i += order <= 0 ? 1 : 0;
                j += order >= 0 ? 1 : 0;
            }
            Both += both;
            OnlyInA += neuronsA.Count - both;
            OnlyInB += neuronsB.Count - both;
        }
    }
}
