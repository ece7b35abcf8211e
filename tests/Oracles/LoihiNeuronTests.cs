using System.Globalization;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// One neuron of the NIR paper's first experiment, recorded from Lava's fixed point and on the chip itself: 1,000 ticks
/// of its voltage. The constants are those of the recording (dv = dt/tau of 4095, weight 10, threshold 25).
/// </summary>
internal sealed class LoihiNeuronTests
{
    private readonly record struct Row(int Step, bool Input, long Voltage, bool Spike);

    private static IEnumerable<object[]> Recordings =>
        from engine in Simulated.Engines
        from recording in new[] { ("lava_fixed", 0L), ("loihi", 128L) }
        select new object[] { recording.Item1, recording.Item2, engine };

    /// <param name="whereItFires">What the recording shows for v in a tick with a spike. The chip's register is no
    /// voltage then: it holds the neuron's refractory state.</param>
    [TestCaseSource(nameof(Recordings))]
    [Category("Icarus")]
    [Category("Verilator")]
    [Category("OpenCL")]
    public void A_neuron_goes_through_the_recorded_voltages(string recorded, long whereItFires, IEngine engine)
    {
        var rows = Recorded(recorded);
        Assert.That((rows.Count, rows.Count(r => r.Input), rows.Count(r => r.Spike)), Is.EqualTo((1000, 34, 4)));
        var network = Elaborated.Of(Neuron());
        var stimulus = new StimulusBuilder(network).Events("in", rows.Where(r => r.Input).Select(r => ((long)r.Step, 0))).Lasts(rows.Count).Build();

        var trace = Simulated.Run(network, stimulus, rows.Count, engine);

        var (voltages, spikes) = (trace.Probe("n", "v", 0).ToArray(), trace.Spikes("n", 0).ToHashSet());
        var different = rows.Count(r => spikes.Contains(r.Step) != r.Spike || (r.Spike ? whereItFires : voltages[r.Step]) != r.Voltage);
        Assert.That(different, Is.Zero);
        Assert.That(spikes.Select(tick => voltages[tick]), Is.All.Zero);
    }

    private static Network Neuron() => Network.Named("loihi-neuron")
        .Input("in", 1)
        .Population("n", 1, ShippedModels.Get("LoihiCubaLif"), ("du", 4095), ("dv", 163), ("vth", 25))
        .Project("in", "n", Format.Fix(8, 0), new Rule.OneToOne(), weight: 10, delay: 1)
        .Probe("n.v");

    private static List<Row> Recorded(string name) =>
        [.. File.ReadLines(SharedData.At("nir", "expected", $"lif_norse.{name}.csv")).Skip(1).Select(line => line.Split(',')).Select(cells =>
            new Row(Whole(cells[0]), cells[1] == "1", Whole(cells[2]), cells[3] == "1"))];

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
