using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Which part of a trace a picture shows.</summary>
/// <param name="Populations">By name; empty: all. They stand in the trace's order, from bottom to top.</param>
/// <param name="From">The first tick.</param>
/// <param name="To">The first tick that is not shown; null: the end of the trace.</param>
internal sealed record RasterChoice(ImmutableArray<string> Populations, long From = 0, long? To = null)
{
    public static readonly RasterChoice All = new([]);

    /// <summary>Null, and an error, if the trace holds nothing of what is asked for.</summary>
    public static RasterChoice? Of(TraceHeader header, IReadOnlyList<string> populations, long? from, long? to, Diagnostics diagnostics)
    {
        var fine = true;
        foreach (var name in populations.Where(name => header.Populations.All(population => population.Name != name)))
            Bad("--population", $"the trace holds no population '{name}'", $"it holds {string.Join(", ", header.Populations.Select(population => population.Name))}");
        if (from is < 0 || from > 0 && from >= header.Ticks)
            Bad("--from", $"the trace has no tick {from}", $"it has {header.Ticks} ticks, from 0 on");
        if (to <= (from ?? 0))
            Bad("--to", $"nothing lies between tick {from ?? 0} and tick {to}, which is not shown any more", "give a later tick");
        return fine ? new([.. populations], from ?? 0, to) : null;

        void Bad(string option, string what, string help)
        {
            diagnostics.Error(Code.BadOption, new Place.Named(option), what, help);
            fine = false;
        }
    }
}
