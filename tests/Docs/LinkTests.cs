using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>What a page of the documentation links to is there, down to the heading.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] Folders = ["docs", "examples", Path.Combine("tests", "golden")];

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page) => Assert.Multiple(() =>
    {
        foreach (var target in Targets(File.ReadAllText(Repository.PathOf(page))))
            Assert.That(Problem(Repository.PathOf(page), target), Is.Null, $"{page} links to {target}");
    });

    [Test]
    public void Every_page_of_the_documentation_can_be_reached_from_its_first()
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>([Repository.PathOf("README.md")]);
        while (next.TryDequeue(out var page))
        {
            if (!reached.Add(page) || !page.EndsWith(".md", StringComparison.Ordinal))
                continue;
            foreach (var target in Targets(File.ReadAllText(page)).Where(target => !IsOutside(target)))
                if (Resolved(page, target).Path is var path && File.Exists(path))
                    next.Enqueue(path);
        }
        Assert.That(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Where(path => !reached.Contains(path)), Is.Empty);
    }

    [TestCase("## 1. The file", "1-the-file")]
    [TestCase("## `neuro run` & more", "neuro-run--more")]
    [TestCase("## Why *this*, not that?", "why-this-not-that")]
    [TestCase("## Größe", "größe")]
    public void A_heading_has_the_anchor_that_code_hosts_give_it(string heading, string anchor) =>
        Assert.That(Anchors(heading), Is.EqualTo([anchor]));

    [TestCase("[a](b.md) and ![c](d.png), `[no](code)`", "b.md d.png")]
    [TestCase("```\n[no](code)\n```\n[a](b.md#c)", "b.md#c")]
    [TestCase("[a]\n\n[a]: b.md", "b.md")]
    public void Links_stand_in_the_text_and_not_in_code(string text, string targets) =>
        Assert.That(string.Join(' ', Targets(text)), Is.EqualTo(targets));

    [TestCase("nowhere.md")]
    [TestCase("README.md#no-such-heading")]
    [TestCase("readme.md")]
    [TestCase("../../outside.md")]
    [TestCase("http://plain.example")]
    public void A_dead_link_is_noticed(string target) =>
        Assert.That(Problem(Repository.PathOf("README.md"), target), Is.Not.Null);

    private static string? Problem(string page, string target)
    {
        if (IsOutside(target))
            return target.StartsWith("https://", StringComparison.Ordinal) && Uri.TryCreate(target, UriKind.Absolute, out _) ? null : "this is no address of a page";
        var (path, anchor) = Resolved(page, target);
        if (!path.StartsWith(Repository.Root, StringComparison.Ordinal))
            return "this lies outside the repository";
        if (!Path.Exists(path) || !IsSpelt(path))
            return "there is no such file";
        return anchor.Length == 0 || Anchors(File.ReadAllText(path)).Contains(anchor) ? null : $"{Path.GetFileName(path)} has no such heading";
    }

    private static bool IsOutside(string target) => target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);

    private static (string Path, string Anchor) Resolved(string page, string target)
    {
        var parts = target.Split('#', 2);
        return (parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0])), parts.Length > 1 ? parts[1] : "");
    }

    // Where upper and lower case are the same to the file system, they still differ on the web.
    private static bool IsSpelt(string path)
    {
        for (var at = Path.TrimEndingDirectorySeparator(path); at.Length > Repository.Root.Length; at = Path.GetDirectoryName(at)!)
            if (!Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(at)!).Contains(at))
                return false;
        return true;
    }

    private static IEnumerable<string> Targets(string text)
    {
        var prose = InlineCode().Replace(PageBlock.Without(text.ReplaceLineEndings("\n")), "");
        return InlineLink().Matches(prose).Concat(LinkDefinition().Matches(prose)).Select(match => match.Groups["target"].Value);
    }

    // As code hosts make them: lower case, punctuation left out, a dash for each space, a number behind what is there already.
    private static List<string> Anchors(string text)
    {
        var anchors = new List<string>();
        foreach (Match heading in Heading().Matches(PageBlock.Without(text.ReplaceLineEndings("\n"))))
        {
            var shown = InlineLink().Replace(heading.Groups["text"].Value, "${shown}");
            var anchor = Punctuation().Replace(shown.Trim().ToLowerInvariant(), "").Replace(' ', '-');
            var alike = anchors.Count(known => known == anchor || Regex.IsMatch(known, $"^{Regex.Escape(anchor)}-[0-9]+$"));
            anchors.Add(alike == 0 ? anchor : $"{anchor}-{alike}");
        }
        return anchors;
    }

    [GeneratedRegex(@"\[(?<shown>[^\]]*)\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)")]
    private static partial Regex InlineLink();

    [GeneratedRegex(@"^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex LinkDefinition();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M} _-]")]
    private static partial Regex Punctuation();
}
