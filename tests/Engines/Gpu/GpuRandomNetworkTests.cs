using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// The gpu engine gives the reference engine's trace, whatever the network. A failure names the seed, and prints the
/// smallest network on which it still happens.
/// </summary>
public sealed class GpuRandomNetworkTests
{
    private const int Networks = 60;
    private const int WideNetworks = 6;

    [Test]
    public void Random_networks_give_the_same_trace() => Seeds.Each(Networks, seed => EngineFailure.Of(RandomNetwork.Of(seed), new GpuEngine(GpuDevices.Processor)));

    [Test]
    public void Networks_of_hundreds_of_neurons_give_the_same_trace() =>
        Seeds.Each(WideNetworks, seed => EngineFailure.Of(RandomNetwork.Wide(seed), new GpuEngine(GpuDevices.Processor)));
}
