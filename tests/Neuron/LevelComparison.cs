using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>
/// Runs a model on both levels, and says in words what they disagree about: results, bounds claimed for expressions and
/// steps, and the rules that a list of steps must obey.
/// </summary>
internal sealed class LevelComparison : IEvaluationObserver
{
    private readonly TypedModel typed;
    private readonly Datapath datapath;
    private readonly ModelInterpreter upper;
    private readonly DatapathInterpreter lower;
    private string? outside;

    public LevelComparison(TypedModel typed)
    {
        this.typed = typed;
        datapath = Lowering.Of(typed);
        upper = new(typed);
        lower = new(datapath);
    }

    public ReadOnlySpan<Exact> Lets => upper.Lets;

    /// <summary>Null if the list of steps is as a printer may expect it; else what is wrong.</summary>
    public string? Structure()
    {
        var steps = datapath.Steps;
        for (var i = 0; i < steps.Length; i++)
            if (steps[i].A >= i || steps[i].B >= i || steps[i].C >= i)
                return $"step {i} uses a later one: {steps[i]}";
            else if (steps[i].Num.Bits > Format.MaxBits || steps[i].Num.Min > steps[i].Num.Max)
                return $"step {i} has no 64-bit range: {steps[i]}";
            else if (steps[i].Op is Op.Shl or Op.Sar or Op.Clamp or Op.Wrap && steps[steps[i].A].Op == Op.Const)
                return $"step {i} moves or narrows a constant: {steps[i]}";
        if (steps.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count() != steps.Length)
            return "two steps have one name";
        for (var l = 0; l < datapath.Lets.Length; l++)
            if (steps[datapath.Lets[l]].Num is var num && !(typed.Lets[l].Range.Frac == num.Frac && typed.Lets[l].Range.Contains(num)))
                return $"let {typed.Lets[l].Name} is {typed.Lets[l].Range}, its step {steps[datapath.Lets[l]]}";
        // A step may keep a binary point that a shift has moved; its integer is the state's.
        for (var s = 0; s < datapath.Next.Length; s++)
            if (typed.Model.States[s].Type.Format.Num is var all && (steps[datapath.Next[s]].Num.Min < all.Min || steps[datapath.Next[s]].Num.Max > all.Max))
                return $"state {typed.Model.States[s].Name} becomes {steps[datapath.Next[s]]}";
        return null;
    }

    /// <summary>One tick on both levels. The frame holds the new states afterwards.</summary>
    /// <returns>The payload, and null or what is wrong.</returns>
    public (long? Payload, string? Mismatch) Step(NeuronFrame frame)
    {
        var second = Copy(frame, typed.Model);
        outside = null;
        var (above, below) = (upper.Step(frame, this), lower.Step(second));
        return (above, outside
            ?? (above != below ? $"payload: expressions {Shown(above)}, steps {Shown(below)}" : null)
            ?? States(frame, second) ?? LetValues() ?? Steps());
    }

    private string? States(NeuronFrame above, NeuronFrame below)
    {
        for (var s = 0; s < above.States.Length; s++)
            if (above.States[s] != below.States[s])
                return $"state {typed.Model.States[s].Name}: expressions {above.States[s]}, steps {below.States[s]}";
            else if (!Holds(typed.Model.States[s].Type.Format.Num, new(above.States[s], typed.Model.States[s].Type.Format.Frac)))
                return $"state {typed.Model.States[s].Name} became {above.States[s]}, outside its type";
        return null;
    }

    private string? LetValues()
    {
        for (var l = 0; l < upper.Lets.Length; l++)
        {
            var (name, range) = typed.Lets[l];
            if (!Holds(range, upper.Lets[l]))
                return $"let {name} is {upper.Lets[l]}, outside {range}";
            if (upper.Lets[l].RawAt(range.Frac) != lower.Values[datapath.Lets[l]])
                return $"let {name}: expressions {upper.Lets[l].RawAt(range.Frac)}, steps {lower.Values[datapath.Lets[l]]}";
        }
        return null;
    }

    private string? Steps()
    {
        for (var i = 0; i < datapath.Steps.Length; i++)
            if (lower.Values[i] < datapath.Steps[i].Num.Min || lower.Values[i] > datapath.Steps[i].Num.Max)
                return $"step {i} is {lower.Values[i]}, outside its range: {datapath.Steps[i]}";
        return null;
    }

    public void Evaluated(Expr expr, Exact value)
    {
        if (!typed.Ranges.TryGetValue(expr, out var range) || !Holds(range, value))
            outside ??= $"{expr} is {value}, outside {range}";
    }

    public void Narrowed(Statement statement, Exact exact, Exact held, Narrowing type)
    {
    }

    public void Let(Statement statement, Exact value)
    {
    }

    public void Condition(SpikeClause clause, bool fires)
    {
    }

    // A value lies in a range if it is between its ends and on its grid.
    private static bool Holds(Num range, Exact value) => range.Contains(Num.Constant(value.Raw, value.Frac));

    private static string Shown(long? payload) => payload is { } sent ? $"{sent}" : "none";

    public static NeuronFrame Copy(NeuronFrame frame, NeuronModel model)
    {
        var copy = new NeuronFrame(model) { TickKey = frame.TickKey, Neuron = frame.Neuron };
        frame.Params.CopyTo(copy.Params, 0);
        frame.Ports.CopyTo(copy.Ports, 0);
        frame.States.CopyTo(copy.States, 0);
        return copy;
    }
}
