using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Neuro.Graph;

/// <summary>Reads values from an array of an .npz file: integers are raw, floating point numbers are values.</summary>
internal static class ArrayReader
{
    private const int MostErrors = 10;

    /// <summary>Null, and an error, if the array is not there, or one of its numbers has no place in the format.</summary>
    /// <param name="place">Where the network names the array.</param>
    public static Values? Read(string file, string name, Format format, Rounding? round, Place place, NetworkReading reading) =>
        reading.Array(file, name) is { } array && Raws(array, format, round, reading.Diagnostics) is { } raws
            ? new Values.EachRaw(raws) { Shape = array.Shape, Place = place }
            : null;

    /// <summary>The elements as integers of a format.</summary>
    public static ImmutableArray<long>? Raws(NpyArray array, Format format, Rounding? round, Diagnostics diagnostics)
    {
        var raws = new long[array.Count];
        var errors = 0;
        for (var i = 0; i < raws.Length && errors < MostErrors; i++)
        {
            if (Raw(array, i, format, round, diagnostics) is { } raw)
                raws[i] = raw;
            else
                errors++;
        }
        return errors > 0 ? null : ImmutableCollectionsMarshal.AsImmutableArray(raws);
    }

    private static long? Raw(NpyArray array, int index, Format format, Rounding? round, Diagnostics diagnostics)
    {
        try
        {
            if (array.IsInteger)
                return Grid.Inside(array.Integer(index), format) ?? Grid.RawOf(array.Number(index), format, diagnostics);
            if (round is null)
                return Grid.RawOf(array.Number(index), format, diagnostics);
            var value = Narrowing.Round(array.Value(index), format.Frac, round.Value);
            return Grid.Inside(value, format) ?? Grid.RawOf(new Number.OfRaw(value) { Place = array.PlaceOf(index) }, format, diagnostics);
        }
        catch (InvalidInputException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }
}
