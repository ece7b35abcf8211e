using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Silk.NET.OpenCL;

namespace Neuro.Hw;

/// <summary>The OpenCL of this machine.</summary>
public static unsafe class OpenClRuntime
{
    /// <summary>What tools.txt calls it.</summary>
    public const string Tool = "opencl";

    private static readonly Lazy<CL?> Loaded = new(Load);

    private static readonly Lazy<ImmutableArray<OpenClDevice>> All = new(Find);

    /// <summary>All devices of all platforms; none where no runtime is installed.</summary>
    public static ImmutableArray<OpenClDevice> Devices => All.Value;

    /// <summary>The first that is no CPU, or else the first.</summary>
    /// <exception cref="MissingToolException">There is none.</exception>
    public static OpenClDevice Device => Devices.FirstOrDefault(device => !device.IsCpu) ?? Devices.FirstOrDefault() ?? throw new MissingToolException(Hw.Tool.Named(Tool), "there is no device");

    internal static CL Api => Loaded.Value ?? throw new MissingToolException(Hw.Tool.Named(Tool));

    /// <summary>Holds a call to its success.</summary>
    internal static void Check(int result, string what)
    {
        if (result != 0)
            throw new ToolFailedException(Graph.Code.ToolFailed, Tool, $"{what}: {(ErrorCodes)result} ({result})", help: null);
    }

    private static CL? Load()
    {
        OpenClCache.Prepare();
        try
        {
            return CL.GetApi();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DllNotFoundException)
        {
            return null;
        }
    }

    private static ImmutableArray<OpenClDevice> Find()
    {
        const int most = 64;
        if (Loaded.Value is not { } api)
            return [];
        var found = ImmutableArray.CreateBuilder<OpenClDevice>();
        var platforms = stackalloc nint[most];
        var devices = stackalloc nint[most];
        uint count = 0;
        if (api.GetPlatformIDs(most, platforms, &count) != 0)
            return [];
        for (var p = 0; p < Math.Min(count, most); p++)
        {
            uint own = 0;
            if (api.GetDeviceIDs(platforms[p], DeviceType.All, most, devices, &own) == 0)
                for (var d = 0; d < Math.Min(own, most); d++)
                    found.Add(Described(api, found.Count, devices[d]));
        }
        return found.ToImmutable();
    }

    private static OpenClDevice Described(CL api, int number, nint device)
    {
        ulong Number(DeviceInfo what)
        {
            var answer = 0UL;
            Check(api.GetDeviceInfo(device, what, sizeof(ulong), &answer, null), "asking a device");
            return answer;
        }

        string Text(DeviceInfo what)
        {
            var text = stackalloc byte[256];
            Check(api.GetDeviceInfo(device, what, 256, text, null), "asking a device");
            return Marshal.PtrToStringUTF8((nint)text)!.Trim();
        }

        return new(number, device, Text(DeviceInfo.Name), Text(DeviceInfo.Version), ((DeviceType)Number(DeviceInfo.Type)).HasFlag(DeviceType.Cpu),
            (long)Number(DeviceInfo.GlobalMemSize), (int)Number(DeviceInfo.MaxWorkGroupSize));
    }
}

/// <summary>A device that OpenCL runs on.</summary>
/// <param name="Number">Where it stands among all; the emitted host counts the same.</param>
/// <param name="Version">Of its OpenCL.</param>
/// <param name="MostGroupItems">The most work-items of a group.</param>
public sealed record OpenClDevice(int Number, nint Handle, string Name, string Version, bool IsCpu, long MemoryBytes, int MostGroupItems)
{
    /// <summary>In a word.</summary>
    public string Kind => IsCpu ? "cpu" : "device";
}
