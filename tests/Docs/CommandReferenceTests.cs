using Neuro.Cli;

namespace Neuro.Tests;

/// <summary>The command reference tells what the command tells.</summary>
public sealed class CommandReferenceTests
{
    private const string Page = "docs/commands.md";

    [Test]
    public void It_shows_the_help_of_every_verb_as_it_is()
    {
        using var page = new DocumentedCommands(Page);

        page.Run();
    }

    [Test]
    public void It_has_a_section_for_every_verb_and_no_other()
    {
        var sections = File.ReadLines(Repository.PathOf(Page)).Where(line => line.StartsWith("## neuro ", StringComparison.Ordinal));

        Assert.That(sections, Is.EquivalentTo(CommandLine.Verbs.Select(verb => $"## neuro {verb.Name}")));
    }
}
