using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>A model with one thing changed that may matter: a rounding where bits are dropped, an overflow mode where a range is left, a comparison.</summary>
internal static class ModelChanges
{
    public static IEnumerable<(string Change, NeuronModel Model)> Of(TypedModel typed)
    {
        var model = typed.Model;
        for (var s = 0; s < model.States.Length; s++)
        {
            var state = model.States[s];
            var values = Statements(model).OfType<Statement.Assign>().Where(a => a.State == s).Select(a => typed.Ranges[a.Value]);
            foreach (var (change, type) in Types(state.Type, [.. values]))
                yield return ($"{state.Name} {change}", model with { States = model.States.SetItem(s, state with { Type = type }) });
        }
        foreach (var let in Statements(model).OfType<Statement.Let>())
            if (let.Type is { } declared)
                foreach (var (change, type) in Types(declared, [typed.Ranges[let.Value]]))
                    yield return ($"{let.Name} {change}", With(model, s => ReferenceEquals(s, let) ? let with { Type = type } : s));
        if (model.Output is { } output)
            foreach (var (change, type) in Types(output.Type, [.. Statements(model).OfType<Statement.Emit>().Select(e => typed.Ranges[e.Value])]))
                yield return ($"output {change}", model with { Output = output with { Type = type } });
        if (model.Spike is { Condition: var condition })
            foreach (var (change, changed) in Comparisons(condition))
                yield return (change, model with { Spike = model.Spike with { Condition = changed } });
    }

    private static IEnumerable<Statement> Statements(NeuronModel model) => model.Statements.Concat(model.Spike?.Body ?? []);

    private static NeuronModel With(NeuronModel model, Func<Statement, Statement> statement) => model with
    {
        Statements = [.. model.Statements.Select(statement)],
        Spike = model.Spike is { } spike ? spike with { Body = [.. spike.Body.Select(statement)] } : null,
    };

    private static IEnumerable<(string Change, Narrowing Type)> Types(Narrowing type, ImmutableArray<Num> values)
    {
        if (values.Any(value => value.Frac > type.Format.Frac && !value.IsConstant))
            foreach (var rounding in Enum.GetValues<Rounding>().Where(r => r != type.Rounding))
                yield return ($"round {rounding.ToString().ToLowerInvariant()}", type with { Rounding = rounding });
        var other = type.Overflow == Overflow.Saturate ? Overflow.Wrap : Overflow.Saturate;
        if (values.Any(value => (type with { Overflow = other }).Apply(value) != type.Apply(value)))
            yield return ($"overflow {other.ToString().ToLowerInvariant()}", type with { Overflow = other });
    }

    // Each comparison of a condition, with and without equality exchanged.
    private static IEnumerable<(string Change, Expr Changed)> Comparisons(Expr expr)
    {
        if (expr is not Expr.Binary binary)
            yield break;
        BinaryOp? other = binary.Op switch
        {
            BinaryOp.Less => BinaryOp.LessOrEqual,
            BinaryOp.LessOrEqual => BinaryOp.Less,
            BinaryOp.Greater => BinaryOp.GreaterOrEqual,
            BinaryOp.GreaterOrEqual => BinaryOp.Greater,
            _ => null,
        };
        if (other is { } op)
            yield return ($"{op} for {binary.Op}", binary with { Op = op });
        foreach (var (change, left) in Comparisons(binary.Left))
            yield return (change, binary with { Left = left });
        foreach (var (change, right) in Comparisons(binary.Right))
            yield return (change, binary with { Right = right });
    }
}
