using System.Globalization;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What is sent of a tick, in this order: events by population, probed values, the digest of all states, the end.</summary>
internal static class HlsOutput
{
    public static IEnumerable<HlsFunction> Of(HardwarePlan plan, HlsMemory memory)
    {
        foreach (var (_, population) in plan.Placed)
            if (memory.Events[population.Source.Number] is { } events)
                yield return Events(plan, memory, population.Source, events);
        for (var probe = 0; probe < plan.Network.Probes.Length; probe++)
            yield return Probe(plan, memory, probe);
        if (plan.Options.Digest)
            yield return Digest(plan, memory);
    }

    private static HlsFunction Events(HardwarePlan plan, HlsMemory memory, SourcePlan source, HlsEvents events)
    {
        var output = plan.Events.Outputs[source.Output!.Value];
        return HlsFunction.Of(memory.Name("send_" + VerilogNames.Sanitised(source.Population.Name)), "send_events", new
        {
            Population = CExpression.Comment(source.Population.Name),
            events.Count,
            events.Most,
            Interval = 1 + output.PayloadWords,
            Word = source.Output.Value == 0 ? $"{memory.Use(events.Neurons)}[i]" : $"{Hex(plan.Events.Event(source.Output.Value, 0))} | {memory.Use(events.Neurons)}[i]",
            Payloads = events.Payloads is null ? "" : memory.Use(events.Payloads),
            IsWide = output.PayloadWords > 1 ? "true" : "false",
        });
    }

    private static string Hex(uint word) => string.Create(CultureInfo.InvariantCulture, $"0x{word:x8}u");

    private static HlsFunction Probe(HardwarePlan plan, HlsMemory memory, int number)
    {
        var probe = plan.Network.Probes[number];
        var (unit, population) = plan.Placed.Single(placed => placed.Population.Source.Index == probe.Population);
        var array = probe.Kind == SignalKind.State
            ? memory.Network.Units[unit.Number].States[probe.Index]
            : memory.Network.Recorded.GetValueOrDefault((unit.Number, new(probe.Kind, probe.Index)));
        // What nothing ever arrives at is 0.
        var isShown = array is not null && !(probe.Kind == SignalKind.Port && plan.Rings[unit.Number][probe.Index] is null);
        var words = plan.Events.Probes[number].ValueWords;
        var neuron = memory.Network.ProbeNeurons[number] is { } neurons ? isShown ? $"{memory.Use(neurons)}[i]" : "" : CExpression.From(probe.Neurons[0], "i");
        return HlsFunction.Of(memory.Name($"send_{VerilogNames.Sanitised(population.Source.Population.Name)}_{SnakeCase.Of(probe.Signal)}"), "send_probe", new
        {
            Signal = CExpression.Comment($"{population.Source.Population.Name}.{probe.Signal}"),
            Head = Hex(EventFormat.Word(WordTag.Probe, (uint)number)),
            Count = CExpression.Number(probe.Neurons.Length),
            Words = words,
            IsWide = words > 1 ? "true" : "false",
            Value = isShown ? $"{memory.Use(array!)}[{CExpression.From(population.FirstRow, neuron)}]" : "0",
        });
    }

    private static HlsFunction Digest(HardwarePlan plan, HlsMemory memory) => HlsFunction.Of(memory.Name("send_digest"), "send_digest", new
    {
        Head = Hex(EventFormat.Word(WordTag.Digest, 0)),
        States = plan.Scan.Where(item => item.IsDigest).Select(item => new
        {
            State = CExpression.Comment($"{item.Population.Source.Population.Name}.{item.Unit.Model.States[item.Signal.Index].Name}"),
            Count = CExpression.Number(item.Count),
            Value = $"{memory.Use(memory.Network.Units[item.Unit.Number].States[item.Signal.Index])}[{CExpression.From(item.Row, "i")}]",
            Cell = CExpression.From(item.FirstCell, item.Words == 1 ? "i" : "2u * i"),
            Interval = item.Words,
            IsWide = item.Words == 2,
        }).ToList(),
    });
}
