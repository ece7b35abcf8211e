using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// Spells the steps of a datapath as the lines of a C function, one a line. A value that fits 32 bits is an
/// <c>int32_t</c>, any other an <c>int64_t</c>; an operation is done in the wider of what goes in and what comes out, so
/// that none overflows.
/// </summary>
internal sealed class CNeuronPrinter
{
    private readonly Datapath datapath;
    private readonly VerilogNames names = new();
    private readonly NeuronSource source;
    private readonly string[] stepNames;
    private readonly Dictionary<int, string> draws = [];
    private readonly Dictionary<int, string> tables = [];
    private readonly List<string> tableLines = [];
    private readonly List<(IReadOnlyList<string> Source, List<CLine> Lines)> statements = [];

    private CNeuronPrinter(Datapath datapath)
    {
        this.datapath = datapath;
        source = new(datapath.Model.Model);
        stepNames = new string[datapath.Steps.Length];
    }

    public static (ImmutableArray<CNeuronPort> Ports, ImmutableArray<CTable> Tables, CNeuronPage Page) Print(Datapath datapath, string name, ImmutableArray<int> probedLets)
    {
        var printer = new CNeuronPrinter(datapath);
        printer.names.Unique(name);
        var ports = printer.Ports(probedLets);
        for (var i = 0; i < datapath.Steps.Length; i++)
            printer.Line(i, name);
        return (ports, printer.Tables(), printer.Page(name, ports));
    }

    private ImmutableArray<CTable> Tables() =>
        [.. tables.OrderBy(table => table.Key).Select(table => new CTable(table.Value, datapath.Steps.Count(step => step.Op == Op.Table && step.Amount == table.Key)))];

    private ImmutableArray<CNeuronPort> Ports(ImmutableArray<int> probedLets)
    {
        var ports = NeuronPorts.Of(datapath, names, probedLets);
        foreach (var port in ports)
            if (port.Kind == NeuronPortKind.Draw)
                draws[port.Index] = port.Name;
            else if (!port.IsOutput)
                stepNames[NeuronPorts.ReadBy(datapath, port)] = port.Name;
        return [.. ports.Where(p => p.Kind != NeuronPortKind.Spike).Select(p => new CNeuronPort(p, p.Kind == NeuronPortKind.Draw ? CType.Word : p.Bits <= 32 ? CType.Int32 : CType.Int64))];
    }

    // ---- One step

    private void Line(int i, string function)
    {
        var step = datapath.Steps[i];
        if (step.Op is Op.Const or Op.ReadParam or Op.ReadPort or Op.ReadState)
            return;
        stepNames[i] = names.Unique(step.Name);
        var quoted = source.Of(step.Place);
        if (statements.Count == 0 || !ReferenceEquals(statements[^1].Source, quoted))
            statements.Add((quoted, []));
        statements[^1].Lines.Add(new(CType.Of(step.Num).Name, stepNames[i], Expression(step, function), StepNote.Of(step)));
    }

    private string Expression(Step step, string function)
    {
        var (a, b) = (step.A, step.B);
        return step.Op switch
        {
            Op.Add => Exact(step, "+"),
            Op.Sub => Exact(step, "-"),
            Op.Mul => Exact(step, "*"),
            Op.Shl => ShiftedLeft(step),
            Op.Sar => IsWide(a)
                ? Call(step, $"neuro_sar_64({Value(a)}, {Number(step.Amount)})", isWide: true)
                : $"neuro_sar_32({Value(a)}, {Number(Math.Min(step.Amount, 31))})",
            Op.And => Narrowed(step, $"{Value(a)} & {Value(b)}", IsWide(a) || IsWide(b)),
            Op.Or => Narrowed(step, $"{Value(a)} | {Value(b)}", IsWide(a) || IsWide(b)),
            Op.Not => $"1 - {Value(a)}",
            Op.Less => $"{Value(a)} < {Value(b)}",
            Op.LessOrEqual => $"{Value(a)} <= {Value(b)}",
            Op.Equal => $"{Value(a)} == {Value(b)}",
            Op.Select => Narrowed(step, $"{Value(a)} ? {Value(b)} : {Value(step.C)}", IsWide(b) || IsWide(step.C)),
            Op.Clamp => Clamped(step),
            Op.Wrap => Call(step, $"{(step.Low == 1 ? "neuro_wrap" : "neuro_low_bits")}({Value(a)}, {Number(step.Amount)})", isWide: true),
            Op.Table => $"{Table(step.Amount, function)}[{Value(a)}]",
            Op.Random => $"({CType.Of(step.Num).Name}){(step.Amount == 32 ? draws[(int)step.Low] : $"({draws[(int)step.Low]} >> {Number(32 - step.Amount)})")}",
            _ => throw new UnreachableException($"{step.Op} has no line"),
        };
    }

    // An operator whose result is exact where it is done in enough bits.
    private string Exact(Step step, string infix)
    {
        var isWide = IsWide(step) || IsWide(step.A) || IsWide(step.B);
        var widens = isWide && !IsWide(step.A) && !IsWide(step.B);
        // One operand is enough to make the others as wide; a variable, where there is one.
        var first = widens && !IsConstant(step.A);
        return Narrowed(step, $"{(first ? Widened(step.A) : Value(step.A))} {infix} {(widens && !first ? Widened(step.B) : Value(step.B))}", isWide);
    }

    // A multiplication, by a factor that is no larger than its type.
    private string ShiftedLeft(Step step)
    {
        var isWide = IsWide(step) || IsWide(step.A);
        var most = isWide ? 62 : 30;
        var value = isWide && !IsWide(step.A) ? Widened(step.A) : Value(step.A);
        return step.Amount == 0 ? value : $"{value} * {CType.Literal(BigInteger.One << Math.Min(step.Amount, most))}{(step.Amount > most ? " * 2" : "")}";
    }

    private string Clamped(Step step)
    {
        var isWide = IsWide(step.A) || step.Low < int.MinValue || step.High > int.MaxValue;
        return Call(step, $"neuro_clamp_{(isWide ? "64" : "32")}({Value(step.A)}, {CType.Literal(step.Low)}, {CType.Literal(step.High)})", isWide);
    }

    private static string Narrowed(Step step, string expression, bool isWide) => isWide && !IsWide(step) ? $"(int32_t)({expression})" : expression;

    private static string Call(Step step, string call, bool isWide) => isWide && !IsWide(step) ? $"(int32_t){call}" : call;

    private string Table(int index, string function)
    {
        if (tables.TryGetValue(index, out var known))
            return known;
        var table = datapath.Model.Model.Tables[index];
        var raws = table.Raws.Select(raw => (BigInteger)raw).ToList();
        // It stands outside the function, where there are others.
        var name = names.Derived(function, "_" + VerilogNames.Sanitised(table.Name));
        tableLines.AddRange(CArray.Lines(CType.Narrowest(raws.Min(), raws.Max()), name, raws, $"table {table.Name} : {table.Type.Format}"));
        return tables[index] = name;
    }

    // ---- Operands

    private string Value(int operand) => datapath.Steps[operand] is { Op: Op.Const, Low: var constant }
        ? constant < 0 && constant > int.MinValue ? $"({CType.Literal(constant)})" : CType.Literal(constant)
        : stepNames[operand];

    private string Widened(int operand) => $"(int64_t){Value(operand)}";

    private bool IsConstant(int operand) => datapath.Steps[operand].Op == Op.Const;

    private bool IsWide(int operand) => IsWide(datapath.Steps[operand]);

    private static bool IsWide(Step step) => CType.Of(step.Num) == CType.Int64;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // ---- The function

    private CNeuronPage Page(string name, ImmutableArray<CNeuronPort> ports)
    {
        var outputs = ports.Where(p => p.IsOutput).Select(p => ("*" + p.Name, Value(NeuronPorts.GivenBy(datapath, p.Port)))).ToList();
        var width = outputs.Select(output => output.Item1.Length).DefaultIfEmpty(0).Max();
        return new(name, datapath.Model.Model.Name, Parameters(ports), tableLines,
            [.. statements.Select(s => new StatementPage(s.Source, CLine.InColumns(s.Lines)))],
            [.. outputs.Select(output => $"{output.Item1.PadRight(width)} = {output.Item2};")],
            datapath.Spike < 0 ? "0" : Value(datapath.Spike));
    }

    private List<string> Parameters(ImmutableArray<CNeuronPort> ports)
    {
        var declared = ports.Select((port, p) => $"{port.Type.Name} {(port.IsOutput ? "*" : "")}{port.Name}{(p + 1 < ports.Length ? "," : ")")}").ToList();
        var width = declared.Select(parameter => parameter.Length).DefaultIfEmpty(0).Max();
        return [.. ports.Select((port, p) => $"{declared[p].PadRight(width)} /* {Note(port.Port)} */")];
    }

    private string Note(NeuronPort port) => port.Kind switch
    {
        NeuronPortKind.Draw => "a random word",
        NeuronPortKind.Port => $"{NeuronPorts.FormatOf(datapath, port)}, the sum's exact range",
        _ => NeuronPorts.FormatOf(datapath, port).ToString(),
    };
}

/// <summary>The definition of a value.</summary>
internal sealed record CLine(string Type, string Name, string Value, string Note)
{
    // Behind what is longer, a comment stands one blank off.
    private const int MostNoteColumn = 76;

    /// <summary>With names, values and notes in columns.</summary>
    public static IReadOnlyList<string> InColumns(IReadOnlyCollection<CLine> lines)
    {
        var names = lines.Max(line => line.Name.Length);
        var defined = lines.Select(line => (Text: $"const {line.Type} {line.Name.PadRight(names)} = {line.Value};", line.Note)).ToList();
        var notes = Math.Min(MostNoteColumn, defined.Max(line => line.Text.Length));
        return [.. defined.Select(line => $"{line.Text.PadRight(notes)} /* {line.Note} */")];
    }
}

/// <summary>What the templates of a neuron's function are filled with: lines, finished.</summary>
/// <param name="Parameters">With what stands between them.</param>
/// <param name="Outputs">Assignments to what the function's pointers point to.</param>
/// <param name="Spike">What it returns.</param>
internal sealed record CNeuronPage(
    string Name, string Model, IReadOnlyList<string> Parameters, IReadOnlyList<string> Tables, IReadOnlyList<StatementPage> Statements, IReadOnlyList<string> Outputs, string Spike);
