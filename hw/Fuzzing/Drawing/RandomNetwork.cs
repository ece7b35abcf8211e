using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// A small random network with its stimulus: shipped models and random ones, every rule, delays from 0 up, plain and
/// graded events, several ports, values per neuron, generators, marks and probes.
/// </summary>
internal sealed class RandomNetwork
{
    private const int MostPopulations = 4;
    private const int MostNeurons = 6;
    private const ulong Axons = 0x61786f6e73;

    // Of wide ones: blocks of neurons that sleep apart, vectors that are not filled, segments in several pieces.
    private const int MostNeuronsOfWide = 700;

    private readonly Draws draws;

    // By population: the delay that each of its neurons has for all synapses of some projections; null: no projection has such.
    private readonly Dictionary<string, int[]>? axons;
    private readonly int mostNeurons;
    private readonly bool sharesModels;
    private readonly List<Population> populations = [];
    private readonly List<Projection> projections = [];
    private readonly List<Generator> generators = [];
    private readonly List<Probe> probes = [];
    private readonly HashSet<string> generated = [];

    private RandomNetwork(ulong seed, int mostNeurons, bool sharesModels)
    {
        draws = new(seed);
        axons = new Draws(seed ^ Axons).OneIn(3) ? [] : null;
        (this.mostNeurons, this.sharesModels) = (mostNeurons, sharesModels);
        for (var n = draws.Between(1, 2); n > 0; n--)
            populations.Add(Input($"in{n}"));
        for (var n = draws.Between(1, MostPopulations - 1); n > 0; n--)
            populations.Add(Running($"p{n}"));
        // A tick may evaluate them in another order than they are declared in.
        var shuffled = populations.ToArray();
        draws.Shuffle(shuffled.AsSpan());
        var order = shuffled.Select(p => p.Name).ToList();
        foreach (var target in populations.Where(p => p.Model is { Inputs.Length: > 0 }))
            foreach (var source in populations)
                for (var n = draws.Below(3); n > 0; n--)
                    projections.Add(Join(source, target, mayBeImmediate: order.IndexOf(source.Name) < order.IndexOf(target.Name)));
        foreach (var population in populations)
            Drive(population);
        foreach (var population in populations.Where(p => p.Model is not null))
            Probe(population, population.Model!);
        Network = new()
        {
            Name = "random",
            Seed = draws.Word(),
            MaxDelay = 300,
            Populations = [.. populations],
            Projections = [.. projections],
            Generators = [.. generators],
            Probes = [.. probes],
        };
    }

    public Network Network { get; }

    public ElaboratedNetwork Elaborated { get; private set; } = null!;

    public long Ticks { get; private set; }

    public int DigestInterval { get; private set; }

    public ImmutableArray<InputEvent> Events { get; private set; }

    public ImmutableArray<ResetMark> Marks { get; private set; }

    public Stimulus Stimulus => new([.. Events.OrderBy(e => e.Tick).ThenBy(e => e.Population).ThenBy(e => e.Neuron)], [], Marks, null);

    /// <summary>The network of a seed. Where one is too wide for 64 bits somewhere, the next is taken.</summary>
    public static RandomNetwork Of(ulong seed) => Of(seed, MostNeurons, sharesModels: false);

    /// <summary>A network of hundreds of neurons, and of few ticks and events.</summary>
    public static RandomNetwork Wide(ulong seed) => Of(seed, MostNeuronsOfWide, sharesModels: false);

    /// <param name="mostNeurons">Of a population.</param>
    /// <param name="sharesModels">Whether several populations may have one model.</param>
    public static RandomNetwork Of(ulong seed, int mostNeurons, bool sharesModels)
    {
        for (var attempt = 0UL; ; attempt++)
        {
            var random = new RandomNetwork(seed * 1000 + attempt, mostNeurons, sharesModels);
            var diagnostics = new Diagnostics();
            if (Elaborator.Elaborate(random.Network, diagnostics) is { } elaborated)
            {
                random.Complete(elaborated);
                return random;
            }
            foreach (var diagnostic in diagnostics.Items)
                if (diagnostic.Code is not (Code.TooWide or Code.PortTooWide or Code.TableIndex))
                    throw new InvalidOperationException($"seed {seed}, attempt {attempt}: {diagnostic}");
        }
    }

    private void Complete(ElaboratedNetwork elaborated)
    {
        Elaborated = elaborated;
        var isWide = mostNeurons > MostNeurons;
        Ticks = isWide ? draws.Between(10, 40) : draws.OneIn(8) ? 320 : draws.Between(1, 60);
        // In most ticks of wide networks little happens, so that neurons find the time to sleep.
        var oneIn = isWide ? draws.Between(2, 200) : 4;
        DigestInterval = draws.Below(4);
        var events = ImmutableArray.CreateBuilder<InputEvent>();
        foreach (var input in elaborated.Populations.Where(p => p.IsInput && !generated.Contains(p.Name)))
            for (var tick = 0L; tick < Ticks; tick++)
                for (var neuron = 0; neuron < input.Size; neuron++)
                    if (draws.OneIn(oneIn) && (input.IsGraded ? draws.In(input.Payload.Num) : 1) is not 0 and var payload)
                        events.Add(new(tick, input.Index, neuron, payload));
        Events = events.ToImmutable();
        var running = elaborated.Populations.Where(p => !p.IsInput).Select(p => p.Index).ToList();
        Marks = ResetMarks.Canonical(elaborated, Enumerable.Range(0, draws.Below(4)).Select(_ => new ResetMark(
            draws.Below((int)Ticks), draws.OneIn(2) ? [] : [draws.Pick(running)], draws.OneIn(2))));
    }

    private Population Input(string name) => new(name, draws.Between(1, Math.Min(mostNeurons, 60))) { Payload = draws.OneIn(2) ? null : Small() };

    private Population Running(string name)
    {
        var model = sharesModels && populations.Exists(p => p.Model is not null) && draws.OneIn(3) ? draws.Pick(populations.FindAll(p => p.Model is not null)).Model!
            : draws.OneIn(3) ? new RandomModel(draws.Word(), draws.Between(1, 8)).Parsed() : ShippedModels.Get(draws.Pick(ShippedModels.Names));
        var size = draws.Between(1, mostNeurons);
        var parameters = model.Params.Where(p => p.Default is null || draws.OneIn(2)).ToImmutableSortedDictionary(p => p.Name, p => OneOrEach(size, p.Type.Format));
        var initial = model.States.Where(_ => draws.OneIn(2)).ToImmutableSortedDictionary(s => s.Name, s => OneOrEach(size, s.Type.Format));
        return new(name, size) { Model = model, Parameters = parameters, Initial = initial };
    }

    private Values OneOrEach(int size, Format format) => draws.Below(3) switch
    {
        0 => new Values.Same(new Number.OfRaw(draws.In(format.Num))),
        1 => new Values.EachRaw([.. Enumerable.Range(0, size).Select(_ => draws.In(format.Num))]),
        _ => Uniform(format.Num),
    };

    private Format Small() => new(!draws.OneIn(3), draws.Between(1, 9), draws.Between(-2, 8));

    private Projection Join(Population source, Population target, bool mayBeImmediate)
    {
        var (senders, receivers) = (Range(source), Range(target));
        var (sent, received) = (senders.Count!.Value, receivers.Count!.Value);
        var rule = AnyRule(sent, received);
        if (rule is Rule.OneToOne)
            (senders, receivers) = (senders with { Count = Math.Min(sent, received) }, receivers with { Count = Math.Min(sent, received) });
        var format = Small();
        var items = rule is Rule.Listed(var sources, _) ? sources.Length : rule is Rule.AllToAll ? sent * received : 0;
        var least = mayBeImmediate ? 0 : 1;
        var most = draws.OneIn(6) ? 300 : least + draws.Below(12);
        Values delays = items > 0 && draws.OneIn(2)
            ? new Values.EachRaw([.. Enumerable.Range(0, items).Select(_ => (long)draws.Between(least, most))])
            : draws.OneIn(2) ? Uniform(new(least, most, 0)) : draws.Between(least, most);
        Values weights = items > 0 && draws.OneIn(2)
            ? new Values.EachRaw([.. Enumerable.Range(0, items).Select(_ => draws.In(format.Num))])
            : draws.OneIn(2) ? Uniform(format.Num) : new Values.Same(new Number.OfRaw(draws.In(format.Num)));
        var port = draws.Pick(target.Model!.Inputs).Name;
        var isLoadable = draws.OneIn(6);
        if (axons is not null && draws.OneIn(2))
            delays = Axonal(source, senders, rule, received) ?? delays;
        return new(senders, receivers, port, format, rule, weights, delays) { Loadable = isLoadable };
    }

    // One delay for each neuron that sends; null where the rule cannot say so.
    private Values? Axonal(Population source, NeuronRange senders, Rule rule, int receivers)
    {
        if (!axons!.TryGetValue(source.Name, out var delays))
        {
            var most = draws.OneIn(6) ? 300 : 1 + draws.Below(20);
            axons.Add(source.Name, delays = [.. Enumerable.Range(0, source.Size).Select(_ => draws.Between(1, most))]);
        }
        return rule switch
        {
            Rule.AllToAll => new Values.EachRaw([.. Enumerable.Range(0, senders.Count!.Value).SelectMany(sender => Enumerable.Repeat((long)delays[senders.First + sender], receivers))]),
            Rule.OneToOne => new Values.EachRaw([.. Enumerable.Range(0, Math.Min(senders.Count!.Value, receivers)).Select(sender => (long)delays[senders.First + sender])]),
            Rule.Listed(var sources, _) => new Values.EachRaw([.. sources.Select(sender => (long)delays[senders.First + sender])]),
            _ => null,
        };
    }

    private Rule AnyRule(int sources, int targets) => draws.Below(7) switch
    {
        0 => new Rule.AllToAll(),
        1 => new Rule.OneToOne(),
        2 => new Rule.FixedIndegree(draws.Between(1, 5), draws.Word(), AnyIndex()),
        3 => new Rule.FixedOutdegree(draws.Between(1, mostNeurons > MostNeurons ? 700 : 5), draws.Word(), AnyIndex()),
        4 => new Rule.FixedTotal(draws.Below(20 * (mostNeurons / MostNeurons)), draws.Word(), AnyIndex()),
        5 => new Rule.FixedProbability(draws.Word() >> 32, draws.Word(), AnyIndex()),
        _ => Listed(sources, targets),
    };

    private Rule.Listed Listed(int sources, int targets)
    {
        var count = draws.Below(20);
        return new([.. Enumerable.Range(0, count).Select(_ => draws.Below(sources))], [.. Enumerable.Range(0, count).Select(_ => draws.Below(targets))]);
    }

    private DrawIndex AnyIndex() => draws.OneIn(2) ? default : new((ulong)draws.Below(1000), draws.Word());

    private Values Uniform(Num num)
    {
        BigInteger a = draws.In(num), b = draws.In(num);
        return new Values.Drawn(new Distribution.Uniform(new Number.OfRaw(BigInteger.Min(a, b)), new Number.OfRaw(BigInteger.Max(a, b))), draws.Word(), AnyIndex());
    }

    private NeuronRange Range(Population population)
    {
        var first = draws.OneIn(2) ? 0 : draws.Below(population.Size);
        return new(population.Name, first, draws.OneIn(2) ? population.Size - first : draws.Between(1, population.Size - first));
    }

    private void Drive(Population population)
    {
        if (!draws.OneIn(3) || population.Model is { Inputs.Length: 0 })
            return;
        var kind = Kind();
        if (population.Model is not null)
        {
            var format = Small();
            generators.Add(new(Range(population), draws.Pick(population.Model.Inputs).Name, kind, draws.Word(), AnyIndex(), format, new Number.OfRaw(draws.In(format.Num))));
        }
        else if (CountPayload.Fits(kind.MaxCount, population.Payload ?? Format.Plain))
        {
            generators.Add(new(Range(population), null, kind, draws.Word(), AnyIndex(), null, 1));
            generated.Add(population.Name);
        }
    }

    private GeneratorKind Kind() => draws.Below(3) switch
    {
        0 => new GeneratorKind.Regular(draws.Between(1, 9), draws.Below(12)),
        1 => new GeneratorKind.Bernoulli(draws.Word() >> 32),
        _ => new GeneratorKind.Poisson([.. Enumerable.Range(0, draws.Between(1, 4)).Select(_ => (uint)(draws.Word() >> 32)).Order()]),
    };

    private void Probe(Population population, NeuronModel model)
    {
        IEnumerable<string> lets = model.Statements.Concat(model.Spike?.Body ?? []).OfType<Statement.Let>().Select(let => let.Name);
        foreach (var signal in model.States.Select(s => s.Name).Concat(model.Inputs.Select(i => i.Name)).Concat(lets))
            if (draws.OneIn(2))
                probes.Add(new(Range(population), signal));
    }
}
