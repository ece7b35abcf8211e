using System.Collections.Immutable;

namespace Neuro.Hw;

/// <summary>A chip, or a family of chips, that hardware is synthesised for.</summary>
/// <param name="Name">As it is given to <c>--device</c>.</param>
/// <param name="Family">Those whose cells are alike.</param>
/// <param name="Summary">In a few words.</param>
/// <param name="Synthesis">Yosys' command, without the top module.</param>
/// <param name="Cells">All kinds of cells that it makes; the first prefix that fits counts.</param>
/// <param name="HarmlessWarning">How a warning begins that Yosys gives of its own cells, whatever it is given.</param>
/// <param name="Limits">Of the chip, or of the family's largest.</param>
/// <param name="Chip">For placing and routing; null where no tool for that is used.</param>
public sealed record Device(
    string Name, string Family, string Summary, string Synthesis, ImmutableArray<CellKind> Cells, string? HarmlessWarning, DeviceLimits Limits, ImmutableArray<string>? Chip = null)
{
    private static readonly ImmutableArray<CellKind> Ice40Cells =
    [
        new("SB_LUT4", Resource.Lut),
        new("SB_DFF", Resource.FlipFlop),
        new("SB_RAM40_4K", Resource.BlockMemory, Called: "RAM40"),
        new("SB_SPRAM256KA", Resource.BlockMemory, Called: "SPRAM"),
        new("SB_MAC16", Resource.Dsp),
        new("SB_CARRY", Resource.Nothing),
        new("SB_GB", Resource.Nothing),
    ];

    // A carry cell is two tables; sixteen words of four bits are two tables and take the next two for their write port.
    private static readonly ImmutableArray<CellKind> Ecp5Cells =
    [
        new("LUT4", Resource.Lut),
        new("CCU2C", Resource.Lut, 2),
        new("TRELLIS_DPR16X4", Resource.LutMemory, 4),
        new("TRELLIS_FF", Resource.FlipFlop),
        new("DP16KD", Resource.BlockMemory, Called: "EBR"),
        new("PDPW16KD", Resource.BlockMemory, Called: "EBR"),
        new("MULT18X18D", Resource.Dsp),
        new("ALU54B", Resource.Dsp),
        new("PFUMX", Resource.Nothing),
        new("L6MUX21", Resource.Nothing),
    ];

    private static readonly ImmutableArray<CellKind> XilinxCells =
    [
        new("LUT", Resource.Lut),
        new("RAM32M", Resource.LutMemory, 4),
        new("RAM64M", Resource.LutMemory, 4),
        new("RAM32X1D", Resource.LutMemory, 2),
        new("RAM64X1D", Resource.LutMemory, 2),
        new("RAM128X1D", Resource.LutMemory, 4),
        new("RAM32X1S", Resource.LutMemory),
        new("RAM64X1S", Resource.LutMemory),
        new("RAM128X1S", Resource.LutMemory, 2),
        new("RAM256X1S", Resource.LutMemory, 4),
        new("SRL16E", Resource.LutMemory),
        new("SRLC32E", Resource.LutMemory),
        new("FD", Resource.FlipFlop),
        new("RAMB36E1", Resource.BlockMemory, Called: "RAMB36"),
        new("RAMB18E1", Resource.BlockMemory, Called: "RAMB18"),
        new("DSP48E1", Resource.Dsp),
        new("CARRY4", Resource.Nothing),
        new("MUXF", Resource.Nothing),
        new("INV", Resource.Nothing),
        new("BUFG", Resource.Nothing),
    ];

    /// <summary>Everything that is known of devices.</summary>
    public static IReadOnlyList<Device> All { get; } =
    [
        new("ice40-hx8k", "ice40", "Lattice iCE40 HX8K, ct256", "synth_ice40", Ice40Cells, null,
            new("HX8K", Tables: 7_680, [new("RAM40", 32, 4_096)]), ["--hx8k", "--package", "ct256"]),
        new("ice40-up5k", "ice40-up5k", "Lattice iCE40 UP5K, sg48", "synth_ice40 -dsp -spram", Ice40Cells, null,
            new("UP5K", Tables: 5_280, [new("RAM40", 30, 4_096), new("SPRAM", 4, 262_144)]), ["--up5k", "--package", "sg48"]),
        new("ecp5", "ecp5", "Lattice ECP5", "synth_ecp5", Ecp5Cells, null,
            new("largest ECP5", Tables: 83_640, [new("EBR", 208, 18_432)])),
        new("xilinx", "xilinx", "AMD 7-series", "synth_xilinx -noiopad -flatten", XilinxCells, "Resizing cell port ",
            new("largest 7-series", Tables: 712_000, [new("RAMB36", 1_880, 36_864)])),
    ];

    /// <summary>The device of a name; null if there is none.</summary>
    public static Device? Named(string name) => All.FirstOrDefault(device => device.Name == name);

    /// <summary>What a cell is; null if the table does not have it.</summary>
    public CellKind? KindOf(string cell) => Cells.FirstOrDefault(kind => cell.StartsWith(kind.Prefix, StringComparison.Ordinal));
}

/// <summary>How much a chip has.</summary>
/// <param name="Chip">Which one it is.</param>
/// <param name="Tables">Look-up tables.</param>
public sealed record DeviceLimits(string Chip, int Tables, ImmutableArray<MemoryLimit> Memories)
{
    /// <summary>Bits of all its block memories.</summary>
    public long MemoryBits => Memories.Sum(memory => (long)memory.Count * memory.Bits);
}

/// <summary>Block memories of one kind.</summary>
/// <param name="Bits">Of each.</param>
public sealed record MemoryLimit(string Kind, int Count, int Bits);
