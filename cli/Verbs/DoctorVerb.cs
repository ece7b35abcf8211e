using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Says what Neuro runs on, which outside programs it found, and which devices.</summary>
internal sealed class DoctorVerb : Verb
{
    private readonly Option<bool> json = StandardOptions.Json();

    public DoctorVerb()
        : base("doctor", "Say which outside programs and devices are found, what they are for, and how to install the others.") => Add(json);

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro doctor", "list the tools and devices; exit code 3 if a tool is missing"),
    ];

    public override int Run(ParseResult given, Session session)
    {
        var found = Tool.All.AsParallel().AsOrdered().Select(tool => new Found(tool, tool.Find(), tool.Version())).ToList();
        if (given.GetValue(json))
            session.Out.WriteLine(Json(found));
        else
            Print(session, found);
        return found.Exists(item => item.Path is null) || OpenClRuntime.Devices.IsEmpty ? ExitCode.MissingTool : ExitCode.Fine;
    }

    private static void Print(Session session, List<Found> found)
    {
        session.Out.WriteLine($"neuro {Version}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}");
        foreach (var (tool, path, version) in found)
        {
            session.Out.WriteLine($"  {(path is null ? "missing" : "found"),-8}{tool.Command,-16}{path ?? tool.HowToInstall}{(version is null ? "" : $", {version}")}");
            session.Out.WriteLine($"          for {tool.Purpose}");
        }
        session.Out.WriteLine("devices of the gpu engine");
        foreach (var device in GpuDevices.All)
            session.Out.WriteLine($"  {device.Number,-8}{device.Kind,-16}{device.Name}{(device.Refusal() is { } refusal ? $": {refusal}" : device.IsProcessor ? ", which is slow: for trying things out" : "")}");
        session.Out.WriteLine("devices of OpenCL");
        foreach (var device in OpenClRuntime.Devices)
            session.Out.WriteLine($"  {device.Number,-8}{device.Kind,-16}{device.Name}, {device.Version}{(device == OpenClRuntime.Device ? ", which runs emitted OpenCL" : "")}");
        if (OpenClRuntime.Devices.IsEmpty)
            session.Out.WriteLine($"  {"none",-24}{Tool.Named(OpenClRuntime.Tool).HowToInstall}");
    }

    private static JsonObject Json(List<Found> found) => new()
    {
        ["version"] = Version,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["system"] = RuntimeInformation.OSDescription,
        ["tools"] = new JsonArray([.. found.Select(item => new JsonObject
        {
            ["command"] = item.Tool.Command,
            ["path"] = item.Path,
            ["version"] = item.Version,
            ["package"] = item.Tool.Package,
            ["purpose"] = item.Tool.Purpose,
        })]),
        ["devices"] = new JsonArray([.. GpuDevices.All.Select(device => new JsonObject
        {
            ["number"] = device.Number,
            ["kind"] = device.Kind,
            ["name"] = device.Name,
            ["refusal"] = device.Refusal(),
        })]),
        ["opencl_devices"] = new JsonArray([.. OpenClRuntime.Devices.Select(device => new JsonObject
        {
            ["number"] = device.Number,
            ["kind"] = device.Kind,
            ["name"] = device.Name,
            ["version"] = device.Version,
            ["memory_bytes"] = device.MemoryBytes,
        })]),
    };

    private sealed record Found(Tool Tool, string? Path, string? Version);

    private static string Version => typeof(DoctorVerb).Assembly.GetName().Version!.ToString(3);
}
