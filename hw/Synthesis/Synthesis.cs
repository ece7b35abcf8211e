using System.Collections.Immutable;
using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// Emits hardware for a network and makes cells of devices out of it; where a device has a place-and-route tool, a
/// bitstream too, from which the fastest clock is known.
/// </summary>
public sealed class Synthesis
{
    private readonly SynthesisTask task;
    private readonly ImmutableArray<HardwarePlan> plans;
    private readonly CancellationToken cancellation;

    private Synthesis(SynthesisTask task, CancellationToken cancellation)
    {
        (this.task, this.cancellation) = (task, cancellation);
        plans = [.. task.Options.Select(options => HardwarePlan.Of(task.Network, options))];
    }

    /// <param name="finished">Called with each row when it is there, from any thread.</param>
    /// <returns>By device, and for each by option; null, and diagnostics, where something is too large for a device.</returns>
    /// <exception cref="MissingToolException">A tool is not installed; nothing was done.</exception>
    /// <exception cref="ToolFailedException">A tool failed, or warned.</exception>
    public static ImmutableArray<SynthesisRow>? Run(SynthesisTask task, Diagnostics diagnostics, Action<SynthesisRow>? finished, CancellationToken cancellation)
    {
        var synthesis = new Synthesis(task, cancellation);
        // Of a module it is not known which memories it has.
        foreach (var device in task.Module is null ? task.Devices : [])
            foreach (var plan in synthesis.plans)
                DeviceFit.Check(device, plan, diagnostics);
        if (diagnostics.HasErrors)
            return null;
        foreach (var tool in task.Devices.SelectMany(ToolsFor).Distinct())
            _ = ToolRun.PathOf(tool);
        return synthesis.Rows(finished);
    }

    /// <summary>How many rows a task will have.</summary>
    public static int RowsOf(SynthesisTask task) => task.Options.Length * task.Devices.Length;

    private static IEnumerable<string> ToolsFor(Device device) => device.Chip is null ? ["yosys"] : ["yosys", "nextpnr-ice40", "icepack"];

    private ImmutableArray<SynthesisRow> Rows(Action<SynthesisRow>? finished)
    {
        var projects = plans.Select(plan => HardwareProject.Write(Targets.Verilog, plan, Path.Combine(task.Folder, Folder(plan.Options)))).ToList();
        if (task.Module is { } module)
            RequireModule(module, projects);
        var activities = task.Run is var (stimulus, ticks) ? Activity.Of(plans, stimulus, ticks, cancellation) : null;
        var rows = new SynthesisRow[RowsOf(task)];
        AllProcessors.Each(rows.Length, i =>
        {
            var (device, option) = (task.Devices[i / plans.Length], i % plans.Length);
            rows[i] = Row(device, plans[option], projects[option], activities?[option]);
            finished?.Invoke(rows[i]);
        }, cancellation);
        return [.. rows];
    }

    // Those of the support library take their widths from where they are used.
    private static void RequireModule(string name, IEnumerable<HardwareProject> projects)
    {
        foreach (var project in projects)
        {
            var emitted = project.Sources.Select(Path.GetFileNameWithoutExtension).Where(module => !SupportLibrary.Names.Contains(module)).ToList();
            if (!emitted.Contains(name))
                throw new InvalidInputException(Code.BadOption, new Place.Named("--module"), $"there is no module '{name}'", $"those that are emitted for this network are {string.Join(", ", emitted)}");
        }
    }

    private SynthesisRow Row(Device device, HardwarePlan plan, HardwareProject project, Activity? activity)
    {
        var top = task.Module ?? plan.Options.Top;
        var build = $"build/{device.Name}";
        var pins = device.Chip is null ? null : PinWrapper.Of(
            top, ModulePorts.Of(File.ReadAllText(Path.Combine(project.Folder, project.Sources.Single(path => Path.GetFileName(path) == $"{top}.v")))));
        var area = YosysSynthesis.Run(device, plan, project, top, build, pins, cancellation);
        var placements = ImmutableArray.CreateBuilder<Placement>();
        int? cells = null;
        if (pins is not null)
            foreach (var seed in task.Seeds)
            {
                var placement = PlaceAndRoute.Run(device, project.Folder, build, seed, out var logicCells, cancellation);
                placements.Add(placement with { Kept = $"{Folder(plan.Options)}/{placement.Kept}" });
                cells = logicCells;
            }
        return new(device, plan.Options, area, cells, placements.ToImmutable(), activity, task.Module);
    }

    private static string Folder(PlanOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{options.Shell.ToString().ToLowerInvariant()}_{options.Lanes}");
}
