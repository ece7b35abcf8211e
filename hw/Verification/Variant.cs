using System.Globalization;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Hardware for the network of a task, emitted into a folder of its own.</summary>
internal sealed record Variant(ITarget Target, HardwarePlan Plan, HardwareProject Project)
{
    public static Variant Of(VerificationTask task, ITarget target, PlanOptions options)
    {
        var plan = HardwarePlan.Of(task.Network, options);
        var folder = Path.Combine(task.Folder, Name(target, options));
        var emits = task.Target?.Name == target.Name ? task.Target : target;
        return new(target, plan, HardwareProject.Write(emits, plan, Directory.CreateDirectory(folder).FullName));
    }

    /// <summary>What tells it from the others of a task.</summary>
    public string Folder => Name(Target, Plan.Options);

    /// <summary>How many lanes it has; null where the target knows none.</summary>
    public int? Lanes => Target.Traits.HasLanes ? Plan.Options.Lanes : null;

    /// <summary>What surrounds it; null where the target gives no choice.</summary>
    public Shell? Shell => Target.Traits.HasShells ? Plan.Options.Shell : null;

    private static string Name(ITarget target, PlanOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{target.Name}_lanes_{options.Lanes}{(options.Shell == Codegen.Shell.Axi ? "_axi" : "")}");
}
