using System.Globalization;
using System.Numerics;
using System.Text;

namespace Neuro.Codegen;

/// <summary>Constant arrays, in lines that end before the edge of a screen.</summary>
internal static class CArray
{
    private const string Indent = "    ";

    /// <param name="note">What it holds.</param>
    /// <returns>The lines of its definition.</returns>
    public static IEnumerable<string> Lines(CType type, string name, IReadOnlyCollection<BigInteger> items, string note)
    {
        yield return $"/* {note} */";
        yield return string.Create(CultureInfo.InvariantCulture, $"NEURO_TABLE {type.Name} {name}[{items.Count}] = {{");
        foreach (var line in Items(type, items))
            yield return line;
        yield return "};";
    }

    /// <summary>Items with a comma behind each.</summary>
    public static IEnumerable<string> Items(CType type, IEnumerable<BigInteger> items)
    {
        var line = new StringBuilder(Indent);
        foreach (var item in items)
        {
            var text = type.Item(item);
            if (line.Length > Indent.Length && line.Length + 1 + text.Length + 1 > LineBreaks.MostColumns)
            {
                yield return line.ToString();
                line.Clear().Append(Indent);
            }
            if (line.Length > Indent.Length)
                line.Append(' ');
            line.Append(text).Append(',');
        }
        yield return line.ToString();
    }
}
