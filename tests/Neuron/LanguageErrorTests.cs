using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>
/// What the user reads about a mistake in a model: <c>errors/NAME.neuron</c> and beside it, in <c>NAME.txt</c>, every
/// diagnostic. Ports are <c>fix&lt;16,8&gt;</c>. <c>NEURO_ACCEPT=1</c> writes the texts anew.
/// </summary>
internal sealed class LanguageErrorTests
{
    private static string Folder => Repository.PathOf("tests", "Neuron", "errors");

    private static IEnumerable<string> Cases => Directory.GetFiles(Folder, "*.neuron").Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public void A_mistake_is_explained(string name)
    {
        var found = string.Join("\n\n", DiagnosticsOf(name)) + "\n";
        Accepted.Text(Path.Combine(Folder, $"{name}.txt"), found);
    }

    [Test]
    public void Every_code_of_the_language_has_a_case()
    {
        var shown = Cases.SelectMany(DiagnosticsOf).Select(d => d.Code).Append(Code.TooLarge).ToHashSet();
        var codes = Enum.GetValues<Code>().Where(code => (int)code is >= 1 and <= 99);
        Assert.That(codes.Except(shown), Is.Empty);
    }

    // Its file would be a megabyte.
    [Test]
    public void A_text_too_large_for_a_model_is_refused()
    {
        var diagnostics = new Diagnostics();
        var model = ModelParser.Parse(new("large.neuron", "neuron Large {\n#" + new string('x', 1 << 20) + "\n}"), diagnostics);
        Assert.That(model, Is.Null);
        Assert.That(diagnostics.Items.Single().Code, Is.EqualTo(Code.TooLarge));
        Assert.That(diagnostics.Items.Single().Message, Does.Contain("the most is 1048576"));
    }

    [Test]
    public void A_text_of_mistakes_is_given_up_after_a_hundred()
    {
        var diagnostics = new Diagnostics();

        var model = ModelParser.Parse(new("bad.neuron", $"neuron Bad {{\n{string.Concat(Enumerable.Repeat("v = (\n", 10_000))}}}"), diagnostics);

        Assert.That(model, Is.Null);
        Assert.That(diagnostics.Items, Has.Count.EqualTo(100));
    }

    private static IReadOnlyList<Diagnostic> DiagnosticsOf(string name)
    {
        var diagnostics = new Diagnostics();
        var file = $"{name}.neuron";
        var text = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
        if (ModelParser.Parse(new(file, text), diagnostics) is { } model)
            ModelTyping.Of(model, [.. model.Inputs.Select(_ => Format.Fix(16, 8).Num)], diagnostics);
        return diagnostics.Items;
    }
}
