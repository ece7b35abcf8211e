namespace Neuro.Tests;

public class DocumentedCommandsTests
{
    // Which test does what a page tells to type.
    private static readonly (string Page, Type Test)[] Done =
    [
        ("README.md", typeof(DemoVerbTests)),
        ("docs/adding-a-model.md", typeof(AddingAModelTests)),
        ("docs/commands.md", typeof(CommandReferenceTests)),
        ("docs/getting-started.md", typeof(GettingStartedTests)),
    ];

    [Test]
    public void Every_page_that_tells_to_type_something_is_tried()
    {
        var telling = Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Append(Repository.PathOf("README.md"))
            .Where(page => new DocumentedPage(page).Steps.Count > 0)
            .Select(page => Path.GetRelativePath(Repository.Root, page).Replace('\\', '/'));

        Assert.That(telling, Is.EquivalentTo(Done.Select(done => done.Page)));
    }

    [Test]
    public void A_page_is_read_as_its_commands_and_what_it_shows_after_them()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("page.md", """
            # Title

            **`examples/a.neuro.json`**

            ```json
            { "neuro": 1 }
            ```

            ```sh
            # go there
            cd examples
            ../neuro run a.neuro.json \
              --stimulus "b c.csv"
            ```

            This prints

            ```text
            one
            two
            ```

            ```json
            { "not": "output" }
            ```

            ```sh
            ../neuro --help
            ```

            ![a picture](a.png) and [a page](b.md) and ![another](c.png)
            """);

        var page = new DocumentedPage(path);

        Assert.That(page.Steps, Has.Count.EqualTo(2));
        Assert.That(page.Steps[0].Files, Is.EqualTo([new DocumentedPage.WrittenFile("examples/a.neuro.json", "{ \"neuro\": 1 }\n")]));
        Assert.That(page.Steps[1].Files, Is.Empty);
        Assert.That(page.Steps[0].Commands, Is.EqualTo(["cd examples", "../neuro run a.neuro.json    --stimulus \"b c.csv\""]));
        Assert.That(page.Steps[0].Output!.Lines, Is.EqualTo(["one", "two"]));
        Assert.That(page.Steps[1].Commands, Is.EqualTo(["../neuro --help"]));
        Assert.That(page.Steps[1].Output, Is.Null);
        Assert.That(page.Pictures, Is.EqualTo(["a.png", "c.png"]));
        Assert.That(page.With([(page.Steps[0], "three\n")]), Does.Contain("```text\nthree\n```\n\n```json"));
    }

    [TestCase("""neuro run "a b.json" --tick 3 # now""", "neuro|run|a b.json|--tick|3")]
    [TestCase("neuro why 'n[3]' x#y", "neuro|why|n[3]|x#y")]
    [TestCase("""neuro '' "it's" """, "neuro||it's")]
    public void A_command_is_cut_into_words(string command, string words) =>
        Assert.That(string.Join('|', CommandWords.Of(command)), Is.EqualTo(words));

    [TestCase("neuro run *.json")]
    [TestCase("neuro run x > y")]
    [TestCase("neuro run $HOME")]
    [TestCase("neuro run 'x")]
    public void What_only_a_shell_understands_is_refused(string command) =>
        Assert.That(() => CommandWords.Of(command), Throws.TypeOf<FormatException>());

    [TestCase("a|b", "a\nb\n", true)]
    [TestCase("a|b", "a\nb\nc\n", false)]
    [TestCase("a|b", "a\n", false)]
    [TestCase("a|b", "a\nc\n", false)]
    [TestCase("a|...", "a\nb\nc\n", true)]
    [TestCase("...|c", "a\nb\nc\n", true)]
    [TestCase("a|...|c", "a\nb\nc\nd\n", false)]
    [TestCase("a|...|d", "a\nb\nc\n", false)]
    [TestCase("a", "a  \n\n", true)]
    public void Shown_output_is_compared_line_by_line(string shown, string printed, bool agree) =>
        Assert.That(ShownOutput.FirstDifference(shown.Split('|'), printed), agree ? Is.Null : Is.Not.Null);
}
