namespace Neuro.Tests;

/// <summary>What <c>neuro fuzz</c> is told that makes no sense.</summary>
public sealed class FuzzVerbTests
{
    private const string Network = """
        { "neuro": 1, "name": "n", "populations": [{ "name": "p", "size": 1, "model": "If", "parameters": { "threshold": 1 } }], "projections": [] }
        """;

    [TestCase("\"Threads\":0", "10", "1")]
    [TestCase("\"Samples\":100000000", "10", "1")]
    [TestCase("\"Lanes\":3", "10", "1")]
    [TestCase("\"Threads\":1", "0", "1")]
    [TestCase("\"Threads\":1", "10", "-1")]
    public void A_folder_that_no_search_wrote_is_not_repeated(string contender, string ticks, string digest)
    {
        using var folder = new TemporaryFolder();
        folder.Write("it/network.neuro.json", Network);
        folder.Write("it/stimulus.csv", "tick,population,neuron\n");
        folder.Write("it/fuzz.json", $$"""{"Contender":{"By":"cpu",{{contender}}},"Ticks":{{ticks}},"DigestInterval":{{digest}}}""");

        var result = NeuroProcess.Run(folder.Path, "fuzz", "--repeat", "it");

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Error, Does.Contain("it does not say who runs the network, how, and for how many ticks"));
    }

    [TestCase("--seconds", "0.5", "it is from 1 to 1,000,000,000")]
    [TestCase("--cases", "0", "it is at least 1")]
    [TestCase("--by", "nobody", "found 'nobody'")]
    [TestCase("--output", "/dev/null/it", "no folder can be made there")]
    public void What_cannot_be_is_said_before_the_search(string option, string value, string message)
    {
        using var folder = new TemporaryFolder();
        string[] more = option is "--seconds" or "--cases" ? [] : ["--cases", "1"];

        var result = NeuroProcess.Run(folder.Path, ["fuzz", option, value, .. more]);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Error, Does.Contain(message));
    }
}
