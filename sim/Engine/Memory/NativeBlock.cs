using System.Runtime.InteropServices;

namespace Neuro.Sim;

/// <summary>Memory outside the managed heap, its address a multiple of a cache line; freed with its owner.</summary>
internal sealed unsafe class NativeBlock : SafeHandle
{
    /// <summary>Bytes of a cache line, and of the widest vector.</summary>
    public const int Line = 64;

    /// <summary>Bytes that may be read, and will not be written, behind the end: loads are wider than what they want.</summary>
    public const int Slack = 64;

    private const int HugePage = 2 << 20;

    /// <summary>Memory that is all zeros.</summary>
    public NativeBlock(long bytes)
        : this(bytes, isZeroed: true)
    {
    }

    private NativeBlock(long bytes, bool isZeroed)
        : base(0, ownsHandle: true)
    {
        Bytes = bytes;
        var all = (nuint)(bytes + Slack);
        handle = (nint)NativeMemory.AlignedAlloc(all, bytes >= HugePage ? HugePage : (nuint)Line);
        if (bytes >= HugePage)
            HugePages.Advise((void*)handle, all);
        if (isZeroed)
            NativeMemory.Clear((void*)handle, all);
        GC.AddMemoryPressure(bytes + Slack);
    }

    /// <summary>Memory that its owner will write to the last byte.</summary>
    public static NativeBlock Unwritten(long bytes) => new(bytes, isZeroed: false);

    public long Bytes { get; }

    public byte* Address => (byte*)handle;

    /// <summary>Makes all of it zeros.</summary>
    public void Clear() => NativeMemory.Clear((void*)handle, (nuint)Bytes);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(Bytes + Slack);
        return true;
    }
}
