using System.Reflection.Emit;

namespace Neuro.Sim;

/// <summary>
/// Emits the code of single operations on lanes, operands and results being on the evaluation stack. A truth value is
/// either an integer 0 or 1, or a mask of this code's own form.
/// </summary>
internal abstract class LaneCode(ILGenerator il)
{
    protected ILGenerator Il { get; } = il;

    /// <summary>Neurons that are taken at once.</summary>
    public abstract int Lanes { get; }

    /// <summary>The type of a local that holds the lanes of a value.</summary>
    public abstract Type LocalType { get; }

    /// <summary>How a value lies in memory when it is as wide as a lane.</summary>
    public abstract Storage LaneStorage { get; }

    /// <summary>Bytes of memory that tell which lanes send an event: a bit for each, the lowest first.</summary>
    public int SpikeBytes => Math.Max(1, Lanes / 8);

    /// <summary>Gives a value to all lanes.</summary>
    public abstract void Constant(long value);

    /// <summary>Address → lanes, widened.</summary>
    public abstract void Load(Storage storage);

    /// <summary>Address, lanes → nothing; the values fit.</summary>
    public abstract void Store(Storage storage);

    /// <summary>Address → nothing; zeros are stored.</summary>
    public abstract void StoreZeros(Storage storage);

    public abstract void Add();

    public abstract void Subtract();

    /// <param name="fromHalves">Whether both factors fit half a lane.</param>
    public abstract void Multiply(bool fromHalves);

    public abstract void ShiftLeft(int bits);

    public abstract void ShiftRight(int bits);

    public abstract void ShiftRightUnsigned(int bits);

    public abstract void And();

    public abstract void Or();

    public abstract void Xor();

    public abstract void Min();

    public abstract void Max();

    /// <summary>a, b → mask.</summary>
    public abstract void Less();

    /// <summary>a, b → mask.</summary>
    public abstract void LessOrEqual();

    /// <summary>a, b → mask.</summary>
    public abstract void Equal();

    /// <summary>Mask → mask.</summary>
    public abstract void Invert();

    /// <summary>Mask, a, b → a where the mask is set, else b.</summary>
    public abstract void Choose();

    /// <summary>Mask → 0 or 1.</summary>
    public abstract void MaskToInteger();

    /// <summary>0 or 1 → mask.</summary>
    public abstract void IntegerToMask();

    /// <summary>Address, mask → nothing; the lanes' bits are stored in <see cref="SpikeBytes"/>.</summary>
    public abstract void StoreMask();

    /// <summary>Lanes → 1 on the stack if any bit of any lane is set, else 0.</summary>
    public abstract void IsAnySet();

    /// <summary>Address of a table of lane-wide entries, indices → entries.</summary>
    public abstract void Lookup();
}
