using Neuro.Cli;

namespace Neuro.Tests;

/// <summary>What the command says to a command line that is wrong, and to a cry for help.</summary>
public sealed class CommandLineTests
{
    [Test]
    public void Without_a_verb_the_help_is_shown_and_the_exit_code_says_bad_usage()
    {
        var result = NeuroProcess.Run(Repository.Root);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Output, Is.Empty);
            Assert.That(result.Error, Is.EqualTo(HelpPage.Of(CommandLine.Root)));
        });
    }

    [TestCase(new[] { "frobnicate" }, "command line: error NEU400: there is no verb 'frobnicate'\n  help: the verbs are ")]
    [TestCase(new[] { "doctor", "--frob" }, "command line: error NEU400: unrecognized command or argument '--frob'\n  help: see neuro doctor --help\n")]
    [TestCase(new[] { "doctor", "@file" }, "command line: error NEU400: unrecognized command or argument '@file'\n  help: see neuro doctor --help\n")]
    public void A_command_line_that_is_wrong_is_a_diagnostic(string[] arguments, string says)
    {
        var result = NeuroProcess.Run(Repository.Root, arguments);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Output, Is.Empty);
            Assert.That(result.Error, Does.StartWith(says));
        });
    }

    [TestCase("diff a b --context x", "--context takes a whole number, not 'x'")]
    [TestCase("diff a b --context 1001", "--context takes whole numbers from 0 to 1000, not 1001")]
    [TestCase("diff a b --context 99999999999", "--context takes whole numbers from -2147483648 to 2147483647, not 99999999999")]
    [TestCase("import r.wav --for n -o s.csv --samples-per-tick 0", "--samples-per-tick takes whole numbers from 1 to 2147483647, not 0")]
    [TestCase("import r.wav --for n -o s.csv --microseconds-per-tick 1e3", "--microseconds-per-tick takes a whole number, not '1e3'")]
    [TestCase("run n --ticks 1.5", "--ticks takes a whole number, not '1.5'")]
    [TestCase("run n --ticks 9223372036854775808", "--ticks takes whole numbers from -9223372036854775808 to 9223372036854775807, not 9223372036854775808")]
    [TestCase("why n --tick x --neuron a[0]", "--tick takes a whole number, not 'x'")]
    [TestCase("plot t -o t.png --from -", "--from takes a whole number, not '-'")]
    public void A_number_that_is_none_or_does_not_fit_is_a_diagnostic(string arguments, string says)
    {
        var result = NeuroProcess.Run(Repository.Root, arguments.Split(' '));

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((ExitCode.BadInput, "")));
        Assert.That(result.Error, Is.EqualTo($"command line: error NEU400: {says}\n  help: see neuro {arguments.Split(' ')[0]} --help\n"));
    }

    public static IEnumerable<string> VerbNames => CommandLine.Verbs.Select(verb => verb.Name);

    [TestCaseSource(nameof(VerbNames))]
    public void Every_verb_shows_its_help_with_examples(string verb)
    {
        var result = NeuroProcess.Run(Repository.Root, verb, "--help");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Fine));
            Assert.That(result.Error, Is.Empty);
            Assert.That(result.Output, Does.Contain($"usage: neuro {verb}"));
            Assert.That(result.Output, Does.Contain($"examples:\n  neuro {verb}"));
            Assert.That(result.Output.Split('\n'), Has.All.Length.LessThanOrEqualTo(100));
        });
    }

    [TestCase("--help")]
    [TestCase("--version")]
    public void Help_and_version_are_results(string option)
    {
        var result = NeuroProcess.Run(Repository.Root, option);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Fine));
            Assert.That(result.Output, Is.Not.Empty);
            Assert.That(result.Error, Is.Empty);
        });
    }
}
