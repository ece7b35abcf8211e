using System.Text;
using System.Text.RegularExpressions;

namespace Neuro.Codegen;

/// <summary>Fills the lines of an instance's connections, so that none is longer than a screen and few are short.</summary>
internal static partial class Connections
{
    public static string Filled(string text) => Block().Replace(text, match =>
    {
        var indent = match.Groups["indent"].Value;
        var result = new StringBuilder();
        var line = indent;
        foreach (var connection in Boundary().Split(match.Value.Trim().Replace("\n", " ", StringComparison.Ordinal)))
        {
            var item = connection.Trim();
            if (line.Length > indent.Length && line.Length + 1 + item.Length > LineBreaks.MostColumns)
            {
                result.Append(line).Append('\n');
                line = indent;
            }
            line += line.Length > indent.Length ? " " + item : item;
        }
        return result.Append(line).Append('\n').ToString();
    });

    // Connections follow each other at one depth; what does not begin with a point ends them.
    [GeneratedRegex(@"(^(?<indent> +)\.\w+\(.*\n)(^ +\.\w+\(.*\n)*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<=\),) +(?=\.)", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}
