using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>Every link from one page of the repository to a file of it leads somewhere.</summary>
public sealed partial class LinksTests
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", ".neuro", "results"];

    public static IEnumerable<string> Pages => Find(Repository.Root).Select(page => Path.GetRelativePath(Repository.Root, page)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        var path = Repository.PathOf(page);
        var text = CodeBlock().Replace(File.ReadAllText(path), "");
        var broken = Link().Matches(text)
            .Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Exists(path, target));

        Assert.That(broken, Is.Empty);
    }

    private static bool Exists(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]));
        if (parts.Length == 1 || !file.EndsWith(".md", StringComparison.Ordinal))
            return Path.Exists(file);
        return File.Exists(file) && Headings(file).Contains(parts[1]);
    }

    // The anchor of a heading: small letters, no punctuation, hyphens for spaces.
    private static IEnumerable<string> Headings(string page) =>
        CodeBlock().Replace(File.ReadAllText(page), "").Split('\n')
            .Where(line => line.StartsWith('#'))
            .Select(line => Punctuation().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static IEnumerable<string> Find(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Concat(
            Directory.EnumerateDirectories(folder).Where(sub => !NotOurs.Contains(Path.GetFileName(sub))).SelectMany(Find));

    [GeneratedRegex(@"\]\(<?([^)\s>]+)>?(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
