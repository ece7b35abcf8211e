using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>What <c>docs/testing.md</c> and the command's page say of the suite and of the environment is so.</summary>
public sealed partial class TestingPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "testing.md"));

    [Test]
    public void Every_environment_variable_of_Neuro_is_on_a_page()
    {
        var sources = new[] { "cli", "hw", "sim", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".cs" or ".sh" && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Append(Repository.PathOf("test")).Append(Repository.PathOf("neuro"));
        var read = sources.SelectMany(path => VariableRead().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value)).Distinct();
        var told = Page + File.ReadAllText(Repository.PathOf("docs", "commands.md"));

        Assert.That(read, Does.Contain("NEURO_FUZZ").And.Contain("NEURO_NO_INSTALL"));
        Assert.That(read.Where(name => !told.Contains($"`{name}", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_folders_that_it_names_are_there() => Assert.Multiple(() =>
    {
        foreach (Match folder in Folder().Matches(Page))
            Assert.That(Repository.PathOf(folder.Groups[1].Value), Does.Exist);
    });

    [Test]
    public void It_shows_the_launchers_own_words()
    {
        var launcher = File.ReadAllText(Repository.PathOf("test")).ReplaceLineEndings("\n");
        foreach (var line in PageBlock.Of(Page.ReplaceLineEndings("\n"))[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(launcher, Does.Contain($"#   {line}\n"));
    }

    [GeneratedRegex(@"""(?<name>NEURO_[A-Z_]+)""|\$\{?(?<name>NEURO_[A-Z_]+)")]
    private static partial Regex VariableRead();

    [GeneratedRegex("`(tests/[A-Za-z/]+)`")]
    private static partial Regex Folder();
}
