using System.Globalization;

namespace Neuro.Codegen;

/// <summary>A declaration with its value.</summary>
/// <param name="Value">One line, or several.</param>
/// <param name="Note">What stands beside it as a comment.</param>
internal sealed record Line(Signal Signal, IReadOnlyList<string> Value, string Note);

/// <summary>Collects the lines of one stage, and lays them out when all is known of what is read.</summary>
internal sealed class StageLines
{
    private const int LineEnd = 116;

    private readonly List<(IReadOnlyList<string> Source, List<Line> Lines)> statements = [];

    public List<string> Functions { get; } = [];

    public List<Line> Registers { get; } = [];

    public List<(string Port, string Value)> Outputs { get; } = [];

    /// <summary>What follows belongs to this statement of the model.</summary>
    public void Begin(IReadOnlyList<string> source)
    {
        if (statements.Count == 0 || !ReferenceEquals(statements[^1].Source, source))
            statements.Add((source, []));
    }

    public void Add(Line line)
    {
        if (statements.Count == 0)
            statements.Add(([], []));
        statements[^1].Lines.Add(line);
    }

    public StagePage Page(int number, VerilogNames names) => new(number, Functions,
        [.. statements.Select(s => new StatementPage(s.Source, Wires(s.Lines, names)))], RegisterLines(names), Moves());

    private static List<string> Wires(List<Line> lines, VerilogNames names)
    {
        var laid = new List<string>();
        var typeWidth = lines.Max(l => Type(l.Signal).Length);
        var nameWidth = lines.Max(l => l.Signal.Name.Length);
        var declared = lines.Select(l => $"{Wire(l.Signal, typeWidth)} {l.Signal.Name.PadRight(nameWidth)} = ").ToList();
        var noteColumn = Math.Min(Enumerable.Range(0, lines.Count).Max(i => declared[i].Length + lines[i].Value.Max(part => part.Length) + 1), 76);
        for (var i = 0; i < lines.Count; i++)
        {
            var code = lines[i].Value.Select((part, n) => (n == 0 ? declared[i] : new string(' ', declared[i].Length - 2)) + part).ToArray();
            code[^1] += ";";
            var note = lines[i].Note;
            var fits = Math.Max(code[^1].Length, noteColumn) + 5 + note.Length <= LineEnd;
            if (note.Length > 0 && !fits)
                laid.Add($"// {note}");
            if (note.Length > 0 && fits)
                code[^1] = $"{code[^1].PadRight(noteColumn)}  // {note}";
            laid.AddRange(code.SelectMany(Broken));
            if (UnreadLine(lines[i].Signal, names, typeWidth, nameWidth) is { } unread)
                laid.AddRange(Broken(unread));
        }
        return laid;
    }

    private static string Wire(Signal signal, int typeWidth) => typeWidth == 0 ? "wire" : $"wire {Type(signal).PadRight(typeWidth)}";

    private List<string> RegisterLines(VerilogNames names)
    {
        var laid = new List<string>();
        if (Registers.Count == 0)
            return laid;
        var typeWidth = Registers.Max(r => Type(r.Signal).Length);
        var nameWidth = Registers.Max(r => r.Signal.Name.Length) + 1;
        foreach (var register in Registers)
        {
            laid.Add($"reg  {Type(register.Signal).PadRight(typeWidth)} {(register.Signal.Name + ";").PadRight(nameWidth)}  // {register.Note}");
            if (UnreadLine(register.Signal, names, typeWidth) is { } unread)
                laid.AddRange(Broken(unread));
        }
        return laid;
    }

    private List<string> Moves()
    {
        var moves = Registers.Select(r => (To: r.Signal.Name, Value: r.Value[0])).Concat(Outputs.Select(o => (To: o.Port, o.Value))).ToList();
        var width = moves.Select(m => m.To.Length).DefaultIfEmpty(0).Max();
        return [.. moves.Select(m => $"{m.To.PadRight(width)} <= {m.Value};")];
    }

    private static string Type(Signal signal) => signal.IsTruth
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"signed [{signal.Bits - 1}:0]");

    /// <summary>The wire that names the bits which nothing reads; null if there are none.</summary>
    public static string? UnreadLine(Signal signal, VerilogNames names, int typeWidth, int nameWidth = 0)
    {
        var unread = signal.Unread;
        if (unread.IsZero)
            return null;
        var parts = new List<string> { "1'b0" };
        for (var high = signal.Bits - 1; high >= 0; high--)
        {
            if (((unread >> high) & 1).IsZero)
                continue;
            var low = high;
            while (low > 0 && !((unread >> (low - 1)) & 1).IsZero)
                low--;
            parts.Add(signal.Spelt(high, low));
            high = low;
        }
        return $"{(typeWidth == 0 ? "wire" : "wire " + new string(' ', typeWidth))} {names.Derived(signal.Name, "_unused").PadRight(nameWidth)} = &{{{string.Join(", ", parts)}}};";
    }

    // Long lines go on below, indented, broken at spaces.
    private static IEnumerable<string> Broken(string code)
    {
        while (code.Length > LineEnd)
        {
            var at = code.LastIndexOf(' ', LineEnd);
            var indent = code.Length - code.TrimStart().Length;
            if (at <= indent)
                break;
            yield return code[..at];
            code = "    " + new string(' ', indent == 0 ? 0 : indent - 4) + code[(at + 1)..];
        }
        yield return code;
    }
}
