using System.Text.RegularExpressions;

namespace Neuro.Codegen;

/// <summary>Puts the names of wires and registers, and the comments behind them, into columns.</summary>
internal static partial class Declarations
{
    // Where a comment begins; behind what is longer it stands two blanks off.
    private const int CommentColumn = 40;

    public static string InColumns(string text) => Declaration().Replace(text, match =>
    {
        var range = match.Groups["range"].Value;
        var declared = $"{match.Groups["indent"].Value}{match.Groups["kind"].Value,-4} {match.Groups["signed"].Value}{range.PadRight(match.Groups["signed"].Length > 0 ? 0 : 6)} {match.Groups["rest"].Value}";
        return match.Groups["comment"].Value is { Length: > 0 } comment ? $"{declared.PadRight(CommentColumn - 2)}  {comment}" : declared;
    });

    [GeneratedRegex(@"^(?<indent> +)(?<kind>wire|reg) +(?<signed>signed )? *(?<range>\[[^\]]*\])? *(?<rest>[a-z]\w*( = [^;]*)?(, \w+)*;) *(?<comment>// .*)?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
