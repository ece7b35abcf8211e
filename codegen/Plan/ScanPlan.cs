using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Neurons that are shown one after the other, after the updates of a tick: a probe's, or for the digest.</summary>
/// <param name="Probe">The probe that starts here; null if this goes on with one, or is for the digest.</param>
/// <param name="IsDigest">Whether the words go into the digest, else out.</param>
/// <param name="Unit">Whose memory is read.</param>
/// <param name="Signal">What is read of it.</param>
/// <param name="First">The first neuron.</param>
/// <param name="Row">Its row in the unit.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="Count">Neurons.</param>
/// <param name="Words">32-bit words of each.</param>
/// <param name="FirstCell">The digest's number of the first word.</param>
public sealed record ScanItem(
    int? Probe, bool IsDigest, UnitPlan Unit, ScanSignal Signal, UnitPopulation Population, int First, int Row, int Lane, int Count, int Words, uint FirstCell)
{
    /// <summary>Clocks, one for the word before a probe's values.</summary>
    public long Clocks => (long)Count * Words + (Probe is null ? 0 : 1);
}

/// <param name="Index">Of the state, port or let.</param>
public readonly record struct ScanSignal(SignalKind Kind, int Index);

/// <summary>Finds what is to be shown at the end of a tick.</summary>
internal static class ScanTable
{
    public static ImmutableArray<ScanItem> Of(ElaboratedNetwork network, ImmutableArray<UnitPlan> units, PlanOptions options)
    {
        var placed = units.SelectMany(u => u.Populations, (Unit, Population) => (Unit, Population)).ToDictionary(p => p.Population.Source.Index);
        var items = ImmutableArray.CreateBuilder<ScanItem>();
        for (var p = 0; p < network.Probes.Length; p++)
        {
            var probe = network.Probes[p];
            var (unit, population) = placed[probe.Population];
            int? number = p;
            foreach (var (first, count) in Runs(probe.Neurons))
            {
                items.Add(Item(unit, population, new(probe.Kind, probe.Index), first, count, EventFormat.Words(Format.Holding(probe.Range))) with { Probe = number });
                number = null;
            }
        }
        if (!options.Digest)
            return items.ToImmutable();
        var cell = 0u;
        foreach (var (unit, population) in network.Populations.Where(p => !p.IsInput).Select(p => placed[p.Index]))
        {
            for (var s = 0; s < unit.Model.States.Length; s++)
            {
                var words = StateDigest.Words(unit.Model.States[s].Type.Format);
                items.Add(Item(unit, population, new(SignalKind.State, s), 0, population.Source.Population.Size, words) with { IsDigest = true, FirstCell = cell });
                cell += (uint)(population.Source.Population.Size * words);
            }
        }
        return items.ToImmutable();
    }

    private static ScanItem Item(UnitPlan unit, UnitPopulation population, ScanSignal signal, int first, int count, int words)
    {
        var dealing = population.Source.Dealing;
        return new(null, false, unit, signal, population, first, population.FirstRow + dealing.Row(first), dealing.Lane(first), count, words, 0);
    }

    // Neurons that follow each other.
    private static IEnumerable<(int First, int Count)> Runs(ImmutableArray<int> neurons)
    {
        for (var i = 0; i < neurons.Length;)
        {
            var first = i;
            do
                i++;
            while (i < neurons.Length && neurons[i] == neurons[i - 1] + 1);
            yield return (neurons[first], i - first);
        }
    }
}
