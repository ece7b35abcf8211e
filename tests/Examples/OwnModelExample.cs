namespace Neuro.Tests;

/// <summary>examples/own_model: a model of the user's own, from a text file beside the network.</summary>
public class OwnModelExample
{
    [Test]
    public void The_rate_grows_with_the_root_of_the_drive()
    {
        var network = ExampleRun.Network("own_model", "rates.neuro.json");
        var trace = ExampleRun.Of(network, ExampleRun.Stimulus(network, "own_model", "kicks.csv"));

        // dv/dt = v² + c² takes (2 / c) atan(10 / c) from -10 to 10; a tick is 1/64, and neuron k has c = k/4.
        for (var neuron = 1; neuron < 8; neuron++)
        {
            var c = neuron / 4.0;
            var spikes = trace.Spikes("qif", neuron).ToArray();
            var period = (spikes[^1] - spikes[0]) / (spikes.Length - 1.0);
            Assert.That(period, Is.EqualTo(2 / c * Math.Atan(10 / c) * 64).Within(2).Percent, $"neuron {neuron}");
        }
    }

    [Test]
    public void A_neuron_without_drive_fires_only_when_it_is_kicked_beyond_its_threshold()
    {
        var network = ExampleRun.Network("own_model", "rates.neuro.json");
        var trace = ExampleRun.Of(network, ExampleRun.Stimulus(network, "own_model", "kicks.csv"));

        long[] spikes = [.. trace.Spikes("qif", 0)];
        Assert.That(spikes, Has.Length.EqualTo(1));
        Assert.That(spikes[0], Is.InRange(1001, 1200));
    }
}
