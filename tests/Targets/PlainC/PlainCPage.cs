using System.Globalization;
using System.Numerics;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>What the template of the program is filled with: names, numbers and lines, so that it need not decide anything.</summary>
internal sealed class PlainCPage
{
    // What the template calls its own.
    private const string Fixed = """
        tick counts sent_neurons sent_payloads probed synapse target delay weight count neurons payloads payload its amount key i s slot
        mark event sample result outcome words sum digest fires m e main fail input output take_marks take_events run_tick
        """;

    private readonly HardwarePlan plan;
    private readonly VerilogNames names = new();
    private readonly Dictionary<int, CNeuron> neurons;
    private readonly Dictionary<int, string> populationNames;

    // By population and port: the name of its sums, and for how many ticks they are kept.
    private readonly Dictionary<(int Population, int Port), (string Name, int Slots)> rings = [];

    // By population and what is recorded or kept of it.
    private readonly Dictionary<(int Population, SignalKind Kind, int Index), string> arrays = [];

    private PlainCPage(HardwarePlan plan)
    {
        this.plan = plan;
        foreach (var name in Fixed.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            names.Unique(name);
        neurons = plan.Units.ToDictionary(unit => unit.Number, unit => CNeuron.Of(
            unit.Datapath, names.Unique(unit.Name + "_neuron"), [.. Enumerable.Range(0, unit.Datapath.Model.Lets.Length).Where(let => IsProbed(unit, let))], "static "));
        populationNames = plan.Sources.ToDictionary(source => source.Index, source => names.Unique(source.Population.Name));
    }

    public static object Of(HardwarePlan plan) => new PlainCPage(plan).Page();

    private object Page()
    {
        var populations = plan.Placed.Select(placed => Population(placed.Unit, placed.Population)).ToList();
        // What arrives where it is always 0, or where nobody looks, is left out.
        var projections = plan.Network.Projections.Where(p => p.SynapseCount > 0 && rings.ContainsKey((p.Target, p.Port))).Select(Projection).ToList();
        return new
        {
            Network = VerilogNames.Sanitised(plan.Network.Name),
            Neurons = neurons.OrderBy(neuron => neuron.Key).Select(neuron => neuron.Value.Text).ToList(),
            Outputs = plan.Events.Outputs.Length,
            Sent = plan.Events.Outputs.Sum(output => output.Size),
            Probed = plan.Network.Probes.Sum(probe => probe.Neurons.Length),
            Populations = populations,
            Projections = projections,
            Inputs = plan.Events.Inputs.Select((input, id) => Input(input, id)).ToList(),
            Digested = plan.Scan.Where(item => item.IsDigest).Select(item => new
            {
                State = arrays[(item.Population.Source.Index, SignalKind.State, item.Signal.Index)],
                item.Count,
                First = item.FirstCell,
                item.Words,
            }).ToList(),
            Schedule = Schedule(projections),
            Probes = Probes().ToList(),
        };
    }

    // ---- Populations

    private object Population(UnitPlan unit, UnitPopulation placed)
    {
        var (population, model, neuron) = (placed.Source.Population, unit.Model, neurons[unit.Number]);
        var (lines, before, after, arguments) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        var ports = model.Inputs.Select((_, port) => port).Where(port => plan.Rings[unit.Number][port] is not null && IsRead(port)).ToList();
        foreach (var port in ports)
            rings[(population.Index, port)] = (Name(population, model.Inputs[port].Name + "_ring"), plan.Rings[unit.Number][port]!.Slots);
        var sums = ports.ToDictionary(port => port, port => Name(population, model.Inputs[port].Name + "_sum"));
        foreach (var (port, _) in sums.Where(sum => IsProbed(population.Index, SignalKind.Port, sum.Key)))
            after.Add($"{Keep(population, SignalKind.Port, port, model.Inputs[port].Name, CType.Int64, lines)}[i] = {sums[port]};");
        foreach (var port in neuron.Ports)
            arguments.Add(Argument(port));
        return new
        {
            Name = populationNames[population.Index],
            population.Size,
            Output = placed.Source.Output!.Value,
            FirstSent = plan.Events.Outputs.Take(placed.Source.Output.Value).Sum(output => output.Size),
            Arrays = lines,
            States = model.States.Select((_, state) => arrays[(population.Index, SignalKind.State, state)]).ToList(),
            Sums = ports.Select(port => new { Name = sums[port], Ring = rings[(population.Index, port)].Name, rings[(population.Index, port)].Slots }).ToList(),
            Draws = neuron.Ports.Where(port => port.Port.Kind == NeuronPortKind.Draw).Select(port => port.Port.Index / 2).Distinct().Order().ToList(),
            Key = string.Create(CultureInfo.InvariantCulture, $"neuro_tick_key(UINT64_C({plan.Network.Seed}), (uint32_t)tick, {RandomDraws.PopulationWord(population.Name)}u)"),
            Before = before,
            Call = $"{neuron.Name}({string.Join(", ", arguments)}) != 0",
            After = after,
        };

        bool IsRead(int port) =>
            neuron.Ports.Any(its => its.Port.Kind == NeuronPortKind.Port && its.Port.Index == port) || IsProbed(population.Index, SignalKind.Port, port);

        string Argument(CNeuronPort port)
        {
            var index = port.Port.Index;
            switch (port.Port.Kind)
            {
                case NeuronPortKind.Param:
                    var parameter = Name(population, model.Params[index].Name);
                    lines.AddRange(Constants(parameter, port.Type, population.Size, i => population.Parameter(index, i)));
                    return parameter + "[i]";
                case NeuronPortKind.Port:
                    return sums.TryGetValue(index, out var sum) ? $"({port.Type.Name}){sum}" : "0";
                case NeuronPortKind.State:
                    return State(index) + "[i]";
                case NeuronPortKind.Draw:
                    return string.Create(CultureInfo.InvariantCulture, $"draws_{index / 2}.{(index % 2 == 0 ? 'a' : 'b')}");
                case NeuronPortKind.Next:
                    return Result(port, State(index), model.States[index].Name + "_next");
                case NeuronPortKind.Let:
                    var let = unit.Datapath.Model.Lets[index].Name;
                    return Result(port, Keep(population, SignalKind.Let, index, let, port.Type, lines), let + "_now");
                default:
                    var sent = Local(port, "sent");
                    after.Add($"payload = {sent};");
                    return "&" + sent;
            }
        }

        string State(int index)
        {
            if (arrays.TryGetValue((population.Index, SignalKind.State, index), out var known))
                return known;
            var type = neuron.Ports.First(port => port.Port.Kind is NeuronPortKind.State or NeuronPortKind.Next && port.Port.Index == index).Type;
            var name = Keep(population, SignalKind.State, index, model.States[index].Name, type, lines);
            lines.AddRange(Constants(name + "_initial", type, population.Size, i => population.InitialState(index, i)));
            return name;
        }

        string Result(CNeuronPort port, string array, string wanted)
        {
            var local = Local(port, wanted);
            after.Add($"{array}[i] = {local};");
            return "&" + local;
        }

        string Local(CNeuronPort port, string wanted)
        {
            var local = Name(population, wanted);
            before.Add($"{port.Type.Name} {local};");
            return local;
        }
    }

    private string Keep(ElaboratedPopulation population, SignalKind kind, int index, string wanted, CType type, List<string> lines)
    {
        var name = arrays[(population.Index, kind, index)] = Name(population, wanted);
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"static {type.Name} {name}[{population.Size}];"));
        return name;
    }

    private string Name(ElaboratedPopulation population, string what) => names.Unique($"{populationNames[population.Index]}_{what}");

    private static IEnumerable<string> Constants(string name, CType type, int count, Func<int, long> value) =>
        [$"static const {type.Name} {name}[] = {{", .. CArray.Items(type, Enumerable.Range(0, count).Select(i => (BigInteger)value(i))), "};"];

    // ---- Synapses

    private ProjectionPage Projection(ElaboratedProjection projection)
    {
        var (source, ring) = (plan.Network.Populations[projection.Source], rings[(projection.Target, projection.Port)]);
        var rows = new List<Synapse>[source.Size];
        for (var i = 0; i < source.Size; i++)
            rows[i] = [];
        projection.Synapses.ForEachBlock(block =>
        {
            foreach (var synapse in block)
                rows[synapse.Source].Add(synapse);
        });
        var ends = rows.Select(row => row.Count).Aggregate(new List<BigInteger> { 0 }, (ends, count) => [.. ends, ends[^1] + count]);
        var shift = plan.Network.Populations[projection.Target].Ports[projection.Port].Frac - projection.WeightFormat.Frac - source.Payload.Frac;
        return new(
            projection.Source, names.Unique(projection.Name), [.. CArray.Items(CType.Word, ends)],
            [.. rows.SelectMany(row => row).Select(synapse => string.Create(CultureInfo.InvariantCulture, $"    {{{synapse.Target}, {synapse.Delay}, {CType.Literal(synapse.Weight)}}},"))],
            ring.Name, ring.Slots, CExpression.Moved("amount", shift, isWide: true));
    }

    // ---- Words, and the order of a tick

    private object Input(InputChannels input, int id)
    {
        var ring = input.Generator is { } generator ? rings.GetValueOrDefault((input.Population, plan.Network.Generators[generator].Port!.Value)) : default;
        return new
        {
            Id = id,
            Name = populationNames[input.Population],
            IsPopulation = input.Generator is null,
            Size = input.Count,
            Ring = ring.Name ?? "",
            ring.Slots,
            Amount = input.Generator is { } g
                ? CExpression.Moved("event->value", plan.Network.Populations[input.Population].Ports[plan.Network.Generators[g].Port!.Value].Frac - plan.Network.Generators[g].WeightFormat.Frac, isWide: true)
                : "",
        };
    }

    // By stages: all populations are updated, then the events of all arrive.
    private List<string> Schedule(List<ProjectionPage> projections)
    {
        var lines = new List<string>();
        foreach (var stage in plan.Sources.GroupBy(source => source.Stage).OrderBy(stage => stage.Key))
        {
            lines.AddRange(stage.Where(source => source.Output is not null).OrderBy(source => source.Output).Select(source => $"update_{populationNames[source.Index]}();"));
            foreach (var source in stage)
                lines.AddRange(projections.Where(projection => projection.Source == source.Index).Select(projection => $"deliver_{projection.Name}({Events(source)});"));
        }
        return lines;
    }

    private string Events(SourcePlan source)
    {
        if (source.Output is not { } output)
            return $"{populationNames[source.Index]}_count, {populationNames[source.Index]}_neurons, {populationNames[source.Index]}_payloads";
        var first = plan.Events.Outputs.Take(output).Sum(its => its.Size);
        return string.Create(CultureInfo.InvariantCulture, $"counts[{output}], sent_neurons + {first}, sent_payloads + {first}");
    }

    private IEnumerable<string> Probes()
    {
        var at = 0;
        foreach (var probe in plan.Network.Probes)
            foreach (var neuron in probe.Neurons)
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"probed[{at++}] = {(arrays.TryGetValue((probe.Population, probe.Kind, probe.Index), out var array) ? $"{array}[{neuron}]" : "0")};");
    }

    private bool IsProbed(UnitPlan unit, int let) => unit.Populations.Any(population => IsProbed(population.Source.Index, SignalKind.Let, let));

    private bool IsProbed(int population, SignalKind kind, int index) =>
        plan.Network.Probes.Any(probe => probe.Population == population && probe.Kind == kind && probe.Index == index);

    /// <param name="First">Lines of an array: by source, where its synapses begin, and where the last ones end.</param>
    /// <param name="Synapses">Lines of an array: target, delay, weight.</param>
    /// <param name="Ring">Where they add.</param>
    /// <param name="Amount">What they add, in the LSB of the port.</param>
    private sealed record ProjectionPage(int Source, string Name, IReadOnlyList<string> First, IReadOnlyList<string> Synapses, string Ring, int Slots, string Amount);
}
