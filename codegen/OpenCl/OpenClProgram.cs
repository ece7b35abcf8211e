using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>
/// A core of OpenCL: what it keeps on its device, and the kernels of a tick, in the order in which they are launched. Every
/// host, whatever it is written in, does just this.
/// </summary>
/// <param name="Sources">Files of the program, in the order in which they are joined.</param>
/// <param name="Files">Those of them that are written for the network.</param>
public sealed record OpenClProgram(ImmutableArray<DeviceBuffer> Buffers, ImmutableArray<Kernel> Kernels, ImmutableArray<string> Sources, ImmutableArray<EmittedFile> Files)
{
    public const string SumsHeader = Folder + "neuro_sums.h";

    private const string Folder = "kernels/";

    public static OpenClProgram Of(HardwarePlan plan)
    {
        var memory = new DeviceMemory(plan);
        var neurons = plan.Units.Select(unit => Neuron(plan, memory, unit)).ToList();
        var (states, deliveries) = (new List<Kernel> { ResetKernel.Of(plan, memory) }, new List<Kernel>());
        var tick = new List<Kernel>(states);
        Add(InputKernel.Of(plan, memory), states);
        foreach (var stage in plan.Sources.GroupBy(source => source.Stage).OrderBy(stage => stage.Key))
        {
            foreach (var (unit, population) in plan.Placed.Where(placed => placed.Population.Source.Stage == stage.Key))
                Add(UpdateKernels.Of(plan, memory, neurons[unit.Number], unit, population), states);
            foreach (var source in stage)
            {
                foreach (var step in plan.Rows.Where(row => row.Source == source && row.Feed.Ring is not null))
                    Add(DeliverKernels.Of(plan, memory, step), deliveries);
                if (plan.Sparse is { } sparse && !sparse.ClassesOf(source).IsEmpty)
                    Add(DeliverKernels.Of(plan, memory, source), deliveries);
            }
        }
        var records = new List<Kernel>();
        Add(RecordKernels.Probes(plan, memory), records);
        Add(RecordKernels.Digest(plan, memory), records);

        var files = plan.Units.Select(unit => new EmittedFile($"{Folder}{neurons[unit.Number].Name}.h", TemplateSet.Render("c/neuron_file", new { Guard = neurons[unit.Number].Name.ToUpperInvariant(), neurons[unit.Number].Text, Model = unit.Model.Name }))).ToList();
        foreach (var (name, title, kernels) in new[] { ("update", "States: reset, fed and updated.", states), ("deliver", "Events: what they add to the sums of later ticks.", deliveries), ("record", "What is seen of a tick beside its events.", records) })
            if (kernels.Count > 0)
                files.Add(File($"{plan.Options.Prefix}{name}.cl", "kernels", new
                {
                    Network = CExpression.Comment(plan.Network.Name),
                    Title = title,
                    Headers = name == "update" ? neurons.Select(neuron => new { Guard = neuron.Name.ToUpperInvariant(), File = $"{neuron.Name}.h" }).ToList() : [],
                    Kernels = kernels.Select(kernel => kernel.Text).ToList(),
                }));
        return new([.. memory.All], [.. tick], [.. CLibrary.Names.Select(name => Folder + name), SumsHeader, .. files.Select(file => file.Path)], [.. files]);

        void Add(Kernel? kernel, List<Kernel> file)
        {
            if (kernel is null)
                return;
            tick.Add(kernel);
            file.Add(kernel);
        }
    }

    private static EmittedFile File(string name, string template, object page) => new(Folder + name, TemplateSet.Render($"opencl/{template}", page));

    private static CNeuron Neuron(HardwarePlan plan, DeviceMemory memory, UnitPlan unit)
    {
        var lets = plan.Modules[unit.Number].Ports.Where(port => port.Kind == NeuronPortKind.Let).Select(port => port.Index);
        return CNeuron.Of(unit.Datapath, memory.Name($"{plan.Options.Prefix}{unit.Name}_neuron"), [.. lets], "static inline ");
    }
}
