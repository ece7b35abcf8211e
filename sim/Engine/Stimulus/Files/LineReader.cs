using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The lines of a file of any length, one at a time, as bytes without their end.</summary>
internal sealed class LineReader(Stream stream, string path)
{
    private const int LongestLine = 1 << 16;

    // Room for the longest line beside what was read ahead.
    private readonly byte[] buffer = new byte[4 * LongestLine];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>False at the end of the file. The line is valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
        while (length < 0 && !ended)
        {
            Fill();
            length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
        }
        line = buffer.AsSpan(start, length < 0 ? end - start : length);
        if (length < 0 && line.IsEmpty)
            return false;
        Number++;
        if (line.Length > LongestLine)
            throw TooLong(line);
        start += length < 0 ? line.Length : length + 1;
        if (Number == 1)
            line = TextFile.WithoutMark(line);
        if (line.EndsWith("\r"u8))
            line = line[..^1];
        return true;
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end > LongestLine)
            throw TooLong(buffer.AsSpan(0, end));
        var count = stream.Read(buffer, end, buffer.Length - end);
        ended = count == 0;
        end += count;
    }

    private InvalidInputException TooLong(ReadOnlySpan<byte> line) => new(
        Code.BadColumns, new Place.Text(new(path, CsvText.Decode(line[..80]), Number + 1), 0, 80),
        $"this line has more than {LongestLine} bytes", "is this a CSV file of events?");
}
