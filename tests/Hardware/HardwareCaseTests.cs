using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>A failing case is printed as small as it fails.</summary>
public sealed class HardwareCaseTests
{
    [Test]
    public void What_fails_by_one_event_and_one_synapse_shrinks_to_them()
    {
        var large = Enumerable.Range(0, 100).Select(seed => HardwareCase.Random((ulong)seed)).First(subject => subject.Network.Projections.Length > 3 && Fails(subject));

        var small = large.Shrunk(Fails);

        Assert.That(small.Subject.Events, Has.Length.EqualTo(1));
        Assert.That(small.Network.Projections.Single().Rule, Is.TypeOf<Rule.Listed>().With.Property(nameof(Rule.Listed.Sources)).Length.EqualTo(1));
        Assert.That(small.Network.Populations, Has.Length.LessThan(3));
        Assert.That(small.Subject.Ticks, Is.EqualTo(small.Subject.Events[0].Tick + 1));
        Assert.That((small.Subject.Marks.Length, small.Options.Lanes, small.Options.Shell, small.UsesMemory), Is.EqualTo((0, 1, Shell.None, false)));
    }

    // Some synapse waits longer than 4 ticks, and some event is given.
    private static bool Fails(HardwareCase subject) => subject.Elaborate() is var (network, stimulus)
        && stimulus.Events.Length > 0 && network.Projections.Any(p => p.SynapseCount > 0 && p.Delays.Max > 4);
}
