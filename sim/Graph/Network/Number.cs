using System.Globalization;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>A number as the user wrote it, before it is put on a format's grid.</summary>
public abstract record Number
{
    private Number() { }

    public Place Place { get; init; } = new Place.Named("number");

    /// <summary>The integer on the format's grid itself.</summary>
    public sealed record OfRaw(BigInteger Raw) : Number
    {
        public override string ToString() => $"raw {Raw.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>An exact decimal: Digits · 10^-Scale. Without a rounding it must lie on the grid.</summary>
    public sealed record OfDecimal(BigInteger Digits, int Scale, Rounding? Round = null) : Number
    {
        /// <summary>The same number with a scale that is not negative.</summary>
        public NumberText Text => Scale >= 0 ? new(Digits, Scale) : new(Digits * BigInteger.Pow(10, -Scale), 0);

        public override string ToString() => Text.ToString();
    }

    /// <summary>A decimal that may be rounded to the grid.</summary>
    public static Number Rounded(decimal value, Rounding round = Rounding.Nearest) => (OfDecimal)value with { Round = round };

    public static implicit operator Number(int value) => new OfDecimal(value, 0);

    public static implicit operator Number(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = (BigInteger)(((UInt128)(uint)bits[2] << 64) | ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return new OfDecimal(value < 0 ? -digits : digits, (bits[3] >> 16) & 0xFF);
    }
}
