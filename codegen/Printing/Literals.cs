using System.Globalization;
using System.Numerics;

namespace Neuro.Codegen;

/// <summary>Spells sized constants.</summary>
internal static class Literals
{
    /// <summary>A signed constant: its low bits, where it has more.</summary>
    public static string Signed(BigInteger value, int bits)
    {
        var modulus = BigInteger.One << bits;
        value &= modulus - 1;
        if (value << 1 >= modulus)
            value -= modulus;
        return value.Sign >= 0
            ? string.Create(CultureInfo.InvariantCulture, $"{bits}'sd{value}")
            : value << 1 == -modulus
                ? Hex(value, bits)
                : string.Create(CultureInfo.InvariantCulture, $"-{bits}'sd{-value}");
    }

    /// <summary>A signed constant as its bits, for ends of ranges.</summary>
    public static string Hex(BigInteger value, int bits)
    {
        var digits = (value & ((BigInteger.One << bits) - 1)).ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return string.Create(CultureInfo.InvariantCulture, $"{bits}'sh{digits.PadLeft((bits + 3) / 4, '0')}");
    }
}
