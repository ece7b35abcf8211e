using System.Globalization;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Hardware for the network of a task, emitted into a folder of its own.</summary>
internal sealed record Variant(HardwarePlan Plan, HardwareProject Project)
{
    public static Variant Of(VerificationTask task, PlanOptions options)
    {
        var plan = HardwarePlan.Of(task.Network, options);
        var folder = Path.Combine(task.Folder, Name(options));
        return new(plan, HardwareProject.Write(plan, Directory.CreateDirectory(folder).FullName, target: task.Target));
    }

    /// <summary>What tells it from the others of a task.</summary>
    public static string Name(PlanOptions options) => string.Create(CultureInfo.InvariantCulture, $"lanes_{options.Lanes}{(options.Shell == Shell.Axi ? "_axi" : "")}");
}
