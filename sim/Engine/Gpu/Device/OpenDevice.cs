using ILGPU;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>A device in use: its accelerator, the kernels that serve every network, and how many threads do its work.</summary>
internal sealed class OpenDevice
{
    // Enough to keep the largest devices busy: threads take several elements each.
    private const int MostThreads = 1 << 16;

    private readonly Lock turn = new();

    public OpenDevice(GpuDevice device, Accelerator accelerator)
    {
        (Device, Accelerator) = (device, accelerator);
        Threads = (int)Math.Clamp((long)accelerator.NumMultiprocessors * accelerator.MaxNumThreadsPerMultiprocessor, 1, MostThreads);
        // Threads side by side take the synapses of one row, so that they read one stretch of memory.
        Lanes = device.IsProcessor ? 1 : accelerator.WarpSize;
        Kernels = new(accelerator);
    }

    public GpuDevice Device { get; }

    public Accelerator Accelerator { get; }

    public NetworkKernels Kernels { get; }

    /// <summary>The most threads of a launch that find work.</summary>
    public int Threads { get; }

    /// <summary>Threads that share the synapses of one event.</summary>
    public int Lanes { get; }

    /// <summary>Does what uses the device. Runs take turns on it.</summary>
    /// <exception cref="DeviceException">The device has failed.</exception>
    public T Use<T>(Func<T> work)
    {
        lock (turn)
        {
            try
            {
                return work();
            }
            catch (Exception e) when (e is AcceleratorException or InternalCompilerException)
            {
                throw new DeviceException(Device.Name, $"it has failed: {Innermost(e).Message.TrimEnd('.')}", "take another device (neuro doctor lists all), or --engine cpu", e);
            }
        }
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
