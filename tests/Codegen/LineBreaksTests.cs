using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>Pages of emitted projects, whose paragraphs hold names of any length.</summary>
public sealed class LineBreaksTests
{
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("word", 30));

    [Test]
    public void What_a_long_line_leaves_begins_the_next_of_its_paragraph() => Assert.That(
        LineBreaks.InPage($"{Words}\nand the rest.\n\nAnother.\n"),
        Is.EqualTo($"{string.Join(' ', Enumerable.Repeat("word", 24))}\nword word word word word word and the rest.\n\nAnother.\n"));

    [TestCase("| {0} |")]
    [TestCase("```\n{0}\n```")]
    [TestCase("# {0}")]
    public void Tables_examples_and_titles_stay_as_they_are(string text)
    {
        var page = text.Replace("{0}", Words, StringComparison.Ordinal) + "\n";

        Assert.That(LineBreaks.InPage(page), Is.EqualTo(page));
    }
}
