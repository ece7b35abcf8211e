namespace Neuro.Tests;

/// <summary>Each example's page is done as it says: commands are run, their output compared, its pictures drawn.</summary>
public class ExamplePagesTests
{
    // What a page asks its reader to have fetched.
    private static readonly (string Example, string[] Parts)[] Recordings = [("edge_motion", ["data", "nmnist", "0_00002.bin"])];

    private static IEnumerable<string> Pages =>
        Directory.EnumerateDirectories(Repository.PathOf("examples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Pages))]
    public void What_an_example_says_happens(string example)
    {
        using var page = new DocumentedCommands($"examples/{example}/README.md");
        foreach (var recording in Recordings.Where(recording => recording.Example == example))
            page.Put(SharedData.At(recording.Parts), recording.Parts[^1]);

        page.Run();
    }

    [TestCaseSource(nameof(Pages))]
    public void An_example_has_a_picture_and_a_place_in_the_index(string example)
    {
        var page = new DocumentedPage(Repository.PathOf("examples", example, "README.md"));
        var index = File.ReadAllText(Repository.PathOf("examples", "README.md"));

        Assert.That(page.Pictures, Is.Not.Empty);
        Assert.That(index, Does.Contain($"]({example}/README.md)").Or.Contain($"]({example})"));
    }
}
