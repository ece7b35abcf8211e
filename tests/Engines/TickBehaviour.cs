using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// What a tick means, stated once and inherited by everything that executes networks: <c>public sealed class
/// CpuEngineTests() : TickBehaviour(new CpuEngine(threads: 3));</c>
/// </summary>
public abstract partial class TickBehaviour(IEngine engine)
{
    /// <summary>An event for every positive sum.</summary>
    protected static readonly NeuronModel Relay = Models.Parse("""
        neuron Relay {
          input x
          spike when x > 0 { }
        }
        """);

    /// <summary>Keeps what arrives, and sends an event when it has enough.</summary>
    protected static readonly NeuronModel Adder = Models.Parse("""
        neuron Adder {
          param threshold : fix<24,4> = 500000
          input x
          state v : fix<24,4>
          v = v + x
          spike when v >= threshold {
            v = v - threshold
          }
        }
        """);

    /// <summary>Sends on what arrives, as it is.</summary>
    protected static readonly NeuronModel Repeater = Models.Parse("""
        neuron Repeater {
          input x
          output : fix<16,4>
          spike when true {
            emit x
          }
        }
        """);

    protected static readonly Format Whole = Format.Fix(12, 0);

    /// <summary>The trace of a run of the network; the stimulus is written out.</summary>
    protected MemoryTrace Run(Network network, long ticks, Action<StimulusBuilder>? stimulus = null, int digestInterval = 1) =>
        Run(Elaborated.Of(network), ticks, stimulus, digestInterval);

    private MemoryTrace Run(ElaboratedNetwork network, long ticks, Action<StimulusBuilder>? stimulus = null, int digestInterval = 1)
    {
        var builder = new StimulusBuilder(network);
        stimulus?.Invoke(builder);
        return Run(network, builder.Build(), ticks, digestInterval);
    }

    private MemoryTrace Run(ElaboratedNetwork network, Stimulus stimulus, long ticks, int digestInterval = 1)
    {
        var header = Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks), ticks, digestInterval);
        var trace = new MemoryTrace(header);
        engine.Run(network, stimulus, header, trace, CancellationToken.None);
        return trace;
    }

    /// <summary>Synapses written out, each with its weight and delay.</summary>
    protected static Network List(Network network, string source, string target, Format format, params IEnumerable<(int Source, int Target, long Weight, int Delay)> synapses)
    {
        var list = synapses.ToImmutableArray();
        return network.Project(source, target, format, new Rule.Listed([.. list.Select(s => s.Source)], [.. list.Select(s => s.Target)]),
            Values.OfRaw(list.Select(s => s.Weight)), Values.OfRaw(list.Select(s => (long)s.Delay)));
    }

    /// <summary>The ticks at which a probed signal is not 0, with its raw value.</summary>
    protected static IEnumerable<(int Tick, long Raw)> NonZero(MemoryTrace trace, string population, string signal, int neuron = 0) =>
        trace.Probe(population, signal, neuron).Select((raw, tick) => (tick, raw)).Where(at => at.raw != 0);

    protected static IEnumerable<(long, int, long)> Events(params IEnumerable<(long Tick, int Neuron, long Payload)> events) => events;
}
