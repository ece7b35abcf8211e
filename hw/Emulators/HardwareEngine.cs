using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// Hardware as an engine: emits it, runs it in an emulator, and takes the trace from the words that it sends. Where it has
/// a clock, every tick must take the cycles that the formula gives for that trace.
/// </summary>
/// <param name="options">Of the hardware; whether it sends digests is as the trace wants it.</param>
/// <param name="treatment">How the core is treated; null: plainly.</param>
public sealed class HardwareEngine(IEmulator emulator, PlanOptions options, BenchOptions? treatment = null) : IEngine
{
    public string Name => $"{emulator.Name} on {options.Lanes} lanes";

    public override string ToString() => Name;

    /// <exception cref="HardwareFaultException">The hardware sent what it never should, or took other cycles than predicted.</exception>
    public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
    {
        using var hardware = BuiltHardware.Of(network, options with { Digest = header.DigestInterval > 0 }, emulator, cancellation);
        hardware.Run(stimulus, header, sink, treatment ?? BenchOptions.Plain, cancellation);
    }
}
