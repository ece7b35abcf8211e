namespace Neuro.Tests;

/// <summary>The program that compares ways to deliver events.</summary>
[Category("OpenCL")]
public sealed class DeliveryBenchmarkTests
{
    [Test]
    public void All_ways_to_deliver_give_the_same_sums()
    {
        NeededTool.Require("opencl");
        NeededTool.Require("opencl-headers");
        var sources = Repository.PathOf("examples", "benchmarks", "deliveries");
        using var folder = new TemporaryFolder();
        var program = folder.PathOf("deliveries");
        var compiler = NeededTool.Run("gcc", sources, "-std=c99", "-Wall", "-Wextra", "-Wconversion", "-Wpedantic", "-Werror", "-O2", "-o", program, "deliveries.c", "-lOpenCL");
        Assert.That((compiler.ExitCode, compiler.Error), Is.EqualTo((0, "")));

        var result = NeededTool.Run(program, sources, "--ticks", "1");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")), result.Output);
        Assert.That(result.Output.Split('\n').Count(line => line.Contains(" ns a synapse ", StringComparison.Ordinal)), Is.EqualTo(24));
    }
}
