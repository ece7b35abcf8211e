using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Writes down a model's evaluation, statement by statement.</summary>
internal sealed class EvaluationLog(TypedModel typed) : IEvaluationObserver
{
    private readonly ImmutableArray<StatementExplanation>.Builder statements = ImmutableArray.CreateBuilder<StatementExplanation>();
    private readonly List<IntermediateValue> values = [];
    private bool isComplete;

    public bool? Fired { get; private set; }

    public ImmutableArray<StatementExplanation> Statements => statements.ToImmutable();

    public void Evaluated(Expr expr, Exact value)
    {
        if (expr is Expr.Literal)
            return;
        var intermediate = new IntermediateValue(TextOf(expr), value, typed.Ranges[expr]);
        // A name that is read twice has one value; two draws of random look alike and differ.
        if (expr is Expr.Random || !values.Contains(intermediate))
            values.Add(intermediate);
    }

    public void Narrowed(Statement statement, Exact exact, Exact held, Narrowing type) =>
        Close(statement.Place, new StatementResult.Narrowed(NameOf(statement), type, exact, held));

    public void Let(Statement statement, Exact value) => Close(statement.Place, new StatementResult.Kept(NameOf(statement), value));

    public void Condition(SpikeClause clause, bool fires)
    {
        Fired = fires;
        Close(clause.Condition.Place, new StatementResult.Condition(fires));
        isComplete = !fires;
    }

    private void Close(Place.Text place, StatementResult result)
    {
        if (!isComplete)
            statements.Add(new(place, [.. values], result));
        values.Clear();
    }

    private string NameOf(Statement statement) => statement switch
    {
        Statement.Assign { State: var state } => typed.Model.States[state].Name,
        Statement.Let { Name: var name } => name,
        Statement.Emit => "emit",
        _ => throw new System.Diagnostics.UnreachableException($"{statement} is not a statement"),
    };

    private static string TextOf(Expr expr)
    {
        var text = expr.Place.Source.Text.AsSpan(expr.Place.Start, expr.Place.Length).ToString();
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
