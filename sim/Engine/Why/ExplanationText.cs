using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>An explanation for somebody who looks for one wrong bit at midnight.</summary>
public static class ExplanationText
{
    public static void Write(TextWriter text, Explanation explanation)
    {
        text.Write($"{explanation.Population.Name}[{explanation.Neuron}] at tick {explanation.Tick}: {Verdict(explanation)}\n");
        if (explanation.WasReset)
            text.Write("  a reset mark returned its state to the initial values before this tick\n");
        foreach (var port in explanation.Ports)
            WritePort(text, port);
        foreach (var statement in explanation.Statements)
            WriteStatement(text, statement);
        WriteStates(text, explanation);
    }

    private static string Verdict(Explanation explanation) => (explanation.Fired, explanation.Payload) switch
    {
        (null, _) => "no spike, its model never sends one",
        (false, _) => "no spike",
        (true, null) => "no event, although the spike condition holds: its payload is 0",
        (true, { } payload) when explanation.Model.IsGraded => $"an event that carries {Valued(new(payload, explanation.Model.Payload.Frac))}",
        (true, _) => "a spike",
    };

    private static void WritePort(TextWriter text, PortExplanation port)
    {
        text.Write($"\n  arrivals at port {port.Name}\n");
        var columns = new Columns("    ", "lrrlllll");
        if (port.Arrivals.Length + port.Dropped.Length > 0)
            columns.Add("from", "sent", "delay", "weight", "payload", "adds", "through");
        foreach (var arrival in port.Arrivals)
            columns.Add([.. Cells(arrival), Valued(arrival.Adds), arrival.Projection.Name]);
        foreach (var (arrival, tick) in port.Dropped)
            columns.Add([.. Cells(arrival), "nothing", arrival.Projection.Name, $"dropped by the reset at tick {tick}"]);
        foreach (var (generator, count) in port.Generated)
            columns.Add("generator", "", "", Valued(new(generator.Weight, generator.WeightFormat.Frac)), $"{count}", Valued(new Generated(generator, count).Adds), generator.Name);
        columns.Add("sum", "", "", "", "", Valued(new(port.Sum, port.Range.Frac)), $"remainder {port.Remainder}");
        columns.WriteTo(text);
    }

    private static string[] Cells(Arrival arrival) =>
    [
        $"{arrival.Source.Name}[{arrival.Neuron}]", $"{arrival.Sent}", $"{arrival.Delay}", Valued(arrival.WeightValue),
        arrival.Source.IsGraded ? Valued(arrival.PayloadValue) : arrival.PayloadValue.ToString(),
    ];

    private static void WriteStatement(TextWriter text, StatementExplanation statement)
    {
        var source = statement.Place.Source;
        var line = source.LineColumn(statement.Place.Start).Line;
        text.Write($"\n  {source.Name}({line})  {Code(source.Line(line))}\n");
        var columns = new Columns("    ", "llll");
        foreach (var (expression, value, range) in statement.Values)
            columns.Add(expression, value.ToString(), $"raw {value.RawAt(range.Frac)}", Format.Holding(range).ToString());
        AddResult(columns, statement.Result);
        columns.WriteTo(text);
    }

    private static void AddResult(Columns columns, StatementResult result)
    {
        switch (result)
        {
            case StatementResult.Narrowed narrowed:
                columns.Add($"{narrowed.Name} :=", narrowed.Held.ToString(), $"raw {narrowed.Held.Raw}", narrowed.Type.ToString());
                if (!narrowed.LostByRounding.Raw.IsZero)
                    columns.Add("  rounding lost", narrowed.LostByRounding.ToString());
                if (!narrowed.LostByOverflow.Raw.IsZero)
                    columns.Add(narrowed.Type.Overflow == Overflow.Saturate ? "  the clamp lost" : "  the wrap lost", narrowed.LostByOverflow.ToString());
                break;
            case StatementResult.Kept(var name, var value):
                columns.Add($"{name} :=", value.ToString(), "", "exact");
                break;
            case StatementResult.Condition(var holds):
                columns.Add(holds ? "it holds: the neuron fires" : "it does not hold: no spike");
                break;
        }
    }

    private static void WriteStates(TextWriter text, Explanation explanation)
    {
        var states = explanation.Model.States;
        if (states.IsEmpty)
            return;
        text.Write("\n  state\n");
        var columns = new Columns("    ", "lllll");
        for (var s = 0; s < states.Length; s++)
        {
            var frac = states[s].Type.Format.Frac;
            columns.Add(states[s].Name, "before", Valued(new(explanation.Before[s], frac)), "after", Valued(new(explanation.After[s], frac)));
        }
        columns.WriteTo(text);
    }

    private static string Code(string line) => line.Split('#')[0].TrimEnd(' ', '{').TrimStart();

    /// <summary>A number in both of its forms.</summary>
    private static string Valued(Exact value) => $"{value} (raw {value.Raw})";
}
