namespace Neuro.Graph;

/// <summary>What the elements of an array file are.</summary>
public enum NpyKind
{
    Boolean,
    Signed,
    Unsigned,
    Float,
}

/// <summary>The element type of an array file: <c>&lt;i4</c> is a signed integer of four bytes, the low one first.</summary>
public readonly record struct NpyType(NpyKind Kind, int Bytes, bool BigEndian = false)
{
    public static readonly NpyType Int8 = new(NpyKind.Signed, 1);
    public static readonly NpyType Int16 = new(NpyKind.Signed, 2);
    public static readonly NpyType Int32 = new(NpyKind.Signed, 4);
    public static readonly NpyType Int64 = new(NpyKind.Signed, 8);
    public static readonly NpyType UInt8 = new(NpyKind.Unsigned, 1);
    public static readonly NpyType UInt16 = new(NpyKind.Unsigned, 2);
    public static readonly NpyType UInt32 = new(NpyKind.Unsigned, 4);
    public static readonly NpyType UInt64 = new(NpyKind.Unsigned, 8);
    public static readonly NpyType Float64 = new(NpyKind.Float, 8);

    public bool IsInteger => Kind != NpyKind.Float;

    /// <summary>Reads the way NumPy writes it; null if it is none of the types that hold plain numbers.</summary>
    public static NpyType? Parse(string descr)
    {
        if (descr.Length != 3 || descr[0] is not ('<' or '>' or '|') || descr[2] is < '1' or > '8')
            return null;
        var bytes = descr[2] - '0';
        NpyKind? kind = (descr[1], bytes) switch
        {
            ('b', 1) => NpyKind.Boolean,
            ('i', 1 or 2 or 4 or 8) => NpyKind.Signed,
            ('u', 1 or 2 or 4 or 8) => NpyKind.Unsigned,
            ('f', 2 or 4 or 8) => NpyKind.Float,
            _ => null,
        };
        // Only a single byte has no order.
        return kind is null || (descr[0] == '|' && bytes > 1) ? null : new(kind.Value, bytes, descr[0] == '>');
    }

    public override string ToString()
    {
        var order = Bytes == 1 ? '|' : BigEndian ? '>' : '<';
        var kind = Kind switch
        {
            NpyKind.Boolean => 'b',
            NpyKind.Signed => 'i',
            NpyKind.Unsigned => 'u',
            NpyKind.Float => 'f',
            _ => throw new System.Diagnostics.UnreachableException($"{Kind} is not a kind of element"),
        };
        return $"{order}{kind}{Bytes}";
    }
}
