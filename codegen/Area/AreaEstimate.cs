using System.Collections.Immutable;
using System.Diagnostics;

namespace Neuro.Codegen;

/// <summary>
/// Look-up tables and registers of a core, and of its shell, on 7-series before anything is synthesised. Registers are
/// counted; of look-up tables the bits are counted that they compute, each kind of which costs so much.
/// </summary>
/// <param name="Tables">That compute.</param>
/// <param name="MemoryTables">That are memories or shift registers.</param>
public sealed record AreaEstimate(ImmutableArray<AreaPart> Parts, int Tables, int MemoryTables, int Registers)
{
    /// <summary>Of devices that it is for.</summary>
    public const string Family = "xilinx";

    /// <summary>How far tables are off at most, in per cent, on 19 of 20 networks that nothing was fitted to.</summary>
    public const int TablesWithin = 30;

    /// <summary>The like for registers.</summary>
    public const int RegistersWithin = 10;

    public static AreaEstimate Of(HardwarePlan plan)
    {
        var registers = RegisterTable.Of(plan, out var shiftRegisters).ToLookup(row => row.Part, row => row.Bits);
        var tables = LogicCount.Of(plan).ToLookup(count => PartOf(count.Key), count => count.Value * TableCosts.Of(count.Key));
        ImmutableArray<AreaPart> parts = [.. Enum.GetValues<AreaKind>().Select(kind => new AreaPart(kind, (int)Math.Round(tables[kind].Sum()), registers[kind].Sum())).Where(part => part.Tables + part.Registers > 0)];
        return new(parts, parts.Sum(part => part.Tables), MemoryEstimate.Of(plan, Family).Tables + shiftRegisters, parts.Sum(part => part.Registers));
    }

    private static AreaKind PartOf(Logic logic) => logic switch
    {
        Logic.Core or Logic.StoreAddress or Logic.StoreMask or Logic.StorePayload or Logic.Gather or Logic.SweepRow or Logic.UpdateRow or Logic.Column
            or Logic.InputPayload or Logic.InputRange or Logic.UnitMask or Logic.OutputPayload => AreaKind.Control,
        Logic.Sum or Logic.ConstantSum or Logic.SumOfSums or Logic.ProductSum or Logic.Increment or Logic.Comparison or Logic.ConstantComparison or Logic.Selection or Logic.Clamp or Logic.Product or Logic.WideProduct or Logic.Gate or Logic.Table or Logic.State => AreaKind.Neurons,
        Logic.RingWord or Logic.RingAdded or Logic.RingAddress or Logic.RingSlot or Logic.RingLate => AreaKind.Rings,
        Logic.Choice or Logic.Steps or Logic.Windows or Logic.Direct => AreaKind.Rows,
        Logic.ListEntry or Logic.ListStore or Logic.ListMask => AreaKind.Lists,
        Logic.ShownPick or Logic.ShownChoice or Logic.Load or Logic.LoadRange or Logic.Scan or Logic.ScanItem => AreaKind.Shown,
        Logic.Digest => AreaKind.Digest,
        Logic.Draw or Logic.Key => AreaKind.Random,
        Logic.Shell => AreaKind.Shell,
        Logic.SmallRom or Logic.SmallRam => AreaKind.Memories,
        _ => throw new UnreachableException($"{logic} belongs to no part"),
    };
}

/// <summary>A part of a core.</summary>
/// <param name="Tables">Look-up tables that compute.</param>
public sealed record AreaPart(AreaKind Kind, int Tables, int Registers);

/// <summary>What a part of a core is for.</summary>
public enum AreaKind
{
    /// <summary>Phases, input, sweep, update, spikes, words out: one of each.</summary>
    Control,
    /// <summary>Sums on their way to and from the rings.</summary>
    Rings,
    /// <summary>The datapaths of the models, with what brings states to their initial values.</summary>
    Neurons,
    /// <summary>The ways of spikes along rows and windows, and what a lane chooses from them.</summary>
    Rows,
    /// <summary>The ways of spikes along lists.</summary>
    Lists,
    /// <summary>Numbers that are read back, probed, or loaded.</summary>
    Shown,
    /// <summary>Random words and their keys.</summary>
    Random,
    /// <summary>The digest of all states.</summary>
    Digest,
    /// <summary>Queues, registers and counters of the AXI shell.</summary>
    Shell,
    /// <summary>Memories that no block is taken for: registers hold what was read of them, or all.</summary>
    Memories,
}
