namespace Neuro.Codegen;

/// <summary>The width of an unsigned wire, and how constants of it are spelt.</summary>
internal sealed record Bus(int Bits)
{
    public string Range => $"[{Bits - 1}:0]";

    public int High => Bits - 1;

    public string Zero => Of(0);

    public string One => Of(1);

    public string Ones => $"{{{Bits}{{1'b1}}}}";

    /// <summary>A number that may be negative, in two's complement.</summary>
    public string Modulo(long value) => Of(Bits == 64 ? value : value & ((1L << Bits) - 1));

    public string Of(long value) => $"{Bits}'d{value}";

    /// <summary>A field of a wire, zero-extended or cut to this width.</summary>
    public string Fit(string name, int high, int low) => Fit(name, high, low, whole: high + 1, Bits);

    public string Fit(string name, int high, int low, int wireBits) => Fit(name, high, low, wireBits, Bits);

    /// <summary>A whole wire of another width.</summary>
    public string Fit(string name, int bits) => Fit(name, bits - 1, 0, bits, Bits);

    /// <summary>The slice that takes this many bits of a wire: nothing if it has no more.</summary>
    public string Slice(int wireBits) => wireBits == Bits ? "" : Bits == 1 ? "[0]" : $"[{Bits - 1}:0]";

    private static string Fit(string name, int high, int low, int whole, int bits)
    {
        high = Math.Min(high, low + bits - 1);
        var have = high - low + 1;
        var field = low == 0 && high == whole - 1 ? name : high == low ? $"{name}[{low}]" : $"{name}[{high}:{low}]";
        return have == bits ? field : $"{{{bits - have}'d0, {field}}}";
    }
}
