using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Neuro.Hw;

/// <summary>Why some bits never change, in whatever run: a list with a line for each reason, which is what sources and what bits it is the reason of.</summary>
internal sealed class StillReasons
{
    private readonly ImmutableArray<Reason> reasons;

    private StillReasons(ImmutableArray<Reason> reasons) => this.reasons = reasons;

    /// <param name="Text">The line.</param>
    private sealed record Reason(string Text, Regex File, Regex Bit);

    /// <param name="lines">A pattern of sources, one of bits, and the reason, with spaces between; '#' begins a comment.</param>
    public static StillReasons Of(IEnumerable<string> lines) => new([.. lines
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => (Line: line, Parts: line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries)))
        .Select(one => one.Parts.Length == 3 ? new Reason(one.Line, Whole(one.Parts[0]), Whole(one.Parts[1])) : throw new InvalidDataException($"no reason is written so: {one.Line}"))]);

    /// <summary>Bits without a reason.</summary>
    /// <param name="unused">Reasons without a bit.</param>
    public IReadOnlyList<CoveragePoint> Unexplained(IEnumerable<CoveragePoint> bits, out IReadOnlyList<string> unused)
    {
        var used = new HashSet<Reason>();
        var unexplained = new List<CoveragePoint>();
        foreach (var bit in bits)
        {
            var fitting = reasons.Where(reason => reason.File.IsMatch(bit.File) && reason.Bit.IsMatch(bit.What)).ToList();
            used.UnionWith(fitting);
            if (fitting.Count == 0)
                unexplained.Add(bit);
        }
        unused = [.. reasons.Where(reason => !used.Contains(reason)).Select(reason => reason.Text)];
        return unexplained;
    }

    private static Regex Whole(string pattern) => new($"^(?:{pattern})$", RegexOptions.CultureInvariant);
}
