using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Reads generators that stand in a stimulus file: written as those of a network are, but for input populations only.</summary>
public static class StimulusGenerators
{
    /// <summary>Null, and at least one error, if one of them cannot be read or does not fit the network.</summary>
    public static ImmutableArray<ElaboratedGenerator>? Read(JsonValue list, ElaboratedNetwork network, Diagnostics diagnostics)
    {
        var own = new Diagnostics();
        using var reading = new NetworkReading("", own);
        foreach (var population in network.Populations)
            reading.AddName(population.Name);
        var declared = list.ReadList("the generators, a list", own, value => GeneratorReader.Read(value, reading)) ?? [];
        var resolved = ImmutableArray.CreateBuilder<ElaboratedGenerator>();
        foreach (var generator in declared)
        {
            var population = network.Populations.First(p => p.Name == generator.Target.Population);
            if (!population.IsInput)
                own.Error(Code.BadGenerator, generator.Place, $"'{population.Name}' runs a model, and a generator of a stimulus feeds input populations",
                    "a generator that feeds a port belongs to the network, whose widths depend on it");
            else if (GeneratorTable.Resolved(generator.Name ?? $"{population.Name}-stimulus-{resolved.Count}", generator, new(population.Index, network.Source.Populations[population.Index], [], []), own) is { } good)
                resolved.Add(good);
        }
        foreach (var diagnostic in own.Items)
            diagnostics.Add(diagnostic);
        return own.HasErrors ? null : resolved.ToImmutable();
    }
}
