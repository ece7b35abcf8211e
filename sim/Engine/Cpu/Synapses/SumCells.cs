using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Neuro.Sim;

/// <summary>
/// A cell that sums up what arrives at one port of one neuron in one tick: as narrow as the port's exact range allows.
/// Elaboration proved that no sum leaves it; what leaves it on the way comes back, since integers wrap.
/// </summary>
internal unsafe interface ISumCell
{
    static abstract int Bytes { get; }

    static abstract void Add(byte* sums, nint cell, long amount);

    /// <summary>Adds as much of a 32-bit amount as a cell holds.</summary>
    static abstract void AddLow(byte* cell, int* amount);

    /// <summary>Adds count · amount to sixteen cells in a row.</summary>
    static abstract void AddCounts(byte* sums, nint first, Vector512<uint> counts, long amount);
}

internal readonly unsafe struct Cell16 : ISumCell
{
    public static int Bytes => 2;

    public static void Add(byte* sums, nint cell, long amount) => ((short*)sums)[cell] += (short)amount;

    public static void AddLow(byte* cell, int* amount) => *(short*)cell += *(short*)amount;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddCounts(byte* sums, nint first, Vector512<uint> counts, long amount)
    {
        var cells = (short*)sums + first;
        var product = amount == 1 ? counts.AsInt32() : counts.AsInt32() * Vector512.Create((int)amount);
        var narrow = Avx512F.IsSupported ? Avx512F.ConvertToVector256Int16(product) : Vector256.Narrow(product.GetLower(), product.GetUpper());
        (Vector256.Load(cells) + narrow).Store(cells);
    }
}

internal readonly unsafe struct Cell32 : ISumCell
{
    public static int Bytes => 4;

    public static void Add(byte* sums, nint cell, long amount) => ((int*)sums)[cell] += (int)amount;

    public static void AddLow(byte* cell, int* amount) => *(int*)cell += *(int*)amount;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddCounts(byte* sums, nint first, Vector512<uint> counts, long amount)
    {
        var cells = (int*)sums + first;
        var (low, high) = (counts.GetLower().AsInt32(), counts.GetUpper().AsInt32());
        if (amount != 1)
            (low, high) = (low * Vector256.Create((int)amount), high * Vector256.Create((int)amount));
        (Vector256.Load(cells) + low).Store(cells);
        (Vector256.Load(cells + Vector256<int>.Count) + high).Store(cells + Vector256<int>.Count);
    }
}

internal readonly unsafe struct Cell64 : ISumCell
{
    public static int Bytes => 8;

    public static void Add(byte* sums, nint cell, long amount) => ((long*)sums)[cell] += amount;

    public static void AddLow(byte* cell, int* amount) => *(long*)cell += *(int*)amount;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddCounts(byte* sums, nint first, Vector512<uint> counts, long amount)
    {
        var cells = (long*)sums + first;
        var (low, high) = Vector512.Widen(counts);
        (Vector512.Load(cells) + low.AsInt64() * Vector512.Create(amount)).Store(cells);
        (Vector512.Load(cells + Vector512<long>.Count) + high.AsInt64() * Vector512.Create(amount)).Store(cells + Vector512<long>.Count);
    }
}
