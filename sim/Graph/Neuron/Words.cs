using System.Collections.Frozen;

namespace Neuro.Graph;

/// <summary>The words of the neuron language: none of them can be a name of the user's.</summary>
internal static class Words
{
    public static readonly FrozenSet<string> Reserved = new[]
    {
        "neuron", "param", "input", "state", "output", "table", "let", "spike", "when", "emit", "round", "overflow",
        "fix", "ufix", "and", "or", "not", "min", "max", "abs", "random", "true", "false",
    }.ToFrozenSet();

    public static readonly string[] Roundings = [.. Enum.GetNames<Rounding>().Select(n => n.ToLowerInvariant())];

    public static readonly string[] Overflows = [.. Enum.GetNames<Overflow>().Select(n => n.ToLowerInvariant())];

    /// <summary>The candidate that a slip of the pen would turn into this name; null if none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(c => c.distance <= name.Length / 3)
        .OrderBy(c => c.distance).ThenBy(c => c.candidate, StringComparer.Ordinal)
        .Select(c => c.candidate)
        .FirstOrDefault();

    // Levenshtein's distance, one row at a time; names are short.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 8 || a.Length > 200)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
