using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Neurons of a population that one worker owns.</summary>
internal readonly record struct WorkerSpan(int First, int Count, int Worker);

/// <summary>Divides the neurons of a stage, whose populations are updated one after the other, among workers.</summary>
internal static class WorkerSpans
{
    // A segment of fewer synapses takes longer to find than to add.
    private const int ShortSegment = 32;

    // Where rates are unknown: an update takes about as long as the events of so many synapses.
    private const int SynapsesOfUpdate = 1024;

    /// <param name="spans">By population: where its spans go, in ascending order of neurons.</param>
    public static void Divide(ElaboratedNetwork network, ImmutableArray<int> stage, int workers, ImmutableArray<WorkerSpan>[] spans)
    {
        if (workers > 1 && stage.Length > 1 && HasShortSegments(network, stage))
            InOneLine(network, stage, workers, spans);
        else
            foreach (var population in stage)
                spans[population] = Cut(network.Populations[population].Size, workers, before: 0, load: 1, line: 1);
    }

    // Every part of a population takes a segment of its own for each source and delay. Where that makes short segments
    // shorter still, a worker takes whole populations, as far as loads are even.
    private static bool HasShortSegments(ElaboratedNetwork network, ImmutableArray<int> stage)
    {
        var coming = network.Projections.Where(p => stage.Contains(p.Target) && p.SynapseCount > 0).ToList();
        var segments = coming.Sum(p => (double)network.Populations[p.Source].Size * (p.Delays.Max - p.Delays.Min + 1));
        return coming.All(p => p.Synapses is not AllToAllSynapses) && coming.Sum(p => (double)p.SynapseCount) < segments * ShortSegment;
    }

    // One population behind the other makes a line, which is cut into equal loads.
    private static void InOneLine(ElaboratedNetwork network, ImmutableArray<int> stage, int workers, ImmutableArray<WorkerSpan>[] spans)
    {
        var even = EvenLine.Of(network, stage, workers, SynapsesOfUpdate);
        var (line, before) = (even.Sum(each => each.Load), 0L);
        foreach (var (population, load) in even)
        {
            spans[population] = Cut(network.Populations[population].Size, workers, before, load, line);
            before += load;
        }
    }

    // What of a population lies between the cuts of a line: it takes some of it, behind what other populations take.
    private static ImmutableArray<WorkerSpan> Cut(int neurons, int workers, long before, long load, long line)
    {
        var spans = ImmutableArray.CreateBuilder<WorkerSpan>();
        for (var worker = 0; worker < workers; worker++)
            if (At(worker) is var first && At(worker + 1) is var end && first < end)
                spans.Add(new(first, end - first, worker));
        return spans.ToImmutable();

        int At(int cut) => (int)Int128.Clamp(neurons * ((Int128)line * cut - (Int128)before * workers) / ((Int128)load * workers), 0, neurons);
    }
}
