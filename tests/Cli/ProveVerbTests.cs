using System.Text.Json;

namespace Neuro.Tests;

/// <summary>What <c>neuro prove</c> prints of a user's own neurons, and how it ends.</summary>
public sealed class ProveVerbTests
{
    private const string Own = """
        neuron Own {
          param half : ufix<8,8> = 0.5
          input x
          state v : fix<12,4> round even

          v = v * half + x
          spike when v >= 8 { v = 0 }
        }
        """;

    [Test]
    [Category("Yosys")]
    public void A_model_of_ones_own_is_proven_by_one_command()
    {
        using var folder = new TemporaryFolder();
        folder.Write("own.neuron", Own);

        var result = NeuroProcess.Run(folder.Path, "prove", "own.neuron");

        NeededTool.Run("yosys", folder.Path, "-V");
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")), result.Output);
        Assert.That(result.Output, Does.Match(@"Own +3 +4 of 4 +\d+\.\d +yes"));
    }

    [Test]
    [Category("Yosys")]
    public void Wrong_twins_are_listed_with_the_values_that_gave_them_away()
    {
        using var folder = new TemporaryFolder();
        folder.Write("own.neuron", Own);

        var result = NeuroProcess.Run(folder.Path, "prove", "own.neuron", "--json");

        NeededTool.Run("yosys", folder.Path, "-V");
        using var json = JsonDocument.Parse(result.Output);
        var model = json.RootElement.GetProperty("models")[0];
        Assert.That(model.GetProperty("proved").GetBoolean());
        var twins = model.GetProperty("twins").EnumerateArray().ToList();
        Assert.That(twins.Select(twin => (twin.GetProperty("line").GetInt32(), twin.GetProperty("what").GetString())), Is.EqualTo([(6, "rounding"), (6, "upper end 2047"), (6, "lower end -2048"), (7, "comparison")]));
        Assert.That(twins.Select(twin => twin.GetProperty("case").GetProperty("given").EnumerateObject().Select(value => value.Name)), Is.All.EqualTo(new[] { "half", "x", "v" }));
    }

    [Test]
    [Category("Yosys")]
    public void A_network_s_datapaths_are_proven_with_the_ranges_they_have_there()
    {
        var result = NeuroProcess.Run(Repository.Root, "prove", "examples/delay_motif/motif.neuro.json");

        NeededTool.Run("yosys", Repository.Root, "-V");
        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
        Assert.That(result.Output, Does.Contain("LifReset (detector)"));
    }

    [Test]
    public void A_name_that_is_neither_file_nor_model_is_refused()
    {
        var result = NeuroProcess.Run(Repository.Root, "prove", "Lief");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("Lief: error NEU401: it is neither a model (*.neuron), nor a network (*.neuro.json), nor a shipped model"));
    }

    [Test]
    public void Without_yosys_it_says_how_to_get_it()
    {
        var result = NeuroProcess.Run(Repository.Root, new Dictionary<string, string> { ["PATH"] = "" }, "prove", "If");

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("yosys").And.Contain("apt-get install yosys"));
    }
}
