using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Prints a specification: a wire for every expression, every statement's value and every narrowing.</summary>
internal sealed class SpecificationPrinter(TypedModel typed, NeuronModule module)
{
    private const int Bits = NeuronSpecification.Bits;

    // Every value has 64 bits: a grid that is 80 bits coarser makes of it what any coarser one does.
    private const int CoarsestStep = 80;

    private readonly NeuronModel model = typed.Model;
    private readonly ImmutableArray<SpecifiedInput> inputs = SpecifiedInput.Of(typed);
    private readonly List<string> ports = ["input wire [15:0] twin"];
    private readonly List<string> lines = [];
    private readonly List<SpecifiedProduct> products = [];
    private readonly List<SpecifiedPoint> points = [];
    private readonly List<SpecificationCheck> checks = [];
    private int twins;
    private readonly Value[] states = new Value[typed.Model.States.Length];
    private readonly Value[] lets = new Value[typed.Lets.Length];
    // The same twice is one: a product, too, is taken for an input once.
    private readonly Dictionary<string, string> known = [];
    private readonly Dictionary<(string A, string B), string> multiplied = [];

    // A wire or a literal, and where its binary point is.
    private readonly record struct Value(string Wire, int Frac);

    public NeuronSpecification Print()
    {
        for (var s = 0; s < states.Length; s++)
            states[s] = new($"state_{s}", model.States[s].Type.Format.Frac);
        var payload = Statements(model.Statements);
        var spike = Literal(0);
        if (model.Spike is { } clause)
        {
            var fires = Evaluate(clause.Condition).Wire;
            var before = states.ToArray();
            payload = Statements(clause.Body);
            for (var s = 0; s < states.Length; s++)
                states[s] = states[s] with { Wire = Wire($"{IsTrue(fires)} ? {states[s].Wire} : {before[s].Wire}", $"state {model.States[s].Name} afterwards") };
            spike = payload is { } sent ? Truth($"{IsTrue(fires)} && {IsTrue(sent.Wire)}", "a payload of 0 sends nothing") : fires;
        }
        Connect(spike, payload);
        return new(module.Name + "_specification", typed, Text(), inputs, [.. products], [.. points], [.. checks]);
    }

    private Value? Statements(ImmutableArray<Statement> statements)
    {
        Value? payload = null;
        foreach (var statement in statements)
            switch (statement)
            {
                case Statement.Assign(var state, var value, var place):
                    states[state] = Narrowed(value, model.States[state].Type, place);
                    break;
                case Statement.Let(_, var index, { } type, var value, var place):
                    lets[index] = Narrowed(value, type, place);
                    break;
                case Statement.Let(_, var index, null, var value, _):
                    lets[index] = Evaluate(value);
                    break;
                case Statement.Emit(var value, var place):
                    payload = Narrowed(value, model.Output!.Type, place);
                    break;
                default:
                    throw new UnreachableException($"{statement} is not a statement");
            }
        return payload;
    }

    // ---- Expressions

    private Value Evaluate(Expr expr)
    {
        switch (expr)
        {
            case Expr.Literal(var value, _):
                return new(Literal(value.Raw), value.Frac);
            case Expr.Name(_, (SymbolKind.Param, var p), _):
                return new($"param_{p}", model.Params[p].Type.Format.Frac);
            case Expr.Name(_, (SymbolKind.Port, var p), _):
                return new($"port_{p}", typed.Ports[p].Frac);
            case Expr.Name(_, (SymbolKind.State, var s), _):
                return states[s];
            case Expr.Name(_, (SymbolKind.Let, var l), _):
                return lets[l];
            case Expr.Unary(UnaryOp.Negate, var operand, _):
                return Evaluate(operand) is var negated ? negated with { Wire = Wire($"-({negated.Wire})", Quoted(expr)) } : default;
            case Expr.Unary(UnaryOp.Not, var operand, _):
                return new(Truth($"{Evaluate(operand).Wire} == {Literal(0)}", Quoted(expr)), 0);
            case Expr.Unary(UnaryOp.Abs, var operand, var place):
                return Magnitude(Evaluate(operand), typed.Ranges[operand], place, Quoted(expr));
            case Expr.Binary { Op: BinaryOp.Multiply } product:
                return Product(product);
            case Expr.Binary binary:
                return Binary(binary);
            case Expr.Shift(var operand, var bits, _):
                return Evaluate(operand) is var shifted ? shifted with { Frac = shifted.Frac + bits } : default;
            case Expr.Conditional(var condition, var then, var otherwise, _):
                var (c, a, b) = (Evaluate(condition).Wire, Evaluate(then), Evaluate(otherwise));
                var frac = Math.Max(a.Frac, b.Frac);
                return new(Wire($"{IsTrue(c)} ? {At(a, frac)} : {At(b, frac)}", Quoted(expr)), frac);
            case Expr.Lookup(var table, var index, _):
                return new(Wire(Lookup(model.Tables[table], Evaluate(index)), Quoted(expr)), model.Tables[table].Type.Format.Frac);
            case Expr.Random(var bits, var draw, _):
                return new(Wire($"$signed({{{Bits - bits}'d0, draw_{draw}[31:{32 - bits}]}})", Quoted(expr)), 0);
            default:
                throw new UnreachableException($"{expr} is not an expression");
        }
    }

    private Value Magnitude(Value x, Num range, Place.Text place, string quoted)
    {
        var negated = $"{x.Wire} < {Literal(0)} ? -({x.Wire}) : {x.Wire}";
        return x with { Wire = Wire(range.Min.Sign < 0 ? Twin(negated, x.Wire, place, "sign", "leaves the sign") : negated, quoted) };
    }

    private Value Binary(Expr.Binary binary)
    {
        var (left, right) = (Evaluate(binary.Left), Evaluate(binary.Right));
        var frac = Math.Max(left.Frac, right.Frac);
        var (a, b) = (At(left, frac), At(right, frac));
        var quoted = Quoted(binary);
        return binary.Op switch
        {
            BinaryOp.Add => Shared(new(Wire($"{a} + {b}", quoted), frac), binary.Place, isNarrowed: false),
            BinaryOp.Subtract => Shared(new(Wire($"{a} - {b}", quoted), frac), binary.Place, isNarrowed: false),
            BinaryOp.Less => Comparison("<", "<="),
            BinaryOp.LessOrEqual => Comparison("<=", "<"),
            BinaryOp.Greater => Comparison(">", ">="),
            BinaryOp.GreaterOrEqual => Comparison(">=", ">"),
            BinaryOp.Equal => Comparison("==", ">="),
            BinaryOp.NotEqual => Comparison("!=", ">"),
            BinaryOp.And => new(Truth($"{IsTrue(left.Wire)} && {IsTrue(right.Wire)}", quoted), 0),
            BinaryOp.Or => new(Truth($"{IsTrue(left.Wire)} || {IsTrue(right.Wire)}", quoted), 0),
            BinaryOp.Min => new(Wire(Twin($"{a} <= {b} ? {a} : {b}", $"{a} <= {b} ? {b} : {a}", binary.Place, "comparison", "takes the greater"), quoted), frac),
            BinaryOp.Max => new(Wire(Twin($"{a} >= {b} ? {a} : {b}", $"{a} >= {b} ? {b} : {a}", binary.Place, "comparison", "takes the less"), quoted), frac),
            _ => throw new UnreachableException($"{binary.Op} is not a binary operator"),
        };

        // Where the ranges already say how it ends, the wrong one would be the same function.
        Value Comparison(string infix, string wrong) => new(typed.Ranges[binary].IsConstant
            ? Truth($"{a} {infix} {b}", quoted)
            : Truth(Twin($"{a} {infix} {b}", [($"{a} {wrong} {b}", $"compares by {wrong}"), ($"!({a} {infix} {b})", "says the opposite")], binary.Place, "comparison"), quoted), 0);
    }

    private string Lookup(TableDeclaration table, Value index)
    {
        var at = Wire(At(index, 0), "index");
        var text = Literal(table.Raws[^1]);
        for (var entry = table.Raws.Length - 2; entry >= 0; entry--)
            text = $"{at} == {entry} ? {Literal(table.Raws[entry])} :\n        {text}";
        return text;
    }

    // ---- Products

    private Value Product(Expr.Binary expr)
    {
        var (a, b) = (Evaluate(expr.Left), Evaluate(expr.Right));
        var frac = a.Frac + b.Frac;
        if (multiplied.TryGetValue((a.Wire, b.Wire), out var known))
            return new(known, frac);
        var (rangeA, rangeB) = (typed.Ranges[expr.Left], typed.Ranges[expr.Right]);
        // A product with a constant stays, unless it was taken apart: then its parts are compared one by one.
        if (module.Products.FirstOrDefault(p => p.Of == expr.Place && (p.Parts.Length > 0 || !(rangeA.IsConstant || rangeB.IsConstant))) is not { } printed)
            return new(Wire($"{a.Wire} * {b.Wire}", Quoted(expr)), frac);
        var product = new SpecifiedProduct(products.Count, printed, rangeA, rangeB);
        products.Add(product);
        multiplied.Add((a.Wire, b.Wire), product.Value);
        ports.Add(Port("input", product.Value));
        lines.Add($"// {product.Value} is {Quoted(expr)}");
        if (printed.Parts.IsEmpty)
            Factors(product.Multiplications[0], a.Wire, b.Wire);
        else
            Parts(product, a.Wire, b.Wire);
        return new(product.Value, frac);
    }

    // a * b is the sum of a * part * 2^low over the parts of b, the bits from low on.
    private void Parts(SpecifiedProduct product, string a, string b)
    {
        var terms = new List<string>();
        foreach (var (multiplication, part) in product.Multiplications.Zip(product.Printed.Parts, (multiplication, part) => (multiplication, part.Factor)))
        {
            ports.Add(Port("input", multiplication.Value));
            var factor = Named(part.OfSecond ? b : a);
            var high = part.Low + part.Bits;
            var bits = part.IsUpper
                ? Wire($"{factor} >>> {part.Low}", $"bits of a factor from {part.Low} on")
                : Wire($"$signed({{{Bits - part.Bits}'d0, {factor}[{high - 1}:{part.Low}]}})", $"bits {part.Low} to {high - 1} of a factor");
            Factors(multiplication, part.OfSecond ? a : b, bits);
            terms.Add($"{Literal(BigInteger.One << part.Low)} * {multiplication.Value}");
        }
        ports.Add(Port("output", product.Sum));
        lines.Add($"assign {product.Sum} = {string.Join(" + ", terms)};");
    }

    private void Factors(SpecifiedMultiplication multiplication, string a, string b)
    {
        var (first, second) = multiplication.Factors;
        ports.Add(Port("output", first));
        ports.Add(Port("output", second));
        lines.Add($"assign {first} = {a};");
        lines.Add($"assign {second} = {b};");
    }

    // ---- Narrowing

    private Value Narrowed(Expr expr, Narrowing type, Place.Text place)
    {
        var (x, range) = (Evaluate(expr), typed.Ranges[expr]);
        var (low, high) = (End(range.Min), End(range.Max));
        var (min, max, frac) = type.Format.Num;
        var value = Rounded(x, range, type, place);
        if (type.Overflow == Overflow.Wrap)
            return Shared(new(low < min || high > max ? Wrapped(value, type, place) : value, frac), place, isNarrowed: true);
        if (high > max)
            value = Wire(Twin(AtMost(max), [(AtMost(max - 1), "is one less"), ($"{value} > {Literal(max)} ? {value} - {Modulus()} : {value}", "wraps")], place, $"upper end {max}"), $"at most {max}");
        if (low < min)
            value = Wire(Twin(AtLeast(min), [(AtLeast(min + 1), "is one more"), ($"{value} < {Literal(min)} ? {value} + {Modulus()} : {value}", "wraps")], place, $"lower end {min}"), $"at least {min}");
        return Shared(new(value, frac), place, isNarrowed: true);

        BigInteger End(BigInteger end) => Narrowing.Round(new(end, range.Frac), type.Format.Frac, type.Rounding);
        string AtMost(BigInteger end) => $"{value} > {Literal(end)} ? {Literal(end)} : {value}";
        string AtLeast(BigInteger end) => $"{value} < {Literal(end)} ? {Literal(end)} : {value}";
        string Modulus() => Literal(BigInteger.One << type.Format.Bits);
    }

    private string Wrapped(string value, Narrowing type, Place.Text place)
    {
        var (min, max, _) = type.Format.Num;
        var low = Wire($"$signed({{{Bits - type.Format.Bits}'d0, {Named(value)}[{type.Format.Bits - 1}:0]}})", $"modulo 2^{type.Format.Bits}");
        var right = type.Format.Signed ? $"{low} > {Literal(max)} ? {low} - {Literal(BigInteger.One << type.Format.Bits)} : {low}" : low;
        var saturated = $"{value} > {Literal(max)} ? {Literal(max)} : {value} < {Literal(min)} ? {Literal(min)} : {value}";
        return Wire(Twin(right, saturated, place, "wrap", "saturates"), $"{type}");
    }

    // The quotient and the remainder of a division by a power of two; the remainder decides.
    private string Rounded(Value x, Num range, Narrowing type, Place.Text place)
    {
        if (x.Frac <= type.Format.Frac)
            return Wire(At(x, type.Format.Frac), "on the declared grid");
        var k = Math.Min(x.Frac - type.Format.Frac, CoarsestStep);
        var (value, step) = (Named(x.Wire), Literal(BigInteger.One << k));
        var rest = Wire($"$signed({{{Bits - k}'d0, {value}[{k - 1}:0]}})", $"remainder of the division by 2^{k}");
        var quotient = Wire($"({value} - {rest}) >>> {k}", $"quotient of the division by 2^{k}");
        var nearest = $"2 * {rest} >= {step}";
        var up = type.Rounding switch
        {
            Rounding.Floor => Up("1'b0", nearest, "rounds to the nearest"),
            Rounding.Nearest => Up(nearest, $"2 * {rest} > {step}", "rounds a half down"),
            Rounding.Even => Up($"2 * {rest} > {step} || (2 * {rest} == {step} && {quotient}[0])", nearest, "rounds a half up"),
            Rounding.Zero when range.Min.Sign < 0 => Up($"{value} < {Literal(0)} && {rest} != {Literal(0)}", "1'b0", "rounds down"),
            Rounding.Zero => Up("1'b0", nearest, "rounds to the nearest"),
            Rounding.Ceil => Up($"{rest} != {Literal(0)}", nearest, "rounds to the nearest"),
            _ => throw new UnreachableException($"{type.Rounding} is not a rounding"),
        };
        return Wire($"({up}) ? {quotient} + {Literal(1)} : {quotient}", $"round {type.Rounding.ToString().ToLowerInvariant()}");

        string Up(string right, string wrong, string what) => Twin(right, wrong, place, "rounding", what);
    }

    // ---- Points

    // Whether the neuron's wire does hold the same is asked before anything rests on it.
    private Value Shared(Value value, Place.Text place, bool isNarrowed)
    {
        if (module.Points.FirstOrDefault(p => p.Of == place && p.IsNarrowed == isNarrowed && p.Frac == value.Frac) is not { } printed || points.Exists(p => p.Wire == printed.Name))
            return value;
        var point = new SpecifiedPoint(points.Count + 1, printed.Name);
        points.Add(point);
        ports.Add(Port("output", point.Value));
        lines.Add($"assign {point.Value} = {value.Wire};");
        return value;
    }

    // ---- Twins

    private string Twin(string right, string wrong, Place.Text place, string check, string what) => Twin(right, [(wrong, what)], place, check);

    private string Twin(string right, ReadOnlySpan<(string Text, string What)> wrong, Place.Text place, string check)
    {
        var text = $"({right})";
        var made = ImmutableArray.CreateBuilder<SpecificationTwin>();
        foreach (var (twin, what) in wrong)
        {
            made.Add(new(++twins, what));
            text = $"(twin == {twins}) ? ({twin}) : {text}";
        }
        checks.Add(new(place, check, made.ToImmutable()));
        return text;
    }

    // ---- Text

    // The value on a finer grid.
    private static string At(Value x, int frac)
    {
        var bits = frac - x.Frac;
        // A number of 64 bits that was moved so far is 0.
        return bits == 0 ? x.Wire : bits >= Bits - 1 ? Literal(0) : $"{Literal(BigInteger.One << bits)} * {x.Wire}";
    }

    private static string IsTrue(string wire) => $"{wire} != {Literal(0)}";

    private string Truth(string condition, string note) => Wire($"({condition}) ? {Literal(1)} : {Literal(0)}", note);

    // Bits can be taken of a wire only.
    private string Named(string value) => IsName(value) ? value : Declared(value, "a constant");

    private string Wire(string value, string note) => IsName(value) ? value : Declared(value, note);

    private static bool IsName(string value) => char.IsAsciiLetter(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private string Declared(string value, string note)
    {
        if (known.TryGetValue(value, out var wire))
            return wire;
        known.Add(value, wire = string.Create(CultureInfo.InvariantCulture, $"t{known.Count + 1}"));
        lines.Add($"wire signed [{Bits - 1}:0] {wire} = {value};  // {note}");
        return wire;
    }

    private static string Literal(BigInteger value) => Literals.Signed(value, Bits);

    private static string Port(string direction, string name) => $"{direction} wire signed [{Bits - 1}:0] {name}";

    // What the expression looks like in the model.
    private static string Quoted(Expr expr) => NeuronSpecification.Quoted(expr.Place);

    private void Connect(string spike, Value? payload)
    {
        ports.AddRange(inputs.Select(input => input.Range is null ? $"input wire [31:0] {input.Name}" : Port("input", input.Name)));
        foreach (var port in module.Ports.Where(p => p.IsOutput))
        {
            ports.Add(Port("output", NeuronSpecification.Output(port)));
            lines.Add($"assign {NeuronSpecification.Output(port)} = {Of(port)};");
        }

        string Of(NeuronPort port) => port.Kind switch
        {
            NeuronPortKind.Next => states[port.Index].Wire,
            NeuronPortKind.Spike => spike,
            NeuronPortKind.Payload => payload!.Value.Wire,
            NeuronPortKind.Let => lets[port.Index].Wire,
            _ => throw new UnreachableException($"{port} is no output"),
        };
    }

    private string Text() => $"""
        // The specification of {module.Name}: model {model.Name}, from its expressions, in {Bits}-bit arithmetic.
        module {module.Name}_specification (
            {string.Join(",\n    ", ports)}
        );
            {string.Join("\n    ", lines)}
        endmodule

        """;
}
