namespace Neuro.Sim;

/// <summary>Integers brought to a finer binary point.</summary>
internal static class Scale
{
    /// <summary>value · 2^bits. Of more than 63 bits only a zero is ever asked for, or multiplied by one.</summary>
    public static long Of(long value, int bits) => bits > 63 ? 0 : value << bits;
}
