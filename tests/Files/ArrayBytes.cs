using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Neuro.Tests;

/// <summary>Array files built by hand, independently of the library's own writer.</summary>
internal static class ArrayBytes
{
    /// <summary>A .npy file with any header, true or not.</summary>
    public static byte[] Npy(string header, byte[] data, int version = 1)
    {
        var text = Encoding.Latin1.GetBytes(header + "\n");
        using var bytes = new MemoryStream();
        bytes.Write([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', (byte)version, 0]);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        bytes.Write(version == 1 ? length[..2] : length);
        bytes.Write(text);
        bytes.Write(data);
        return bytes.ToArray();
    }

    public static byte[] Npy(string descr, string shape, byte[] data, bool fortran = false, int version = 1) =>
        Npy($"{{'descr': '{descr}', 'fortran_order': {fortran}, 'shape': {shape}, }}", data, version);

    public static byte[] Npz(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }

    public static byte[] Npz(params (string Name, byte[] Content)[] entries) => Npz(CompressionLevel.NoCompression, entries);
}
