namespace Neuro.Sim;

/// <summary>How the target of a synapse is stored: its number within the part, in whole bytes.</summary>
internal unsafe interface ITargetCode
{
    static abstract int Bytes { get; }

    static abstract nint Read(byte* at);

    static abstract void Write(byte* at, int target);
}

internal readonly unsafe struct Target8 : ITargetCode
{
    public static int Bytes => 1;

    public static nint Read(byte* at) => *at;

    public static void Write(byte* at, int target) => *at = (byte)target;
}

internal readonly unsafe struct Target16 : ITargetCode
{
    public static int Bytes => 2;

    public static nint Read(byte* at) => *(ushort*)at;

    public static void Write(byte* at, int target) => *(ushort*)at = (ushort)target;
}

internal readonly unsafe struct Target24 : ITargetCode
{
    public static int Bytes => 3;

    // Reads a byte too many, which memory of rows has behind its end.
    public static nint Read(byte* at) => (nint)(*(uint*)at & 0xffffff);

    public static void Write(byte* at, int target)
    {
        *(ushort*)at = (ushort)target;
        at[2] = (byte)(target >> 16);
    }
}

internal readonly unsafe struct Target32 : ITargetCode
{
    public static int Bytes => 4;

    public static nint Read(byte* at) => *(int*)at;

    public static void Write(byte* at, int target) => *(int*)at = target;
}
