namespace Neuro.Graph;

/// <summary>One number for all items.</summary>
public sealed class ConstantValues(long raw) : RawValues
{
    public long Raw { get; } = raw;

    public override (long Min, long Max) Bounds => (Raw, Raw);

    public override long At(long row, long column) => Raw;
}
