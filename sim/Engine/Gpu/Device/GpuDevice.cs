using ILGPU;
using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>A device that the gpu engine may run on.</summary>
public sealed class GpuDevice
{
    private readonly Context context;
    private readonly Device device;
    private readonly Lazy<OpenDevice> open;

    private readonly DeviceUse use;

    internal GpuDevice(Context context, Device device, int number, DeviceUse use)
    {
        (this.context, this.device, Number, this.use) = (context, device, number, use);
        open = new(Opened);
    }

    /// <summary>Its place among all devices of the machine.</summary>
    public int Number { get; }

    /// <summary><c>cuda</c>, <c>opencl</c>, or <c>cpu</c> for kernels on the processor.</summary>
    public string Kind => device.AcceleratorType.ToString().ToLowerInvariant();

    public string Name => IsProcessor ? "processor" : device.Name;

    /// <summary>Whether kernels run on the processor, which is slow.</summary>
    public bool IsProcessor => device.AcceleratorType == AcceleratorType.CPU;

    /// <summary>Bytes that a run may take.</summary>
    public long Memory => use.Memory ?? (IsProcessor ? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes : device.MemorySize);

    /// <summary>Why it cannot be used; null: it can.</summary>
    public string? Refusal()
    {
        try
        {
            Open();
            return null;
        }
        catch (DeviceException e)
        {
            return e.Diagnostic.Message;
        }
    }

    public override string ToString() => $"{Number} ({Kind}, {Name})";

    /// <summary>The same device, used in another way.</summary>
    internal GpuDevice With(DeviceUse other) => new(context, device, Number, other);

    /// <exception cref="DeviceException">It refuses.</exception>
    internal OpenDevice Open() => open.Value;

    private OpenDevice Opened()
    {
        try
        {
            lock (GpuDevices.Turn)
                return new(this, device.CreateAccelerator(context), use);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new DeviceException(Name, $"it cannot be used: {e.Message.TrimEnd('.')}", "take another: neuro doctor lists all", e);
        }
    }
}
