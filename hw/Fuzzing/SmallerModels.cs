using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>Networks in which a model says less: a line is missing, or an expression is one of its own operands.</summary>
internal static class SmallerModels
{
    /// <summary>Only models that can be read; a network may still not be one.</summary>
    public static IEnumerable<Network> Of(Network network)
    {
        foreach (var model in network.Populations.Select(p => p.Model).OfType<NeuronModel>().Distinct())
            foreach (var text in WithoutLines(model).Concat(WithOperands(model)))
                if (Parsed(model.Source.Name, text) is { } smaller)
                    yield return network with { Populations = [.. network.Populations.Select(p => p.Model == model ? With(p, smaller) : p)] };
    }

    private static IEnumerable<string> WithoutLines(NeuronModel model)
    {
        var text = model.Source.Text;
        // Its block has no other braces in it.
        if (model.Spike is { } spike && text.IndexOf('}', spike.Place.Start) is > 0 and var end)
            yield return text.Remove(spike.Place.Start, end + 1 - spike.Place.Start);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Trim().Length > 0)
                yield return string.Join('\n', lines.Where((_, line) => line != i));
    }

    private static IEnumerable<string> WithOperands(NeuronModel model)
    {
        var text = model.Source.Text;
        foreach (var expression in Expressions(model).SelectMany(All))
            foreach (var operand in Operands(expression))
                yield return $"{text[..expression.Place.Start]}({text.Substring(operand.Place.Start, operand.Place.Length)}){text[(expression.Place.Start + expression.Place.Length)..]}";
    }

    private static IEnumerable<Expr> Expressions(NeuronModel model)
    {
        foreach (var statement in model.Statements.Concat(model.Spike?.Body ?? []))
            yield return statement switch
            {
                Statement.Assign(_, var value, _) => value,
                Statement.Let(_, _, _, var value, _) => value,
                Statement.Emit(var value, _) => value,
                _ => throw new System.Diagnostics.UnreachableException($"{statement} is no statement"),
            };
        if (model.Spike is { } spike)
            yield return spike.Condition;
    }

    private static IEnumerable<Expr> All(Expr expression) => Operands(expression).SelectMany(All).Prepend(expression);

    private static IEnumerable<Expr> Operands(Expr expression) => expression switch
    {
        Expr.Literal or Expr.Name or Expr.Random => [],
        Expr.Unary(_, var operand, _) => [operand],
        Expr.Binary(_, var left, var right, _) => [left, right],
        Expr.Shift(var operand, _, _) => [operand],
        Expr.Conditional(var condition, var then, var otherwise, _) => [then, otherwise, condition],
        Expr.Lookup(_, var index, _) => [index],
        _ => throw new System.Diagnostics.UnreachableException($"{expression} is no expression"),
    };

    private static NeuronModel? Parsed(string name, string text)
    {
        var diagnostics = new Diagnostics();
        var model = ModelParser.Parse(new(name, text), diagnostics);
        return diagnostics.HasErrors ? null : model;
    }

    // Values for what the model has no more would be a mistake of the network.
    private static Population With(Population population, NeuronModel model) => population with
    {
        Model = model,
        Parameters = population.Parameters.RemoveRange(population.Parameters.Keys.Except(model.Params.Select(p => p.Name))),
        Initial = population.Initial.RemoveRange(population.Initial.Keys.Except(model.States.Select(s => s.Name))),
        Loadable = population.Loadable.Intersect(model.Params.Select(p => p.Name)),
    };
}
