using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>An array of numbers as a file holds it, every element exact; index = row-major.</summary>
public sealed class NpyArray
{
    private readonly ArrayPlace file;
    private readonly long dataOffset;
    private readonly byte[] data;

    // Of a Fortran-ordered file, where offsets of elements differ from ours: then a place is the array's start.
    private readonly bool reordered;

    internal NpyArray(ArrayPlace file, NpyHeader header, long dataOffset, byte[] data)
    {
        (this.file, this.dataOffset) = (file, dataOffset);
        Type = header.Type;
        Shape = header.Shape;
        reordered = header.FortranOrder && Shape.Length > 1;
        this.data = reordered ? FortranOrder.ToRowMajor(data, header) : data;
    }

    /// <summary>The name within its .npz file; empty for a bare .npy file.</summary>
    public string Name => file.Array ?? "";

    public Place Place => file.At(0);

    public NpyType Type { get; }

    /// <summary>Empty for a single number.</summary>
    public ImmutableArray<long> Shape { get; }

    public int Count => data.Length / Type.Bytes;

    /// <summary>Whether <see cref="Integer"/> is allowed: integer and truth values, not floating point.</summary>
    public bool IsInteger => Type.IsInteger;

    /// <summary>Where an element lies.</summary>
    public Place PlaceOf(int index) => reordered ? Place : file.At(dataOffset + (long)index * Type.Bytes);

    /// <summary>An element of an integer array.</summary>
    /// <exception cref="InvalidInputException">It is floating point, or beyond 64 bits of two's complement.</exception>
    public long Integer(int index)
    {
        var element = data.AsSpan(index * Type.Bytes, Type.Bytes);
        switch (Type.Kind)
        {
            case NpyKind.Signed:
                // The unused high bytes of the word shift away, the sign comes with the high ones.
                var shift = 64 - 8 * Type.Bytes;
                return (long)(Bits(element) << shift) >> shift;
            case NpyKind.Unsigned:
                var bits = Bits(element);
                return bits <= long.MaxValue ? (long)bits
                    : throw Bad(Code.IntegerTooLarge, index, $"{bits} at {Coordinates(index)} is above {long.MaxValue}, the greatest integer here");
            case NpyKind.Boolean:
                return element[0] <= 1 ? element[0]
                    : throw Bad(Code.DamagedArray, index, $"a truth value is 0 or 1; the byte at {Coordinates(index)} is {element[0]}");
            case NpyKind.Float:
                throw Bad(Code.NotIntegers, index, $"integers are needed here; the elements are floating point ('{Type}')",
                    "convert the array, for example with .astype('i8')");
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>An element as the exact number it is: a floating point number is a binary fraction.</summary>
    /// <exception cref="InvalidInputException">It is not finite, or as for <see cref="Integer"/>.</exception>
    public Exact Value(int index)
    {
        if (IsInteger)
            return new(Integer(index), 0);
        var bits = Bits(data.AsSpan(index * Type.Bytes, Type.Bytes));
        var value = Type.Bytes switch
        {
            2 => (double)BitConverter.UInt16BitsToHalf((ushort)bits),
            4 => BitConverter.UInt32BitsToSingle((uint)bits),
            8 => BitConverter.UInt64BitsToDouble(bits),
            _ => throw new UnreachableException(),
        };
        if (!double.IsFinite(value))
            throw Bad(Code.NotFinite, index, $"{(double.IsNaN(value) ? "not-a-number" : value > 0 ? "infinity" : "-infinity")} at {Coordinates(index)} is no number to compute with");
        return ExactOf(value);
    }

    /// <summary>An element as a network file means it: integers are raw, floating point numbers are values.</summary>
    public Number Number(int index)
    {
        var place = PlaceOf(index);
        if (IsInteger)
            return new Number.OfRaw(Integer(index)) { Place = place };
        var (raw, frac) = Value(index);
        // raw / 2^frac = raw · 5^frac / 10^frac
        return new Number.OfDecimal(raw * BigInteger.Pow(5, frac), frac) { Place = place };
    }

    /// <summary>All elements of an integer array.</summary>
    public long[] Integers()
    {
        var integers = new long[Count];
        for (var i = 0; i < integers.Length; i++)
            integers[i] = Integer(i);
        return integers;
    }

    /// <summary>Refuses the array unless it has as many dimensions as asked for.</summary>
    /// <returns>The array itself.</returns>
    public NpyArray WithRank(int rank) => Shape.Length == rank ? this
        : throw Bad(Code.WrongShape, 0, $"{Dimensions(rank)} needed here; the shape is ({string.Join(", ", Shape)})");

    /// <summary>Refuses the array unless it has the shape asked for.</summary>
    /// <returns>The array itself.</returns>
    public NpyArray WithShape(params ReadOnlySpan<long> shape) => Shape.AsSpan().SequenceEqual(shape) ? this
        : throw Bad(Code.WrongShape, 0, $"the shape ({string.Join(", ", shape.ToArray())}) is needed here; found ({string.Join(", ", Shape)})");

    private static string Dimensions(int rank) => rank switch
    {
        0 => "a single number is",
        1 => "one dimension is",
        _ => $"{rank} dimensions are",
    };

    /// <summary>The subscript of an element, such as [3, 0].</summary>
    private string Coordinates(int index)
    {
        var subscript = new long[Shape.Length];
        long rest = index;
        for (var axis = Shape.Length - 1; axis >= 0; axis--)
            (rest, subscript[axis]) = Math.DivRem(rest, Shape[axis]);
        return $"[{string.Join(", ", subscript)}]";
    }

    private InvalidInputException Bad(Code code, int index, string message, string? help = null) =>
        file.Bad(code, reordered ? 0 : dataOffset + (long)index * Type.Bytes, message, help);

    private ulong Bits(ReadOnlySpan<byte> element) => Type.Bytes switch
    {
        1 => element[0],
        2 => Type.BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(element) : BinaryPrimitives.ReadUInt16LittleEndian(element),
        4 => Type.BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(element) : BinaryPrimitives.ReadUInt32LittleEndian(element),
        8 => Type.BigEndian ? BinaryPrimitives.ReadUInt64BigEndian(element) : BinaryPrimitives.ReadUInt64LittleEndian(element),
        _ => throw new UnreachableException(),
    };

    // A double is ± significand · 2^(exponent - 1075), 0 for the exponent meaning 1 without the hidden bit.
    private static Exact ExactOf(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7ff;
        var significand = bits & ((1UL << 52) - 1);
        if (exponent == 0)
            exponent = 1;
        else
            significand |= 1UL << 52;
        if (significand == 0)
            return Exact.Zero;
        var zeros = BitOperations.TrailingZeroCount(significand);
        var raw = new BigInteger(significand >> zeros);
        var frac = 1075 - exponent - zeros;
        if (frac < 0)
            (raw, frac) = (raw << -frac, 0);
        return new(value < 0 ? -raw : raw, frac);
    }
}
