using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>
/// What runs of emitted Verilog reached together. A module of the support library is one source in all projects, whatever
/// its parameters; what is emitted for a network is that network's own.
/// </summary>
internal sealed class CoverageTotal
{
    private readonly Dictionary<CoveragePoint, bool> reached = [];

    /// <summary>Adds what a run left.</summary>
    /// <param name="project">What tells the project from others.</param>
    public void Add(string path, string project)
    {
        foreach (var (point, times) in CoverageFile.Read(path))
            if (SourceOf(point.File, project) is { } source)
            {
                var merged = point with { File = source };
                reached[merged] = times > 0 || reached.GetValueOrDefault(merged);
            }
    }

    /// <summary>The lines at which branches begin, by source; one is covered if all of its branches were taken.</summary>
    public IEnumerable<CoveredSource> Sources() => reached.Where(one => !one.Key.IsBit)
        .GroupBy(one => one.Key.File).OrderBy(source => source.Key, StringComparer.Ordinal)
        .Select(source => new CoveredSource(
            source.Key,
            source.Select(one => one.Key.Line).Distinct().Count(),
            [.. source.Where(one => !one.Value).Select(one => one.Key.Line).Distinct().Order()]));

    /// <summary>How many bits there are.</summary>
    public int Bits => reached.Keys.Count(point => point.IsBit);

    /// <summary>The bits that no run changed, in the order of their sources.</summary>
    public IEnumerable<CoveragePoint> StillBits() => reached.Where(one => one.Key.IsBit && !one.Value).Select(one => one.Key)
        .OrderBy(bit => bit.File, StringComparer.Ordinal).ThenBy(bit => bit.Line).ThenBy(bit => bit.Column).ThenBy(bit => bit.What, StringComparer.Ordinal);

    // Null: it is no part of the hardware, as test benches are not.
    private static string? SourceOf(string file, string project)
    {
        const string sources = "rtl/";
        var start = file.LastIndexOf(sources, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var name = file[(start + sources.Length)..];
        return SupportLibrary.Names.Contains(Path.GetFileNameWithoutExtension(name)) ? name : $"{project}/{name}";
    }
}

/// <summary>How much of a source was reached.</summary>
/// <param name="Lines">At which branches begin.</param>
/// <param name="Missed">Those of them with a branch that was not taken.</param>
internal sealed record CoveredSource(string File, int Lines, IReadOnlyList<int> Missed);
