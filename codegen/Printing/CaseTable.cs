namespace Neuro.Codegen;

/// <summary>
/// What several wires are, by the value of another. A wire that is always the same is no matter of choice and becomes a
/// constant; where all are, there is nothing to choose.
/// </summary>
/// <param name="Selector">The other.</param>
/// <param name="Constants">Wires that are always the same.</param>
/// <param name="Columns">Wires that are not.</param>
/// <param name="Rows">The cases; the last is the default.</param>
internal sealed record CaseTable(string Selector, IReadOnlyList<CaseTable.Constant> Constants, IReadOnlyList<CaseTable.Column> Columns, IReadOnlyList<CaseTable.Row> Rows)
{
    /// <param name="Type">Its range with a blank behind it, or nothing.</param>
    /// <param name="Comment">What it is, or nothing.</param>
    public sealed record Column(string Type, string Name, string Comment);

    public sealed record Constant(Column Wire, string Value);

    /// <param name="Name">What the case stands for.</param>
    public sealed record Row(string Label, string Name, IReadOnlyList<Cell> Cells);

    public readonly record struct Cell(string Name, string Value);

    /// <summary>A table over some items, which are found one by one.</summary>
    public static Builder<T> Over<T>(string selector, IEnumerable<T> items, Func<T, string> label, Func<T, string> name) => new(selector, [.. items], label, name);

    /// <summary>Collects the columns of a table.</summary>
    internal sealed class Builder<T>(string selector, IReadOnlyList<T> items, Func<T, string> label, Func<T, string> name)
    {
        private readonly List<Constant> constants = [];
        private readonly List<(Column Column, Func<T, string> Value, string? Otherwise)> varying = [];

        /// <param name="value">Of each item.</param>
        /// <param name="otherwise">Where the selector is none of them; null: it always is one, or does not matter.</param>
        public Builder<T> With(Bus? bus, string wire, Func<T, string> value, string comment = "", string? otherwise = null, bool signed = false)
        {
            var column = new Column($"{(signed ? "signed " : "")}{(bus is null ? "" : bus.Range + " ")}", wire, comment);
            // Where there is nothing to choose from, anything will do.
            var values = items.Select(value).Concat(otherwise is null ? [] : [otherwise]).DefaultIfEmpty(bus?.Zero ?? "1'b0").Distinct().ToList();
            if (values.Count == 1)
                constants.Add(new(column, values[0]));
            else
                varying.Add((column, value, otherwise));
            return this;
        }

        public CaseTable Build()
        {
            var hasOtherwise = varying.Any(c => c.Otherwise is not null);
            var longest = varying.Select(c => c.Column.Name.Length).DefaultIfEmpty(0).Max();
            var rows = new List<Row>();
            for (var i = 0; i < items.Count && varying.Count > 0; i++)
                rows.Add(new(!hasOtherwise && i + 1 == items.Count ? "default" : label(items[i]), PrintedName.InLine(name(items[i])), [.. varying.Select(c => new Cell(c.Column.Name.PadRight(longest), c.Value(items[i])))]));
            // What does not matter there is as it was last.
            if (hasOtherwise)
                rows.Add(new("default", "", [.. varying.Select(c => new Cell(c.Column.Name.PadRight(longest), c.Otherwise ?? c.Value(items[^1])))]));
            return new(selector, constants, [.. varying.Select(c => c.Column)], rows);
        }
    }
}
