using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>
/// What the user reads about a mistake in a network: <c>errors/NAME.neuro.json</c> and beside it, in <c>NAME.txt</c>,
/// every diagnostic. <c>NEURO_ACCEPT=1</c> writes the texts anew.
/// </summary>
internal sealed class NetworkErrorTests
{
    private static string Folder => Repository.PathOf("tests", "Network", "errors");

    private static IEnumerable<string> Cases => Directory.GetFiles(Folder, "*" + NetworkReader.Extension)
        .Select(path => Path.GetFileName(path)[..^NetworkReader.Extension.Length]).Order(StringComparer.Ordinal);

    // Of those that come from a network's own file. The others need files that are large or no text, and have tests of their own.
    private static readonly Code[] Elsewhere = [Code.FileTooLarge, Code.NotUtf8, Code.TooManyProbes];

    [TestCaseSource(nameof(Cases))]
    public void A_mistake_in_a_network_is_explained(string name)
    {
        var found = string.Join("\n\n", DiagnosticsOf(name).Select(d => d.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))) + "\n";
        Accepted.Text(Path.Combine(Folder, $"{name}.txt"), found);
    }

    [Test]
    public void Every_code_of_networks_has_a_case()
    {
        var shown = Cases.SelectMany(DiagnosticsOf).Select(d => d.Code).ToHashSet();
        var codes = Enum.GetValues<Code>().Where(code => (int)code is >= 100 and <= 199);
        Assert.That(codes.Except(shown).Except(Elsewhere), Is.Empty);
    }

    private static IReadOnlyList<Diagnostic> DiagnosticsOf(string name)
    {
        var file = name + NetworkReader.Extension;
        var text = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
        var diagnostics = NetworkFiles.Errors(file, System.Text.Encoding.UTF8.GetBytes(text), Folder);
        Assert.That(diagnostics, Is.Not.Empty, file);
        return diagnostics;
    }
}
