using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A pixel of an event camera that grew brighter (on) or darker.</summary>
public readonly record struct PixelEvent(long Microseconds, int X, int Y, bool On);

/// <summary>A recording of the N-MNIST set (<c>.bin</c>, <c>.bs2</c>): an event camera that looks at a digit.</summary>
/// <remarks>
/// Five bytes an event, big-endian: x, y, then 24 bits of which the highest is the polarity and the rest the time in
/// microseconds. A y of 240 is no pixel: it says that the camera's 13-bit clock went round once, so that 8,192
/// microseconds are to be added to every later time.
/// </remarks>
public sealed record NmnistRecording(ImmutableArray<PixelEvent> Events)
{
    public const int Side = 34;

    private const int EventBytes = 5;
    private const int ClockWrapped = 240;
    private const int ClockPeriodMicroseconds = 1 << 13;

    /// <exception cref="InvalidInputException">The file cannot be read, is cut short, or names a pixel outside the camera.</exception>
    public static NmnistRecording Read(string path)
    {
        using var stream = BinaryFile.OpenRead(path);
        return Read(stream, path);
    }

    public static NmnistRecording Read(Stream stream, string path)
    {
        var events = ImmutableArray.CreateBuilder<PixelEvent>();
        Span<byte> bytes = stackalloc byte[EventBytes];
        var wrapped = 0L;
        for (var offset = 0L; ; offset += EventBytes)
        {
            var count = stream.ReadAtLeast(bytes, EventBytes, throwOnEndOfStream: false);
            if (count == 0)
                return new(events.ToImmutable());
            if (count < EventBytes)
                throw new InvalidInputException(Code.RecordingTruncated, new Place.Byte(path, offset),
                    $"the last event has {count} bytes; an event has {EventBytes}", "the file is cut short; get it again");
            var (x, y) = (bytes[0], bytes[1]);
            var microseconds = (bytes[2] & 0x7f) << 16 | bytes[3] << 8 | bytes[4];
            if (y == ClockWrapped)
                wrapped += ClockPeriodMicroseconds;
            else if (x < Side && y < Side)
                events.Add(new(wrapped + microseconds, x, y, (bytes[2] & 0x80) != 0));
            else
                throw new InvalidInputException(Code.PixelOutOfRange, new Place.Byte(path, offset),
                    $"the event's pixel is x = {x}, y = {y}; the camera has x and y from 0 to {Side - 1}",
                    "is this an N-MNIST recording (.bin or .bs2)?");
        }
    }
}
