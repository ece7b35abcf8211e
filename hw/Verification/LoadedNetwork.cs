using System.Collections.Immutable;
using System.Numerics;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>A network in which numbers that may be loaded have other values, and what must be written where for that.</summary>
/// <param name="Network">With the new values, as if it had been written so.</param>
/// <param name="Loads">What differs, and where the memory port reaches it.</param>
internal sealed record LoadedNetwork(ElaboratedNetwork Network, ImmutableArray<Load> Loads)
{
    /// <summary>Draws new values: ends of formats and anything between.</summary>
    /// <param name="most">How many numbers are loaded at most; where there are more, some of each kind.</param>
    public static LoadedNetwork Of(HardwarePlan plan, ulong seed, int most)
    {
        var changing = new Changing(plan, seed, most);
        return changing.Loads.Count == 0 ? new(plan.Network, []) : new(changing.Elaborate(), [.. changing.Loads]);
    }

    private sealed class Changing
    {
        private readonly HardwarePlan plan;
        private readonly ulong seed;
        private readonly int mostEach;
        private Network network;
        private ulong draws;

        public Changing(HardwarePlan plan, ulong seed, int most)
        {
            (this.plan, this.seed, network) = (plan, seed, plan.Network.Source);
            var projections = plan.Network.Projections.Where(p => p.Loadable && p.SynapseCount > 0).ToList();
            var regions = plan.Memory.Where(r => r is { Kind: RegionKind.Param, Loadable: true }).ToList();
            mostEach = Math.Max(1, most / Math.Max(1, projections.Count + regions.Sum(r => r.Unit!.Populations.Length)));
            foreach (var region in regions)
                foreach (var population in region.Unit!.Populations)
                    Change(region, population);
            foreach (var projection in projections)
                Change(projection);
        }

        public List<Load> Loads { get; } = [];

        public ElaboratedNetwork Elaborate()
        {
            var diagnostics = new Diagnostics();
            return Elaborator.Elaborate(network, diagnostics) ?? throw new InvalidOperationException(string.Join("; ", diagnostics.Items.Select(d => d.Message)));
        }

        private void Change(MemoryRegion region, UnitPopulation placed)
        {
            var population = placed.Source.Population;
            var values = Enumerable.Range(0, population.Size).Select(neuron => population.Parameter(region.Index, neuron)).ToArray();
            for (var neuron = 0; neuron < values.Length; neuron += Step(values.Length))
                values[neuron] = Load(MemoryPlaces.OfNeuron(region, placed, neuron), values[neuron], region.Format);
            var name = region.Unit!.Model.Params[region.Index].Name;
            network = network with
            {
                Populations = [.. network.Populations.Select((p, i) => i == population.Index ? p with { Parameters = p.Parameters.SetItem(name, new Values.EachRaw([.. values])) } : p)],
            };
        }

        // Written out as a list, so that each synapse has a weight of its own, as it has in memory.
        private void Change(ElaboratedProjection projection)
        {
            var synapses = new List<Synapse>();
            projection.Synapses.ForEachBlock(block => synapses.AddRange(block));
            var places = MemoryPlaces.OfWeights(plan, projection).ToList();
            if (places.Count == 0)
                return;
            // Several synapses may share a word.
            var words = places.Distinct().ToList();
            var weights = new Dictionary<MemoryPlace, long>();
            for (var i = 0; i < words.Count; i += Step(words.Count))
                weights[words[i]] = Load(words[i], synapses[places.IndexOf(words[i])].Weight, projection.WeightFormat);
            for (var i = 0; i < synapses.Count; i++)
                synapses[i] = synapses[i] with { Weight = weights.GetValueOrDefault(places[i], synapses[i].Weight) };
            var index = plan.Network.Projections.IndexOf(projection);
            network = network with
            {
                Projections = network.Projections.SetItem(index, network.Projections[index] with
                {
                    Source = new(network.Populations[projection.Source].Name),
                    Target = new(network.Populations[projection.Target].Name),
                    Rule = new Rule.Listed([.. synapses.Select(s => s.Source)], [.. synapses.Select(s => s.Target)]),
                    Weights = new Values.EachRaw([.. synapses.Select(s => s.Weight)]),
                    Delays = new Values.EachRaw([.. synapses.Select(s => (long)s.Delay)]),
                }),
            };
        }

        private int Step(int count) => (count + mostEach - 1) / mostEach;

        private long Load(MemoryPlace place, long old, Format format)
        {
            var value = Any(format.Num);
            Loads.Add(new(place, format, old, value));
            return value;
        }

        private long Any(Num num) => Draw(4) switch
        {
            0 => (long)num.Min,
            1 => (long)num.Max,
            _ => (long)(num.Min + (new BigInteger(SplitMix.Draw(seed, draws++)) % (num.Max - num.Min + 1))),
        };

        private uint Draw(uint below) => SplitMix.Below(seed, draws++, below);
    }
}

/// <summary>A number that is loaded.</summary>
/// <param name="Format">Which numbers it may be.</param>
internal readonly record struct Load(MemoryPlace Place, Format Format, long Old, long New);
