using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Orders populations so that, where they stand one behind the other and are cut into equal loads, every worker hears
/// about as much of each source as the others: how often a source fires is not known beforehand.
/// </summary>
internal sealed class EvenLine
{
    // Many populations are even enough in any order.
    private const int MostPopulations = 32;

    private readonly int workers;
    private readonly double length;

    // By population: the load; and what of it belongs to each source, the updates being one more.
    private readonly long[] loads;
    private readonly long[][] shares;

    // By source: of all populations together.
    private readonly long[] totals;

    private EvenLine(long[][] shares, int workers)
    {
        (this.shares, this.workers) = (shares, workers);
        loads = [.. shares.Select(of => of.Sum())];
        totals = [.. shares[0].Select((_, source) => shares.Sum(of => of[source]))];
        length = loads.Sum();
    }

    /// <param name="updateLoad">What the update of a neuron takes, counted in synapses.</param>
    /// <returns>The populations with their loads, counted in synapses.</returns>
    public static IReadOnlyList<(int Population, long Load)> Of(ElaboratedNetwork network, ImmutableArray<int> stage, int workers, int updateLoad)
    {
        var heard = stage.Select(population =>
        {
            var share = new long[network.Populations.Length + 1];
            foreach (var projection in network.Projections.Where(p => p.Target == population))
                share[projection.Source] += projection.SynapseCount;
            share[^1] = (long)network.Populations[population].Size * updateLoad;
            return share;
        });
        var line = new EvenLine([.. heard], workers);
        return [.. line.Order().Select(place => (stage[place], line.loads[place]))];
    }

    // Exchanges two of them as long as that makes it more even.
    private int[] Order()
    {
        var order = Enumerable.Range(0, loads.Length).ToArray();
        if (order.Length > MostPopulations)
            return order;
        var least = Unevenness(order);
        while (true)
        {
            var (bestA, bestB, best) = (0, 0, least);
            for (var a = 0; a < order.Length; a++)
                for (var b = a + 1; b < order.Length; b++)
                {
                    (order[a], order[b]) = (order[b], order[a]);
                    if (Unevenness(order) is var found && found < best)
                        (bestA, bestB, best) = (a, b, found);
                    (order[a], order[b]) = (order[b], order[a]);
                }
            if (best >= least)
                return order;
            (order[bestA], order[bestB], least) = (order[bestB], order[bestA], best);
        }
    }

    // How far what stands before each cut is from an equal part of every source, squared.
    private double Unevenness(int[] order)
    {
        var before = new double[totals.Length];
        var (at, cut, all) = (0.0, 1, 0.0);
        foreach (var place in order)
        {
            for (; cut < workers && at + loads[place] >= length * cut / workers; cut++)
                all += Distance(before, shares[place], ((length * cut / workers) - at) / loads[place], (double)cut / workers);
            at += loads[place];
            for (var source = 0; source < before.Length; source++)
                before[source] += shares[place][source];
        }
        return all;
    }

    private double Distance(double[] before, long[] cut, double taken, double wanted)
    {
        var all = 0.0;
        for (var source = 0; source < before.Length; source++)
        {
            var distance = before[source] + (taken * cut[source]) - (wanted * totals[source]);
            all += distance * distance;
        }
        return all;
    }
}
