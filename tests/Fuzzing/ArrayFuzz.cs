using System.IO.Compression;
using Neuro.Graph;

namespace Neuro.Tests;

public sealed class ArrayFuzz
{
    private static readonly string[] Words =
        ["'descr': '<i8'", "'descr': '>f4'", "'<u8'", "'|b1'", "'<f2'", "'shape': (3,)", "'shape': ()", "'shape': (0,)", "'fortran_order': True", "(4294967296, 4294967296)", "\u0093NUMPY", "PK\u0001\u0002", "PK\u0005\u0006"];

    private static readonly byte[][] Arrays =
    [
        ArrayBytes.Npy("<i8", "(3,)", [.. Enumerable.Range(0, 24).Select(n => (byte)n)]),
        ArrayBytes.Npy("<f8", "(2, 2)", [.. new[] { 1.5, -0.25, 1e300, double.Epsilon }.SelectMany(BitConverter.GetBytes)], fortran: true),
        ArrayBytes.Npy(">i2", "(2, 3)", new byte[12]),
        ArrayBytes.Npy("|u1", "()", [7]),
        ArrayBytes.Npy("<f4", "(0, 5)", [], version: 2),
        ArrayBytes.Npy("<u8", "(1,)", [255, 255, 255, 255, 255, 255, 255, 255]),
    ];

    [Test]
    public void No_bytes_break_the_reader_of_an_array() =>
        new Fuzzer("npy", new Mutator(Arrays, Words), input => Use(NpyFile.Read("fuzz.npy", new MemoryStream(input)))).Run(10_000);

    [Test]
    public void No_bytes_break_the_reader_of_array_files()
    {
        byte[][] corpus =
        [
            ArrayBytes.Npz(("tick.npy", Arrays[0]), ("w.npy", Arrays[1])),
            ArrayBytes.Npz(CompressionLevel.SmallestSize, ("a/b.npy", Arrays[2]), ("c.npy", Arrays[3]), ("note.txt", [1, 2, 3])),
            ArrayBytes.Npz(),
        ];
        new Fuzzer("npz", new Mutator(corpus, Words), UseAll).Run(10_000);
    }

    // The checksums are right, so that what is behind them is reached.
    [Test]
    public void No_array_in_a_sound_zip_breaks_the_reader() =>
        new Fuzzer("array in npz", new Mutator(Arrays, Words), input =>
            UseAll(ArrayBytes.Npz(input.Length % 2 == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest, ("x.npy", input)))).Run(10_000);

    private static bool UseAll(byte[] input)
    {
        using var file = NpzFile.Open("fuzz.npz", new MemoryStream(input));
        var taken = true;
        foreach (var name in file.Names.Take(20))
        {
            try
            {
                Use(file.Array(name));
            }
            catch (InvalidInputException e) when (Fuzzer.Unprintable(e.Diagnostic) is null)
            {
                taken = false;
            }
        }
        return taken;
    }

    private static bool Use(NpyArray array)
    {
        try
        {
            array.Integers();
        }
        catch (InvalidInputException)
        {
        }
        for (var i = 0; i < Math.Min(array.Count, 50); i++)
        {
            array.PlaceOf(i);
            array.Number(i);
        }
        return true;
    }
}
