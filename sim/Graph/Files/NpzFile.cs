using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace Neuro.Graph;

/// <summary>An .npz file: a zip, stored or deflated, of named arrays. Each is read when asked for; other entries are left alone.</summary>
public sealed class NpzFile : IDisposable
{
    private const string Suffix = ".npy";

    // Deflate's best: 258 bytes for two bits. An entry that claims more is no honest one.
    private const long MostInflation = 1032;

    private readonly string path;
    private readonly Stream stream;
    private readonly List<(string Name, ZipEntry Entry)> entries = [];

    private NpzFile(string path, Stream stream)
    {
        (this.path, this.stream) = (path, stream);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var entry in ZipDirectory.Read(path, stream))
        {
            if (!entry.Name.EndsWith(Suffix, StringComparison.Ordinal))
                continue;
            var name = entry.Name[..^Suffix.Length];
            if (!names.Add(name))
                throw ZipDirectory.Bad(Code.DuplicateArray, path, entry.DirectoryOffset, $"there are two arrays named '{name}'");
            entries.Add((name, entry));
        }
    }

    /// <exception cref="InvalidInputException">It cannot be read, or is no .npz file.</exception>
    public static NpzFile Open(string path)
    {
        var stream = BinaryFile.OpenRead(path);
        try
        {
            return Open(path, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <param name="name">What a diagnostic calls it.</param>
    /// <param name="stream">Can seek; disposed with this.</param>
    public static NpzFile Open(string name, Stream stream) => BinaryFile.Reading(name, () => new NpzFile(name, stream));

    /// <summary>The arrays' names, in the file's order.</summary>
    public IReadOnlyList<string> Names => [.. entries.Select(e => e.Name)];

    public bool Contains(string name) => entries.Exists(e => e.Name == name);

    public bool TryArray(string name, [NotNullWhen(true)] out NpyArray? array)
    {
        array = Contains(name) ? Array(name) : null;
        return array is not null;
    }

    /// <exception cref="InvalidInputException">There is no such array, or it is damaged or not of numbers.</exception>
    public NpyArray Array(string name)
    {
        if (entries.Find(e => e.Name == name).Entry is not { } entry)
            throw new InvalidInputException(Code.MissingArray, new Place.File(path), $"there is no array '{name}' in it",
                entries.Count == 0 ? "the file holds no arrays" : $"it holds {string.Join(", ", Names.Take(20).Select(n => $"'{n}'"))}{(entries.Count > 20 ? " and more" : "")}");
        return BinaryFile.Reading(path, () => Read(name, entry));
    }

    private NpyArray Read(string name, ZipEntry entry)
    {
        var packed = entry.Method != 0;
        var start = ZipDirectory.DataOffset(path, stream, entry);
        var place = new ArrayPlace(path, name, start, packed);
        if (!packed && entry.Bytes != entry.PackedBytes)
            throw place.Bad(Code.DamagedZip, 0, $"it is stored as it is, yet claims {entry.PackedBytes} bytes packed and {entry.Bytes} unpacked");
        if (packed && entry.Bytes / MostInflation > entry.PackedBytes)
            throw place.Bad(Code.ArrayTooLarge, 0, $"{entry.PackedBytes} compressed bytes cannot hold the {entry.Bytes} bytes that are claimed");
        try
        {
            using Stream content = packed
                ? new DeflateStream(new StreamWindow(stream, start, entry.PackedBytes), CompressionMode.Decompress)
                : new StreamWindow(stream, start, entry.PackedBytes);
            using var checkedContent = new CrcStream(content);
            var array = NpyFile.ReadArray(checkedContent, entry.Bytes, place);
            if (checkedContent.ReadByte() >= 0)
                throw place.Bad(Code.DamagedArray, 0, $"it goes on behind the {entry.Bytes} bytes that are claimed");
            return checkedContent.Crc == entry.Crc ? array
                : throw place.Bad(Code.ArrayChecksum, 0, $"its checksum is {checkedContent.Crc:x8}; the file says {entry.Crc:x8}", "the file was damaged; save it again");
        }
        catch (InvalidDataException e)
        {
            throw place.Bad(Code.DamagedArray, 0, $"its compressed bytes are damaged: {e.Message.TrimEnd('.')}", "save the file again");
        }
    }

    public void Dispose() => stream.Dispose();
}
