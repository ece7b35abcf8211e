namespace Neuro.Tests;

/// <summary>The pages on files are exact enough to draw their numbers and make their digests from the pages alone.</summary>
public sealed class FormatPagesTests
{
    [Test]
    public void A_program_written_from_the_pages_gives_their_numbers_and_digests()
    {
        var pages = string.Concat(new[] { "network-format.md", "stimulus-format.md" }.Select(name => File.ReadAllText(Repository.PathOf("docs", name)).ReplaceLineEndings("\n")));

        var (exitCode, output, error) = PythonScript.Run(Repository.PathOf("tests", "Docs", "format_pages.py"));

        Assert.That(exitCode, Is.Zero, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(11));
        Assert.That(lines.Where(line => !pages.Contains(line, StringComparison.Ordinal)), Is.Empty);
    }
}
