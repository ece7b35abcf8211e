using System.Numerics;

namespace Neuro.Graph;

/// <summary>By neuron, how low and how high the sum of one port can get.</summary>
/// <remarks>
/// Lows only sink and highs only rise as synapses are added. So a projection whose share is clearly too wide for a port
/// already decides that the port is; only its width is then kept, and 128 bits are enough for all others.
/// </remarks>
internal sealed class PortSums(int neurons)
{
    private int? frac;
    private Int128[] lows = [];
    private Int128[] highs = [];

    // Two bits more than a port may have: the bound below may take its ends from different neurons, and be twice as wide.
    private const int MostBitsAdded = Format.MaxBits + 2;

    // The widest share that was too wide to add.
    private Num? tooWide;

    /// <summary>Announces a contribution: the finest binary point of all is the port's.</summary>
    public void Expect(int contributionFrac) => frac = Math.Max(frac ?? int.MinValue, contributionFrac);

    /// <summary>From the neuron that gets lowest to the one that gets highest.</summary>
    public Num Range => tooWide ?? (lows.Length == 0 ? new(0, 0, frac ?? 0) : new(lows.Min(), highs.Max(), frac!.Value));

    public void Add(SynapseSurvey survey, int weightFrac, PopulationParts source)
    {
        if (survey.Count == 0)
            return;
        // A source that sends plain spikes sends 1 or nothing.
        var (least, most) = source.IsGraded
            ? (BigInteger.Min(0, source.Payload.Num.Min), BigInteger.Max(0, source.Payload.Num.Max))
            : (0, 1);
        var shift = frac!.Value - weightFrac - source.Payload.Frac;
        var (negative, positive) = (survey.Negative.Min(), survey.Positive.Max());
        if (!Fits(new(negative * most + positive * least, positive * most + negative * least, 0), shift))
            return;
        Allocate();
        var (down, up) = ((Int128)least << shift, (Int128)most << shift);
        for (var i = 0; i < survey.Targets.Count; i++)
        {
            lows[survey.Targets.First + i] += survey.Negative[i] * up + survey.Positive[i] * down;
            highs[survey.Targets.First + i] += survey.Positive[i] * up + survey.Negative[i] * down;
        }
    }

    public void Add(ElaboratedGenerator generator)
    {
        var all = (Int128)generator.Weight * generator.Kind.MaxCount;
        var shift = frac!.Value - generator.WeightFormat.Frac;
        if (!Fits(new(Int128.Min(0, all), Int128.Max(0, all), 0), shift))
            return;
        Allocate();
        for (var neuron = generator.First; neuron < generator.First + generator.Count; neuron++)
        {
            lows[neuron] += Int128.Min(0, all) << shift;
            highs[neuron] += Int128.Max(0, all) << shift;
        }
    }

    private bool Fits(Num share, int shift)
    {
        share = share with { Min = share.Min << shift, Max = share.Max << shift };
        if (share.Bits <= MostBitsAdded)
            return true;
        if (tooWide is null || share.Bits > tooWide.Value.Bits)
            tooWide = share;
        return false;
    }

    private void Allocate()
    {
        if (lows.Length == 0)
            (lows, highs) = (new Int128[neurons], new Int128[neurons]);
    }
}
