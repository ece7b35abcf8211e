using System.Buffers.Binary;
using System.Text;
using Neuro.Graph;

namespace Neuro.Sim;

/// <param name="Start">Offset of its name in the file.</param>
/// <param name="Length">Of its body, the padding byte of an odd one not counted.</param>
internal readonly record struct RiffChunk(string Id, long Start, long Length)
{
    public const int HeaderBytes = 8;

    public long Body => Start + HeaderBytes;
}

/// <summary>Walks the chunks of a RIFF file, trusting the file's length more than what the chunks say.</summary>
internal sealed class RiffReader(Stream stream, string path)
{
    private const int FileHeaderBytes = 12;

    private readonly long fileLength = stream.Length;
    private long next = FileHeaderBytes;

    public InvalidInputException Bad(Code code, long offset, string message, string? help = null) =>
        new(code, new Place.Byte(path, offset), message, help);

    public void ExpectWave()
    {
        var bytes = new byte[FileHeaderBytes];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count < bytes.Length)
            throw Bad(Code.WavTruncated, count, $"the file has {count} bytes; a WAV file has {FileHeaderBytes} before its first chunk");
        var (outer, inner) = (Name(bytes), Name(bytes.AsSpan(8)));
        if (outer is "RIFX" or "RF64" or "BW64")
            throw Bad(Code.WavUnsupported, 0, $"this is {outer}; only RIFF is read", "convert it to an ordinary WAV file");
        if (outer != "RIFF" || inner != "WAVE")
            throw Bad(Code.WavMalformed, 0, "this is no WAV file: it does not begin with 'RIFF' and 'WAVE'");
    }

    /// <summary>The next chunk, or null at the end of the file.</summary>
    public RiffChunk? NextChunk()
    {
        // Some writers leave the padding byte of the last chunk away.
        if (next >= fileLength)
            return null;
        if (fileLength - next < RiffChunk.HeaderBytes)
            throw Bad(Code.WavTruncated, next, $"{fileLength - next} bytes are left; a chunk begins with {RiffChunk.HeaderBytes}");
        stream.Position = next;
        Span<byte> header = stackalloc byte[RiffChunk.HeaderBytes];
        stream.ReadExactly(header);
        var chunk = new RiffChunk(Name(header), next, BinaryPrimitives.ReadUInt32LittleEndian(header[4..]));
        if (chunk.Length > fileLength - chunk.Body)
            throw Bad(Code.WavTruncated, next, $"the '{chunk.Id}' chunk has {chunk.Length} bytes; the file has {fileLength - chunk.Body} after its header",
                "the file is cut short; get it again");
        next = chunk.Body + chunk.Length + chunk.Length % 2;
        return chunk;
    }

    public byte[] ReadBody(RiffChunk chunk, int count)
    {
        var bytes = new byte[count];
        stream.Position = chunk.Body;
        stream.ReadExactly(bytes);
        return bytes;
    }

    public void ReadExactly(Span<byte> bytes) => stream.ReadExactly(bytes);

    private static string Name(ReadOnlySpan<byte> bytes)
    {
        var name = new StringBuilder(4);
        foreach (var b in bytes[..4])
            name.Append(b is >= 0x20 and < 0x7f ? (char)b : '?');
        return name.ToString();
    }
}
