using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A product that stands in a printed neuron: a place where a proof may cut it in two.</summary>
/// <param name="Of">The expression it comes from.</param>
/// <param name="Name">The wire that holds it.</param>
/// <param name="Parts">Empty: it is multiplied in one. Else what it is the sum of.</param>
public sealed record NeuronProduct(Place.Text Of, string Name, ImmutableArray<ProductPart> Parts);

/// <summary>A sum or a narrowed value that stands in a printed neuron: a place where a proof may rest.</summary>
/// <param name="Of">The sum, or the statement that narrows.</param>
/// <param name="IsNarrowed">Whether it is what the statement leaves.</param>
/// <param name="Name">The wire that holds it.</param>
/// <param name="Frac">Bits of it behind the binary point.</param>
public sealed record NeuronPoint(Place.Text Of, bool IsNarrowed, string Name, int Frac);

/// <summary>A product of one factor with some bits of the other.</summary>
/// <param name="Name">The wire that holds it.</param>
public sealed record ProductPart(string Name, FactorPart Factor);

/// <summary>Bits of a factor of a large product.</summary>
/// <param name="OfSecond">Whether it is the second factor that is taken apart.</param>
/// <param name="Low">The lowest of the bits.</param>
/// <param name="Bits">How many.</param>
/// <param name="IsUpper">Whether they are the uppermost, and signed.</param>
public sealed record FactorPart(bool OfSecond, int Low, int Bits, bool IsUpper)
{
    /// <summary>What the bits of a factor can be, as an integer.</summary>
    public Num Of(Num factor)
    {
        if (IsUpper)
            return new(factor.Min >> Low, factor.Max >> Low, 0);
        var mask = (BigInteger.One << Bits) - 1;
        return factor.IsConstant ? Num.Constant((factor.Min >> Low) & mask, 0) : new(0, mask, 0);
    }
}
