using System.Text.RegularExpressions;

namespace Neuro.Codegen;

/// <summary>
/// Declares at the head of a module what its parts tell each other, because strict tools take no name before its
/// declaration. What is declared before it is used stays where it is.
/// </summary>
internal static partial class ForwardDeclarations
{
    private const string Heading = "    // ---- what the parts below tell each other";

    /// <param name="text">One module. A declaration is a line, or begins one.</param>
    public static string First(string text)
    {
        string[] lines = text.Split('\n');
        var head = Array.IndexOf(lines, ");") + 1;
        var uses = FirstUses(lines, head);
        var (moved, body) = (new List<string>(), new List<string>());
        for (var i = head; i < lines.Length; i++)
        {
            var declaration = Declaration().Match(lines[i]);
            var names = declaration.Groups["names"].Value;
            if (!declaration.Success || names.Split(", ").All(name => !uses.TryGetValue(name, out var first) || first >= i))
            {
                body.Add(lines[i]);
                continue;
            }
            moved.Add($"{declaration.Groups["declared"].Value};{declaration.Groups["comment"].Value}");
            if (declaration.Groups["value"] is { Success: true } value)
                body.Add($"    assign      {names}{value.Value}");
        }
        return moved.Count == 0 ? text : string.Join('\n', [.. lines[..head], Heading, .. moved, "", .. body]);
    }

    // By name: the line.
    private static Dictionary<string, int> FirstUses(string[] lines, int head)
    {
        var uses = new Dictionary<string, int>();
        for (var i = head; i < lines.Length; i++)
            foreach (Match name in Name().Matches(Comment().Replace(lines[i], "")))
                uses.TryAdd(name.Value, i);
        return uses;
    }

    [GeneratedRegex(@"^(?<declared>    (?:wire|reg) .*?(?<names>[a-z]\w*(?:, [a-z]\w*)*))(?:;(?<comment> +//.*)?|(?<value> = .*))$", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    // Not that of a port that is connected.
    [GeneratedRegex(@"(?<![\w.'$`])[a-z]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("//.*", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
