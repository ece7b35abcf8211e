using System.Reflection.Emit;

namespace Neuro.Sim;

/// <summary>One lane of 64 bits: what a machine without vectors does. Masks are 0 and 1.</summary>
internal sealed class ScalarCode(ILGenerator il) : LaneCode(il)
{
    public override int Lanes => 1;

    public override Type LocalType => typeof(long);

    public override Storage LaneStorage => Storage.Int64;

    public override void Constant(long value) => Il.Emit(OpCodes.Ldc_I8, value);

    public override void Load(Storage storage)
    {
        switch (storage)
        {
            case Storage.Int8:
                Il.Emit(OpCodes.Ldind_I1);
                break;
            case Storage.UInt8:
                Il.Emit(OpCodes.Ldind_U1);
                break;
            case Storage.Int16:
                Il.Emit(OpCodes.Ldind_I2);
                break;
            case Storage.UInt16:
                Il.Emit(OpCodes.Ldind_U2);
                break;
            case Storage.Int32:
                Il.Emit(OpCodes.Ldind_I4);
                break;
            case Storage.UInt32:
                Il.Emit(OpCodes.Ldind_U4);
                break;
            default:
                Il.Emit(OpCodes.Ldind_I8);
                return;
        }
        Il.Emit(storage.IsSigned() ? OpCodes.Conv_I8 : OpCodes.Conv_U8);
    }

    public override void Store(Storage storage)
    {
        switch (storage.Bytes())
        {
            case 1:
                Il.Emit(OpCodes.Conv_I1);
                Il.Emit(OpCodes.Stind_I1);
                break;
            case 2:
                Il.Emit(OpCodes.Conv_I2);
                Il.Emit(OpCodes.Stind_I2);
                break;
            case 4:
                Il.Emit(OpCodes.Conv_I4);
                Il.Emit(OpCodes.Stind_I4);
                break;
            default:
                Il.Emit(OpCodes.Stind_I8);
                break;
        }
    }

    public override void StoreZeros(Storage storage)
    {
        Constant(0);
        Store(storage);
    }

    public override void Add() => Il.Emit(OpCodes.Add);

    public override void Subtract() => Il.Emit(OpCodes.Sub);

    public override void Multiply(bool fromHalves) => Il.Emit(OpCodes.Mul);

    public override void ShiftLeft(int bits) => Shift(OpCodes.Shl, bits);

    public override void ShiftRight(int bits) => Shift(OpCodes.Shr, bits);

    public override void ShiftRightUnsigned(int bits) => Shift(OpCodes.Shr_Un, bits);

    public override void And() => Il.Emit(OpCodes.And);

    public override void Or() => Il.Emit(OpCodes.Or);

    public override void Xor() => Il.Emit(OpCodes.Xor);

    public override void Min() => Il.Emit(OpCodes.Call, typeof(Math).GetMethod(nameof(Math.Min), [typeof(long), typeof(long)])!);

    public override void Max() => Il.Emit(OpCodes.Call, typeof(Math).GetMethod(nameof(Math.Max), [typeof(long), typeof(long)])!);

    public override void Less() => Compare(OpCodes.Clt);

    public override void LessOrEqual()
    {
        Compare(OpCodes.Cgt);
        Invert();
    }

    public override void Equal() => Compare(OpCodes.Ceq);

    public override void Invert()
    {
        Constant(1);
        Xor();
    }

    public override void Choose()
    {
        var (otherwise, then) = (Il.DeclareLocal(typeof(long)), Il.DeclareLocal(typeof(long)));
        var (isFalse, end) = (Il.DefineLabel(), Il.DefineLabel());
        Il.Emit(OpCodes.Stloc, otherwise);
        Il.Emit(OpCodes.Stloc, then);
        Il.Emit(OpCodes.Brfalse, isFalse);
        Il.Emit(OpCodes.Ldloc, then);
        Il.Emit(OpCodes.Br, end);
        Il.MarkLabel(isFalse);
        Il.Emit(OpCodes.Ldloc, otherwise);
        Il.MarkLabel(end);
    }

    public override void MaskToInteger() { }

    public override void IntegerToMask() { }

    public override void StoreMask() => Store(Storage.UInt8);

    public override void IsAnySet()
    {
        Constant(0);
        Il.Emit(OpCodes.Ceq);
        Il.Emit(OpCodes.Ldc_I4_1);
        Il.Emit(OpCodes.Xor);
    }

    public override void Lookup()
    {
        Il.Emit(OpCodes.Conv_I);
        Il.Emit(OpCodes.Sizeof, typeof(long));
        Il.Emit(OpCodes.Mul);
        Il.Emit(OpCodes.Add);
        Il.Emit(OpCodes.Ldind_I8);
    }

    private void Shift(OpCode shift, int bits)
    {
        Il.Emit(OpCodes.Ldc_I4, bits);
        Il.Emit(shift);
    }

    private void Compare(OpCode comparison)
    {
        Il.Emit(comparison);
        Il.Emit(OpCodes.Conv_I8);
    }
}
