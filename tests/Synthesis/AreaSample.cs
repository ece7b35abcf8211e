using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// The networks that the estimate of look-up tables is fitted to, by number: first some golden cases, then others at
/// random, by turns as the fuzzer draws them, small and of all kinds, and of up to hundreds of neurons in layers; from
/// <see cref="Inside"/> on, layers alone, whose parameters are not at the ends of their ranges.
/// </summary>
internal static class AreaSample
{
    private const int MostSynapses = 20_000;
    private const int MostStateBits = 250;

    private const int Inside = 61;

    private static readonly string[] Golden = ["resonate_and_fire", "adaptive_lif", "graded", "izhikevich", "ports", "stochastic_lif"];

    public static HardwarePlan Of(int number) => number < Golden.Length
        ? HardwarePlan.Of(GoldenCase.Named(Golden[number]).Network(), new(Lanes: 2))
        : number < Inside ? Random((ulong)(number - Golden.Length), isInside: false)
        : Random((ulong)((2 * (number - Inside)) + 1), isInside: true);

    private static HardwarePlan Random(ulong number, bool isInside)
    {
        var draws = new Draws(number ^ 0x41726561);
        var options = new PlanOptions(1 << draws.Below(4), draws.OneIn(3) ? Shell.Axi : Shell.None, Digest: draws.OneIn(2));
        for (var attempt = 0UL; ; attempt++)
        {
            var network = number % 2 == 0 ? FuzzCase.Random(number + (1000 * attempt)).Network : Usual(new(number + (1000 * attempt)), isInside);
            if (Elaborator.Elaborate(network, new()) is { } elaborated && IsUsual(elaborated, options.Lanes) && HardwarePlan.Of(elaborated, options) is var plan && IsSmall(plan))
                return plan;
        }
    }

    // Every lane has a neuron. Models that are drawn fold to less than they say, as nobody's own do.
    private static bool IsUsual(ElaboratedNetwork network, int lanes) =>
        network.Populations.Any(p => !p.IsInput) && network.Populations.Where(p => !p.IsInput).All(p => p.Size >= lanes && ShippedModels.Find(p.Model!.Model.Name) is not null);

    // So that its synthesis takes seconds.
    private static bool IsSmall(HardwarePlan plan) => plan.Options.Lanes * plan.Units.Sum(unit => unit.StateBits + (unit.Model.Draws * 100)) <= MostStateBits;

    // Layers one behind the other, of which each may also be joined to itself.
    private static Network Usual(Draws draws, bool isInside)
    {
        var network = Network.Named("usual").Input("in", draws.Between(2, 128));
        var (source, sources) = ("in", network.Populations[0].Size);
        var layers = draws.Between(1, 3);
        for (var layer = 1; layer <= layers; layer++)
        {
            var (name, size) = ($"l{layer}", draws.Between(4, 300));
            network = network.With(Layer(draws, name, size, isInside));
            var port = draws.Pick(network.Populations[^1].Model!.Inputs).Name;
            network = Joined(draws, network, source, sources, name, size, port);
            if (draws.OneIn(3))
                network = Joined(draws, network, name, size, name, size, port);
            if (draws.OneIn(4))
                network = network.Probe($"{name}[0:{draws.Between(1, size)}].{draws.Pick(network.Populations[^1].Model!.States).Name}");
            (source, sources) = (name, size);
        }
        return network;
    }

    private static Population Layer(Draws draws, string name, int size, bool isInside)
    {
        var model = ShippedModels.Get(draws.Pick([.. ShippedModels.Names.Where(name => ShippedModels.Get(name) is { Inputs.Length: > 0, States.Length: > 0 })]));
        return new(name, size)
        {
            Model = model,
            Parameters = model.Params.Where(p => p.Default is null || draws.OneIn(2)).ToImmutableSortedDictionary(p => p.Name, p => draws.OneIn(6)
                ? (Values)Drawn(draws, p.Type.Format.Num)
                : new Values.Same(new Number.OfRaw(isInside ? NoEnd(draws, p.Type.Format.Num) : draws.In(p.Type.Format.Num)))),
        };
    }

    // With a threshold at an end of its range, for example, much of a model is the same for all values.
    private static long NoEnd(Draws draws, Num num)
    {
        var (min, span) = ((long)num.Min, (ulong)(num.Max - num.Min));
        return span < 3 ? draws.In(num) : min + 1 + (long)(draws.Word() % (span - 1));
    }

    private static Network Joined(Draws draws, Network network, string source, int sources, string target, int targets, string port)
    {
        var weight = new Format(Signed: true, Bits: draws.Between(3, 10), Frac: draws.Between(0, 4));
        Values delay = draws.OneIn(2) ? draws.Between(1, 4) : Values.Uniform(1, draws.Between(2, 32), draws.Word());
        Rule rule = draws.OneIn(2) && sources * targets < MostSynapses ? new Rule.AllToAll()
            : sources == targets && draws.OneIn(2) ? new Rule.OneToOne()
            : new Rule.FixedIndegree(draws.Between(2, 20), draws.Word());
        return network.Project(source, $"{target}.{port}", weight, rule, Drawn(draws, weight.Num), delay, loadable: draws.OneIn(3));
    }

    private static Values.Drawn Drawn(Draws draws, Num num) => new(new Distribution.Uniform(new Number.OfRaw(num.Min), new Number.OfRaw(num.Max)), draws.Word(), default);
}
