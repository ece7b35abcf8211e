namespace Neuro.Graph;

/// <summary>Drawn numbers, each of low..high equally likely: see <see cref="Distribution.Uniform"/>.</summary>
public sealed class UniformValues(long low, long high, ulong seed, DrawNumbers numbers) : RawValues
{
    // One less than the count, which may be 2^64.
    private readonly ulong last = unchecked((ulong)high - (ulong)low);

    public override (long Min, long Max) Bounds => (low, high);

    public override long At(long row, long column) => unchecked((long)((ulong)low + Steps(SplitMix.Draw(seed, numbers.At(row, column)))));

    private ulong Steps(ulong draw) =>
        last <= uint.MaxValue ? ((draw >> 32) * (last + 1)) >> 32
        : last == ulong.MaxValue ? draw
        : Math.BigMul(draw, last + 1, out _);
}
