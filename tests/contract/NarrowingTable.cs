using System.Globalization;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>One row of <c>narrowing.txt</c>: the table that every engine and every target runs.</summary>
internal sealed record NarrowingRow(int Line, BigInteger Raw, Format From, Narrowing To, BigInteger Result)
{
    /// <summary>A model whose state becomes the row's result when its port's sum is the row's number.</summary>
    public string Model => $$"""
        neuron Row {
          input x
          state v : {{To}}
          v = x
        }
        """;

    public override string ToString() => $"line {Line}: {Raw} {From} to {To}";
}

/// <summary>Reads <c>narrowing.txt</c>.</summary>
internal static class NarrowingTable
{
    public static IReadOnlyList<NarrowingRow> Rows { get; } = Read(File.ReadAllLines(Repository.PathOf("tests", "contract", "narrowing.txt")));

    public static List<NarrowingRow> Read(string[] lines)
    {
        var rows = new List<NarrowingRow>();
        for (var i = 0; i < lines.Length; i++)
        {
            var columns = lines[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length == 0 || columns[0] is "#" or "raw")
                continue;
            if (columns is not [var raw, var from, var to, var rounding, var overflow, var result])
                throw new InvalidDataException($"line {i + 1}: six columns expected");
            rows.Add(new(i + 1, Integer(raw), FormatOf(from),
                new(FormatOf(to), Enum.Parse<Rounding>(rounding, ignoreCase: true), Enum.Parse<Overflow>(overflow, ignoreCase: true)), Integer(result)));
        }
        return rows;
    }

    // fix<8,4>
    private static Format FormatOf(string text)
    {
        var numbers = text[(text.IndexOf('<', StringComparison.Ordinal) + 1)..^1].Split(',');
        return new(text.StartsWith("fix", StringComparison.Ordinal), (int)Integer(numbers[0]), (int)Integer(numbers[1]));
    }

    private static BigInteger Integer(string text) => BigInteger.Parse(text, CultureInfo.InvariantCulture);
}
