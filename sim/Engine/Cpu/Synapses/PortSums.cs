using System.Runtime.InteropServices;

namespace Neuro.Sim;

/// <summary>What arrives at one port of one part: a cell for each neuron, in a slot for each tick that sums are kept for.</summary>
internal sealed unsafe class PortSums
{
    private readonly NativeBlock cells;
    private readonly NativeBlock? marks;
    private readonly NativeBlock scratch = new(4 * NativeBlock.Line);
    private readonly long slotMask;
    private readonly long slotBytes;

    /// <param name="marksBlocks">Whether what is added to the ring is marked by blocks of neurons, so that others may sleep.</param>
    public PortSums(RingShape shape, bool marksBlocks)
    {
        Shape = shape;
        cells = new(shape.Bytes);
        marks = marksBlocks ? new((shape.Slots * (long)shape.Stride >> NeuronBlock.Bits) + 1) : null;
        slotMask = shape.Slots - 1;
        slotBytes = (long)shape.Stride * shape.CellBytes;
    }

    public RingShape Shape { get; }

    public byte* Address => cells.Address;

    /// <summary>By slot and block: 1 where something was added; null: nobody asks. To be cleared by who reads it.</summary>
    public byte* Marks => marks is null ? null : marks.Address;

    /// <summary>Room for four vectors, for who adds here.</summary>
    public int* Scratch => (int*)scratch.Address;

    /// <summary>Brings the number of a cell, moved on to a tick, back into the ring.</summary>
    public nint CellMask => (nint)Shape.Slots * Shape.Stride - 1;

    /// <summary>The sums of a tick.</summary>
    public byte* Slot(long tick) => cells.Address + (tick & slotMask) * slotBytes;

    /// <summary>The number of the first cell of a tick's slot.</summary>
    public nint FirstCell(long tick) => (nint)((tick & slotMask) * Shape.Stride);

    public void Clear()
    {
        NativeMemory.Clear(cells.Address, (nuint)Shape.Bytes);
        if (marks is not null)
            NativeMemory.Clear(marks.Address, (nuint)marks.Bytes);
    }
}
