using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Runs a network and keeps what it records.</summary>
internal static class Simulated
{
    /// <summary>By definition, on a graphics device, as hardware in both simulators, as kernels, and as C++.</summary>
    public static IEnumerable<IEngine> Engines { get; } =
    [
        new ReferenceEngine(),
        new GpuEngine(GpuDevices.Processor),
        new HardwareEngine(new IcarusEmulator(), new(Lanes: 4)),
        new HardwareEngine(new VerilatorEmulator(), new(Lanes: 4)),
        new HardwareEngine(new OpenClEmulator(), new()),
        new HardwareEngine(Emulators.Named("g++")!, new()),
    ];

    /// <param name="engine">Null: by definition.</param>
    public static MemoryTrace Run(ElaboratedNetwork network, Stimulus stimulus, long ticks, IEngine? engine = null)
    {
        var header = Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks), ticks);
        var trace = new MemoryTrace(header);
        (engine ?? new ReferenceEngine()).Run(network, stimulus, header, trace, CancellationToken.None);
        return trace;
    }
}
