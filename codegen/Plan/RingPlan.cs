using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// The accumulators of one port of a unit, in every lane: one for each row and each tick that something can still be on
/// its way to. Word (row, slot) lies at row · Slots + slot.
/// </summary>
/// <param name="Range">Exact range of a sum; its width is the word's.</param>
public sealed record RingPlan(int Number, string Name, UnitPlan Unit, int Port, Num Range, int Slots)
{
    public int Bits => Range.Bits;

    public int SlotBits => Width.Index(Slots);

    public int Depth => Unit.Rows * Slots;

    public int AddressBits => Width.Index(Depth);
}

/// <summary>Finds the rings and how many slots each needs.</summary>
internal static class RingTable
{
    /// <returns>By unit and port; null where nothing ever arrives.</returns>
    public static ImmutableArray<ImmutableArray<RingPlan?>> Of(ElaboratedNetwork network, ImmutableArray<SourcePlan> sources, ImmutableArray<UnitPlan> units)
    {
        var number = 0;
        return [.. units.Select(unit => unit.Model.Inputs.Select((input, port) => Ring(unit, port)).ToImmutableArray())];

        RingPlan? Ring(UnitPlan unit, int port)
        {
            var range = unit.Datapath.Model.Ports[port];
            if (range.IsConstant)
                return null;
            var targets = unit.Populations.ToDictionary(p => p.Source.Index, p => p.Source);
            // Up to a tick's update its own slot is still to be taken, so what is delivered before needs one slot more.
            var slots = network.Projections
                .Where(p => p.Port == port && p.SynapseCount > 0 && targets.ContainsKey(p.Target))
                .Select(p => p.Delays.Max + (sources[p.Source].Stage < targets[p.Target].Stage ? 1 : 0))
                .Append(1)
                .Max();
            return new(number++, $"{unit.Name}_{SnakeCase.Of(unit.Model.Inputs[port].Name)}", unit, port, range, slots);
        }
    }
}
