namespace Neuro.Graph;

/// <summary>Where an array lies: the file, and the entry in it.</summary>
/// <param name="Array">Its name within an .npz file; null for a bare .npy file.</param>
/// <param name="Start">Offset of its first byte in the file.</param>
/// <param name="Packed">Whether it is compressed, so that offsets inside it are none of the file.</param>
internal readonly record struct ArrayPlace(string Path, string? Array, long Start, bool Packed)
{
    public Place At(long offset) => new Place.Byte(Path, Packed ? Start : Start + offset);

    public InvalidInputException Bad(Code code, long offset, string message, string? help = null) =>
        new(code, At(offset), Array is null ? message : $"array '{Array}': {message}", help);
}
