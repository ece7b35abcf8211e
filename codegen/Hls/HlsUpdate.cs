using System.Globalization;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A function for each population: it runs every neuron for one tick, one a clock.</summary>
internal static class HlsUpdate
{
    // Ports of a memory.
    private const int MostReads = 2;

    public static HlsFunction Of(HardwarePlan plan, HlsMemory memory, CNeuron neuron, UnitPlan unit, UnitPopulation population)
    {
        var (source, own, index) = (population.Source, memory.Network.Units[unit.Number], unit.Populations.IndexOf(population));
        var events = memory.Events[source.Number];
        var sums = plan.Rings[unit.Number].OfType<RingPlan>().ToDictionary(ring => ring.Port, ring => (Ring: ring, Name: SnakeCase.Of(unit.Model.Inputs[ring.Port].Name)));
        // States and sums have a row for each neuron, so no two neurons meet in one.
        var apart = sums.Values.Select(sum => memory.Network.Rings[sum.Ring.Number]).Concat(own.States).ToList();
        var locals = new VerilogNames();
        foreach (var name in new[] { "neuron", "row", "key", "spikes" }.Concat(memory.Outside))
            locals.Unique(name);
        foreach (var port in sums.Keys.ToList())
            sums[port] = sums[port] with { Name = locals.Unique(sums[port].Name + "_sum") };
        var draws = neuron.Ports.Where(p => p.Port.Kind == NeuronPortKind.Draw).Select(p => p.Port.Index / 2).Distinct().ToDictionary(
            pair => pair, pair => locals.Unique(string.Create(CultureInfo.InvariantCulture, $"draws_{pair}")));
        var (results, stores, payload) = (new List<string>(), new List<string>(), "1");
        var arguments = neuron.Ports.Select(Argument).ToList();
        foreach (var (ring, name) in sums.Values)
            if (memory.Network.Recorded.TryGetValue((unit.Number, new(SignalKind.Port, ring.Port)), out var probed))
                Store(probed, name, isNarrow: CType.Of(ring.Range) == probed.Type);
        var call = $"{neuron.Name}({string.Join(", ", arguments)})";
        return HlsFunction.Of(memory.Name("update_" + VerilogNames.Sanitised(source.Population.Name)), "update", new
        {
            Population = CExpression.Comment(source.Population.Name),
            Model = unit.Model.Name,
            Size = CExpression.Number(source.Population.Size),
            // A memory has two ports; what is read more often at a time lies in registers.
            Tables = neuron.Tables.Where(table => table.Reads > MostReads).Select(table => table.Name).ToList(),
            HasRow = arguments.Exists(a => a.Contains("[row]", StringComparison.Ordinal)) || stores.Exists(s => s.Contains("[row]", StringComparison.Ordinal)) || sums.Count > 0,
            Row = CExpression.From(population.FirstRow, "neuron"),
            Apart = apart.Select(array => memory.Use(array)).ToList(),
            Sums = sums.Values.Select(sum => new
            {
                // What is not looked at is cleared all the same.
                Name = arguments.Contains(sum.Name) || memory.Network.Recorded.ContainsKey((unit.Number, new(SignalKind.Port, sum.Ring.Port))) ? sum.Name : "",
                Type = CType.Of(sum.Ring.Range).Name,
                Ring = memory.Use(memory.Network.Rings[sum.Ring.Number]),
                Index = memory.Index(sum.Ring, "", "row"),
            }).ToList(),
            Key = draws.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"neuro_tick_key(UINT64_C({plan.Network.Seed}), tick, {RandomDraws.PopulationWord(source.Population.Name)}u)"),
            Draws = draws.OrderBy(d => d.Key).Select(d => new { Pair = CExpression.Number(d.Key), Name = d.Value }).ToList(),
            Results = results,
            Call = call,
            Events = events is null ? null : new
            {
                events.Count,
                Neurons = memory.Use(events.Neurons),
                NeuronType = events.Neurons.Type.Name,
                Payloads = events.Payloads is null ? "" : memory.Use(events.Payloads),
                PayloadType = events.Payloads?.Type.Name ?? "",
                Payload = payload,
            },
            Stores = stores,
        });

        string Argument(CNeuronPort port)
        {
            var number = port.Port.Index;
            switch (port.Port.Kind)
            {
                case NeuronPortKind.Param:
                    return own.Params[number] is { } values ? $"{memory.Use(values)}[row]" : CType.Literal(unit.Params[number].ByPopulation[index]);
                case NeuronPortKind.Port:
                    return sums.TryGetValue(number, out var sum) ? sum.Name : "0";
                case NeuronPortKind.State:
                    return $"{memory.Use(own.States[number])}[row]";
                case NeuronPortKind.Draw:
                    return $"{draws[number / 2]}.{(number % 2 == 0 ? "a" : "b")}";
                case NeuronPortKind.Next:
                    return Result(port.Type, own.States[number], unit.Model.States[number].Name + "_next");
                case NeuronPortKind.Let:
                    return Result(port.Type, memory.Network.Recorded[(unit.Number, new(SignalKind.Let, number))], unit.Datapath.Model.Lets[number].Name + "_now");
                default:
                    payload = locals.Unique("sent");
                    results.Add($"{port.Type.Name} {payload};");
                    return "&" + payload;
            }
        }

        string Result(CType type, DeviceBuffer array, string wanted)
        {
            var name = locals.Unique(wanted);
            results.Add($"{type.Name} {name};");
            Store(array, name, type == array.Type);
            return "&" + name;
        }

        void Store(DeviceBuffer array, string value, bool isNarrow) => stores.Add($"{memory.Use(array)}[row] = {(isNarrow ? value : $"{array.Type.Name}({value})")};");
    }
}
