using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Emitted kernels behave as every engine does.</summary>
[Category("OpenCL")]
public sealed class OpenClEngineTests() : TickBehaviour(new HardwareEngine(new OpenClEmulator(), new()))
{
    public override void A_network_of_inputs_alone_runs_and_shows_nothing() =>
        Assert.That(base.A_network_of_inputs_alone_runs_and_shows_nothing, Throws.TypeOf<InvalidInputException>().With.Message.Contains("hardware for it would do nothing"));
}
