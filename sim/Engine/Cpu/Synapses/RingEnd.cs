namespace Neuro.Sim;

/// <summary>Whether the ring of a port's sums ends between the ticks at which a segment is due.</summary>
internal interface IRingEnd
{
    /// <summary>The cell of a target.</summary>
    /// <param name="first">The number of the first cell of the segment's slot.</param>
    /// <param name="mask">Brings the number of a cell back into the ring.</param>
    static abstract nint Cell(nint target, nint first, nint mask);
}

/// <summary>It does not: cells are counted from the segment's slot on.</summary>
internal readonly struct BeforeEnd : IRingEnd
{
    public static nint Cell(nint target, nint first, nint mask) => target;
}

/// <summary>It does: cells are counted from the ring's begin on.</summary>
internal readonly struct RoundEnd : IRingEnd
{
    public static nint Cell(nint target, nint first, nint mask) => target + first & mask;
}
