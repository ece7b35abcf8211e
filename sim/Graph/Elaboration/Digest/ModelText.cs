using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Neuro.Graph;

/// <summary>
/// A model in one canonical spelling: all that it means, nothing of how it was laid out. Defaults and initial values are
/// not in it, because populations hold theirs.
/// </summary>
internal static class ModelText
{
    public static string Of(NeuronModel model)
    {
        var text = new StringBuilder();
        Line(text, $"neuron {model.Name} {{");
        foreach (var parameter in model.Params)
            Line(text, $"param {parameter.Name} : {parameter.Type.Format}");
        foreach (var input in model.Inputs)
            Line(text, $"input {input.Name}");
        foreach (var state in model.States)
            Line(text, $"state {state.Name} : {state.Type}");
        if (model.Output is { } output)
            Line(text, $"output : {output.Type}");
        foreach (var table in model.Tables)
            Line(text, $"table {table.Name} : {table.Type.Format} = [{string.Join(", ", table.Raws.Select(raw => new Exact(raw, table.Type.Format.Frac)))}]");
        foreach (var statement in model.Statements)
            Line(text, Of(statement, model));
        if (model.Spike is { } spike)
        {
            Line(text, $"spike when {Of(spike.Condition, model)} {{");
            foreach (var statement in spike.Body)
                Line(text, Of(statement, model));
            Line(text, "}");
        }
        Line(text, "}");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    private static string Of(Statement statement, NeuronModel model) => statement switch
    {
        Statement.Assign assign => $"{model.States[assign.State].Name} = {Of(assign.Value, model)}",
        Statement.Let { Type: { } type } let => $"let {let.Name} : {type} = {Of(let.Value, model)}",
        Statement.Let let => $"let {let.Name} = {Of(let.Value, model)}",
        Statement.Emit emit => $"emit {Of(emit.Value, model)}",
        _ => throw new UnreachableException($"{statement} is not a statement"),
    };

    private static string Of(Expr expr, NeuronModel model) => expr switch
    {
        Expr.Literal { Value.Raw.Sign: < 0 } literal => $"({literal.Value})",
        Expr.Literal literal => literal.Value.ToString(),
        Expr.Name name => name.Text,
        Expr.Unary { Op: UnaryOp.Negate } unary => $"(-{Of(unary.Operand, model)})",
        Expr.Unary { Op: UnaryOp.Not } unary => $"(not {Of(unary.Operand, model)})",
        Expr.Unary { Op: UnaryOp.Abs } unary => $"abs({Of(unary.Operand, model)})",
        Expr.Binary { Op: BinaryOp.Min } binary => $"min({Of(binary.Left, model)}, {Of(binary.Right, model)})",
        Expr.Binary { Op: BinaryOp.Max } binary => $"max({Of(binary.Left, model)}, {Of(binary.Right, model)})",
        Expr.Binary binary => $"({Of(binary.Left, model)} {Infix(binary.Op)} {Of(binary.Right, model)})",
        Expr.Shift { RightBits: >= 0 } shift => Invariant($"({Of(shift.Operand, model)} >> {shift.RightBits})"),
        Expr.Shift shift => Invariant($"({Of(shift.Operand, model)} << {-shift.RightBits})"),
        Expr.Conditional choice => $"({Of(choice.Condition, model)} ? {Of(choice.Then, model)} : {Of(choice.Else, model)})",
        Expr.Lookup lookup => $"{model.Tables[lookup.Table].Name}[{Of(lookup.Index, model)}]",
        Expr.Random random => Invariant($"random<{random.Bits}>"),
        _ => throw new UnreachableException($"{expr} is not an expression"),
    };

    private static string Infix(BinaryOp op) => op switch
    {
        BinaryOp.Add => "+",
        BinaryOp.Subtract => "-",
        BinaryOp.Multiply => "*",
        BinaryOp.Less => "<",
        BinaryOp.LessOrEqual => "<=",
        BinaryOp.Greater => ">",
        BinaryOp.GreaterOrEqual => ">=",
        BinaryOp.Equal => "==",
        BinaryOp.NotEqual => "!=",
        BinaryOp.And => "and",
        BinaryOp.Or => "or",
        _ => throw new UnreachableException($"{op} is not infix"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
