using System.Globalization;
using System.Numerics;
using System.Text;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Tells the outcome of a comparison the way a person reads it.</summary>
public static class TraceDifferenceText
{
    public static string Of(TraceDifference difference)
    {
        var text = new StringBuilder();
        text.Append(Headline(difference)).Append('\n');
        foreach (var reason in difference.Reasons)
            text.Append("  ").Append(reason).Append('\n');
        if (difference.NotCompared.Length > 0)
        {
            text.Append("not compared:\n");
            foreach (var rest in difference.NotCompared)
                text.Append("  ").Append(rest).Append('\n');
        }
        if (difference.FirstCount > 0)
        {
            AppendFirst(text, difference);
            AppendAround(text, difference);
        }
        if (difference.Verdict == TraceVerdict.Different)
            AppendCounts(text, difference);
        return text.ToString();
    }

    private static string Headline(TraceDifference difference) => difference.Verdict switch
    {
        TraceVerdict.Equal => $"equal: {Ticks(difference.TicksCompared)}, {Count(difference.Populations.Sum(p => p.Both), "event")}",
        TraceVerdict.AgreeWhereBothHold => $"what both hold agrees, {Ticks(difference.TicksCompared)} of it; the traces are not equal",
        TraceVerdict.Different => "different",
        TraceVerdict.NotComparable => "these traces cannot be compared:",
        _ => throw new System.Diagnostics.UnreachableException($"{difference.Verdict} is not a verdict"),
    };

    private static void AppendFirst(StringBuilder text, TraceDifference difference)
    {
        text.Append("first at ").Append(Where(difference.First[0])).Append('\n');
        AppendValues(text, difference.First[0]);
        if (difference.FirstCount > 1)
        {
            text.Append("also at that tick:\n");
            foreach (var divergence in difference.First.Skip(1))
                text.Append("  ").Append(Thing(divergence)).Append(": ").Append(Value(divergence, divergence.A)).Append(" in A, ")
                    .Append(Value(divergence, divergence.B)).Append(" in B\n");
            if (difference.FirstCount > difference.First.Length)
                text.Append("  and ").Append(Count(difference.FirstCount - difference.First.Length, "difference")).Append(" more\n");
        }
        if (difference.FirstEvent is { } first && first != difference.First[0])
        {
            text.Append("first event that differs: ").Append(Where(first)).Append('\n');
            AppendValues(text, first);
        }
    }

    private static void AppendValues(StringBuilder text, Divergence divergence)
    {
        text.Append("  A  ").Append(Value(divergence, divergence.A)).Append('\n');
        text.Append("  B  ").Append(Value(divergence, divergence.B)).Append('\n');
        if (divergence.DifferingBits is { } bits && divergence.Format is { } format)
            text.Append("  differing bits of ").Append(format).Append(": ").Append(Bits(bits)).Append('\n');
    }

    private static string Where(Divergence divergence) => $"tick {divergence.Tick}, {Thing(divergence)}";

    private static string Thing(Divergence divergence) => divergence.Population is null
        ? divergence.Signal
        : $"population {divergence.Population}, neuron {divergence.Neuron}, {divergence.Signal}";

    private static string Value(Divergence divergence, long? raw) => (divergence.Kind, raw) switch
    {
        (DivergenceKind.StateDigest, { } digest) => ((ulong)digest).ToString("x16", CultureInfo.InvariantCulture),
        (_, null) => "no event",
        (DivergenceKind.Event, 1) when divergence.Format == Format.Plain => "spike",
        (_, { } value) => $"{new Exact(value, divergence.Format!.Value.Frac)} (raw {value}, 0x{Hex(value, divergence.Format!.Value)})",
    };

    private static string Hex(long raw, Format format) =>
        ((ulong)raw & (ulong.MaxValue >> (64 - format.Bits))).ToString($"x{(format.Bits + 3) / 4}", CultureInfo.InvariantCulture);

    private static string Bits(ulong mask)
    {
        List<int> bits = [];
        for (; mask != 0; mask &= mask - 1)
            bits.Add(BitOperations.TrailingZeroCount(mask));
        return string.Join(" ", bits.AsEnumerable().Reverse());
    }

    private static void AppendAround(StringBuilder text, TraceDifference difference)
    {
        text.Append("events around it:\n");
        foreach (var tick in difference.Around)
        {
            text.Append(tick.Tick == difference.First[0].Tick ? "> " : "  ").Append("tick ").Append(tick.Tick);
            if (tick.Populations.IsEmpty)
                text.Append("  none");
            text.Append('\n');
            foreach (var population in tick.Populations)
                AppendEvents(text, population);
        }
    }

    private static void AppendEvents(StringBuilder text, PopulationExcerpt population)
    {
        text.Append("    ").Append(population.Population).Append(':');
        foreach (var e in population.Events)
        {
            text.Append(' ').Append(e.Neuron);
            if (population.Payload is { } format && (e.A ?? e.B) is { } payload)
                text.Append('=').Append(new Exact(payload, format.Frac));
            if (e.A is null || e.B is null)
                text.Append(e.B is null ? "[A only]" : "[B only]");
            else if (e.Differs)
                text.Append("[B ").Append(new Exact(e.B.Value, population.Payload!.Value.Frac)).Append(']');
        }
        if (population.Omitted > 0)
            text.Append(" and ").Append(population.Omitted).Append(" more");
        text.Append('\n');
    }

    private static void AppendCounts(StringBuilder text, TraceDifference difference)
    {
        text.Append("over ").Append(Ticks(difference.TicksCompared)).Append(":\n");
        var graded = difference.Populations.Any(p => p.OtherPayload > 0);
        List<string[]> rows = [["  population", "only in A", "only in B", "in both", .. graded ? ["other payload"] : Array.Empty<string>()]];
        foreach (var p in difference.Populations)
            rows.Add([$"  {p.Population}", $"{p.OnlyInA}", $"{p.OnlyInB}", $"{p.Both}", .. graded ? [$"{p.OtherPayload}"] : Array.Empty<string>()]);
        AppendTable(text, rows);
        if (difference.Signals.IsEmpty)
            return;
        rows = [["  signal", "different", "of"]];
        foreach (var s in difference.Signals)
            rows.Add([$"  {s.Signal}", $"{s.Different}", $"{s.Compared}"]);
        AppendTable(text, rows);
    }

    private static void AppendTable(StringBuilder text, List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            text.Append(row[0].PadRight(widths[0]));
            for (var column = 1; column < row.Length; column++)
                text.Append("  ").Append(row[column].PadLeft(widths[column]));
            text.Append('\n');
        }
    }

    private static string Ticks(long count) => Count(count, "tick");

    private static string Count(long count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
