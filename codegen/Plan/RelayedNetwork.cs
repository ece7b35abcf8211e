using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// Neurons that hold the spikes of a population back on their way to another one, each for its own number of ticks, and
/// then pass them on at once. What is in flight is then a bit for each neuron and tick, or a payload, instead of a sum.
/// </summary>
/// <param name="Population">Index of the relay, behind all populations of the network.</param>
/// <param name="Source">Index of the population whose spikes it holds; it has as many neurons.</param>
/// <param name="Target">Index of the population that it passes them on to. A mark there that drops what is in flight, drops what the relay holds.</param>
/// <param name="Delays">By neuron: the ticks that it holds a spike; 0: it gets none.</param>
public sealed record Relay(int Population, int Source, int Target, ImmutableArray<int> Delays);

/// <summary>A network as hardware is laid out for it: what is given, and behind its populations relays.</summary>
/// <param name="Given">Without relays: what goes in and comes out is said in its terms.</param>
/// <param name="Network">With them: synapses that they pass spikes on to begin at a relay and have a delay of 0.</param>
public sealed record RelayedNetwork(ElaboratedNetwork Given, ElaboratedNetwork Network, ImmutableArray<Relay> Relays)
{
    /// <summary>By index of a population: in which stage of a tick it is updated and its spikes are delivered.</summary>
    internal ImmutableArray<int> Stages
    {
        get
        {
            var stages = new int[Network.Populations.Length];
            var given = HardwareOrder.Stages(Given);
            for (var stage = 0; stage < given.Length; stage++)
                foreach (var population in given[stage])
                    stages[population] = stage;
            // What a relay passes on reaches a later stage than its own, the first. All populations move there together, so that
            // they stay in their order, by which their events are numbered.
            if (Relays.Any(relay => stages[relay.Target] == 0))
                foreach (var population in Given.Populations.Where(population => !population.IsInput))
                    stages[population.Index]++;
            return [.. stages];
        }
    }

    /// <summary>Puts a relay into the way of each axon.</summary>
    internal static RelayedNetwork Of(ElaboratedNetwork given, IReadOnlyCollection<Axon> axons)
    {
        var laying = new Laying(given);
        foreach (var axon in axons)
            laying.Add(axon);
        return laying.Laid;
    }

    private sealed class Laying(ElaboratedNetwork given)
    {
        private readonly List<ElaboratedPopulation> populations = [.. given.Populations];
        private readonly List<ElaboratedProjection> projections = [.. given.Projections];
        private readonly List<Relay> relays = [];
        private readonly Dictionary<Format, (TypedModel, Datapath)> graded = [];
        private (TypedModel, Datapath)? plain;

        public RelayedNetwork Laid => new(
            given,
            relays.Count == 0 ? given : given with
            {
                Source = given.Source with { Populations = [.. given.Source.Populations, .. relays.Select(relay => Declared(populations[relay.Population]))] },
                Populations = [.. populations],
                Projections = [.. projections],
                TickOrder = [.. relays.Select(relay => relay.Population), .. given.TickOrder],
            },
            [.. relays]);

        public void Add(Axon axon)
        {
            var source = given.Populations[axon.Source];
            var name = $"{source.Name} to {given.Populations[axon.Target].Name}";
            var (model, datapath) = ModelOf(source);
            var relay = new Relay(populations.Count, axon.Source, axon.Target, Filled(axon.Delays));
            populations.Add(new(relay.Population, Unique(name, populations.Select(p => p.Name)), source.Size, [], model, datapath, [], [], source.Payload, source.IsGraded));
            foreach (var projection in axon.Projections)
                projections[projections.IndexOf(projection)] = projection with { Source = relay.Population, Synapses = AtOnce(projection.Synapses), Delays = (0, 0) };
            projections.Add(Holding(relay, Unique(name, projections.Select(p => p.Name))));
            relays.Add(relay);
        }

        private static Population Declared(ElaboratedPopulation relay) => new(relay.Name, relay.Size) { Model = relay.Model!.Model };

        private static string Unique(string name, IEnumerable<string> taken)
        {
            var all = taken.ToHashSet();
            var unique = name;
            for (var n = 2; all.Contains(unique); n++)
                unique = $"{name} {n}";
            return unique;
        }

        // One for all plain spikes, and one for each format of payloads, so that relays share a datapath.
        private (TypedModel, Datapath) ModelOf(ElaboratedPopulation source)
        {
            if (!source.IsGraded)
                return plain ??= Relaying.Plain();
            if (!graded.TryGetValue(source.Payload, out var model))
                graded.Add(source.Payload, model = Relaying.Graded(source.Payload));
            return model;
        }

        // From the first neuron that has synapses to the last, all get spikes.
        private static ImmutableArray<int> Filled(ImmutableArray<int> delays)
        {
            var least = delays.Where(delay => delay > 0).Min();
            var (first, last) = (delays.IndexOf(delays.First(delay => delay > 0)), delays.LastIndexOf(delays.Last(delay => delay > 0)));
            return [.. delays.Select((delay, neuron) => neuron >= first && neuron <= last ? Math.Max(delay, least) : 0)];
        }

        // Neuron to neuron.
        private ElaboratedProjection Holding(Relay relay, string name)
        {
            var (source, target) = (populations[relay.Source], populations[relay.Population]);
            ImmutableArray<long> delays = [.. relay.Delays.Where(delay => delay > 0).Select(delay => (long)delay)];
            var span = new NeuronSpan(relay.Delays.TakeWhile(delay => delay == 0).Count(), delays.Length);
            var (format, weight) = source.IsGraded ? (Relaying.GradedFormat, Relaying.GradedWeight) : (Relaying.PlainFormat, Relaying.PlainWeight);
            return new(
                name, source.Index, target.Index, 0, format, Loadable: false,
                new OneToOneSynapses(span, span, new ConstantValues(weight), new ListedValues(delays, delays.Length)), delays.Length, ((int)delays.Min(), (int)delays.Max()),
                new(new(source.Name), new(target.Name), null, format, new Rule.OneToOne(), new Values.Same(new Number.OfRaw(weight)), new Values.EachRaw(delays)));
        }
    }

    // The same synapses without their delays, which the relay keeps.
    private static Connectivity AtOnce(Connectivity synapses) => synapses switch
    {
        AllToAllSynapses all => new AllToAllSynapses(all.Sources, all.Targets, all.Weights, None),
        OneToOneSynapses one => new OneToOneSynapses(one.Sources, one.Targets, one.Weights, None),
        ConvolutionSynapses convolution => new ConvolutionSynapses(convolution.Shape, convolution.Sources, convolution.Targets, convolution.Weights, None),
        _ => new WithoutDelays(synapses),
    };

    private static readonly ConstantValues None = new(0);

    private sealed class WithoutDelays(Connectivity synapses) : Connectivity
    {
        public override long Candidates => synapses.Candidates;

        public override int Expand(long first, int count, Span<Synapse> into)
        {
            var written = synapses.Expand(first, count, into);
            foreach (ref var synapse in into[..written])
                synapse = synapse with { Delay = 0 };
            return written;
        }
    }
}
