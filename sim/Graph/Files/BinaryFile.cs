namespace Neuro.Graph;

/// <summary>Opening and reading binary files so that what the file system refuses becomes a diagnostic.</summary>
public static class BinaryFile
{
    /// <exception cref="InvalidInputException">There is no such file, or it may not be read.</exception>
    public static FileStream OpenRead(string path)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.CanSeek)
                return stream;
            stream.Dispose();
            throw new InvalidInputException(Code.UnreadableFile, new Place.File(path), "a regular file is needed here; this one cannot be read twice",
                "copy it to a file first");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>Reads so many bytes, or fewer if the stream ends before.</summary>
    /// <param name="trusted">Whether the bytes are known to be there; else the buffer grows with what arrives.</param>
    public static byte[] ReadUpTo(Stream stream, int count, bool trusted = false)
    {
        const int first = 1 << 20;
        var bytes = new byte[trusted ? count : Math.Min(count, first)];
        var filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length)
                return bytes[..filled];
            if (filled == count)
                return bytes;
            Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
        }
    }

    /// <summary>Runs a reading whose input errors name the file.</summary>
    public static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>What an error of the file system means to the user.</summary>
    public static InvalidInputException Unreadable(string path, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(Code.UnreadableFile, new Place.File(path), "there is no such file", "check the name and the folder"),
        _ => new(Code.UnreadableFile, new Place.File(path), $"the file cannot be read: {e.Message.TrimEnd('.')}"),
    };
}
