using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>
/// Emits loads that widen to the lanes of a vector, and stores that narrow from them. Exactly the bytes that belong to
/// the lanes are read and written.
/// </summary>
internal sealed class VectorMemory(ILGenerator il, int bits)
{
    private const int Quad = 64;

    public void Load(Storage storage, Storage lane)
    {
        var loaded = bits / lane.Bytes() * storage.Bytes();
        var element = storage.Type();
        Read(loaded, element);
        for (var width = Math.Max(loaded, 128); width < bits; width *= 2)
            Call(VectorMethods.Of(width).Static($"ToVector{2 * width}Unsafe", element, VectorMethods.Of(width).VectorOf(element)));
        var methods = VectorMethods.Of(bits);
        for (var wide = storage; wide.Bytes() < lane.Bytes();)
        {
            var widen = methods.Static("WidenLower", wide.Type(), methods.VectorOf(wide.Type()));
            Call(widen);
            element = widen.ReturnType.GetGenericArguments()[0];
            wide = Wider(wide);
        }
        if (element != lane.Type())
            Call(methods.As(element, lane.Type()));
    }

    public void Store(Storage storage, Storage lane)
    {
        var stored = bits / lane.Bytes() * storage.Bytes();
        var narrow = Storages.Signed(storage.Bytes() * 8);
        if (storage.Bytes() == lane.Bytes())
            Write(bits, lane.Type());
        else if (Converted(narrow, lane) is { } conversion)
        {
            Call(conversion);
            Write(stored, narrow.Type());
        }
        else
        {
            // Narrowed together with itself, a vector gives what is wanted in its lower part.
            var methods = VectorMethods.Of(bits);
            for (var wide = lane; wide.Bytes() > storage.Bytes(); wide = Storages.Signed(wide.Bytes() * 4))
            {
                il.Emit(OpCodes.Dup);
                Call(methods.Static("Narrow", wide.Type(), methods.VectorOf(wide.Type()), methods.VectorOf(wide.Type())));
            }
            var element = narrow.Type();
            for (var width = bits; width > Math.Max(stored, 128); width /= 2)
                Call(VectorMethods.Of(width).Static("GetLower", element, VectorMethods.Of(width).VectorOf(element)));
            Write(stored, element);
        }
    }

    /// <param name="bytes">At most as many as the vector has.</param>
    public void StoreZeros(int bytes)
    {
        var width = bytes * 8;
        if (width < 128)
        {
            il.Emit(OpCodes.Ldc_I8, 0L);
            WriteInteger(width);
            return;
        }
        Call(VectorMethods.Of(width).VectorOf(typeof(byte)).GetProperty("Zero")!.GetMethod!);
        WriteVector(width, typeof(byte));
    }

    // Address → a vector of at least 128 bits, the loaded ones lowest.
    private void Read(int width, Type element)
    {
        if (width >= 128)
        {
            Call(VectorMethods.Of(width).Static("Load", element, element.MakePointerType()));
            return;
        }
        il.Emit(width switch { 8 => OpCodes.Ldind_U1, 16 => OpCodes.Ldind_U2, 32 => OpCodes.Ldind_U4, _ => OpCodes.Ldind_I8 });
        if (width < Quad)
            il.Emit(OpCodes.Conv_U8);
        var methods = VectorMethods.Of(128);
        Call(methods.Static("CreateScalarUnsafe", typeof(long), typeof(long)));
        Call(methods.As(typeof(long), element));
    }

    // Address, vector of at least 128 bits → nothing.
    private void Write(int width, Type element)
    {
        if (width >= 128)
        {
            WriteVector(width, element);
            return;
        }
        var methods = VectorMethods.Of(128);
        Call(methods.As(element, typeof(long)));
        Call(methods.Static("ToScalar", typeof(long), methods.VectorOf(typeof(long))));
        WriteInteger(width);
    }

    private void WriteVector(int width, Type element)
    {
        // Store takes the vector first.
        var methods = VectorMethods.Of(width);
        var value = il.DeclareLocal(methods.VectorOf(element));
        var address = il.DeclareLocal(typeof(nint));
        il.Emit(OpCodes.Stloc, value);
        il.Emit(OpCodes.Stloc, address);
        il.Emit(OpCodes.Ldloc, value);
        il.Emit(OpCodes.Ldloc, address);
        Call(methods.Static("Store", element, methods.VectorOf(element), element.MakePointerType()));
    }

    // Address, 64-bit integer → nothing.
    private void WriteInteger(int width)
    {
        if (width < Quad)
            il.Emit(OpCodes.Conv_I4);
        il.Emit(width switch { 8 => OpCodes.Stind_I1, 16 => OpCodes.Stind_I2, 32 => OpCodes.Stind_I4, _ => OpCodes.Stind_I8 });
    }

    // The instruction that cuts lanes to a narrower type, where the machine has it.
    private MethodInfo? Converted(Storage narrow, Storage lane)
    {
        var isThere = lane == Storage.Int16
            ? bits == 512 ? Avx512BW.IsSupported : Avx512BW.VL.IsSupported
            : bits == 512 ? Avx512F.IsSupported : Avx512F.VL.IsSupported;
        if (!isThere)
            return null;
        var set = lane == Storage.Int16
            ? bits == 512 ? typeof(Avx512BW) : typeof(Avx512BW.VL)
            : bits == 512 ? typeof(Avx512F) : typeof(Avx512F.VL);
        var to = Math.Max(128, bits / lane.Bytes() * narrow.Bytes());
        var name = $"ConvertToVector{to}{(narrow == Storage.Int8 ? "SByte" : narrow.Type().Name)}";
        return set.GetMethod(name, [VectorMethods.Of(bits).VectorOf(lane.Type())]);
    }

    private static Storage Wider(Storage storage) => storage switch
    {
        Storage.Int8 => Storage.Int16,
        Storage.UInt8 => Storage.UInt16,
        Storage.Int16 => Storage.Int32,
        Storage.UInt16 => Storage.UInt32,
        _ => Storage.Int64,
    };

    private void Call(MethodInfo method) => il.Emit(OpCodes.Call, method);
}
