using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>The fixed-point model beside the program printed in Izhikevich (2003), in floating point.</summary>
internal sealed class IzhikevichTests
{
    private const int Milliseconds = 500;

    [TestCase("regular spiking", 0.02, 0.2, -65, 8, 10)]
    [TestCase("intrinsically bursting", 0.02, 0.2, -55, 4, 10)]
    [TestCase("chattering", 0.02, 0.2, -50, 2, 10)]
    [TestCase("fast spiking", 0.1, 0.2, -65, 2, 10)]
    [TestCase("low-threshold spiking", 0.02, 0.25, -65, 2, 10)]
    [TestCase("resonator", 0.1, 0.26, -65, 2, 1)]
    public void A_neuron_fires_as_often_as_in_floating_point(string setting, double a, double b, int c, int d, int current)
    {
        var spikes = FixedPoint(a, b, c, d, current);
        Assert.That(spikes, Is.GreaterThan(5).And.EqualTo(FloatingPoint(a, b, c, d, current)).Within(2), setting);
    }

    private static int FixedPoint(double a, double b, int c, int d, int current)
    {
        var model = ShippedModels.Get("Izhikevich");
        var typed = ModelTyping.Of(model, [Format.Fix(8, 0).Num], new())!;
        var neuron = new ModelInterpreter(typed);
        var frame = new NeuronFrame(model);
        long[] parameters = [Raw(a, 16), Raw(b, 12), Raw(c, 10), Raw(d, 10)];
        parameters.CopyTo(frame.Params, 0);
        (frame.States[0], frame.States[1]) = (Raw(-65, 10), Raw(b * -65, 10));
        frame.Ports[0] = current;
        return Enumerable.Range(0, Milliseconds).Count(_ => neuron.Step(frame) is not null);
    }

    private static int FloatingPoint(double a, double b, int c, int d, int current)
    {
        var (v, u, spikes) = (-65.0, b * -65, 0);
        for (var t = 0; t < Milliseconds; t++)
        {
            for (var half = 0; half < 2; half++)
                v += 0.5 * ((0.04 * v * v) + (5 * v) + 140 - u + current);
            u += a * ((b * v) - u);
            if (v < 30)
                continue;
            (v, u) = (c, u + d);
            spikes++;
        }
        return spikes;
    }

    private static long Raw(double value, int frac) => (long)Math.Round(value * (1L << frac));
}
