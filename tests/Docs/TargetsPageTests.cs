using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>The targets that <c>docs/targets.md</c> adds step by step are those of <c>tests/Targets</c>, to the letter, which are tested there.</summary>
internal sealed partial class TargetsPageTests
{
    [Test]
    public void The_files_of_the_page_are_those_that_are_compiled_and_run()
    {
        var path = Repository.PathOf("docs", "targets.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.That(NamedBlock().Count(page), Is.GreaterThan(5));

        Accepted.Text(path, NamedBlock().Replace(page, block => block.Groups["head"].Value + File.ReadAllText(Repository.PathOf(block.Groups["path"].Value.Split('/'))) + "```"));
    }

    [GeneratedRegex(@"(?<head>\*\*`(?<path>tests/Targets/[^`]+)`\*\*\n\n```\w*\n)(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NamedBlock();
}
