namespace Neuro.Sim;

/// <summary>How a weight, or a word that holds one, is stored: two's complement in whole bytes.</summary>
internal unsafe interface IWeightCode
{
    static abstract int Bytes { get; }

    static abstract long Read(byte* at);

    static abstract void Write(byte* at, long value);
}

/// <summary>Not at all: the projection's synapses share one weight.</summary>
internal readonly unsafe struct Weight0 : IWeightCode
{
    public static int Bytes => 0;

    public static long Read(byte* at) => 0;

    public static void Write(byte* at, long value) { }
}

internal readonly unsafe struct Weight8 : IWeightCode
{
    public static int Bytes => 1;

    public static long Read(byte* at) => *(sbyte*)at;

    public static void Write(byte* at, long value) => *(sbyte*)at = (sbyte)value;
}

internal readonly unsafe struct Weight16 : IWeightCode
{
    public static int Bytes => 2;

    public static long Read(byte* at) => *(short*)at;

    public static void Write(byte* at, long value) => *(short*)at = (short)value;
}

internal readonly unsafe struct Weight24 : IWeightCode
{
    public static int Bytes => 3;

    // Reads a byte too many, which memory of rows has behind its end.
    public static long Read(byte* at) => *(int*)at << 8 >> 8;

    public static void Write(byte* at, long value)
    {
        *(short*)at = (short)value;
        at[2] = (byte)(value >> 16);
    }
}

internal readonly unsafe struct Weight32 : IWeightCode
{
    public static int Bytes => 4;

    public static long Read(byte* at) => *(int*)at;

    public static void Write(byte* at, long value) => *(int*)at = (int)value;
}

internal readonly unsafe struct Weight64 : IWeightCode
{
    public static int Bytes => 8;

    public static long Read(byte* at) => *(long*)at;

    public static void Write(byte* at, long value) => *(long*)at = value;
}
