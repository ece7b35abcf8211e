namespace Neuro.Sim;

/// <summary>A band of a filter bank: the coefficients of two equal sections, one behind the other.</summary>
/// <remarks>
/// A section computes <c>y[n] = B0 · (x[n] - x[n-2]) - A1 · y[n-1] - A2 · y[n-2]</c>: a band-pass that lets its centre
/// frequency through unchanged.
/// </remarks>
/// <param name="Number">Its place on the ERB-number scale, which is the ear's own scale of frequencies.</param>
/// <param name="CentreHertz">To the nearest whole one; for people only.</param>
/// <param name="B0">Raw, as the other coefficients: fix&lt;32,30&gt;.</param>
public sealed record FilterBand(int Number, int CentreHertz, int B0, int A1, int A2)
{
    /// <summary>Bits behind the binary point of a coefficient.</summary>
    public const int CoefficientFrac = 30;
}
