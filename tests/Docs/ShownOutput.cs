namespace Neuro.Tests;

/// <summary>Output as a page shows it, against what was printed.</summary>
internal static class ShownOutput
{
    /// <summary>A line that stands for any number of lines.</summary>
    public const string Elision = "...";

    /// <summary>Null where they agree; spaces at the end of lines do not count.</summary>
    public static string? FirstDifference(IReadOnlyList<string> shown, string printed)
    {
        string[] lines = [.. printed.TrimEnd().Split('\n').Select(line => line.TrimEnd())];
        var (at, skipping) = (0, false);
        foreach (var expected in shown)
        {
            if (expected == Elision)
            {
                skipping = true;
                continue;
            }
            while (skipping && at < lines.Length && lines[at] != expected)
                at++;
            skipping = false;
            if (at == lines.Length)
                return $"the page shows    {expected}\nthe command says nothing of the kind";
            if (lines[at] != expected)
                return $"the page shows    {expected}\nthe command says  {lines[at]}";
            at++;
        }
        return at == lines.Length || skipping ? null : $"the page shows no more\nthe command says  {lines[at]}";
    }
}
