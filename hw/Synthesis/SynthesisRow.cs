using System.Collections.Immutable;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>One piece of hardware on one device.</summary>
/// <param name="Area">Of the core, and of the shell where there is one.</param>
/// <param name="LogicCells">Of the core and the shift registers around it, as they were placed; null where nothing is placed.</param>
/// <param name="Placements">With the shift registers around it; none where nothing is placed.</param>
/// <param name="Activity">Null where no run was given.</param>
/// <param name="Module">The one that it is of; null: the whole.</param>
public sealed record SynthesisRow(
    Device Device, PlanOptions Options, Area Area, int? LogicCells, ImmutableArray<Placement> Placements, Activity? Activity, string? Module = null)
{
    /// <summary>Of a run; without one the least that an event can take: every lane takes one every cycle. Of a single module it is not a number.</summary>
    public double CyclesPerEvent => Module is not null ? double.NaN : Activity?.CyclesPerEvent ?? 1.0 / Options.Lanes;

    /// <summary>At the slowest placement's clock; null where nothing is placed.</summary>
    public double? EventsPerSecond => Placements.IsEmpty ? null : Placements.Min(p => p.Megahertz) * 1e6 / CyclesPerEvent;
}
