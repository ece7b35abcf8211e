using System.Text.RegularExpressions;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>What <c>docs/language.md</c> says is so.</summary>
internal sealed partial class LanguagePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "language.md")).ReplaceLineEndings("\n");

    private static readonly Num PortOfThePage = Format.Fix(12, 4).Num;

    private static IEnumerable<string> ModelsOfThePage => NeuronBlock().Matches(Page).Select(m => m.Groups[1].Value);

    private static IEnumerable<TestCaseData> Widths =>
        Section("## 5.").Split('\n').Select(line => WidthRow().Match(line)).Where(m => m.Success)
            .Select(m => new TestCaseData(m.Groups[1].Value, m.Groups[2].Value));

    private static IEnumerable<TestCaseData> Narrowings => RoundingRow().Matches(Section("## 4."))
        .SelectMany(row => Enumerable.Range(0, 4).Select(i => new TestCaseData(row.Groups[1].Value,
            new[] { "2.5", "-2.5", "2.75", "-2.75" }[i], row.Groups[2].Captures[i].Value.Replace('−', '-'))));

    [TestCaseSource(nameof(ModelsOfThePage))]
    public void A_model_on_the_page_is_one(string text) => Models.Typed(text, PortOfThePage);

    [TestCaseSource(nameof(Widths))]
    public void An_expression_is_as_wide_as_the_page_says(string expression, string format)
    {
        var frame = ModelsOfThePage.Single(text => text.StartsWith("neuron Widths", StringComparison.Ordinal));
        // Above the assignment, where v is anything its type holds.
        var typed = Models.Typed(frame.Replace("  v = v * keep + x", $"  let shown = {expression}\n  v = v * keep + x", StringComparison.Ordinal), PortOfThePage);
        Assert.That(Format.Holding(typed.Lets[1].Range).ToString(), Is.EqualTo(format));
    }

    [TestCaseSource(nameof(Narrowings))]
    public void A_number_rounds_as_the_page_says(string rounding, string number, string expected)
    {
        var exact = NumberText.Parse(number)!.Value.AsExact()!.Value;
        Assert.That(Narrowing.Round(exact, 0, Enum.Parse<Rounding>(rounding, ignoreCase: true)).ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void The_page_names_every_code_and_every_word_of_the_language()
    {
        var codes = Enum.GetValues<Code>().Where(code => (int)code is >= 1 and <= 99).Select(code => $"| NEU{(int)code:000} |");
        Assert.That(codes.Where(code => !Page.Contains(code, StringComparison.Ordinal)), Is.Empty);
        var words = TakenWords().Match(Page).Groups[1].Value.Split(' ');
        Assert.That(words, Is.EquivalentTo(Words.Reserved));
    }

    [Test]
    public void The_error_on_the_page_is_the_one_that_is_printed()
    {
        var shown = File.ReadAllText(Repository.PathOf("tests", "Neuron", "errors", "several_mistakes.txt")).ReplaceLineEndings("\n");
        var onThePage = ErrorBlock().Match(Section("## 9.")).Groups[1].Value;
        Assert.That(shown, Does.Contain(onThePage));
    }

    private static string Section(string heading)
    {
        var from = Page.IndexOf(heading, StringComparison.Ordinal);
        var to = Page.IndexOf("\n## ", from, StringComparison.Ordinal);
        return Page[from..(to < 0 ? Page.Length : to)];
    }

    [GeneratedRegex(@"```neuron\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex NeuronBlock();

    [GeneratedRegex(@"^\| `([^|]+)` \| `(u?fix<[^`]+>)` \|")]
    private static partial Regex WidthRow();

    [GeneratedRegex(@"\| `(floor|nearest|even|zero|ceil)`[^|]*\|[^|]*\|(?: ([−\d]+) \|){4}")]
    private static partial Regex RoundingRow();

    [GeneratedRegex(@"These words are taken: `([^`]+)`")]
    private static partial Regex TakenWords();

    [GeneratedRegex(@"```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ErrorBlock();
}
