using System.CommandLine;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>The device that the gpu engine runs on, as it is asked for on the command line.</summary>
internal static class DeviceChoice
{
    public static Option<string?> Option() => new("--device")
    {
        Description = "Where the gpu engine runs: a number, a name or a kind from neuro doctor. The first device that can be used unless given.",
        HelpName = "DEVICE",
    };

    /// <summary>An engine of a kind; if it runs on a device, on the one that is asked for.</summary>
    public static IEngine Engine(Session session, EngineKind kind, string? device) =>
        kind == Engines.Gpu ? new GpuEngine(Of(session, device)) : kind.Create(new());

    // Nobody should wonder why a graphics device is slow when it is none.
    public static GpuDevice Of(Session session, string? device)
    {
        var chosen = GpuDevices.Choose(device);
        if (chosen.IsProcessor && device is null)
        {
            session.Diagnostics.Warning(
                Code.MissingDevice, new Place.Named($"the {Engines.Gpu.Name} engine"), "no graphics device can be used; its kernels run on the processor, which is slow",
                $"take the {Engines.Cpu.Name} engine, or --device {chosen.Kind} if that is what you want; neuro doctor lists the devices");
            session.PrintDiagnostics();
        }
        return chosen;
    }
}
