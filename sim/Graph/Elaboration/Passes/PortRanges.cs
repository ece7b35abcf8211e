using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>
/// The exact range of every port's sum: for each neuron the sum of min(0, w·p) and of max(0, w·p) over the synapses and
/// generators that end there, taken where it is widest.
/// </summary>
internal sealed class PortRanges
{
    private readonly ImmutableArray<PopulationParts> populations;

    // By population and port.
    private readonly PortSums[][] sums;

    /// <summary>Ranges to which synapses are still to be added; every projection must be known, for the binary points.</summary>
    public PortRanges(ImmutableArray<PopulationParts> populations, ImmutableArray<ProjectionParts> projections, ImmutableArray<ElaboratedGenerator> generators)
    {
        this.populations = populations;
        sums = [.. populations.Select(population => population.Model?.Inputs.Select(_ => new PortSums(population.Size)).ToArray() ?? [])];
        foreach (var projection in projections)
            At(projection).Expect(projection.Declared.WeightFormat.Frac + projection.Source.Payload.Frac);
        var feeding = generators.Where(generator => generator.Port is not null).ToList();
        foreach (var generator in feeding)
            sums[generator.Population][generator.Port!.Value].Expect(generator.WeightFormat.Frac);
        foreach (var generator in feeding)
            sums[generator.Population][generator.Port!.Value].Add(generator);
    }

    public void Add(ProjectionParts projection, SynapseSurvey survey) => At(projection).Add(survey, projection.Declared.WeightFormat.Frac, projection.Source);

    /// <summary>By population and port; one that is too wide is an error.</summary>
    public ImmutableArray<ImmutableArray<Num>> Of(Diagnostics diagnostics) => [.. populations.Select(population => Of(population, diagnostics))];

    private ImmutableArray<Num> Of(PopulationParts population, Diagnostics diagnostics)
    {
        var ranges = ImmutableArray.CreateBuilder<Num>();
        for (var port = 0; port < sums[population.Index].Length; port++)
        {
            var range = sums[population.Index][port].Range;
            if (range.Bits > Format.MaxBits)
            {
                diagnostics.Error(Code.PortTooWide, population.Declared.Place,
                    $"what arrives at '{population.Name}.{population.Model!.Inputs[port].Name}' needs {range.Bits} bits; the most is {Format.MaxBits}",
                    "take weights with fewer bits, or with binary points nearer to each other");
                range = new(0, 0, 0);
            }
            ranges.Add(range);
        }
        return ranges.ToImmutable();
    }

    private PortSums At(ProjectionParts projection) => sums[projection.Target.Index][projection.Port];
}
