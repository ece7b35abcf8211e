using System.Buffers.Binary;
using System.Text;

namespace Neuro.Tests;

/// <summary>WAV files put together chunk by chunk, so that each can be wrong in one place.</summary>
internal static class WavBytes
{
    public static byte[] File(params byte[][] chunks)
    {
        byte[] body = [.. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)];
        return [.. "RIFF"u8, .. Int32(body.Length), .. body];
    }

    public static byte[] Chunk(string id, params byte[] body) =>
        [.. Encoding.ASCII.GetBytes(id), .. Int32(body.Length), .. body, .. new byte[body.Length % 2]];

    public static byte[] Format(int tag, int channels, int bits, int sampleRate = 8000, params byte[] more)
    {
        var frameBytes = channels * bits / 8;
        return Chunk("fmt ", [.. Int16(tag), .. Int16(channels), .. Int32(sampleRate), .. Int32(sampleRate * frameBytes), .. Int16(frameBytes), .. Int16(bits), .. more]);
    }

    public static byte[] Int16(int value) => [(byte)value, (byte)(value >> 8)];

    public static byte[] Int32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
