using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>The expected values are those that the scripts derive, and every shipped model has a case.</summary>
internal sealed class GoldenDerivationTests
{
    private static IReadOnlyList<string> Names => GoldenCase.Names;

    [TestCaseSource(nameof(Names))]
    public void The_expected_values_are_those_the_script_derives(string name) =>
        Same(GoldenCase.Named(name).ExpectedPath, PythonScript.Run(GoldenCase.Named(name).ScriptPath));

    [TestCaseSource(nameof(Names))]
    public void The_stimulus_is_the_one_the_script_was_made_for(string name) =>
        Same(GoldenCase.Named(name).StimulusPath, PythonScript.Run(GoldenCase.Named(name).ScriptPath, "--stimulus"));

    [TestCaseSource(nameof(Names))]
    public void A_case_says_in_words_how_its_values_were_derived(string name) =>
        Assert.That(File.ReadAllText(GoldenCase.Named(name).ReadmePath), Does.Contain("## How the values were derived").And.Contain("## What the stimulus reaches"));

    [Test]
    public void Every_shipped_model_has_a_case_of_its_name() =>
        Assert.That(ShippedModels.Names.Select(GoldenCase.NameOf).Except(Names), Is.Empty);

    private static void Same(string path, (int ExitCode, string Output, string Error) script)
    {
        Assert.That(script.ExitCode, Is.Zero, script.Error);
        Accepted.Text(path, script.Output);
    }
}
