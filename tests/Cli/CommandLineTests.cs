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
