using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>The generators with their targets resolved and their numbers checked.</summary>
internal static class GeneratorTable
{
    public static ImmutableArray<ElaboratedGenerator> Of(Network network, NetworkNames names, ImmutableArray<PopulationParts> populations, Diagnostics diagnostics)
    {
        var generators = ImmutableArray.CreateBuilder<ElaboratedGenerator>();
        foreach (var declared in network.Generators)
        {
            var name = declared.Name ?? $"{declared.Target.Population}-generator-{generators.Count}";
            if (NeuronEnds.Population(declared.Target, declared.Place, names, populations, diagnostics) is { } target
                && Resolved(name, declared, target, diagnostics) is { } generator)
                generators.Add(generator);
        }
        CheckChannels(network, generators, populations, diagnostics);
        return generators.ToImmutable();
    }

    /// <summary>Null, and an error, if the generator does not fit its target.</summary>
    public static ElaboratedGenerator? Resolved(string name, Generator declared, PopulationParts target, Diagnostics diagnostics)
    {
        var isGood = NetworkNames.Check(name, "a generator", declared.Place, diagnostics) & KindIsGood(declared, diagnostics);
        if (NeuronEnds.Span(declared.Target, target, declared.Place, diagnostics) is not { } span || !isGood)
            return null;
        var numbers = DrawNumbers.Of(declared.Index, target.Size);
        if (target.Model is null)
            return FeedsInput(declared, target, diagnostics)
                ? new(name, target.Index, null, span.First, span.Count, declared.Kind, declared.Seed, numbers.Stride, numbers.Offset, target.Payload, 1)
                : null;
        if (NeuronEnds.Port(declared.Port, target, declared.Target.Place ?? declared.Place, diagnostics) is not { } port)
            return null;
        if (declared.WeightFormat is not { } format)
        {
            diagnostics.Error(Code.BadGenerator, declared.Place, "a generator that feeds a port needs the format of its weight");
            return null;
        }
        if (format.Problem is { } problem)
        {
            diagnostics.Error(Code.BadNumberFormat, declared.Place, problem);
            return null;
        }
        return Grid.RawOf(declared.Weight, format, diagnostics) is { } weight
            ? new(name, target.Index, port, span.First, span.Count, declared.Kind, declared.Seed, numbers.Stride, numbers.Offset, format, weight)
            : null;
    }

    private static bool FeedsInput(Generator declared, PopulationParts target, Diagnostics diagnostics)
    {
        var problem = declared.Port is not null ? $"'{target.Name}' is an input and has no port '{declared.Port}'"
            : declared.WeightFormat is not null ? $"'{target.Name}' is an input: its events carry the count itself, without a weight"
            : !CountPayload.Fits(declared.Kind.MaxCount, target.Payload) ? $"counts up to {declared.Kind.MaxCount} do not fit the events of '{target.Name}', which are {target.Payload}"
            : null;
        if (problem is not null)
            diagnostics.Error(Code.BadGenerator, declared.Place, problem);
        return problem is null;
    }

    private static bool KindIsGood(Generator declared, Diagnostics diagnostics)
    {
        var problem = declared.Kind switch
        {
            GeneratorKind.Poisson { Thresholds.Length: < 1 or > PoissonThresholds.Most } poisson => $"a Poisson generator has 1 to {PoissonThresholds.Most} thresholds, not {poisson.Thresholds.Length}",
            GeneratorKind.Poisson(var thresholds) when !thresholds.SequenceEqual(thresholds.Order()) => "the thresholds of a Poisson generator ascend",
            GeneratorKind.Bernoulli { Threshold: > 1UL << 32 } => "a probability is at most 1: a threshold of 4294967296",
            GeneratorKind.Regular { Period: < 1 } or GeneratorKind.Regular { Phase: < 0 } => "a period is at least 1 tick and a phase at least 0",
            _ => null,
        };
        if (problem is not null)
            diagnostics.Error(Code.BadGenerator, declared.Place, problem);
        return problem is null;
    }

    // A channel sends at most one event a tick.
    private static void CheckChannels(
        Network network, IReadOnlyList<ElaboratedGenerator> generators, ImmutableArray<PopulationParts> populations, Diagnostics diagnostics)
    {
        foreach (var feeding in generators.Where(g => g.Port is null).GroupBy(g => g.Population))
        {
            var ordered = feeding.OrderBy(g => g.First).ToList();
            for (var i = 1; i < ordered.Count; i++)
                if (ordered[i].First < ordered[i - 1].First + ordered[i - 1].Count)
                    diagnostics.Error(Code.BadGenerator, network.Place, $"two generators feed channel {ordered[i].First} of '{populations[feeding.Key].Name}'", "let each feed a range of its own");
        }
    }
}
