using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Emitted hardware behaves as every engine does: on four lanes in Icarus, with words held back at random.</summary>
[Category("Icarus")]
public sealed class IcarusEngineTests() : TickBehaviour(new HardwareEngine(new IcarusEmulator(), new(Lanes: 4), new(StallIn: 15, StallOut: 25)))
{
    public override void A_network_of_inputs_alone_runs_and_shows_nothing() =>
        Assert.That(base.A_network_of_inputs_alone_runs_and_shows_nothing, Throws.TypeOf<InvalidInputException>().With.Message.Contains("hardware for it would do nothing"));
}

/// <summary>And gives the golden traces.</summary>
[Category("Icarus")]
public sealed class IcarusGoldenTests() : GoldenCases(new HardwareEngine(new IcarusEmulator(), new(Lanes: 2)));
