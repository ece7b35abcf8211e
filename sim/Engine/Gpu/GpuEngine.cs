using System.Runtime.ExceptionServices;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Runs a network on a graphics device: its state, its synapses and what is on its way stay there, and events come back
/// in batches of many ticks. It gives the trace of the reference engine, bit by bit, on any device.
/// </summary>
/// <param name="device">One of <see cref="GpuDevices"/>.</param>
public sealed class GpuEngine(GpuDevice device) : IEngine
{
    public string Name => "gpu";

    /// <exception cref="DeviceException">The device refuses, or is too small for the network.</exception>
    public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
    {
        var open = device.Open();
        var sample = open.Use(() =>
        {
            using var ready = GpuNetwork.Of(network, open, samples: 1, cancellation);
            var only = new GpuSample(network, stimulus, header, sink);
            new GpuRun(ready, [only]).Run(cancellation);
            return only;
        });
        if (sample.Failure is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }
}
