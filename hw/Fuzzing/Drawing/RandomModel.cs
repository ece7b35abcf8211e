using System.Numerics;
using System.Text;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// A random well-typed neuron model: its text, the ranges of its ports, and what one tick of it does by fractions.
/// </summary>
internal sealed class RandomModel
{
    // Words that lowering, a printer or another language might want for itself.
    private static readonly string[] HardNames = ["v_add", "k", "draw", "spike_choice", "reg", "int", "x_shl", "v_next", "floor", "fires", "Event"];

    private readonly Draws draws;
    private readonly List<RandomName> names = [];
    private readonly List<RandomTable> tables = [];
    private readonly List<(string Name, Narrowing Type)> states = [];
    private readonly List<(string Name, Narrowing Type)> parameters = [];
    private readonly List<(string Name, Num Num)> ports = [];
    private readonly List<RandomDraw> numbered = [];
    private readonly List<Line> lines = [];
    private readonly List<Line> block = [];
    private readonly StringBuilder text = new();
    private readonly int size;
    private RandomExpr? condition;
    private Format? payload;

    private enum Kind
    {
        Assign,
        Let,
        Emit,
    }

    private readonly record struct Line(Kind Kind, string Name, Narrowing? Type, RandomExpr Value);

    /// <param name="seed">Determines the model.</param>
    /// <param name="size">About how many operators a statement has.</param>
    public RandomModel(ulong seed, int size)
    {
        draws = new(seed);
        this.size = size;
        Write();
    }

    public string Text => text.ToString();

    /// <summary>The model; a random one may do nothing, and is warned of.</summary>
    public NeuronModel Parsed()
    {
        var diagnostics = new Diagnostics();
        var model = ModelParser.Parse(new("random.neuron", Text), diagnostics);
        return !diagnostics.HasErrors && model is not null ? model : throw new InvalidOperationException(string.Join('\n', diagnostics.Items));
    }

    public Num[] Ports => [.. ports.Select(p => p.Num)];

    /// <summary>Every let in program order, with its range.</summary>
    public IReadOnlyList<string> Lets => [.. lines.Concat(block).Where(l => l.Kind == Kind.Let).Select(l => l.Name)];

    /// <summary>One tick by fractions: new states in the frame, the payload sent or null, the value of every let.</summary>
    public (long? Payload, List<Rational> Lets) Step(NeuronFrame frame)
    {
        var scope = new RandomScope(frame);
        for (var p = 0; p < parameters.Count; p++)
            scope.Values[parameters[p].Name] = Rational.Of(frame.Params[p], parameters[p].Type.Format.Frac);
        for (var p = 0; p < ports.Count; p++)
            scope.Values[ports[p].Name] = Rational.Of(frame.Ports[p], ports[p].Num.Frac);
        for (var s = 0; s < states.Count; s++)
            scope.Values[states[s].Name] = Rational.Of(frame.States[s], states[s].Type.Format.Frac);
        var lets = new List<Rational>();
        BigInteger? emitted = null;
        Run(lines);
        var fires = condition is not null && !condition.Value(scope).Numerator.IsZero;
        if (condition is not null)
        {
            var before = states.ToDictionary(s => s.Name, s => scope.Values[s.Name]);
            Run(block);
            if (!fires)
                foreach (var (name, value) in before)
                    scope.Values[name] = value;
        }
        for (var s = 0; s < states.Count; s++)
            frame.States[s] = (long)(scope.Values[states[s].Name] * Rational.Of(1, -states[s].Type.Format.Frac)).Rounded(Rounding.Floor);
        return (!fires || emitted is { IsZero: true } ? null : (long)(emitted ?? 1), lets);

        void Run(List<Line> statements)
        {
            foreach (var (kind, name, type, value) in statements)
            {
                var exact = value.Value(scope);
                var held = type is { } narrowing ? Rational.Of(exact.Narrowed(narrowing), narrowing.Format.Frac) : exact;
                switch (kind)
                {
                    case Kind.Assign:
                        scope.Values[name] = held;
                        break;
                    case Kind.Let:
                        lets.Add(held);
                        scope.Values[name] = held;
                        break;
                    case Kind.Emit:
                        emitted = exact.Narrowed(type!.Value);
                        break;
                }
            }
        }
    }

    /// <summary>Random values of one neuron, ends and numbers near 0 more often than chance has them.</summary>
    public static void Fill(NeuronFrame frame, TypedModel typed, Draws values)
    {
        for (var p = 0; p < frame.Params.Length; p++)
            frame.Params[p] = values.In(typed.Model.Params[p].Type.Format.Num);
        for (var p = 0; p < frame.Ports.Length; p++)
            frame.Ports[p] = values.OneIn(4) ? 0 : values.In(typed.Ports[p]);
        for (var s = 0; s < frame.States.Length; s++)
            frame.States[s] = values.In(typed.Model.States[s].Type.Format.Num);
        frame.TickKey = ((uint)values.Word(), (uint)values.Word());
        frame.Neuron = (uint)values.Below(1000);
    }

    private void Write()
    {
        text.Append("# A random model.\nneuron Random {\n");
        Declarations();
        var expressions = new RandomExprs(draws, names, tables);
        for (var n = draws.Between(1, 6); n > 0; n--)
            Statement(expressions, lines, "  ");
        if (payload is not null || !draws.OneIn(4))
            Spike(expressions);
        text.Append("}\n");
        for (var i = 0; i < numbered.Count; i++)
            numbered[i].Number = i;
    }

    private void Declarations()
    {
        for (var n = draws.Below(4); n > 0; n--)
        {
            var (name, type) = (Name("p"), RandomTypes.Narrowing(draws));
            parameters.Add((name, type));
            names.Add(new(name, type.Format.Num));
            text.Append($"  param {name} : {Declared(type)}{(draws.OneIn(2) ? Constant(type.Format) : "")}\n");
        }
        for (var n = draws.Below(4); n > 0; n--)
        {
            var (name, num) = (Name("x"), RandomTypes.Port(draws));
            ports.Add((name, num));
            names.Add(new(name, num));
            text.Append($"  input {name}\n");
        }
        for (var n = draws.Between(1, 4); n > 0; n--)
        {
            var (name, type) = (Name("s"), RandomTypes.Narrowing(draws));
            states.Add((name, type));
            names.Add(new(name, type.Format.Num));
            text.Append($"  state {name} : {Declared(type)}{(draws.OneIn(2) ? Constant(type.Format) : "")}\n");
        }
        for (var n = draws.Below(3); n > 0; n--)
            Table();
        if (draws.OneIn(2))
        {
            var type = RandomTypes.Narrowing(draws);
            payload = type.Format;
            outputType = type;
            text.Append($"  output : {Declared(type)}\n");
        }
    }

    private Narrowing outputType;

    private void Table()
    {
        var (name, format) = (Name("t"), RandomTypes.Format(draws));
        var raws = Enumerable.Range(0, draws.Between(1, 9)).Select(_ => draws.In(format.Num)).ToList();
        tables.Add(new(name, format, raws));
        text.Append($"  table {name} : {format} = [{string.Join(", ", raws.Select(raw => new Exact(raw, format.Frac)))}]\n");
    }

    private void Statement(RandomExprs expressions, List<Line> into, string indent)
    {
        var value = expressions.Number(draws.Between(0, size));
        if (draws.OneIn(2))
        {
            var (name, type) = draws.Pick(states);
            if (Settles(value, type))
                Add(into, new(Kind.Assign, name, type, value), $"{indent}{name} = {value.Text}\n");
            return;
        }
        Narrowing? narrowing = draws.OneIn(2) ? RandomTypes.Narrowing(draws) : null;
        if (narrowing is { } t && !Settles(value, t))
            narrowing = null;
        var let = Name("l");
        Add(into, new(Kind.Let, let, narrowing, value), $"{indent}let {let}{(narrowing is { } n ? $" : {Declared(n)}" : "")} = {value.Text}\n");
        names.Add(new(let, narrowing?.Apply(value.Num) ?? value.Num));
    }

    // A finer grid than the value's own makes its integers larger before they are clamped; they must fit 64 bits.
    private static bool Settles(RandomExpr value, Narrowing type) =>
        type.Format.Frac <= value.Num.Frac || value.Num.WithFrac(type.Format.Frac).Bits <= Format.MaxBits;

    private void Spike(RandomExprs expressions)
    {
        condition = expressions.Truth(draws.Between(1, size));
        numbered.AddRange(condition.Draws);
        text.Append($"  spike when {condition.Text} {{\n");
        for (var n = draws.Below(4); n > 0; n--)
            Statement(expressions, block, "    ");
        if (payload is not null)
        {
            var value = expressions.Number(size);
            if (!Settles(value, outputType))
                value = expressions.Truth(1);
            if (!Settles(value, outputType))
                value = new("0", Levels.Primary, Num.Constant(0, 0), _ => 0, []);
            Add(block, new(Kind.Emit, "", outputType, value), $"    emit {value.Text}\n");
        }
        text.Append("  }\n");
    }

    private void Add(List<Line> into, Line line, string written)
    {
        into.Add(line);
        numbered.AddRange(line.Value.Draws);
        text.Append(written);
    }

    private string Declared(Narrowing type) => string.Concat(
        type.Format.ToString(),
        type.Rounding == Rounding.Floor && draws.OneIn(2) ? "" : $" round {type.Rounding.ToString().ToLowerInvariant()}",
        type.Overflow == Overflow.Saturate && draws.OneIn(2) ? "" : $" overflow {type.Overflow.ToString().ToLowerInvariant()}");

    private string Constant(Format format) => $" = {new Exact(draws.In(format.Num), format.Frac)}";

    private string Name(string prefix)
    {
        var hard = draws.Pick(HardNames);
        return draws.OneIn(6) && !names.Exists(n => n.Name == hard) && !tables.Exists(t => t.Name == hard) ? hard : $"{prefix}{taken++}";
    }

    private int taken;
}
