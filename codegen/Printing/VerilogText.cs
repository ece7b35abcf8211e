using System.Numerics;

namespace Neuro.Codegen;

/// <summary>Spells small expressions of the core and its lanes.</summary>
internal static class VerilogText
{
    /// <summary>A field of a word as a signed number of so many bits.</summary>
    public static string Field(string word, NumberField field, int wordBits, int bits)
    {
        if (field.IsConstant)
            return Literals.Signed(field.Base, bits);
        var raw = Bits(word, field, wordBits);
        var missing = bits - field.Bits;
        return missing <= 0 ? $"$signed({raw})"
            : field.Signed ? $"$signed({{{{{missing}{{{Top(word, field, wordBits)}}}}}, {raw}}})"
            : $"$signed({{{missing}'d0, {raw}}})";
    }

    /// <summary>The bits of a field.</summary>
    public static string Bits(string word, NumberField field, int wordBits) =>
        field.Bits == wordBits ? word : field.Bits == 1 ? $"{word}[{field.Offset}]" : $"{word}[{field.End - 1}:{field.Offset}]";

    /// <summary>A field of a word as an unsigned number of a wire's width.</summary>
    public static string Unsigned(string word, NumberField field, int wordBits, Bus to) => field.IsConstant
        ? to.Of(field.Base)
        : to.Bits == field.Bits ? Bits(word, field, wordBits) : $"{{{to.Bits - field.Bits}'d0, {Bits(word, field, wordBits)}}}";

    /// <summary>A signed wire widened to more bits and shifted left.</summary>
    public static string Aligned(string wire, int wireBits, int shift, int bits)
    {
        var have = Math.Min(wireBits, bits - shift);
        // All of it lies above the result's bits.
        if (have <= 0)
            return Literals.Signed(0, bits);
        var raw = have == wireBits ? wire : $"{wire}[{have - 1}:0]";
        var sign = bits - shift - have;
        var parts = (sign > 0 ? $"{{{sign}{{{(wireBits == 1 ? wire : $"{wire}[{wireBits - 1}]")}}}}}, " : "") + raw + (shift > 0 ? $", {shift}'d0" : "");
        return sign > 0 || shift > 0 ? $"$signed({{{parts}}})" : $"$signed({raw})";
    }

    /// <summary>A field as a signed number of so many bits, shifted left.</summary>
    public static string AlignedField(string word, NumberField field, int wordBits, int shift, int bits)
    {
        if (field.IsConstant)
            return Literals.Signed((BigInteger)field.Base << shift, bits);
        var have = Math.Min(field.Bits, bits - shift);
        if (have <= 0)
            return Literals.Signed(0, bits);
        var raw = have == wordBits ? word : have == 1 ? $"{word}[{field.Offset}]" : $"{word}[{field.Offset + have - 1}:{field.Offset}]";
        var sign = bits - shift - have;
        var extension = sign == 0 ? "" : field.Signed ? $"{{{sign}{{{Top(word, field, wordBits)}}}}}, " : $"{sign}'d0, ";
        return sign == 0 && shift == 0 ? $"$signed({raw})" : $"$signed({{{extension}{raw}{(shift > 0 ? $", {shift}'d0" : "")}}})";
    }

    /// <summary>The low bits of an unsigned wire times a constant, by shifts and additions.</summary>
    /// <param name="lowBits">Of the wire; what lies above is zero.</param>
    public static string Times(string wire, int wireBits, int lowBits, int factor, int bits)
    {
        // Signed digits: runs of ones become one addition and one subtraction.
        var terms = new List<(bool Minus, int Shift)>();
        for (var (rest, shift) = ((long)factor, 0); rest != 0; rest >>= 1, shift++)
        {
            if ((rest & 1) == 0)
                continue;
            var minus = (rest & 3) == 3;
            terms.Add((minus, shift));
            rest += minus ? 1 : -1;
        }
        // What lies above the result's bits does not reach it.
        terms.RemoveAll(term => term.Shift >= bits);
        terms.Reverse();
        return string.Concat(terms.Select((term, i) => (i == 0 ? "" : term.Minus ? " - " : " + ") + Shifted(wire, wireBits, lowBits, term.Shift, bits)));
    }

    private static string Shifted(string wire, int wireBits, int lowBits, int shift, int bits)
    {
        var have = Math.Min(lowBits, bits - shift);
        var raw = wire + new Bus(have).Slice(wireBits);
        var above = bits - shift - have;
        return above == 0 && shift == 0 ? raw : $"{{{(above > 0 ? $"{above}'d0, " : "")}{raw}{(shift > 0 ? $", {shift}'d0" : "")}}}";
    }

    private static string Top(string word, NumberField field, int wordBits) => wordBits == 1 ? word : $"{word}[{field.End - 1}]";
}
