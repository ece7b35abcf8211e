using ILGPU;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>A device in use: its accelerator, the kernels that serve every network, and how many threads do its work.</summary>
internal sealed class OpenDevice
{
    // Compilers keep all that they have compiled. So many networks make up for compiling anew what they share.
    private const int NetworksKept = 32;

    private int networks;

    public OpenDevice(GpuDevice device, Accelerator accelerator, DeviceUse use)
    {
        (Device, Accelerator) = (device, accelerator);
        Threads = use.Threads ?? DeviceUse.ThreadsOf(accelerator);
        // Threads side by side take the synapses of one row, so that they read one stretch of memory.
        Lanes = use.Lanes ?? (device.IsProcessor ? 1 : accelerator.WarpSize);
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
        lock (GpuDevices.Turn)
        {
            try
            {
                // Runs come from any thread.
                Accelerator.Bind();
                return work();
            }
            catch (Exception e) when (e is AcceleratorException or InternalCompilerException)
            {
                throw new DeviceException(Device.Name, $"it has failed: {Innermost(e).Message.TrimEnd('.')}", "take another device (neuro doctor lists all), or --engine cpu", e);
            }
            finally
            {
                if (++networks % NetworksKept == 0)
                    Forget();
            }
        }
    }

    private void Forget()
    {
        Accelerator.ClearCache(ClearCacheMode.Everything);
        Accelerator.Context.ClearCache(ClearCacheMode.Everything);
    }

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
