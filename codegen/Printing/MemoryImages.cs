namespace Neuro.Codegen;

/// <summary>The <c>.hex</c> files of memories.</summary>
internal static class MemoryImages
{
    public static IEnumerable<EmittedFile> Of(HardwarePlan plan)
    {
        // Memories that all lanes read at one address are one memory, its words as wide as all lanes.
        foreach (var memory in plan.Rows.Select(r => r.Memory).Concat(plan.Units.SelectMany(u => new[] { u.ParamMemory, u.InitialMemory })).OfType<MemoryPlan>())
            yield return new($"mem/{memory.Name}.hex", memory.WideImage());
        foreach (var table in plan.WindowTables)
            yield return new($"mem/{table.Name}.hex", table.Image(0));
        if (plan.Sparse is not { } sparse)
            yield break;
        for (var lane = 0; lane < plan.Options.Lanes; lane++)
        {
            yield return new($"mem/{sparse.Pointers.Name}_{lane}.hex", sparse.Pointers.Image(lane));
            yield return new($"mem/{sparse.List.Name}_{lane}.hex", sparse.List.Image(lane));
        }
    }
}
