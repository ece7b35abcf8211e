using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>A fenced block of a page: what stands behind the opening fence, and the lines up to the closing one.</summary>
internal sealed partial record PageBlock(string Info, string Text)
{
    public static IReadOnlyList<PageBlock> Of(string page) =>
        [.. Block().Matches(page).Select(match => new PageBlock(match.Groups["info"].Value, match.Groups["text"].Value))];

    /// <summary>The page with its blocks taken out.</summary>
    public static string Without(string page) => Block().Replace(page, "");

    [GeneratedRegex(@"^```(?<info>[^\n`]*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
