using System.Buffers.Binary;
using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Reads sound from RIFF WAVE files: PCM of 8, 16, 24 and 32 bits, IEEE floating point of 32 and 64, mono and stereo.</summary>
public static class WavFile
{
    private const int PcmTag = 1;
    private const int FloatTag = 3;
    private const int ExtensibleTag = 0xFFFE;
    private const int MaxChannels = 2;
    private const int MaxSampleRate = 768_000;

    // 46 minutes of stereo at 48 kHz, and a GiB of memory.
    private const long MaxSamples = 1L << 28;

    // What stands behind the two bytes of the tag in an extensible format: the rest of Microsoft's GUID.
    private static ReadOnlySpan<byte> SubformatTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <exception cref="InvalidInputException">The file cannot be read, or is no WAV file of a kind that is read here.</exception>
    public static Audio Read(string path)
    {
        using var stream = BinaryFile.OpenRead(path);
        return Read(stream, path);
    }

    /// <param name="stream">One whose length is known.</param>
    public static Audio Read(Stream stream, string path)
    {
        var file = new RiffReader(stream, path);
        file.ExpectWave();
        WavFormat? format = null;
        Audio? audio = null;
        while (file.NextChunk() is { } chunk)
        {
            if (chunk.Id == "fmt " && format is null)
                format = ReadFormat(file, chunk);
            else if (chunk.Id == "data" && audio is null)
                audio = ReadSamples(file, chunk, format ?? throw file.Bad(Code.WavMalformed, chunk.Start,
                    "the samples come before their format", "a WAV file has its 'fmt ' chunk before its 'data' chunk"));
            else if (chunk.Id is "fmt " or "data")
                throw file.Bad(Code.WavMalformed, chunk.Start, $"a second '{chunk.Id}' chunk; a WAV file has one");
        }
        return audio ?? throw file.Bad(Code.WavMalformed, stream.Length,
            format is null ? "the file ends without a 'fmt ' chunk" : "the file ends without a 'data' chunk");
    }

    private readonly record struct WavFormat(WavSampleFormat Samples, int Channels, int SampleRate);

    private static WavFormat ReadFormat(RiffReader file, RiffChunk chunk)
    {
        if (chunk.Length < 16)
            throw file.Bad(Code.WavMalformed, chunk.Start, $"the 'fmt ' chunk has {chunk.Length} bytes; it needs 16 at least");
        var bytes = file.ReadBody(chunk, (int)Math.Min(chunk.Length, 40));
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2));
        var sampleRate = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4));
        var frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(12));
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(14));
        if (tag == ExtensibleTag)
        {
            if (bytes.Length < 40 || !bytes.AsSpan(26).SequenceEqual(SubformatTail))
                throw file.Bad(Code.WavUnsupported, chunk.Body, "an extensible format without a known sub-format", Convert);
            tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(24));
        }
        if (SampleFormat(tag, bits) is not { } samples)
            throw file.Bad(Code.WavUnsupported, chunk.Body, $"samples of format {tag} with {bits} bits", Convert);
        if (channels is < 1 or > MaxChannels)
            throw file.Bad(Code.WavUnsupported, chunk.Body + 2, $"{channels} channels; 1 or 2 are read", Convert);
        if (sampleRate is < 1 or > MaxSampleRate)
            throw file.Bad(Code.WavUnsupported, chunk.Body + 4, $"{sampleRate} samples a second; 1 to {MaxSampleRate} are read", Convert);
        if (frameBytes != channels * WavSamples.Bytes(samples))
            throw file.Bad(Code.WavMalformed, chunk.Body + 12,
                $"a frame is said to have {frameBytes} bytes; {channels} samples of {bits} bits have {channels * WavSamples.Bytes(samples)}");
        return new(samples, channels, (int)sampleRate);
    }

    private const string Convert = "convert it to PCM of 16 bits, mono or stereo";

    private static WavSampleFormat? SampleFormat(int tag, int bits) => (tag, bits) switch
    {
        (PcmTag, 8) => WavSampleFormat.Pcm8,
        (PcmTag, 16) => WavSampleFormat.Pcm16,
        (PcmTag, 24) => WavSampleFormat.Pcm24,
        (PcmTag, 32) => WavSampleFormat.Pcm32,
        (FloatTag, 32) => WavSampleFormat.Float32,
        (FloatTag, 64) => WavSampleFormat.Float64,
        _ => null,
    };

    private static Audio ReadSamples(RiffReader file, RiffChunk chunk, WavFormat format)
    {
        var sampleBytes = WavSamples.Bytes(format.Samples);
        var frameBytes = sampleBytes * format.Channels;
        if (chunk.Length % frameBytes != 0)
            throw file.Bad(Code.WavMalformed, chunk.Start, $"the 'data' chunk has {chunk.Length} bytes, no multiple of a frame's {frameBytes}");
        if (chunk.Length / sampleBytes > MaxSamples)
            throw file.Bad(Code.WavUnsupported, chunk.Start, $"{chunk.Length / sampleBytes} samples; at most {MaxSamples} are read", "cut the recording into parts");
        var length = (int)(chunk.Length / frameBytes);
        ImmutableArray<int[]> channels = [.. Enumerable.Range(0, format.Channels).Select(_ => new int[length])];
        var block = new byte[4096 * frameBytes];
        for (var first = 0; first < length; first += 4096)
        {
            var frames = block.AsSpan(0, Math.Min(4096, length - first) * frameBytes);
            file.ReadExactly(frames);
            for (var sample = 0; sample < frames.Length / sampleBytes; sample++)
                channels[sample % format.Channels][first + sample / format.Channels] =
                    WavSamples.Read(format.Samples, frames[(sample * sampleBytes)..])
                    ?? throw file.Bad(Code.WavMalformed, chunk.Body + (long)first * frameBytes + sample * sampleBytes, "a sample that is not a finite number");
        }
        return new(format.SampleRate, channels);
    }
}
