using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>The name of every projection: its own, or <c>source-target</c>, with a number behind it where that is taken.</summary>
internal static class ProjectionNames
{
    public static ImmutableArray<string> Of(Network network, Diagnostics diagnostics)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var projection in network.Projections.Where(p => p.Name is not null))
            if (NetworkNames.Check(projection.Name!, "a projection", projection.Place, diagnostics) && !taken.Add(projection.Name!))
                diagnostics.Error(Code.DuplicateProjection, projection.Place, $"there is a projection '{projection.Name}' already", "rename one of them, or leave the name out");
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. network.Projections.Select(projection => projection.Name ?? Unique($"{projection.Source.Population}-{projection.Target.Population}", taken, next))];
    }

    private static string Unique(string name, HashSet<string> taken, Dictionary<string, int> next)
    {
        var candidate = name;
        while (!taken.Add(candidate))
        {
            var number = next.GetValueOrDefault(name, 2);
            next[name] = number + 1;
            candidate = $"{name}-{number}";
        }
        return candidate;
    }
}
