namespace Neuro.Tests;

/// <summary>Who follows <c>docs/getting-started.md</c> sees what it shows.</summary>
public sealed class GettingStartedTests
{
    [Test]
    public void Its_files_and_commands_do_what_it_says()
    {
        using var page = new DocumentedCommands("docs/getting-started.md");

        page.Run();
    }
}
