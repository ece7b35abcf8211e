using System.Text.Json.Nodes;

namespace Neuro.Tests;

/// <summary>What <c>neuro verify</c> may be told to run.</summary>
public sealed class VerifyVerbTests
{
    private const string Motif = "examples/delay_motif/motif.neuro.json";

    [Test]
    public void Engines_alone_need_no_tool_and_count_no_cycles()
    {
        var result = NeuroProcess.Run(Repository.Root, "verify", Motif, "--ticks", "20", "--targets", "none", "--engines", "reference,cpu,gpu", "--device", "cpu");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")), result.Output);
        Assert.That(result.Output, Does.Match(@"- +reference +- +- +stimulus +20 +\d+ +- +- +yes").And.Match(@"- +cpu +- +- +directed +77 +\d+ +- +- +yes").And.Match(@"- +gpu +- +- +directed +77 +\d+ +- +- +yes"));
    }

    [Test]
    public void All_engines_are_compared_with_the_reference_unless_some_are_named()
    {
        var result = NeuroProcess.Run(Repository.Root, "verify", Motif, "--ticks", "20", "--targets", "none", "--quick", "--json");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")), result.Output);
        Assert.That(JsonNode.Parse(result.Output)!["rows"]!.AsArray().Select(row => (string?)row!["tool"]), Is.EqualTo(["cpu", "gpu"]));
    }

    [Test]
    [Category("Icarus")]
    public void A_tool_alone_says_which_target_is_emitted()
    {
        var result = NeuroProcess.Run(Repository.Root, "verify", Motif, "--ticks", "20", "--tools", "icarus", "--engines", "none", "--quick", "--lanes", "1", "--shell", "none");

        NeededTool.Run("iverilog", Repository.Root, "-V");
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")), result.Output);
        Assert.That(result.Output.Split('\n').Count(line => line.Contains("yes", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(result.Output, Does.Match("verilog +icarus +1 +none +stimulus +20 "));
    }

    [TestCase("--targets", "vhdl", "there is no target 'vhdl'")]
    [TestCase("--tools", "icarus,modelsim", "there is no tool 'modelsim'")]
    [TestCase("--engines", "abacus", "there is no engine 'abacus'")]
    public void What_is_not_there_is_refused_with_what_is(string option, string value, string message)
    {
        var result = NeuroProcess.Run(Repository.Root, "verify", Motif, "--ticks", "20", option, value);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(message).And.Contain("help: take of "));
    }

    [Test]
    public void A_device_is_for_the_engine_that_runs_on_one()
    {
        var result = NeuroProcess.Run(Repository.Root, "verify", Motif, "--ticks", "20", "--engines", "cpu", "--device", "cpu");

        Assert.That((result.ExitCode, result.Output, result.Error), Is.EqualTo((2, "", "--device: error NEU402: no engine runs on a device\n  help: add gpu to --engines\n")));
    }

    [Test]
    public void Nothing_is_not_verified()
    {
        var result = NeuroProcess.Run(Repository.Root, "verify", Motif, "--ticks", "20", "--targets", "none", "--engines", "none");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("there is nothing to verify"));
    }

    [Test]
    public void A_tool_of_a_target_that_is_not_asked_for_is_refused()
    {
        var result = NeuroProcess.Run(Repository.Root, "verify", Motif, "--ticks", "20", "--targets", "none", "--tools", "icarus");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("icarus runs verilog, which is not among the targets"));
    }
}
