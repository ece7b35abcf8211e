using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>A core of HLS: what it keeps, and a function for each stage of a tick, in the files in which they lie.</summary>
/// <param name="Memory">What it keeps.</param>
/// <param name="Stages">What a tick calls, in this order.</param>
/// <param name="Files">All that is written for the network and compiled.</param>
internal sealed record HlsCore(HlsMemory Memory, ImmutableArray<string> Stages, ImmutableArray<EmittedFile> Files)
{
    private const string Folder = "src/";

    // Longer contents lie in a file of their own.
    private const int MostInline = 256;

    public static HlsCore Of(HardwarePlan plan)
    {
        var (memory, prefix) = (new HlsMemory(plan), plan.Options.Prefix);
        var neurons = plan.Units.Select(unit => Neuron(plan, memory, unit)).ToList();
        var (updates, deliveries, stages) = (new List<HlsFunction>(), new List<HlsFunction>(), new List<string>());
        foreach (var stage in plan.Sources.GroupBy(source => source.Stage).OrderBy(stage => stage.Key))
        {
            foreach (var (unit, population) in plan.Placed.Where(placed => placed.Population.Source.Stage == stage.Key))
                Add(updates, HlsUpdate.Of(plan, memory, neurons[unit.Number], unit, population));
            foreach (var source in stage)
                if (memory.Events[source.Number] is { } events)
                {
                    foreach (var step in plan.Rows.Where(row => row.Source == source && row.Feed.Ring is not null))
                        Add(deliveries, HlsDelivery.Of(memory, step, events));
                    if (plan.Sparse is { } sparse && !sparse.ClassesOf(source).IsEmpty)
                        Add(deliveries, HlsDelivery.Of(plan, memory, source, events));
                }
        }
        var outputs = HlsOutput.Of(plan, memory).ToList();
        stages.AddRange(outputs.Select(function => $"{(plan.Options.Digest && function == outputs[^1] ? "digest = " : "")}{function.Name}(words_out);"));
        var resets = plan.Placed.Select(placed => (placed.Population, HlsReset.Of(plan, memory, placed.Unit, placed.Population))).ToList();
        var input = HlsInput.Of(plan, memory, resets);
        var port = HlsPort.Of(plan, memory);

        var files = new List<EmittedFile>();
        files.AddRange(plan.Units.Select(unit => File($"{prefix}{neurons[unit.Number].Name}.h", "c/neuron_file",
            new { Guard = $"{prefix}{neurons[unit.Number].Name}".ToUpperInvariant(), neurons[unit.Number].Text, Model = unit.Model.Name })));
        files.AddRange(Arrays(plan, memory));
        files.Add(Stage(plan, "update", "Neurons: what they become in a tick.", updates, plan.Units.Select(unit => $"{prefix}{neurons[unit.Number].Name}.h")));
        files.Add(Stage(plan, "deliver", "Events: what they add to the sums of later ticks.", deliveries, ["neuro_sums.h"]));
        files.Add(Stage(plan, "input", "Words that come in: marks and events.", [.. resets.Select(reset => reset.Item2), input], ["neuro_input.h", "neuro_stream.h", "neuro_sums.h"]));
        files.Add(Stage(plan, "output", "Words that go out.", outputs, ["neuro_digest.h", "neuro_stream.h"]));
        files.Add(Stage(plan, "port", "Numbers that a host reads and writes.", [port], []));
        files.Add(File(plan.Options.Prefix + "core.h", "hls/core.h", new { Network = Named(plan), Guard = plan.Options.Prefix.ToUpperInvariant() + "CORE_H", Top = Top(plan) }));
        files.Add(File(plan.Options.Prefix + "core.cpp", "hls/core.cpp", new
        {
            Network = Named(plan),
            Prefix = prefix,
            Top = Top(plan),
            Base = $"0x{HlsRegisters.Base:x}",
            Input = input.Name,
            Port = port.Name,
            Resets = resets.Select(reset => reset.Item2.Name).ToList(),
            Stages = stages.Select(call => new { Call = call }).ToList(),
            Nows = memory.Nows.Select(now => new { Name = now.Value, Slots = now.Key }).ToList(),
            plan.Options.Digest,
            Constants = AxiPage.Constants(plan).Select(constant => new { constant.Word, constant.Name, Value = $"0x{constant.Value:x8}u" }).ToList(),
        }));
        return new(memory, [.. stages], [.. files]);

        void Add(List<HlsFunction> file, HlsFunction function)
        {
            file.Add(function);
            stages.Add($"{function.Name}();");
        }
    }

    /// <summary>The function that becomes hardware.</summary>
    public static string Top(HardwarePlan plan) => plan.Options.Prefix + "core";

    private static string Named(HardwarePlan plan) => CExpression.Comment(plan.Network.Name);

    private static CNeuron Neuron(HardwarePlan plan, HlsMemory memory, UnitPlan unit)
    {
        var lets = plan.Modules[unit.Number].Ports.Where(port => port.Kind == NeuronPortKind.Let).Select(port => port.Index);
        return CNeuron.Of(unit.Datapath, memory.Name($"{unit.Name}_neuron"), [.. lets], "static inline ");
    }

    private static EmittedFile File(string name, string template, object page) => new(Folder + name, LineBreaks.Within(TemplateSet.Render(template, page)));

    private static EmittedFile Stage(HardwarePlan plan, string name, string title, IReadOnlyList<HlsFunction> functions, IEnumerable<string> headers) => File($"{plan.Options.Prefix}{name}.h", "hls/stage.h", new
    {
        Network = Named(plan),
        Title = title,
        Guard = $"{plan.Options.Prefix}{name}_H".ToUpperInvariant(),
        Headers = headers.Append($"{plan.Options.Prefix}memory.h").Order(StringComparer.Ordinal).ToList(),
        Functions = functions.Select(function => function.Text).ToList(),
    });

    private static IEnumerable<EmittedFile> Arrays(HardwarePlan plan, HlsMemory memory)
    {
        var prefix = plan.Options.Prefix;
        var used = memory.Used.ToList();
        yield return File($"{prefix}memory.h", "hls/memory.h", new
        {
            Network = Named(plan),
            Guard = $"{prefix}memory_H".ToUpperInvariant(),
            Arrays = used.Select(array => new
            {
                array.Array.Name,
                What = CExpression.Comment(array.Array.What),
                Type = (array.IsConstant ? "const " : "") + array.Array.Type.Name,
                array.Array.Count,
                HasContents = array.Array.Use == BufferUse.Data,
                File = array.Array.Count > MostInline ? Contents(prefix, array.Array) : "",
                Lines = array.Array.Use == BufferUse.Data && array.Array.Count <= MostInline ? Numbers(array.Array).ToList() : [],
            }).ToList(),
            Counts = memory.Events.OfType<HlsEvents>().Where(events => memory.IsUsed(events.Neurons)).Select(events => events.Count).ToList(),
            Nows = memory.Nows.Select(now => new { Name = now.Value, Slots = now.Key }).ToList(),
        });
        foreach (var (array, _) in used.Where(array => array.Array.Use == BufferUse.Data && array.Array.Count > MostInline))
            yield return new(Folder + Contents(prefix, array), string.Concat(Numbers(array).Select(line => line.TrimStart() + "\n")));
    }

    private static string Contents(string prefix, DeviceBuffer array) => $"data/{prefix}{array.Name}.inc";

    private static IEnumerable<string> Numbers(DeviceBuffer array) =>
        CArray.Items(array.Type, Enumerable.Range(0, checked((int)array.Count)).Select(i => (System.Numerics.BigInteger)array.Contents!(i)));
}
