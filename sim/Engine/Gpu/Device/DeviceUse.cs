using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>How a device is used; null: as it suits it best. None of it changes a trace.</summary>
/// <param name="Threads">The most threads of a launch that find work.</param>
/// <param name="Lanes">Threads that share the synapses of one event.</param>
/// <param name="Memory">Bytes that a run may take.</param>
internal sealed record DeviceUse(int? Threads = null, int? Lanes = null, long? Memory = null)
{
    // Enough to keep the largest devices busy: threads take several elements each.
    private const int MostThreads = 1 << 16;

    /// <summary>As many as a device runs at the same time.</summary>
    public static int ThreadsOf(Accelerator accelerator) =>
        (int)Math.Clamp((long)accelerator.NumMultiprocessors * accelerator.MaxNumThreadsPerMultiprocessor, 1, MostThreads);
}
