using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Spells the steps of a datapath as the lines of a Verilog module, one a line, in the stages of a pipeline.</summary>
internal sealed class NeuronPrinter
{
    private readonly Datapath datapath;
    private readonly DividedDatapath divided;
    private readonly Pipeline pipeline;
    private readonly VerilogNames names = new();
    private readonly NeuronSource source;
    private readonly List<NeuronPort> ports = [];
    private readonly List<Signal> inputs = [];
    private readonly string?[] stepNames;
    private readonly StageLines[] stages;
    private readonly Dictionary<(int Step, int Stage), Signal> signals = [];
    private readonly Dictionary<(int Step, int Stage, int Bits), Signal> extended = [];
    private readonly Dictionary<int, Signal> draws = [];
    private readonly List<(int Step, int Stage, Signal Signal)> registers = [];
    private readonly Dictionary<(int Table, int IndexBits, int Bits), string> tables = [];

    private NeuronPrinter(DividedDatapath divided, Pipeline pipeline)
    {
        this.divided = divided;
        datapath = divided.Datapath;
        this.pipeline = pipeline;
        source = new(datapath.Model.Model);
        stepNames = new string?[datapath.Steps.Length];
        stages = [.. Enumerable.Range(0, pipeline.Depth).Select(_ => new StageLines())];
    }

    public static (ImmutableArray<NeuronPort> Ports, ImmutableArray<NeuronProduct> Products, ImmutableArray<NeuronPoint> Points, NeuronArea Area, NeuronPage Page) Print(
        DividedDatapath divided, Pipeline pipeline, string moduleName, ImmutableArray<int> probedLets, ImmutableArray<long> starts)
    {
        var printer = new NeuronPrinter(divided, pipeline);
        printer.Ports(probedLets);
        for (var i = 0; i < divided.Datapath.Steps.Length; i++)
            printer.Line(i);
        printer.Outputs(starts);
        return ([.. printer.ports], printer.Products(), printer.Points(), printer.Area(), printer.Page(moduleName, !starts.IsEmpty));
    }

    // ---- The header

    private void Ports(ImmutableArray<int> probedLets)
    {
        foreach (var fixedName in (ReadOnlySpan<string>)["clk", "en", "start"])
            names.Unique(fixedName);
        ports.AddRange(NeuronPorts.Of(datapath, names, probedLets));
        foreach (var port in ports.Where(p => !p.IsOutput))
        {
            var signal = new Signal(port.Name, port.Bits, isTruth: false);
            inputs.Add(signal);
            if (port.Kind == NeuronPortKind.Draw)
            {
                draws[port.Index] = signal;
                continue;
            }
            var step = NeuronPorts.ReadBy(datapath, port);
            stepNames[step] = port.Name;
            signals[(step, 0)] = signal;
        }
    }

    // ---- One step

    private void Line(int i)
    {
        var step = datapath.Steps[i];
        if (step.Op is Op.Const or Op.ReadParam or Op.ReadPort or Op.ReadState)
            return;
        var stage = pipeline.Stages[i];
        var name = stepNames[i] = Name(step.Name);
        var lines = stages[stage];
        lines.Begin(source.Of(step.Place));
        var note = StepNote.Of(step);
        var isTruth = IsTruth(i);
        // What the expression needs besides, such as a longer copy of an operand, stands on lines above.
        var expression = isTruth ? TruthExpression(step, stage, name) : Expression(step, stage, name);
        var signal = signals[(i, stage)] = new(name, isTruth ? 1 : step.Num.Bits, isTruth);
        lines.Add(new(signal, expression.Split('\n'), note));
    }

    // The register of an output has the name; what it takes is called D on every flip-flop.
    private string Name(string name)
    {
        var sanitised = VerilogNames.Sanitised(name);
        return ports.Exists(p => p.IsOutput && p.Name == sanitised) ? names.Derived(sanitised, "_d") : names.Unique(name);
    }

    // Truth values are one bit; whatever else happens to be 0 or 1 stays signed.
    private bool IsTruth(int i)
    {
        var step = datapath.Steps[i];
        return step.Op switch
        {
            Op.Less or Op.LessOrEqual or Op.Equal or Op.Not => true,
            Op.And or Op.Or => IsZeroOrOne(step.Num),
            Op.Select => IsZeroOrOne(step.Num) && Truth(step.B) && Truth(step.C),
            _ => false,
        };

        bool Truth(int operand) => datapath.Steps[operand].Op == Op.Const || IsTruth(operand);
    }

    private static bool IsZeroOrOne(Num num) => num.Min >= 0 && num.Max <= 1;

    private string TruthExpression(Step step, int stage, string name)
    {
        switch (step.Op)
        {
            case Op.Less when Truths():
                return $"~{Truth(step.A, stage)} & {Truth(step.B, stage)}";
            case Op.Less when IsLong():
                return Gap(step.A, step.B).Bit(Gapped());
            case Op.Less:
                return Comparison("<");
            case Op.LessOrEqual when Truths():
                return $"~{Truth(step.A, stage)} | {Truth(step.B, stage)}";
            case Op.LessOrEqual when IsLong():
                return "~" + Gap(step.B, step.A).Bit(Gapped());
            case Op.LessOrEqual:
                return Comparison("<=");
            case Op.Equal when Truths():
                return $"{Truth(step.A, stage)} == {Truth(step.B, stage)}";
            case Op.Equal:
                return Comparison("==");
            case Op.Not:
                return "~" + Truth(step.A, stage);
            case Op.And:
                return IsConstant(step.A, 1) ? Truth(step.B, stage)
                    : IsConstant(step.B, 1) ? Truth(step.A, stage)
                    : $"{Truth(step.A, stage)} & {Truth(step.B, stage)}";
            case Op.Or:
                return $"{Truth(step.A, stage)} | {Truth(step.B, stage)}";
            case Op.Select:
                return $"{Truth(step.A, stage)} ? {Truth(step.B, stage)} : {Truth(step.C, stage)}";
            default:
                throw new UnreachableException($"{step.Op} is no truth value");
        }

        // The sign of a difference takes fewer tables than a signed comparison, and one level less.
        Signal Gap(int from, int taken)
        {
            var bits = Gapped() + 1;
            var gap = new Signal(names.Derived(name, "_gap"), bits, isTruth: false);
            stages[stage].Add(new(gap, [$"{Term(from, stage, bits)} - {Term(taken, stage, bits)}"], "its sign is the answer"));
            return gap;
        }

        int Gapped() => Math.Max(Bits(step.A), Bits(step.B));

        bool IsLong() => IsSigned(step.A) && IsSigned(step.B) && Gapped() >= 4;

        string Comparison(string infix)
        {
            var bits = Math.Max(Bits(step.A), Bits(step.B));
            return $"{Operand(step.A, stage, bits)} {infix} {Operand(step.B, stage, bits)}";
        }

        bool Truths() => IsTruthOrConstant(step.A) && IsTruthOrConstant(step.B);

        bool IsTruthOrConstant(int operand) => datapath.Steps[operand].Op == Op.Const ? IsZeroOrOne(datapath.Steps[operand].Num) : IsTruth(operand);
    }

    // The low bit of a value that is 0 or 1, or of which only this bit is asked.
    private string Truth(int operand, int stage) => datapath.Steps[operand] is { Op: Op.Const, Low: var low }
        ? (low & 1) == 1 ? "1'b1" : "1'b0"
        : At(operand, stage).Bit(0);

    private string Expression(Step step, int stage, string name)
    {
        var bits = step.Num.Bits;
        switch (step.Op)
        {
            case Op.Add:
                return $"{Term(step.A, stage, bits)} + {Term(step.B, stage, bits)}";
            case Op.Sub:
                return $"{Term(step.A, stage, bits)} - {Term(step.B, stage, bits)}";
            case Op.Mul:
                return $"{Factor(step.A)} * {Factor(step.B)}";
            case Op.Shl:
                return step.Amount == 0 ? Operand(step.A, stage, bits) : $"{{{Bare(step.A, bits - step.Amount)}, {step.Amount}'d0}}";
            case Op.Sar:
                return ShiftedRight(step, stage, bits);
            case Op.And when Mask(step) is var (value, ones):
                return bits - 1 < ones ? throw new UnreachableException() : $"{{1'b0, {Bare(value, ones)}}}";
            case Op.And:
                return $"{Operand(step.A, stage, bits)} & {Operand(step.B, stage, bits)}";
            case Op.Or:
                return $"{Operand(step.A, stage, bits)} | {Operand(step.B, stage, bits)}";
            case Op.Select:
                return $"{Truth(step.A, stage)} ? {Operand(step.B, stage, bits)} : {Operand(step.C, stage, bits)}";
            case Op.Clamp:
                return Clamp(step, stage, name, bits);
            case Op.Wrap:
                return step.Low == 1 ? Operand(step.A, stage, bits) : $"{{1'b0, {Bare(step.A, bits - 1)}}}";
            case Op.Table:
                return Table(step, stage, bits);
            case Op.Random:
                return $"{{1'b0, {draws[(int)step.Low].Slice(31, 32 - step.Amount)}}}";
            default:
                throw new UnreachableException($"{step.Op} is printed elsewhere");
        }

        // A product is as wide as it must be by itself.
        string Factor(int operand) => datapath.Steps[operand] is { Op: Op.Const, Low: < 0 and var low } ? Literals.Hex(low, Bits(operand)) : Operand(operand, stage, Math.Min(Bits(operand), bits));

        string Bare(int operand, int width) => LowBits(operand, stage, width);
    }

    private string ShiftedRight(Step step, int stage, int bits)
    {
        if (step.Amount == 0)
            return Operand(step.A, stage, bits);
        var signal = At(step.A, stage);
        var all = Bits(step.A);
        if (signal.IsTruth)
            return $"{{{bits}{{1'b0}}}}";
        // Beyond the uppermost bit there is the sign only.
        var low = Math.Min(step.Amount, all - 1);
        if (low + bits <= all)
            return signal.Slice(low + bits - 1, low);
        return $"{{{{{low + bits - all}{{{signal.Bit(all - 1)}}}}}, {signal.Slice(all - 1, low)}}}";
    }

    private string Clamp(Step step, int stage, string name, int bits)
    {
        var operand = datapath.Steps[step.A].Num;
        var text = Signed(step.A, stage) is var value && value.Bits >= bits ? value.Slice(bits - 1, 0) : Extended(step.A, stage, bits).Whole();
        var (under, over) = (operand.Min < step.Low, operand.Max > step.High);
        if (under)
            text = $"{Flag("under", Below(step, stage))} ? {Literals.Hex(step.Low, bits)}{(over ? "\n" : " ")}: {text}";
        if (over)
            text = $"{Flag("over", Above(step, stage))} ? {Literals.Hex(step.High, bits)}{(under ? "\n" : " ")}: {text}";
        return text;

        string Flag(string what, string test)
        {
            var flag = new Signal(names.Derived(name, "_" + what), 1, isTruth: true);
            stages[stage].Add(new(flag, [test], ""));
            return flag.Whole();
        }
    }

    // An end of the range that is a power of two takes a look at the uppermost bits; any other a comparison.
    private string Above(Step step, int stage)
    {
        var signal = Signed(step.A, stage);
        var ones = BitOperations.TrailingZeroCount(step.High + 1);
        if (step.High < 0 || (step.High + 1) >> ones != 1)
            return $"{signal.Whole()} > {Literals.Hex(step.High, signal.Bits)}";
        var any = signal.Bits - 2 == ones ? signal.Bit(ones) : "|" + signal.Slice(signal.Bits - 2, ones);
        return $"~{signal.Bit(signal.Bits - 1)} & {any}";
    }

    private string Below(Step step, int stage)
    {
        var signal = Signed(step.A, stage);
        if (step.Low == 0)
            return signal.Bit(signal.Bits - 1);
        var zeros = BitOperations.TrailingZeroCount(step.Low);
        if (step.Low > 0 || step.Low >> zeros != -1)
            return $"{signal.Whole()} < {Literals.Hex(step.Low, signal.Bits)}";
        var all = signal.Bits - 2 == zeros ? signal.Bit(zeros) : $"(&{signal.Slice(signal.Bits - 2, zeros)})";
        return $"{signal.Bit(signal.Bits - 1)} & ~{all}";
    }

    private string Table(Step step, int stage, int bits)
    {
        var index = datapath.Steps[step.A].Num;
        var indexBits = IsTruth(step.A) ? 1 : Math.Max(1, index.Bits - 1);
        if (!tables.TryGetValue((step.Amount, indexBits, bits), out var function))
        {
            var table = datapath.Model.Model.Tables[step.Amount];
            tables[(step.Amount, indexBits, bits)] = function = names.Derived(VerilogNames.Sanitised(table.Name), "_of");
            var argument = names.Derived(function, "_index");
            stages[stage].Functions.Add($"// table {table.Name} : {table.Type.Format}");
            stages[stage].Functions.Add($"function signed {Range(bits)} {function}(input {Range(indexBits)} {argument});");
            stages[stage].Functions.Add($"    case ({argument})");
            var last = Math.Min(table.Raws.Length, 1 << indexBits) - 1;
            for (var entry = 0; entry < last; entry++)
                stages[stage].Functions.Add($"        {indexBits}'d{entry}: {function} = {Literals.Signed(table.Raws[entry], bits)};");
            stages[stage].Functions.Add($"        default: {function} = {Literals.Signed(table.Raws[last], bits)};");
            stages[stage].Functions.Add("    endcase");
            stages[stage].Functions.Add("endfunction");
        }
        return $"{function}({LowBits(step.A, stage, indexBits)})";
    }

    // ---- Operands

    // A value with exactly so many bits, signed.
    private string Operand(int operand, int stage, int bits)
    {
        if (datapath.Steps[operand] is { Op: Op.Const, Low: var constant })
            return Literals.Signed(constant, bits);
        var signal = At(operand, stage);
        if (!signal.IsTruth && signal.Bits == bits)
            return signal.Whole();
        if (bits < signal.Bits || bits == 1)
            return $"$signed({signal.Slice(bits - 1, 0)})";
        return Extended(operand, stage, bits).Whole();
    }

    // A sum may be one bit wider than what is added.
    private string Term(int operand, int stage, int bits) =>
        IsSigned(operand) && Bits(operand) == bits - 1 ? At(operand, stage).Whole() : Operand(operand, stage, bits);

    // The low bits of a value, unsigned.
    private string LowBits(int operand, int stage, int bits)
    {
        if (datapath.Steps[operand] is { Op: Op.Const, Low: var constant })
            return Literals.Signed(constant, bits);
        var signal = At(operand, stage);
        return signal.Bits >= bits ? signal.Slice(bits - 1, 0) : Extended(operand, stage, bits).Whole();
    }

    // A truth value has no sign bit of its own.
    private Signal Signed(int operand, int stage) => At(operand, stage) is { IsTruth: false } signal ? signal : Extended(operand, stage, 2);

    private Signal Extended(int operand, int stage, int bits)
    {
        if (extended.TryGetValue((operand, stage, bits), out var wide))
            return wide;
        var signal = At(operand, stage);
        wide = new(names.Derived(signal.Name, string.Create(CultureInfo.InvariantCulture, $"_w{bits}")), bits, isTruth: false);
        var filling = signal.IsTruth
            ? string.Create(CultureInfo.InvariantCulture, $"{bits - 1}'d0")
            : string.Create(CultureInfo.InvariantCulture, $"{{{bits - signal.Bits}{{{signal.Bit(signal.Bits - 1)}}}}}");
        stages[stage].Add(new(wide, [$"{{{filling}, {signal.Whole()}}}"], ""));
        return extended[(operand, stage, bits)] = wide;
    }

    // A step's value as a stage sees it: a wire of this stage, or a register behind the one before.
    private Signal At(int step, int stage)
    {
        if (signals.TryGetValue((step, stage), out var signal))
            return signal;
        var before = At(step, stage - 1);
        signal = new(names.Derived(stepNames[step]!, string.Create(CultureInfo.InvariantCulture, $"_s{stage + 1}")), before.Bits, before.IsTruth);
        registers.Add((step, stage, signal));
        stages[stage - 1].Registers.Add(new(signal, [before.Into(signal)], StepNote.TypeOf(datapath.Steps[step].Num)));
        return signals[(step, stage)] = signal;
    }

    private bool IsConstant(int operand, long value) => datapath.Steps[operand] is { Op: Op.Const, Low: var low } && low == value;

    private bool IsSigned(int operand) => datapath.Steps[operand].Op != Op.Const && !IsTruth(operand);

    // A truth value is signed as two bits.
    private int Bits(int operand) => datapath.Steps[operand].Num.Bits;

    // The constant 0…01…1 that keeps the low bits of the other operand.
    private (int Value, int Ones)? Mask(Step step)
    {
        foreach (var (value, mask) in (ReadOnlySpan<(int, int)>)[(step.A, step.B), (step.B, step.A)])
            if (datapath.Steps[mask] is { Op: Op.Const, Low: > 0 and var low } && (low & (low + 1)) == 0)
                return (value, BitOperations.TrailingZeroCount(~low));
        return null;
    }

    private static string Range(int bits) => string.Create(CultureInfo.InvariantCulture, $"[{bits - 1}:0]");

    // ---- The products

    private ImmutableArray<NeuronProduct> Products()
    {
        var partial = divided.Products.Values.SelectMany(parts => parts.Select(part => part.Step)).ToHashSet();
        var products = ImmutableArray.CreateBuilder<NeuronProduct>();
        for (var i = 0; i < datapath.Steps.Length; i++)
            if (divided.Products.TryGetValue(i, out var parts))
                products.Add(new(datapath.Steps[i].Place, stepNames[i]!, [.. parts.Select(part => new ProductPart(stepNames[part.Step]!, part.Factor))]));
            else if (datapath.Steps[i].Op == Op.Mul && !partial.Contains(i))
                products.Add(new(datapath.Steps[i].Place, stepNames[i]!, []));
        return products.ToImmutable();
    }

    private ImmutableArray<NeuronPoint> Points() =>
    [
        .. Enumerable.Range(0, datapath.Steps.Length).Where(i => datapath.Steps[i].Op is Op.Add or Op.Sub or Op.Clamp or Op.Wrap)
            .Select(i => new NeuronPoint(datapath.Steps[i].Place, datapath.Steps[i].Op is Op.Clamp or Op.Wrap, stepNames[i]!, datapath.Steps[i].Num.Frac)),
    ];

    // ---- What it takes

    private NeuronArea Area()
    {
        return new(
            datapath,
            pipeline.Stages,
            [.. ports.Where(port => port.IsOutput && (port.Kind != NeuronPortKind.Spike || datapath.Spike >= 0)).Select(port => (port.Kind == NeuronPortKind.Spike ? datapath.Spike : NeuronPorts.GivenBy(datapath, port), port.Bits))],
            [.. Enumerable.Range(0, datapath.Steps.Length).Select(Chain).Where(chain => !chain.Stages.IsEmpty)]);

        RegisterChain Chain(int i)
        {
            var held = registers.Where(one => one.Step == i).ToList();
            if (datapath.Steps[i].Op == Op.ReadPort && signals.TryGetValue((i, 0), out var port))
                held.Insert(0, (i, 0, port));
            return new(i, [.. held.Select(one => new RegisterChain.Stage(one.Signal.Needed, one.Signal.Read, Users(i, one.Stage)))]);
        }

        ImmutableArray<int> Users(int step, int stage) =>
            [.. Enumerable.Range(0, datapath.Steps.Length).Where(user => pipeline.Stages[user] == stage && NeuronArea.Operands(datapath.Steps[user]).Contains(step))];
    }

    // ---- The outputs

    private void Outputs(ImmutableArray<long> starts)
    {
        var last = pipeline.Depth - 1;
        foreach (var port in ports.Where(p => p.IsOutput))
        {
            var value = port.Kind != NeuronPortKind.Spike ? Operand(NeuronPorts.GivenBy(datapath, port), last, port.Bits)
                : datapath.Spike < 0 ? "1'b0" : Truth(datapath.Spike, last);
            if (port.Kind == NeuronPortKind.Next && !starts.IsEmpty)
                value = $"start ? {Literals.Signed(starts[port.Index], port.Bits)} : {value}";
            stages[last].Outputs.Add((port.Name, value));
        }
    }

    private NeuronPage Page(string moduleName, bool starts)
    {
        var unread = inputs.Select(input => StageLines.UnreadLine(input, names, 0)).OfType<string>().ToList();
        return new(moduleName, datapath.Model.Model.Name, pipeline.Depth, starts, PortLines(), unread,
            [.. stages.Select((stage, n) => stage.Page(n + 1, names))]);
    }

    private List<string> PortLines()
    {
        var lines = new List<string>();
        var width = ports.Max(p => Declared(p).Length);
        var letters = ports.Max(p => p.Name.Length) + 1;
        for (var p = 0; p < ports.Count; p++)
        {
            var name = ports[p].Name + (p < ports.Count - 1 ? "," : "");
            lines.Add($"{Declared(ports[p]).PadRight(width)} {name.PadRight(letters)} // {PortNote(ports[p])}");
        }
        return lines;

        static string Declared(NeuronPort port) => string.Concat(
            port.IsOutput ? "output reg  " : "input  wire ",
            port.IsSigned ? "signed " : "       ",
            port.Kind == NeuronPortKind.Spike ? "" : Range(port.Bits));
    }

    private string PortNote(NeuronPort port) => port.Kind switch
    {
        NeuronPortKind.Draw => "a random word",
        NeuronPortKind.Spike => datapath.Spike < 0 ? "never: this model sends no events" : "an event is sent",
        NeuronPortKind.Port => $"{NeuronPorts.FormatOf(datapath, port)}, the sum's exact range",
        NeuronPortKind.Let => NeuronPorts.FormatOf(datapath, port).ToString(),
        _ => NeuronPorts.FormatOf(datapath, port) is { Signed: true } format ? format.ToString() : $"{NeuronPorts.FormatOf(datapath, port)}, sign bit added",
    };
}
