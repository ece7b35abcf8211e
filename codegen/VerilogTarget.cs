namespace Neuro.Codegen;

/// <summary>Verilog-2005: one core for the whole network, its lanes, and the neurons of each model.</summary>
public sealed class VerilogTarget : ITarget
{
    public string Name => "verilog";

    public string Summary => "synthesisable Verilog-2005 with memory images, test bench and Makefile";

    public TargetTraits Traits { get; } = new(".v", HasClock: true, HasControl: true, HasLanes: true, HasShells: true, LoadsSynapses: true, ChoosesDelays: true);

    public IReadOnlyList<EmittedFile> Emit(HardwarePlan plan)
    {
        var prefix = plan.Options.Prefix;
        var files = new List<EmittedFile>
        {
            new($"rtl/{prefix}core.v", Laid("core.v", CorePage.Of(plan))),
            new($"rtl/{prefix}lane.v", Laid("lane.v", LanePage.Of(plan))),
        };
        if (plan.Sparse is not null)
            files.Add(new($"rtl/{prefix}sparse.v", Laid("sparse.v", SparsePage.Of(plan))));
        files.AddRange(plan.Modules.Select(module => new EmittedFile($"rtl/{module.Name}.v", module.Text)));
        if (plan.Options.Shell == Shell.Axi)
            files.Add(new($"rtl/{prefix}axi.v", ForwardDeclarations.First(TemplateSet.Render("verilog/axi.v", AxiPage.Of(plan)))));
        files = SupportLibrary.Supported([.. files.Select(file => file with { Text = LineBreaks.Within(file.Text) })], prefix, "rtl/");
        files.AddRange(MemoryImages.Of(plan));
        files.AddRange(WeightMap.Files(plan));
        if (plan.Options.Shell == Shell.Axi)
            files.Add(AxiPage.Image(plan));
        files.Add(TestBench.Of(plan, "tb/"));
        files.AddRange(ProjectFiles.Of(plan, files));
        files.Add(HardwareManifest.Of(plan, Name, files));
        return files;
    }

    private static string Laid(string template, params ReadOnlySpan<object> models) =>
        Connections.Filled(ForwardDeclarations.First(Declarations.InColumns(TemplateSet.Render("verilog/" + template, models))));
}
