using System.Runtime.InteropServices;

namespace Neuro.Sim;

/// <summary>Asks Linux to back large memory by large pages: rows of synapses are visited in any order, and each visit would else miss the page table's cache.</summary>
internal static unsafe partial class HugePages
{
    private const int Advice = 14; // MADV_HUGEPAGE

    public static void Advise(void* address, nuint bytes)
    {
        // A hint: where it is not taken, the memory is as good, only slower.
        if (OperatingSystem.IsLinux())
            _ = Advise(address, bytes, Advice);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint bytes, int advice);
}
