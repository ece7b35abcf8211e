using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What is seen of a tick beside its events: probed values, and the digest of all states.</summary>
internal static class RecordKernels
{
    private const int MostItems = 4096;

    /// <returns>Null where nothing is probed.</returns>
    public static Kernel? Probes(HardwarePlan plan, DeviceMemory memory)
    {
        if (memory.Probes is null)
            return null;
        var parameters = new KernelParameters();
        var placed = plan.Placed.ToDictionary(p => p.Population.Source.Index);
        var (values, first) = (parameters.Write(memory.Probes), 0L);
        var probes = plan.Network.Probes.Select((probe, number) =>
        {
            var (unit, population) = placed[probe.Population];
            var signal = new ScanSignal(probe.Kind, probe.Index);
            var recorded = probe.Kind == SignalKind.State ? memory.Network.Units[unit.Number].States[probe.Index] : memory.Network.Recorded.GetValueOrDefault((unit.Number, signal));
            var neuron = memory.Network.ProbeNeurons[number] is { } neurons ? $"{parameters.Read(neurons)}[i]" : CExpression.From(probe.Neurons[0], "i");
            var page = new
            {
                Signal = CExpression.Comment($"{population.Source.Population.Name}.{probe.Signal}"),
                Count = CExpression.Number(probe.Neurons.Length),
                Place = Sums.Now(parameters, memory.Probes.Count, CExpression.From(first, "i")),
                // What nothing ever arrives at is 0.
                Value = recorded is null ? "0" : $"{parameters.Read(recorded)}[sample * {CExpression.Number(unit.Rows)} + {CExpression.From(population.FirstRow, neuron)}]",
            };
            first += probe.Neurons.Length;
            return page;
        }).ToList();
        return parameters.Kernel(memory.Name(plan.Options.Prefix + "record_probes"), Math.Min(MostItems, plan.Network.Probes.Max(probe => probe.Neurons.Length)), "record_probes", new { Values = values, Probes = probes });
    }

    /// <returns>Null where there is no digest, or no state.</returns>
    public static Kernel? Digest(HardwarePlan plan, DeviceMemory memory)
    {
        var items = plan.Scan.Where(item => item.IsDigest).ToList();
        if (memory.Digest is null || items.Count == 0)
            return null;
        var parameters = new KernelParameters();
        var states = items.Select(item => new
        {
            State = CExpression.Comment($"{item.Population.Source.Population.Name}.{item.Unit.Model.States[item.Signal.Index].Name}"),
            Count = CExpression.Number(item.Count),
            Value = $"{parameters.Read(memory.Network.Units[item.Unit.Number].States[item.Signal.Index])}[sample * {CExpression.Number(item.Unit.Rows)} + {CExpression.From(item.Row, "i")}]",
            Cell = CExpression.From(item.FirstCell, item.Words == 1 ? "i" : "2u * i"),
            IsWide = item.Words == 2,
        }).ToList();
        var digest = parameters.Write(memory.Digest);
        _ = parameters.Now();
        return parameters.Kernel(memory.Name(plan.Options.Prefix + "digest_states"), Math.Min(MostItems, items.Max(item => item.Count)), "digest_states", new { Digest = digest, States = states });
    }
}
