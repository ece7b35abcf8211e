using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// A convolutional layer recorded from Loihi's fixed-point neuron (test data of lava-nc/lava-dl): its input events, and
/// what every neuron received and sent. The constants are those that were recorded with it.
/// </summary>
internal sealed class LoihiLayerTests
{
    private const int Ticks = 16;
    private const int Channels = 3;
    private const int Side = 16;
    private const int OutChannels = 24;
    private const int Kernel = 5;
    private const int OutSide = 6;

    // All are whole numbers, stored as floating point.
    private static long[] Array(string name, params ReadOnlySpan<long> shape)
    {
        var array = NpyFile.Read(SharedData.At("loihi", "tinynet", $"{name}.npy")).WithShape(shape);
        return [.. Enumerable.Range(0, array.Count).Select(i => (long)array.Value(i).RawAt(0))];
    }

    private static IEnumerable<IEngine> Engines => Simulated.Engines;

    [TestCaseSource(nameof(Engines))]
    [Category("Icarus")]
    [Category("Verilator")]
    [Category("OpenCL")]
    public void The_layer_receives_and_sends_what_was_recorded(IEngine engine)
    {
        var network = Elaborated.Of(Layer());
        var trace = Simulated.Run(network, Input(network), Ticks, engine);

        var (current, spikes) = (Array("current", 1, OutChannels, OutSide, OutSide, Ticks), Array("layer1", 1, OutChannels, OutSide, OutSide, Ticks));
        Assert.That((current.Length, spikes.Sum()), Is.EqualTo((13_824, 1_633L)));
        var sent = trace.Events("layer").Select(e => (e.Tick, e.Neuron)).ToHashSet();
        var (wrongCurrents, wrongSpikes) = (0, 0);
        for (var neuron = 0; neuron < OutChannels * OutSide * OutSide; neuron++)
        {
            var received = trace.Probe("layer", "a", neuron).ToArray();
            for (var tick = 0; tick < Ticks; tick++)
            {
                var recorded = (neuron * Ticks) + tick;
                wrongCurrents += received[tick] == current[recorded] ? 0 : 1;
                wrongSpikes += sent.Contains((tick, neuron)) == (spikes[recorded] == 1) ? 0 : 1;
            }
        }
        Assert.That((wrongCurrents, wrongSpikes), Is.EqualTo((0, 0)), "different currents and spikes");
    }

    // Delay 0, because a tick of the recording shows the layer's input and output of the same step.
    private static Network Layer() => Network.Named("loihi-layer")
        .Input("in", [Channels, Side, Side])
        .Population("layer", [OutChannels, OutSide, OutSide], ShippedModels.Get("LoihiCubaLif"),
            ("du", 4095), ("dv", 1024), ("vth", 25), ("bias", Bias()))
        .Initial("layer", "bias_wait", 1)
        .Project("in", "layer.a", Format.Fix(9, 0),
            new Rule.Convolution([Kernel, Kernel], Stride: [2, 2], Padding: [0, 0], Dilation: [1, 1], Groups: 1), Weights(), delay: 0)
        .Probe("layer.a");

    // Recorded per output channel, as a mantissa with exponent 6.
    private static Values.EachRaw Bias()
    {
        var mantissas = Array("layer1_bias", OutChannels);
        return new([.. Enumerable.Range(0, OutChannels * OutSide * OutSide).Select(neuron => mantissas[neuron / (OutSide * OutSide)] << 6)]);
    }

    // Populations are indexed as recorded, (channel, x, y). The kernel was recorded as (out, ky, kx, in) for a convolution
    // that flips; ours correlates, with the axes (out, in, kx, ky).
    private static Values.EachRaw Weights()
    {
        var kernel = Array("layer1_kernel", OutChannels, Kernel, Kernel, Channels);
        var weights = ImmutableArray.CreateBuilder<long>();
        for (var o = 0; o < OutChannels; o++)
            for (var i = 0; i < Channels; i++)
                for (var kx = Kernel - 1; kx >= 0; kx--)
                    for (var ky = Kernel - 1; ky >= 0; ky--)
                        weights.Add(kernel[(((((o * Kernel) + ky) * Kernel) + kx) * Channels) + i]);
        return new(weights.ToImmutable());
    }

    private static Stimulus Input(ElaboratedNetwork network)
    {
        var events = Array("input", 1, Channels, Side, Side, Ticks);
        var stimulus = new StimulusBuilder(network).Lasts(Ticks);
        for (var i = 0; i < events.Length; i++)
            if (events[i] != 0)
                stimulus.Event(i % Ticks, "in", i / Ticks);
        return stimulus.Build();
    }
}
