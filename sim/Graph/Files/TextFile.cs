using System.Text;

namespace Neuro.Graph;

/// <summary>Reads a text file whole; what can go wrong becomes a diagnostic.</summary>
public static class TextFile
{
    /// <summary>The file's text; null, and an error, if it cannot be read, is larger than allowed, or is not UTF-8.</summary>
    /// <param name="namedAt">Where the user named the file; null: the file itself is the place.</param>
    public static SourceText? Read(string path, int mostBytes, Diagnostics diagnostics, Place? namedAt = null) =>
        Bytes(path, mostBytes, diagnostics, namedAt) is { } bytes ? Decode(path, bytes, diagnostics) : null;

    /// <summary>The file's bytes without a byte order mark; null, and an error, if it cannot be read or is larger than allowed.</summary>
    public static byte[]? Bytes(string path, int mostBytes, Diagnostics diagnostics, Place? namedAt = null)
    {
        var place = namedAt ?? new Place.File(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var bytes = Limited(stream, mostBytes);
            if (bytes is null)
                diagnostics.Error(Code.FileTooLarge, place, $"'{path}' is larger than {mostBytes / 1024:N0} KiB", "long lists belong into an .npz file");
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Error(Code.FileNotReadable, place, $"there is no file '{path}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            diagnostics.Error(Code.FileNotReadable, place, Directory.Exists(path) ? $"'{path}' is a folder" : $"'{path}' cannot be read: {e.Message.TrimEnd('.')}");
        }
        return null;
    }

    /// <summary>The text that bytes in UTF-8 stand for; null, and an error with the offset, if they are something else.</summary>
    public static SourceText? Decode(string name, ReadOnlySpan<byte> bytes, Diagnostics diagnostics)
    {
        try
        {
            return new(name, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(WithoutMark(bytes)));
        }
        catch (DecoderFallbackException e)
        {
            diagnostics.Error(Code.NotUtf8, new Place.Byte(name, e.Index), "this is not UTF-8 text", "save the file in UTF-8");
            return null;
        }
    }

    /// <summary>What follows a byte order mark, or all if there is none.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    // Read by blocks, not by the length that the file system tells: pipes and devices have none.
    private static byte[]? Limited(FileStream stream, int mostBytes)
    {
        using var content = new MemoryStream();
        var block = new byte[1 << 16];
        for (int count; (count = stream.Read(block)) > 0;)
        {
            content.Write(block, 0, count);
            if (content.Length > mostBytes)
                return null;
        }
        return content.ToArray();
    }
}
