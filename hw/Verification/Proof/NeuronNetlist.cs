using System.Globalization;
using System.Text.Json.Nodes;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>The cells of a printed neuron as Yosys reads them, before anything is optimised.</summary>
internal sealed class NeuronNetlist
{
    // Their value is there in the clock in which their inputs are.
    private static readonly HashSet<string> Combinational =
    [
        "$add", "$sub", "$mul", "$neg", "$pos", "$not", "$and", "$or", "$xor", "$mux", "$pmux", "$eq", "$ne", "$lt", "$le", "$gt", "$ge",
        "$reduce_and", "$reduce_or", "$reduce_bool", "$logic_not", "$logic_and", "$logic_or", "$shl", "$shr", "$sshl", "$sshr",
    ];

    private readonly JsonNode root;
    private readonly JsonObject ports;
    private readonly JsonObject cells;
    private readonly JsonObject names;
    private int bits;

    private NeuronNetlist(JsonNode root, string module)
    {
        this.root = root;
        var found = root["modules"]![module]!;
        (ports, cells, names) = (found["ports"]!.AsObject(), found["cells"]!.AsObject(), found["netnames"]!.AsObject());
        bits = 1 + cells.SelectMany(cell => cell.Value!["connections"]!.AsObject()).Concat(ports.Select(port => KeyValuePair.Create(port.Key, port.Value!["bits"])))
            .SelectMany(connection => connection.Value!.AsArray()).Where(bit => bit!.GetValueKind() == System.Text.Json.JsonValueKind.Number).Max(bit => bit!.GetValue<int>());
    }

    public static NeuronNetlist Read(string path, string module) => new(JsonNode.Parse(File.ReadAllText(path))!, module);

    public void Write(string path) => File.WriteAllText(path, root.ToJsonString() + "\n");

    /// <summary>Bits of a connection of the module.</summary>
    public int Bits(string port) => ports[port]!["bits"]!.AsArray().Count;

    /// <summary>
    /// Null if <c>start</c> does what it must: new states are then the initial ones, whatever else comes in, and nothing
    /// else depends on it. It is then left out. Else what is wrong.
    /// </summary>
    public string? LeaveOutStart(NeuronModule module)
    {
        if (module.Starts.IsEmpty)
            return null;
        var start = BitsOf(ports["start"]!["bits"]!).Single();
        foreach (var port in module.Ports.Where(port => port.Kind == NeuronPortKind.Next))
        {
            var initial = Enumerable.Range(0, port.Bits).Select(bit => ((module.Starts[port.Index] >> bit) & 1) == 1 ? "1" : "0");
            var register = MadeBy("Q", ports[port.Name]!["bits"]!);
            if (register is null || MadeBy("Y", register["connections"]!["D"]!) is not { } choice || TypeOf(choice) != "$mux"
                || !BitsOf(choice["connections"]!["S"]!).SequenceEqual([start]) || !BitsOf(choice["connections"]!["B"]!).SequenceEqual(initial))
                return string.Create(CultureInfo.InvariantCulture, $"{port.Name} does not start as {module.Starts[port.Index]}");
            var chosen = BitsOf(choice["connections"]!["Y"]!).ToHashSet();
            if (cells.Any(cell => cell.Value != choice && cell.Value != register && Touches(cell.Value!, chosen) && IsRead(cell.Value!)))
                return $"more than {port.Name} depends on start";
            BecomeWire(choice.AsObject(), from: "A", to: "Y");
        }
        if (cells.Any(cell => cell.Value!["connections"]!.AsObject().Any(connection => BitsOf(connection.Value!).Contains(start))))
            return "more than new states depends on start";
        ports.Remove("start");
        return null;
    }

    /// <summary>
    /// Null if every path from an input to an output crosses so many registers, and <c>en</c> holds each of them: then the
    /// outputs are a function of the inputs so many enabled clocks before. Else what is wrong.
    /// </summary>
    public string? PipelineFault(int depth) => new PipelineCheck(ports, cells).Fault(depth);

    /// <summary>Makes wires of the registers.</summary>
    public void JoinRegisters()
    {
        foreach (var cell in cells.Select(cell => cell.Value!.AsObject()).Where(cell => TypeOf(cell) == "$dffe"))
            BecomeWire(cell, from: "D", to: "Q");
    }

    /// <summary>Makes inputs of products, and outputs of their factors, of the sums of their parts, and of points.</summary>
    /// <returns>Null, or what is no product.</returns>
    public string? Cut(NeuronSpecification specification)
    {
        var all = specification.Products;
        foreach (var multiplication in all.SelectMany(product => product.Multiplications))
        {
            if (DriverOf(multiplication.Wire) is not { } cell || TypeOf(cell.Value) != "$mul" || !IsSet(cell.Value, "A_SIGNED") || !IsSet(cell.Value, "B_SIGNED"))
                return $"{multiplication.Wire} is not a signed product";
            var connections = cell.Value["connections"]!;
            AddPort(multiplication.Value, "input", connections["Y"]!);
            AddPort(multiplication.Factors.A, "output", connections["A"]!);
            AddPort(multiplication.Factors.B, "output", connections["B"]!);
            cells.Remove(cell.Key);
        }
        foreach (var product in all.Where(product => product.IsSum))
        {
            if (DriverOf(product.Printed.Name) is not { } cell)
                return $"{product.Printed.Name} is not a sum";
            var connections = cell.Value["connections"]!;
            AddPort(product.Value, "input", connections["Y"]!);
            connections["Y"] = new JsonArray([.. connections["Y"]!.AsArray().Select(_ => (JsonNode)bits++)]);
            AddPort(product.Sum, "output", connections["Y"]!);
        }
        foreach (var point in specification.Points)
            AddPort(point.Value, "output", names[point.Wire]!["bits"]!);
        names.Clear();
        return null;
    }

    internal static string TypeOf(JsonNode cell) => cell["type"]!.GetValue<string>();

    internal static bool IsSet(JsonNode cell, string parameter) => cell["parameters"]![parameter]!.GetValue<string>().EndsWith('1');

    internal static bool IsCombinational(JsonNode cell) => Combinational.Contains(TypeOf(cell));

    /// <summary>Bits of a connection: numbers, and constants as Yosys spells them.</summary>
    internal static IEnumerable<string> BitsOf(JsonNode connection) => connection.AsArray().Select(bit => bit!.ToString());

    private static bool Touches(JsonNode cell, HashSet<string> bits) => cell["connections"]!.AsObject().Any(connection => BitsOf(connection.Value!).Any(bits.Contains));

    // Nothing is optimised, so there are cells that make what nobody takes.
    private bool IsRead(JsonNode maker)
    {
        var made = BitsOf(maker["connections"]![maker["port_directions"]!.AsObject().Single(port => port.Value!.GetValue<string>() == "output").Key]!).ToHashSet();
        return cells.Any(cell => cell.Value != maker && Touches(cell.Value!, made)) || ports.Any(port => BitsOf(port.Value!["bits"]!).Any(made.Contains));
    }

    private static void BecomeWire(JsonObject cell, string from, string to)
    {
        var (given, made, width) = (cell["connections"]![from]!.DeepClone(), cell["connections"]![to]!.DeepClone(), cell["parameters"]!["WIDTH"]!.DeepClone());
        cell["type"] = "$pos";
        cell["parameters"] = new JsonObject { ["A_SIGNED"] = "0", ["A_WIDTH"] = width.DeepClone(), ["Y_WIDTH"] = width };
        cell["port_directions"] = new JsonObject { ["A"] = "input", ["Y"] = "output" };
        cell["connections"] = new JsonObject { ["A"] = given, ["Y"] = made };
    }

    private JsonNode? MadeBy(string connection, JsonNode bits) =>
        cells.Select(cell => cell.Value!).FirstOrDefault(cell => cell["connections"]![connection] is { } made && BitsOf(made).SequenceEqual(BitsOf(bits)));

    // The cell that makes all bits of a wire, and nothing else.
    private KeyValuePair<string, JsonNode>? DriverOf(string wire)
    {
        if (names[wire]?["bits"] is not { } held)
            return null;
        foreach (var (name, cell) in cells)
            if (cell!["connections"]!["Y"] is { } made && BitsOf(made).SequenceEqual(BitsOf(held)))
                return new(name, cell);
        return null;
    }

    private void AddPort(string name, string direction, JsonNode connected) =>
        ports.Add(name, new JsonObject { ["direction"] = direction, ["bits"] = connected.DeepClone() });
}

/// <summary>Counts the registers between inputs and outputs.</summary>
internal sealed class PipelineCheck
{
    private const int Always = -1;

    private readonly JsonObject ports;
    private readonly Dictionary<string, JsonNode> drivers = [];
    private readonly Dictionary<string, int> clocks = [];
    private readonly HashSet<JsonNode> entered = [];
    private string? fault;

    public PipelineCheck(JsonObject ports, JsonObject cells)
    {
        this.ports = ports;
        foreach (var cell in cells.Select(cell => cell.Value!))
            foreach (var (connection, direction) in cell["port_directions"]!.AsObject())
                if (direction!.GetValue<string>() == "output")
                    foreach (var bit in NeuronNetlist.BitsOf(cell["connections"]![connection]!))
                        drivers[bit] = cell;
        foreach (var port in ports.Select(port => port.Value!).Where(port => port["direction"]!.GetValue<string>() == "input"))
            foreach (var bit in NeuronNetlist.BitsOf(port["bits"]!))
                clocks[bit] = 0;
        clocks["0"] = clocks["1"] = Always;
    }

    public string? Fault(int depth)
    {
        foreach (var (name, port) in ports.Where(port => port.Value!["direction"]!.GetValue<string>() == "output"))
            foreach (var bit in NeuronNetlist.BitsOf(port!["bits"]!))
                if (Clocks(bit) is var after && after != Always && after != depth)
                    fault ??= string.Create(CultureInfo.InvariantCulture, $"{name} follows the inputs after {after} clocks, not after {depth}");
        return fault;
    }

    // How many clocks before a bit's value the inputs were that it is made of.
    private int Clocks(string bit)
    {
        if (clocks.TryGetValue(bit, out var known))
            return known;
        if (!drivers.TryGetValue(bit, out var cell))
            fault ??= bit is "x" or "z" ? "a bit is undefined" : "a bit is driven by nothing";
        else if (!entered.Add(cell))
            fault ??= $"{PlaceOf(cell)}: a value depends on itself";
        else
            foreach (var (connection, direction) in cell["port_directions"]!.AsObject())
                if (direction!.GetValue<string>() == "output")
                {
                    var after = Through(cell);
                    foreach (var made in NeuronNetlist.BitsOf(cell["connections"]![connection]!))
                        clocks[made] = after;
                }
        return clocks.GetValueOrDefault(bit, Always);
    }

    private int Through(JsonNode cell)
    {
        var isRegister = NeuronNetlist.TypeOf(cell) == "$dffe";
        if (isRegister ? !IsHeld(cell) : !NeuronNetlist.IsCombinational(cell))
            fault ??= $"{PlaceOf(cell)}: a {NeuronNetlist.TypeOf(cell)} that clk and en do not rule alone";
        var all = Always;
        foreach (var (connection, direction) in cell["port_directions"]!.AsObject())
        {
            if (direction!.GetValue<string>() != "input" || (isRegister && connection is "CLK" or "EN"))
                continue;
            foreach (var after in NeuronNetlist.BitsOf(cell["connections"]![connection]!).Select(Clocks))
            {
                if (all != Always && after != Always && all != after)
                    fault ??= string.Create(CultureInfo.InvariantCulture, $"{PlaceOf(cell)}: values of {Math.Min(all, after)} and of {Math.Max(all, after)} clocks meet");
                all = Math.Max(all, after);
            }
        }
        return isRegister && all != Always ? all + 1 : all;
    }

    private bool IsHeld(JsonNode cell) =>
        NeuronNetlist.IsSet(cell, "CLK_POLARITY") && NeuronNetlist.IsSet(cell, "EN_POLARITY") && IsPort(cell, "CLK", "clk") && IsPort(cell, "EN", "en");

    private bool IsPort(JsonNode cell, string connection, string port) =>
        NeuronNetlist.BitsOf(cell["connections"]![connection]!).SequenceEqual(NeuronNetlist.BitsOf(ports[port]!["bits"]!));

    // File and line.
    private static string PlaceOf(JsonNode cell) => cell["attributes"]?["src"]?.GetValue<string>().Split('.', 3) is [var name, var rest, ..] ? $"{name}.{rest}" : "somewhere";
}
