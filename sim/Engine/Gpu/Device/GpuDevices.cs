using System.Collections.Immutable;
using System.Globalization;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace Neuro.Sim;

/// <summary>The devices of this machine that the gpu engine may run on.</summary>
public static class GpuDevices
{
    // Devices belong to the process: whoever asks gets the same ones, opened once.
    private static readonly Lazy<ImmutableArray<GpuDevice>> Found = new(Find);

    /// <summary>Held by whoever uses a device: they share a compiler, and take turns.</summary>
    internal static Lock Turn { get; } = new();

    /// <summary>In the order of their numbers. The last one is there on every machine: it runs kernels on the processor.</summary>
    public static ImmutableArray<GpuDevice> All => Found.Value;

    /// <summary>The device that runs kernels on the processor: slow, and the same everywhere.</summary>
    public static GpuDevice Processor => All[^1];

    /// <summary>The device that is asked for.</summary>
    /// <param name="asked">Its number, a part of its name, or its kind; null: the first one that can be used.</param>
    /// <exception cref="DeviceException">There is none, or more than one.</exception>
    public static GpuDevice Choose(string? asked)
    {
        if (asked is null)
            return All.First(device => device.Refusal() is null);
        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < All.Length)
            return All[number];
        var named = All.Where(device => device.Kind == asked || device.Name.Contains(asked, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count == 1 ? named[0] : throw new DeviceException(
            asked, named.Count == 0 ? "there is no such device" : "more than one device is meant", $"the devices are {string.Join(", ", All)}");
    }

    private static ImmutableArray<GpuDevice> Find()
    {
        // The processor stands in for a device of two threads: each kernel launch wakes all of them, so more would cost more.
        // Which OpenCL devices can be used shows when they are opened: none is left out without a word.
        var context = Context.Create(builder => builder.CPU(new CPUDevice(2, 1, 1)).Cuda().OpenCL(_ => true));
        var found = context.Devices.OrderBy(device => Preference(device.AcceleratorType)).ThenByDescending(device => device.MemorySize).ToList();
        return [.. found.Select((device, number) => new GpuDevice(context, device, number, new()))];
    }

    private static int Preference(AcceleratorType type) => type switch
    {
        AcceleratorType.Cuda => 0,
        AcceleratorType.OpenCL => 1,
        _ => 2,
    };
}
