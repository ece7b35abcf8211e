using System.Globalization;
using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>What <c>docs/loihi.md</c> says of a recorded layer: its file, the arrays beside it, and the commands give what was recorded.</summary>
public sealed class LoihiPageTests
{
    private const int Ticks = 16;

    [Test]
    public void The_layer_of_the_page_receives_and_sends_what_was_recorded()
    {
        using var folder = new TemporaryFolder();
        var page = File.ReadAllText(Repository.PathOf("docs", "loihi.md")).ReplaceLineEndings("\n");
        folder.Write("loihi_layer.neuro.json", PageBlock.Of(page).Single(block => block.Info == "json loihi_layer.neuro.json").Text);
        WriteArrays(folder);
        WriteInput(folder);

        Neuro(folder, "run", "loihi_layer.neuro.json", "--stimulus", "input.csv", "-o", "layer.trace");
        var events = Neuro(folder, "export", "layer.trace", "--to", "csv").Split('\n').Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split(',')).Select(cells => (Neuron: Whole(cells[2]), Tick: Whole(cells[0])));
        Neuro(folder, "export", "layer.trace", "-o", "layer.npz");

        var recorded = Recorded("layer1").Index().Where(place => place.Item == 1).Select(place => (place.Index / Ticks, place.Index % Ticks));
        Assert.That(events.Order(), Is.EqualTo(recorded));
        Assert.That(events.Count(), Is.EqualTo(1633));
        using var trace = TraceReader.Open(folder.PathOf("layer.trace"));
        var kept = MemoryTrace.Of(trace);
        var currents = Enumerable.Range(0, 864).SelectMany(neuron => kept.Probe("layer", "a", neuron)).ToArray();
        Assert.That(currents, Has.Length.EqualTo(13_824).And.EqualTo(Recorded("current")));
    }

    // In the words of the page.
    private static void WriteArrays(TemporaryFolder folder)
    {
        var (mantissas, kernel) = (Recorded("layer1_bias"), Recorded("layer1_kernel"));
        var bias = Enumerable.Range(0, 864).Select(neuron => mantissas[neuron / 36] << 6).ToArray();
        var weights = new List<long>();
        for (var o = 0; o < 24; o++)
            for (var i = 0; i < 3; i++)
                for (var kx = 0; kx < 5; kx++)
                    for (var ky = 0; ky < 5; ky++)
                        weights.Add(kernel[((o * 5 + 4 - ky) * 5 + 4 - kx) * 3 + i]);
        using var file = File.Create(folder.PathOf("loihi_layer.npz"));
        var arrays = new NpzWriter(file);
        arrays.Write("bias", [864], bias);
        arrays.Write("weights", [24, 3, 5, 5], [.. weights]);
        arrays.End();
    }

    private static void WriteInput(TemporaryFolder folder)
    {
        var text = new StringBuilder($"# ticks: {Ticks}\ntick,neuron\n");
        foreach (var (index, sent) in Recorded("input").Index())
            if (sent != 0)
                text.Append(CultureInfo.InvariantCulture, $"{index % Ticks},{index / Ticks}\n");
        folder.Write("input.csv", text.ToString());
    }

    private static long[] Recorded(string name)
    {
        var array = NpyFile.Read(SharedData.At("loihi", "tinynet", $"{name}.npy"));
        return [.. Enumerable.Range(0, array.Count).Select(i => (long)array.Value(i).RawAt(0))];
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Neuro(TemporaryFolder folder, params string[] arguments)
    {
        var result = NeuroProcess.Run(folder.Path, arguments);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        return result.Output;
    }
}
