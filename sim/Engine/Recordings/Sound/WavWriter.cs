using System.Buffers.Binary;

namespace Neuro.Sim;

/// <summary>Writes sound as a RIFF WAVE file, PCM of 16 bits: the upper half of every sample.</summary>
public static class WavWriter
{
    private const int HeaderBytes = 44;

    public static void Write(Audio audio, Stream stream)
    {
        var channels = audio.Channels.Length;
        var dataBytes = 2 * channels * audio.Length;
        var bytes = new byte[HeaderBytes + dataBytes];
        var header = bytes.AsSpan(0, HeaderBytes);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], audio.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], audio.SampleRate * 2 * channels);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)(2 * channels));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], dataBytes);
        for (var frame = 0; frame < audio.Length; frame++)
            for (var channel = 0; channel < channels; channel++)
                BinaryPrimitives.WriteInt16LittleEndian(
                    bytes.AsSpan(HeaderBytes + 2 * (frame * channels + channel)), (short)(audio.Channels[channel][frame] >> 16));
        stream.Write(bytes);
    }
}
