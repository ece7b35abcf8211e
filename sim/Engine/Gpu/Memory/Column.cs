namespace Neuro.Sim;

/// <summary>A number for each of many, in device memory; or one for all, and then nothing is stored.</summary>
/// <param name="IsStored">1 if each has its own, else 0.</param>
internal readonly record struct Column(int IsStored, Storage Storage, long First, long Constant)
{
    public static Column Same(long value) => new(0, Storage.Int64, 0, value);

    public static Column Each(DeviceArray array) => new(1, array.Storage, array.First, 0);

    /// <summary>Values as they come, or one value if all are equal.</summary>
    public static Column Of(DeviceLayout layout, IReadOnlyCollection<long> values)
    {
        var (min, max) = (values.Min(), values.Max());
        return min == max ? Same(min) : Each(layout.Add(Storages.Holding(min, max), values));
    }

    public long Read(in DeviceMemory memory, long index) => IsStored == 0 ? Constant : memory.Read(Storage, First + index);
}
