using System.Buffers.Binary;
using System.Diagnostics;

namespace Neuro.Sim;

/// <summary>How a WAV file writes a sample.</summary>
internal enum WavSampleFormat
{
    /// <summary>Unsigned: 128 is silence. All others are signed, the low byte first.</summary>
    Pcm8,
    Pcm16,
    Pcm24,
    Pcm32,
    Float32,
    Float64,
}

internal static class WavSamples
{
    public static int Bytes(WavSampleFormat format) => format switch
    {
        WavSampleFormat.Pcm8 => 1,
        WavSampleFormat.Pcm16 => 2,
        WavSampleFormat.Pcm24 => 3,
        WavSampleFormat.Pcm32 => 4,
        WavSampleFormat.Float32 => 4,
        WavSampleFormat.Float64 => 8,
        _ => throw new UnreachableException($"{format} is not a sample format"),
    };

    /// <summary>A sample as fix&lt;32,31&gt;: integers exactly, floating point to the nearest, a half up, saturated; null if not finite.</summary>
    public static int? Read(WavSampleFormat format, ReadOnlySpan<byte> bytes) => format switch
    {
        WavSampleFormat.Pcm8 => (bytes[0] - 128) << 24,
        WavSampleFormat.Pcm16 => BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16,
        WavSampleFormat.Pcm24 => bytes[2] << 24 | bytes[1] << 16 | bytes[0] << 8,
        WavSampleFormat.Pcm32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        WavSampleFormat.Float32 => Quantised(BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        WavSampleFormat.Float64 => Quantised(BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        _ => throw new UnreachableException($"{format} is not a sample format"),
    };

    // Every step is exact but the last subtraction, which can only be off where both neighbours round alike:
    // the scaling is by a power of two, and a number is at most one above its floor.
    private static int? Quantised(double value)
    {
        if (!double.IsFinite(value))
            return null;
        var scaled = Math.ScaleB(value, Audio.SampleFrac);
        var floor = Math.Floor(scaled);
        var nearest = scaled - floor >= 0.5 ? floor + 1 : floor;
        return (int)Math.Clamp(nearest, int.MinValue, int.MaxValue);
    }
}
