using System.Text.RegularExpressions;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// Does what <c>docs/adding-a-model.md</c> says, to the letter: writes its files, runs its commands, and then holds the
/// new case to everything that golden cases are held to.
/// </summary>
internal sealed partial class AddingAModelTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "adding-a-model.md")).ReplaceLineEndings("\n");

    [Test]
    public void A_model_the_library_does_not_ship_is_one_text_file_and_one_golden_case()
    {
        using var root = new TemporaryFolder();
        Place(root.Path, "tests/golden/golden.py", File.ReadAllText(Repository.PathOf("tests", "golden", "golden.py")));
        foreach (Match file in NamedBlock().Matches(Page))
            Place(root.Path, file.Groups["path"].Value, file.Groups["text"].Value);
        foreach (var command in Commands())
            Do(root.Path, command);

        var golden = new GoldenCase(Path.Combine(root.Path, "tests", "golden", "quadratic_if"));
        var model = golden.Described().Populations.Single(p => p.Model is not null).Model!;
        Assert.That(ShippedModels.Find(model.Name), Is.Null);
        var trace = golden.Run(new ReferenceEngine(), golden.Network());
        Assert.That(trace.ToBytes(), Is.EqualTo(File.ReadAllBytes(golden.TracePath)));
        Assert.That(GoldenCase.Csv(trace), Is.EqualTo(File.ReadAllText(golden.ExpectedPath)));
        Assert.That(File.ReadAllText(golden.ReadmePath), Does.Contain("## How the values were derived").And.Contain("## What the stimulus reaches"));
        Assert.That(GoldenMutationTests.Unnoticed(golden), Is.Empty);
        Assert.That(ModelPage.Of(model), Does.Contain("**Quadratic integrate-and-fire.**").And.Contain("Source: "));
    }

    private static IEnumerable<string> Commands() =>
        ShellBlock().Matches(Page).SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static void Do(string root, string command)
    {
        switch (command.Split(' '))
        {
            case ["python3", var script, .. var arguments]:
                Assert.That(arguments[^2], Is.EqualTo(">"), command);
                var (exitCode, output, error) = PythonScript.Run([Path.Combine(root, script), .. arguments[..^2]]);
                Assert.That(exitCode, Is.Zero, error);
                Place(root, arguments[^1], output);
                break;
            case ["./neuro", .. var arguments]:
                var result = NeuroProcess.Run(root, arguments);
                Assert.That(result.ExitCode, Is.Zero, $"{command}\n{result.Output}{result.Error}");
                break;
            case ["./test", _]:
                // What the suite does with the case is done by the assertions above.
                break;
            default:
                Assert.Fail($"the page has a command that no test does: {command}");
                break;
        }
    }

    private static void Place(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    [GeneratedRegex(@"\*\*`(?<path>[^`]+)`\*\*\n\n```\w*\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex NamedBlock();

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
