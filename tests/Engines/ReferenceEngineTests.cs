using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The reference engine behaves.</summary>
public sealed class ReferenceEngineTests() : TickBehaviour(new ReferenceEngine())
{
    [Test]
    public void A_cancelled_run_does_not_wait_until_its_synapses_are_laid_out()
    {
        var network = Elaborated.Of(Network.Named("loop").Population("a", 2, ShippedModels.Get("If"), ("threshold", 1))
            .Project("a", "a", Format.Fix(4, 0), new Rule.AllToAll(), weight: 1, delay: 1));

        Assert.That(() => new ReferenceSimulation(network, Stimulus.Empty, new(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }
}

/// <summary>So does the engine that the reference is compared with.</summary>
public sealed class NaiveEngineTests() : TickBehaviour(new NaiveEngine());
