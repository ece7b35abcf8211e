namespace Neuro.Sim;

/// <summary>An array in device memory.</summary>
/// <param name="First">Index of its first element among all of its storage.</param>
internal readonly record struct DeviceArray(Storage Storage, long First, long Count)
{
    public long Offset => First * Storage.Bytes();

    public long Bytes => Count * Storage.Bytes();

    /// <summary>Offset of the byte behind it.</summary>
    public long End => Offset + Bytes;
}
