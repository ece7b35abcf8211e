using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Devices are chosen by what neuro doctor lists, and say no in words.</summary>
public sealed class GpuDeviceTests
{
    private static readonly GpuDevice Processor = GpuDevices.Processor;

    [Test]
    public void The_processor_is_the_last_device_of_every_machine()
    {
        Assert.That(Processor.IsProcessor);
        Assert.That((Processor.Kind, Processor.Name, Processor.Refusal()), Is.EqualTo(("cpu", "processor", (string?)null)));
        Assert.That(GpuDevices.All.Select(device => device.Number), Is.EqualTo(Enumerable.Range(0, GpuDevices.All.Length)));
        Assert.That(GpuDevices.All.Count(device => device.IsProcessor), Is.EqualTo(1));
    }

    [Test]
    public void A_device_is_chosen_by_number_kind_or_a_part_of_its_name()
    {
        Assert.That(GpuDevices.Choose($"{Processor.Number}"), Is.SameAs(Processor));
        Assert.That(GpuDevices.Choose("cpu"), Is.SameAs(Processor));
        Assert.That(GpuDevices.Choose("PROCESS"), Is.SameAs(Processor));
        Assert.That(GpuDevices.Choose(null).Refusal(), Is.Null);
    }

    [TestCase("abacus"), TestCase("99"), TestCase("-1")]
    public void A_device_that_is_not_there_is_refused_with_those_that_are(string asked)
    {
        var refused = Assert.Throws<DeviceException>(() => GpuDevices.Choose(asked))!;

        Assert.That(refused.Diagnostic.Code, Is.EqualTo(Code.MissingDevice));
        Assert.That(refused.Diagnostic.Help, Does.EndWith($"{Processor.Number} (cpu, processor)"));
    }

    [Test]
    public void A_device_that_is_too_small_says_what_a_network_takes()
    {
        var small = Processor.With(new(Memory: 1000));

        var refused = Assert.Throws<DeviceException>(() => Simulated.Run(Pair(), Stimulus.Empty, ticks: 5, new GpuEngine(small)))!;

        Assert.That(refused.Diagnostic.Message, Does.Match("^this network takes [0-9]+ bytes on it, and it has 1000$"));
        Assert.That(refused.Diagnostic.Help, Does.Contain("--engine cpu"));
    }

    [Test]
    public void More_samples_than_can_be_counted_are_refused()
    {
        var samples = Enumerable.Range(0, 1100).Select(n => new BatchSample($"{n}", _ => Stimulus.Empty, Ticks: 1, Trace: null)).ToList();

        var refused = Assert.Throws<DeviceException>(() => new GpuBatch(Pair(), Processor, digestInterval: 1).Run(samples, sideBySide: 1100, null, CancellationToken.None))!;

        Assert.That(refused.Diagnostic.Message, Is.EqualTo("'b' has 2000000 neurons; 1100 samples of it have more than 2147483647 side by side"));
        Assert.That(refused.Diagnostic.Help, Does.Contain("--threads"));
    }

    private static ElaboratedNetwork Pair() => Elaborated.Of(
        Network.Named("pair").Input("a", 1).Population("b", 2_000_000, ShippedModels.Get("If"), ("threshold", 1))
            .Project("a", "b", Format.Fix(8, 0), new Rule.AllToAll(), weight: 1, delay: 1));
}
