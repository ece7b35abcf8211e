using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>The probes that record neurons of one part.</summary>
internal sealed unsafe class PartProbes
{
    // Where a probed neuron's value goes: the probe, the position in it, the neuron counted from the part's first.
    private readonly record struct Target(int Probe, int Position, int Neuron);

    private readonly (Target[] Targets, SignalKind Kind, int Index)[] signals;
    private readonly PopulationStep step;
    private readonly PartArrays arrays;
    private readonly PortSums[] sums;

    public PartProbes(ImmutableArray<ElaboratedProbe> probes, Part part, PopulationStep step, PartArrays arrays, PortSums[] sums)
    {
        (this.step, this.arrays, this.sums) = (step, arrays, sums);
        signals = [.. probes.Select((probe, index) => (Targets(probe, index, part), probe.Kind, probe.Index)).Where(signal => signal.Item1.Length > 0)];
    }

    /// <summary>Records what has arrived: to be called before the update takes it.</summary>
    /// <param name="values">By probe and position.</param>
    public void RecordPorts(long tick, long[][] values)
    {
        foreach (var (targets, kind, index) in signals)
            if (kind == SignalKind.Port)
                foreach (var (probe, position, neuron) in targets)
                    values[probe][position] = step.Compiled.Arrays.Ports[index].Read(sums[index].Slot(tick), neuron);
    }

    /// <summary>Records states and lets after the update. Of neurons that sleep they are those of their last one.</summary>
    public void RecordStates(long[][] values)
    {
        foreach (var (targets, kind, index) in signals)
        {
            if (kind == SignalKind.Port)
                continue;
            var (storage, let) = kind == SignalKind.State ? (step.Compiled.Arrays.States[index], 0) : (step.Compiled.Arrays.Lane, step.Lets.IndexOf(index));
            var from = kind == SignalKind.State ? arrays.State(index) : arrays.Let(let);
            foreach (var (probe, position, neuron) in targets)
                values[probe][position] = storage.Read(from, neuron);
        }
    }

    private static Target[] Targets(ElaboratedProbe probe, int index, Part part) => probe.Population != part.Population ? [] :
    [
        .. probe.Neurons.Select((neuron, position) => new Target(index, position, neuron - part.First)).Where(target => target.Neuron >= 0 && target.Neuron < part.Count),
    ];
}
