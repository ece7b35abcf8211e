using System.Globalization;
using System.Numerics;

namespace Neuro.Codegen;

/// <summary>Takes the words of a tick: events into lists by source, or straight into sums, and marks.</summary>
internal static class HlsInput
{
    public static HlsFunction Of(HardwarePlan plan, HlsMemory memory, IReadOnlyList<(UnitPopulation Population, HlsFunction Function)> resets)
    {
        var directs = plan.Directs.Where(direct => direct.Ring is not null).ToList();
        return HlsFunction.Of(memory.Name("take_input"), "input", new
        {
            Channels = plan.Events.Inputs.Select(Channels).DefaultIfEmpty("{0u, 0u, 0u, false, 0, 0, 0} /* there are none */").ToList(),
            Inputs = CExpression.Number(plan.Events.Inputs.Length),
            Outputs = CExpression.Number(plan.Events.Outputs.Length),
            plan.Events.NeuronBits,
            Counts = plan.Sources.Where(source => !source.IsUpdated).Select(source => memory.Events[source.Number]!).Where(events => memory.IsUsed(events.Neurons)).Select(events => events.Count).ToList(),
            Rings = directs.Select(direct => direct.Ring!).Distinct().Select(ring => new
            {
                Name = memory.Use(memory.Network.Rings[ring.Number]),
                Type = memory.Network.Rings[ring.Number].Type.Name,
                Held = memory.Held(ring),
            }).ToList(),
            Items = plan.Events.Inputs.Select((input, id) => Item(plan, memory, directs, input, id)).ToList(),
            Resets = resets.Select((reset, id) => new { Id = CExpression.Number(id), reset.Function.Name }).ToList(),
        });
    }

    private static string Channels(InputChannels input) => string.Create(CultureInfo.InvariantCulture,
        $"{{{input.First}u, {input.Count}u, {input.PayloadWords}u, {(input.IsUnsignedWord ? "true" : "false")}, {Least(input.PayloadWords == 0 ? input.Fixed : input.Payload.Min)}, {Least(input.PayloadWords == 0 ? input.Fixed : input.Payload.Max)}, {Least(input.Fixed)}}} /* {CExpression.Comment(input.Name)} */");

    private static object Item(HardwarePlan plan, HlsMemory memory, List<DirectInput> directs, InputChannels input, int id)
    {
        var direct = directs.Find(d => d.Input == id);
        var events = input.Generator is null ? memory.Events[plan.Sources.Single(source => source.Index == input.Population).Number]! : null;
        return new
        {
            Id = CExpression.Number(id),
            Name = CExpression.Comment(input.Name),
            Events = events is null || !memory.IsUsed(events.Neurons) ? null : new
            {
                events.Count,
                Neurons = memory.Use(events.Neurons),
                NeuronType = events.Neurons.Type.Name,
                Payloads = events.Payloads is { } payloads && memory.IsUsed(payloads) ? memory.Use(payloads) : "",
                PayloadType = events.Payloads?.Type.Name ?? "",
            },
            Direct = direct is null ? null : new
            {
                Ring = memory.Use(memory.Network.Rings[direct.Ring!.Number]),
                Held = memory.Held(direct.Ring),
                Index = memory.Index(direct.Ring, "", CExpression.From(direct.FirstRow, "item.neuron")),
                Amount = CExpression.Moved("item.value", direct.Shift, isWide: true),
            },
        };
    }

    private static string Least(BigInteger value) => CType.Literal(value);
}
