namespace Neuro.Graph;

/// <summary>Reads and writes bare .npy files: one array each.</summary>
public static class NpyFile
{
    /// <summary>Reads the one array of a file.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is no array of numbers.</exception>
    public static NpyArray Read(string path)
    {
        using var stream = BinaryFile.OpenRead(path);
        return Read(path, stream);
    }

    /// <summary>Reads the one array of a stream that can seek.</summary>
    /// <param name="name">What a diagnostic calls it.</param>
    public static NpyArray Read(string name, Stream stream)
    {
        stream.Position = 0;
        return BinaryFile.Reading(name, () => ReadArray(stream, stream.Length, new(name, null, 0, Packed: false)));
    }

    /// <summary>Writes integers as an array of 64-bit ones, or of another integer type that holds them.</summary>
    public static void Write(Stream stream, ReadOnlySpan<long> shape, ReadOnlySpan<long> elements, NpyType? type = null)
    {
        var writer = new NpyArrayWriter(stream, type ?? NpyType.Int64, shape);
        writer.Append(elements);
        writer.End();
    }

    /// <summary>Reads header and elements; what is allocated is bounded by what is there.</summary>
    /// <param name="length">Bytes of the array in all, header included.</param>
    internal static NpyArray ReadArray(Stream stream, long length, ArrayPlace file)
    {
        var (header, headerBytes) = NpyHeader.Read(stream, file);
        var claimed = header.Count is { } count && count <= Array.MaxLength / header.Type.Bytes
            ? count * header.Type.Bytes
            : throw file.Bad(Code.ArrayTooLarge, 0, $"the array claims the shape ({string.Join(", ", header.Shape)}); more than 2 GiB in one array is not read",
                "split it into several arrays");
        if (claimed != length - headerBytes)
            throw file.Bad(Code.DamagedArray, headerBytes,
                $"the header claims {claimed} bytes of elements; {length - headerBytes} are there", "the file was cut or edited; save it again");
        // A compressed entry may claim a thousand times what it holds.
        var data = BinaryFile.ReadUpTo(stream, (int)claimed, trusted: !file.Packed);
        if (data.Length < claimed)
            throw file.Bad(Code.DamagedArray, headerBytes + data.Length, "the elements end early", "the file was cut or edited; save it again");
        return new(file, header, headerBytes, data);
    }
}
