using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>Lanes of 16, 32 or 64 bits in a vector of 128, 256 or 512. Masks are lanes of all ones or all zeros.</summary>
internal sealed class VectorCode : LaneCode
{
    private readonly int bits;
    private readonly Type lane;
    private readonly VectorMethods methods;

    public VectorCode(ILGenerator il, LaneWidth width, int laneBits)
        : base(il)
    {
        bits = (int)width;
        LaneStorage = Storages.Signed(laneBits);
        lane = LaneStorage.Type();
        methods = VectorMethods.Of(bits);
        LocalType = methods.VectorOf(lane);
        Lanes = bits / laneBits;
    }

    public override int Lanes { get; }

    public override Type LocalType { get; }

    public override Storage LaneStorage { get; }

    public override void Constant(long value)
    {
        if (LaneStorage == Storage.Int64)
            Il.Emit(OpCodes.Ldc_I8, value);
        else
            Il.Emit(OpCodes.Ldc_I4, (int)value);
        Call(methods.Static("Create", lane, lane));
    }

    public override void Load(Storage storage) => new VectorMemory(Il, bits).Load(storage, LaneStorage);

    public override void Store(Storage storage) => new VectorMemory(Il, bits).Store(storage, LaneStorage);

    public override void StoreZeros(Storage storage) => new VectorMemory(Il, bits).StoreZeros(Lanes * storage.Bytes());

    public override void Add() => Binary("Add");

    public override void Subtract() => Binary("Subtract");

    public override void Multiply(bool fromHalves)
    {
        // Two halves multiplied take one instruction, whole 64-bit lanes several on most machines.
        var exact = !fromHalves || LaneStorage != Storage.Int64 ? null
            : bits == 512 && Avx512F.IsSupported ? typeof(Avx512F)
            : bits == 256 && Avx2.IsSupported ? typeof(Avx2)
            : bits == 128 && Sse41.IsSupported ? typeof(Sse41)
            : null;
        if (exact is null)
        {
            Binary("Multiply");
            return;
        }
        var half = methods.VectorOf(typeof(int));
        var second = Il.DeclareLocal(half);
        Call(methods.As(lane, typeof(int)));
        Il.Emit(OpCodes.Stloc, second);
        Call(methods.As(lane, typeof(int)));
        Il.Emit(OpCodes.Ldloc, second);
        Call(exact.GetMethod("Multiply", [half, half])!);
    }

    public override void ShiftLeft(int bits) => Shift("ShiftLeft", bits);

    public override void ShiftRight(int bits) => Shift("ShiftRightArithmetic", bits);

    public override void ShiftRightUnsigned(int bits) => Shift("ShiftRightLogical", bits);

    public override void And() => Binary("BitwiseAnd");

    public override void Or() => Binary("BitwiseOr");

    public override void Xor() => Binary("Xor");

    public override void Min() => Binary("Min");

    public override void Max() => Binary("Max");

    public override void Less() => Binary("LessThan");

    public override void LessOrEqual() => Binary("LessThanOrEqual");

    public override void Equal() => Binary("Equals");

    public override void Invert() => Call(methods.Static("OnesComplement", lane, LocalType));

    public override void Choose() => Call(methods.Static("ConditionalSelect", lane, LocalType, LocalType, LocalType));

    public override void MaskToInteger() => Call(methods.Static("Negate", lane, LocalType));

    public override void IntegerToMask() => Call(methods.Static("Negate", lane, LocalType));

    public override void StoreMask()
    {
        Call(methods.Static("ExtractMostSignificantBits", lane, LocalType));
        Il.Emit(OpCodes.Conv_I4);
        Il.Emit(SpikeBytes switch { 1 => OpCodes.Stind_I1, 2 => OpCodes.Stind_I2, _ => OpCodes.Stind_I4 });
    }

    public override void IsAnySet()
    {
        Constant(0);
        Call(methods.Static("EqualsAll", lane, LocalType, LocalType));
        Il.Emit(OpCodes.Ldc_I4_1);
        Il.Emit(OpCodes.Xor);
    }

    public override void Lookup() => Call(typeof(VectorLookup).GetMethod($"Lookup{bits}", BindingFlags.Static | BindingFlags.Public)!.MakeGenericMethod(lane));

    private void Binary(string name) => Call(methods.Static(name, lane, LocalType, LocalType));

    private void Shift(string name, int bits)
    {
        Il.Emit(OpCodes.Ldc_I4, bits);
        Call(methods.Static(name, lane, LocalType, typeof(int)));
    }

    private void Call(MethodInfo method) => Il.Emit(OpCodes.Call, method);
}
