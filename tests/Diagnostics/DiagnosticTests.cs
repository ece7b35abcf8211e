using Neuro.Graph;

namespace Neuro.Tests;

public sealed class DiagnosticTests
{
    [Test]
    public void What_a_file_holds_is_shown_and_not_obeyed_by_the_terminal()
    {
        var source = new SourceText("a\u001b[2J.neuron", "v = \u001b[31m\u202Ered\u2028");
        var diagnostic = new Diagnostic(Code.UnknownName, Severity.Error, new Place.Text(source, 4, 5), "nothing is named '\u001b[31m'", "try \u009b1m");

        Assert.That(diagnostic.ToString(), Is.EqualTo("a [2J.neuron(1,5): error NEU003: nothing is named ' [31m'\n    v =  [31m red \n        ^^^^^\n  help: try  1m"));
    }

    [Test]
    public void A_long_line_is_shown_around_the_place_only()
    {
        var source = new SourceText("long", new string('a', 5000) + "b" + new string('c', 5000));
        var lines = new Diagnostic(Code.UnknownName, Severity.Error, new Place.Text(source, 5000, 1), "this", null).ToString().Split('\n');

        Assert.That(lines[1].TrimStart(), Has.Length.EqualTo(100));
        Assert.That(lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)], Is.EqualTo('b'));
    }

    [Test]
    public void A_message_that_quotes_a_very_long_name_keeps_its_beginning_and_its_end()
    {
        var text = new Diagnostic(Code.UnknownName, Severity.Error, new Place.File("f"), $"nothing is named '{new string('a', 100_000)}' here", null).ToString();

        Assert.That(text, Does.StartWith("f: error NEU003: nothing is named 'aaa").And.EndsWith("aaa' here").And.Length.LessThan(700));
    }

    [Test]
    public void A_very_long_path_keeps_its_beginning_and_its_end()
    {
        var text = new Diagnostic(Code.UnreadableFile, Severity.Error, new Place.File($"a/{new string('b', 10_000)}.npz"), "this", null).ToString();

        Assert.That(text, Does.StartWith("a/bbb").And.EndsWith("bbb.npz: error NEU200: this").And.Length.LessThan(700));
    }

    [Test]
    public void Errors_beyond_a_hundred_are_counted_and_not_kept()
    {
        var diagnostics = new Diagnostics();
        for (var n = 0; n < 150; n++)
            diagnostics.Warning(Code.UnknownName, new Place.Named("w"), "careful");
        Assert.That((diagnostics.HasErrors, diagnostics.IsFull), Is.EqualTo((false, false)), "warnings stop nobody");
        for (var n = 0; n < 150; n++)
            diagnostics.Error(Code.UnknownName, new Place.Named("e"), $"error {n}");

        Assert.That((diagnostics.HasErrors, diagnostics.IsFull, diagnostics.ErrorCount, diagnostics.Items.Count), Is.EqualTo((true, true, 150, 200)));
        Assert.That(diagnostics.Items[^1].Message, Is.EqualTo("error 99"), "no error is lost behind warnings");
    }

    [Test]
    public void A_place_behind_the_end_of_a_line_is_shown_at_its_end()
    {
        var source = new SourceText("long", new string('a', 150) + new string('\r', 300));
        var lines = new Diagnostic(Code.UnexpectedToken, Severity.Error, new Place.Text(source, 450, 0), "this", null).ToString().Split('\n');

        Assert.That(lines[2].IndexOf('^', StringComparison.Ordinal), Is.EqualTo(lines[1].Length));
    }
}
