using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>A cell that memories are made of.</summary>
/// <param name="Kind">What reports call it.</param>
/// <param name="AddressBits">Of a word of the narrowest width.</param>
/// <param name="Widths">Bits of a word, each as deep as half of the one before it.</param>
/// <param name="Byte">Bits that are written together; 0: a whole word.</param>
/// <param name="Cost">Of one, in Yosys' measure.</param>
/// <param name="ScaledCost">How much of that counts only for the bits that are used.</param>
/// <param name="Tables">Look-up tables that one takes; 0: it is block memory.</param>
/// <param name="Blocks">Block memories that one takes.</param>
/// <param name="HasOnePort">Whether it cannot be read and written at two addresses, and has no contents at first.</param>
public sealed record MemoryShape(string Kind, int AddressBits, ImmutableArray<int> Widths, int Byte, int Cost, int ScaledCost = 0, int Tables = 0, int Blocks = 1, bool HasOnePort = false)
{
    public bool IsBlock => Tables == 0;
}

/// <summary>The cells of a family of devices that memories are made of, and how Yosys' memory_libmap weighs them.</summary>
/// <param name="ReadOnlyBit">Cost of a bit that is only read, made of look-up tables.</param>
public sealed record MemoryShapes(string Family, double ReadOnlyBit, ImmutableArray<MemoryShape> Shapes)
{
    // Cost of a bit of logic that chooses between blocks behind each other, reading and writing.
    private const double Choice = 0.5;

    // Cost that Yosys adds to every cell for what it lacks of a memory of the core: to look-up tables for the register behind them; to blocks, too.
    private const int Beside = 2;

    private static readonly MemoryShape Ice40Block = new("RAM40", 11, [2, 4, 8, 16], 1, 64);

    /// <summary>By family.</summary>
    public static IReadOnlyList<MemoryShapes> All { get; } =
    [
        new("ice40", 1.0 / 16, [Ice40Block]),
        new("ice40-up5k", 1.0 / 16, [Ice40Block, new("SPRAM", 14, [16], 4, 2048, HasOnePort: true)]),
        new("ecp5", 1.0 / 16,
        [
            new("EBR", 14, [1, 2, 4, 9, 18], 9, 128),
            new("EBR", 14, [1, 2, 4, 9, 18, 36], 9, 128),
            new("LUT RAM", 4, [4], 0, 4, Tables: 4),
        ]),
        new("xilinx", 1.0 / 64,
        [
            new("LUT RAM", 5, [4], 0, 8, 8, Tables: 4),
            new("LUT RAM", 6, [2], 0, 8, 8, Tables: 4),
            new("LUT RAM", 7, [1], 0, 8, 8, Tables: 4),
            new("LUT RAM", 5, [6], 0, 8, 7, Tables: 4),
            new("LUT RAM", 6, [3], 0, 8, 7, Tables: 4),
            new("RAMB18", 14, [1, 2, 4, 9, 18], 9, 129),
            new("RAMB36", 15, [1, 2, 4, 9, 18, 36], 9, 257),
            new("RAMB36", 16, [1, 2, 4, 9], 9, 513, Blocks: 2),
            new("RAMB18", 14, [1, 2, 4, 9, 18, 36], 9, 129),
            new("RAMB36", 15, [1, 2, 4, 9, 18, 36, 72], 9, 257),
        ]),
    ];

    public static MemoryShapes Of(string family) => All.First(shapes => shapes.Family == family);

    /// <summary>What one memory becomes: cells of a shape, or logic where the shape is null.</summary>
    public (MemoryShape? Shape, int Count) Map(int width, int depth, bool isRead, bool hasOnePort = false)
    {
        (MemoryShape? Shape, int Count) best = (null, 0);
        // What has to be beaten is a whole number, cut off.
        var least = Math.Floor(width * (double)depth * (isRead ? ReadOnlyBit : 1));
        foreach (var shape in Shapes.Where(shape => (shape.IsBlock || !isRead) && (hasOnePort || !shape.HasOnePort)))
        {
            var (cost, count) = Cheapest(shape, width, depth, isRead);
            if (cost < least)
                (least, best) = (Math.Floor(cost), (shape, count));
        }
        return best;
    }

    // Words lie beside each other in a row of cells, rows behind each other; each width makes other rows. What a row
    // leaves of a cell is used for the next, unless the cell has one port.
    private (double Cost, int Count) Cheapest(MemoryShape shape, int width, int depth, bool isRead)
    {
        (double Cost, int Count)? best = null;
        for (var i = 0; i < shape.Widths.Length; i++)
        {
            var unit = shape.Widths[i];
            var together = isRead ? 1 : shape.Byte == 0 || shape.Byte > unit ? unit : shape.Byte;
            var wordBits = (width + together - 1) / together * together;
            var behind = ((depth - 1) >> (shape.AddressBits - i)) + 1;
            var count = shape.HasOnePort ? behind * ((wordBits + unit - 1) / unit) : (behind * wordBits + unit - 1) / unit;
            var cost = (double)(shape.Cost - shape.ScaledCost) * count
                + (double)shape.ScaledCost * behind * width / unit
                + Choice * (behind - 1) * width
                + (!isRead && behind > 1 ? Choice * behind : 0)
                + Beside;
            if (best is null || cost < best.Value.Cost)
                best = (cost, count);
        }
        return best!.Value;
    }
}
