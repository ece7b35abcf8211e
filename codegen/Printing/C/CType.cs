using System.Globalization;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A plain integer type of C: <c>int8_t</c> to <c>int64_t</c>, <c>uint8_t</c> to <c>uint64_t</c>.</summary>
public readonly record struct CType(bool Signed, int Bits)
{
    public static readonly CType Int32 = new(true, 32);

    public static readonly CType Int64 = new(true, 64);

    public static readonly CType Word = new(false, 32);

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{(Signed ? "" : "u")}int{Bits}_t");

    /// <summary>What arithmetic is done in: the smaller of the two that computers have, and signed.</summary>
    public static CType Of(Num num) => num.Bits <= 32 ? Int32 : Int64;

    /// <summary>What is stored: the narrowest that holds a range. Without a sign where that helps.</summary>
    public static CType Narrowest(BigInteger min, BigInteger max)
    {
        var bits = new Num(min, max, 0).Bits;
        foreach (var width in (ReadOnlySpan<int>)[8, 16, 32, 64])
            if (bits <= width)
                return new(true, width);
            else if (min.Sign >= 0 && bits == width + 1)
                return new(false, width);
        throw new System.Diagnostics.UnreachableException($"no integer of C holds {min} to {max}");
    }

    /// <summary>A number as an operand of arithmetic; one too large for 32 bits has 64.</summary>
    public static string Literal(BigInteger value) => value switch
    {
        _ when value == long.MinValue => "(-INT64_C(9223372036854775807) - 1)",
        _ when value == int.MinValue => "(-2147483647 - 1)",
        _ when value < int.MinValue => string.Create(CultureInfo.InvariantCulture, $"(-INT64_C({-value}))"),
        _ when value > int.MaxValue => string.Create(CultureInfo.InvariantCulture, $"INT64_C({value})"),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A number as an item of an array of this type.</summary>
    public string Item(BigInteger value) => this switch
    {
        { Signed: false, Bits: 32 } => string.Create(CultureInfo.InvariantCulture, $"{value}u"),
        { Signed: false, Bits: 64 } => string.Create(CultureInfo.InvariantCulture, $"UINT64_C({value})"),
        { Bits: 64 } when value.Sign >= 0 => string.Create(CultureInfo.InvariantCulture, $"INT64_C({value})"),
        _ => Literal(value),
    };
}
