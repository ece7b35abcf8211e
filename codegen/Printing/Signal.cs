using System.Globalization;
using System.Numerics;

namespace Neuro.Codegen;

/// <summary>A wire, register or port of a module that is being printed, and which of its bits something reads.</summary>
/// <param name="isTruth">One unsigned bit; all else is signed.</param>
internal sealed class Signal(string name, int bits, bool isTruth)
{
    private BigInteger read;
    private Signal? register;

    public string Name => name;

    public int Bits => bits;

    public bool IsTruth => isTruth;

    /// <summary>The bits that nothing reads.</summary>
    public BigInteger Unread => register is null ? ((BigInteger.One << bits) - 1) & ~read : 0;

    /// <summary>The bits that something reads which is no register of its own.</summary>
    public BigInteger Read => read;

    /// <summary>The bits on which something depends, in this stage or behind the registers that take it along.</summary>
    public BigInteger Needed => read | (register?.Needed ?? 0);

    /// <summary>All of it.</summary>
    public string Whole()
    {
        Mark(bits - 1, 0);
        return name;
    }

    /// <summary>All of it, for a register of its own that the next stage reads.</summary>
    public string Into(Signal next)
    {
        register = next;
        return name;
    }

    public string Bit(int bit) => Slice(bit, bit);

    /// <summary>Some of its bits, unsigned.</summary>
    public string Slice(int high, int low)
    {
        Mark(high, low);
        return Spelt(high, low);
    }

    /// <summary>How some of its bits are written. A single bit, and all of them, have no index.</summary>
    public string Spelt(int high, int low) =>
        bits == 1 || (low == 0 && high == bits - 1) ? name
        : high == low ? string.Create(CultureInfo.InvariantCulture, $"{name}[{low}]")
        : string.Create(CultureInfo.InvariantCulture, $"{name}[{high}:{low}]");

    private void Mark(int high, int low) => read |= (BigInteger.One << (high + 1)) - (BigInteger.One << low);
}
