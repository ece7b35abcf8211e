using System.Globalization;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A kernel for each population: every work-item runs one neuron for one tick.</summary>
internal static class UpdateKernels
{
    public static Kernel Of(HardwarePlan plan, DeviceMemory memory, CNeuron neuron, UnitPlan unit, UnitPopulation population)
    {
        var parameters = new KernelParameters();
        var (source, own, index) = (population.Source, memory.Network.Units[unit.Number], unit.Populations.IndexOf(population));
        var (output, recorded) = (source.Output!.Value, memory.Network.Recorded);
        var before = plan.Events.Outputs.Take(output).Sum(earlier => (long)earlier.Size);
        var sums = plan.Rings[unit.Number].OfType<RingPlan>().ToDictionary(ring => ring.Port, ring => (Ring: ring, Name: memory.Name(ring.Name)));
        var results = new List<(string Type, string Name)>();
        var stores = new List<string>();
        var draws = neuron.Ports.Where(p => p.Port.Kind == NeuronPortKind.Draw).Select(p => p.Port.Index / 2).Distinct().ToDictionary(
            pair => pair, pair => memory.Name(string.Create(CultureInfo.InvariantCulture, $"{unit.Name}_draws_{pair}")));
        var payload = "1";
        var arguments = neuron.Ports.Select(Argument).ToList();
        foreach (var (ring, name) in sums.Values)
            if (recorded.TryGetValue((unit.Number, new(SignalKind.Port, ring.Port)), out var buffer))
                stores.Add($"{parameters.Write(buffer)}[row] = {name};");
        var page = new
        {
            Population = CExpression.Comment(source.Population.Name),
            Model = unit.Model.Name,
            Size = CExpression.Number(source.Population.Size),
            Row = $"sample * {CExpression.Number(unit.Rows)} + {CExpression.From(population.FirstRow, "neuron")}",
            Sums = sums.Values.Select(sum => new
            {
                sum.Name,
                Type = sum.Ring.Bits > 32 ? CType.Int64.Name : CType.Int32.Name,
                Bits = Sums.Bits(sum.Ring),
                Buffer = parameters.Write(memory.Network.Rings[sum.Ring.Number]),
                Index = Sums.Index(sum.Ring, Sums.Slot(parameters, sum.Ring, "0"), CExpression.From(population.FirstRow, "neuron")),
            }).ToList(),
            Key = draws.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"neuro_tick_key(UINT64_C({plan.Network.Seed}), (uint32_t){parameters.Tick()}, {RandomDraws.PopulationWord(source.Population.Name)}u)"),
            Draws = draws.OrderBy(d => d.Key).Select(d => new { Pair = CExpression.Number(d.Key), Name = d.Value }).ToList(),
            Results = results.Select(result => $"{result.Type} {result.Name};").ToList(),
            Neuron = neuron.Name,
            Arguments = string.Join(", ", arguments),
            HasSpikes = unit.Datapath.Spike >= 0,
            Count = $"{parameters.Write(memory.SpikeCount)} + {Sums.Now(parameters, plan.Events.Outputs.Length, CExpression.Number(output))}",
            Place = Sums.Now(parameters, memory.Neurons, CExpression.From(before, "spike")),
            Spikes = parameters.Write(memory.SpikeNeuron),
            Payloads = source.PayloadBits > 0 ? parameters.Write(memory.SpikePayload!) : "",
            Payload = payload,
            Stores = stores,
        };
        return parameters.Kernel(memory.Name(plan.Options.Prefix + "update_" + VerilogNames.Sanitised(source.Population.Name)), source.Population.Size, "update", page);

        string Argument(CNeuronPort port)
        {
            var number = port.Port.Index;
            switch (port.Port.Kind)
            {
                case NeuronPortKind.Param:
                    return own.Params[number] is { } values ? $"{parameters.Read(values)}[{CExpression.From(population.FirstRow, "neuron")}]" : CType.Literal(unit.Params[number].ByPopulation[index]);
                case NeuronPortKind.Port:
                    return sums.TryGetValue(number, out var sum) ? sum.Name : "0";
                case NeuronPortKind.State:
                    return $"{parameters.Read(own.States[number])}[row]";
                case NeuronPortKind.Draw:
                    return $"{draws[number / 2]}.{(number % 2 == 0 ? "a" : "b")}";
                case NeuronPortKind.Next:
                    var state = own.States[number];
                    return Result(port.Type, state, state.Name + "_next");
                case NeuronPortKind.Let:
                    var let = recorded[(unit.Number, new(SignalKind.Let, number))];
                    return Result(port.Type, let, let.Name + "_now");
                default:
                    payload = memory.Name(unit.Name + "_payload");
                    results.Add((port.Type.Name, payload));
                    return "&" + payload;
            }
        }

        string Result(CType type, DeviceBuffer buffer, string wanted)
        {
            var name = memory.Name(wanted);
            results.Add((type.Name, name));
            stores.Add($"{parameters.Write(buffer)}[row] = {(type == buffer.Type ? "" : $"({buffer.Type.Name})")}{name};");
            return "&" + name;
        }
    }
}
