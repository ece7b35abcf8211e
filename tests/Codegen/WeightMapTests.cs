using System.Globalization;
using System.Text.Json;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>What an emitted project says of where weights and neurons are on the memory port, against where they are.</summary>
public sealed class WeightMapTests
{
    private static readonly Format Narrow = Format.Fix(6, 0);
    private static readonly Format Wide = Format.Fix(33, 3);

    // Channels in lanes on both sides, parts of populations, kernels, and lists of two formats.
    private static readonly ElaboratedNetwork Everywhere = Elaborated.Of(Network.Named("everywhere")
        .Input("in", [2, 4, 5]).Layer("a", [8, 4, 5]).Layer("b", [9, 2, 2])
        .Population("c", 3, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 3))
        .Population("d", 13, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 3))
        .Project("in", "a", Narrow, Layers.Kernel(3, stride: 1, padding: 1), Values.Uniform(-8, 9, seed: 1), Values.Uniform(0, 3, seed: 2), loadable: true)
        .Project("a", "b", Narrow, Layers.Kernel(2, stride: 2, padding: 0), Values.Uniform(-4, 9, seed: 3), 1)
        .Project("b", "c", Narrow, new Rule.AllToAll(), Values.Uniform(-4, 9, seed: 5), 2, loadable: true)
        .Project("c[1:3]", "d[3:10]", Wide, new Rule.AllToAll(), Values.Uniform(-4, 9, seed: 6), 1, loadable: true)
        .Project("d[2:7]", "d[4:9]", Narrow, new Rule.OneToOne(), Values.Uniform(-4, 9, seed: 7), 1, loadable: true)
        .Project("c", "a", Narrow, new Rule.FixedProbability(1UL << 31, 7), -3, 1, loadable: true)
        .Project("d", "c", Wide, new Rule.FixedProbability(1UL << 31, 8), -3, 1, loadable: true)
        .Project("d", "d", Narrow, new Rule.FixedProbability(1UL << 31, 9), -3, 2));

    [TestCase(1), TestCase(2), TestCase(4), TestCase(8)]
    public void The_headers_functions_find_every_weight_whose_address_is_computed(int lanes)
    {
        var plan = HardwarePlan.Of(Everywhere, new(lanes, Shell.Axi));
        using var folder = new TemporaryFolder();
        HardwareProject.Write(Targets.Verilog, plan, folder.Path);
        var computed = WeightMap.Of(plan).Where(map => map.File is null).ToList();

        var found = HeaderProgram.Run(folder, "find", string.Concat(computed.Select(Calls)), "regs.h").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var expected = computed.SelectMany(map => MemoryPlaces.OfWeights(plan, map.Projection).Select(place => place.Address(lanes)));
        Assert.That(found.Select(line => uint.Parse(line, CultureInfo.InvariantCulture)), Is.EqualTo(expected));
        Assert.That(computed.Select(map => map.Projection.Name), Is.EqualTo(["in-a", "a-b", "b-c", "c-d", "d-d"]));
        Assert.That(plan.Placed.Any(p => p.Population.Source.Dealing.IsPlanar), Is.EqualTo(lanes > 1));
    }

    [TestCase(1), TestCase(4)]
    public void A_file_has_the_address_of_every_weight_in_lists(int lanes)
    {
        var plan = HardwarePlan.Of(Everywhere, new(lanes));
        var files = Targets.Verilog.Emit(plan).ToDictionary(file => file.Path, file => file.Text);
        using var manifest = JsonDocument.Parse(files[HardwareManifest.FileName]);
        var listed = manifest.RootElement.GetProperty("memory_port").GetProperty("weights").EnumerateArray().Where(map => map.GetProperty("file").ValueKind != JsonValueKind.Null).ToList();

        Assert.That(listed.Select(map => (map.GetProperty("projection").GetString(), map.GetProperty("format").GetString())), Is.EqualTo([("c-a", "fix<6,0>"), ("d-c", "fix<33,3>")]));
        foreach (var map in listed)
        {
            var projection = Everywhere.Projections.Single(p => p.Name == map.GetProperty("projection").GetString());
            var expected = Elaborated.Synapses(projection).Zip(MemoryPlaces.OfWeights(plan, projection), (synapse, place) => $"{synapse.Source},{synapse.Target},0x{place.Address(lanes):x8}");
            Assert.That(files[map.GetProperty("file").GetString()!].Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(expected.Prepend("source,target,address")));
        }
    }

    [TestCase(1), TestCase(4)]
    public void The_headers_function_finds_every_neuron(int lanes)
    {
        var plan = HardwarePlan.Of(Everywhere, new(lanes, Shell.Axi));
        using var folder = new TemporaryFolder();
        HardwareProject.Write(Targets.Verilog, plan, folder.Path);

        var found = HeaderProgram.Run(folder, "find", string.Concat(plan.Placed.Select(p => p.Population.Source.Population).Select(population => $$"""
                for (uint32_t n = 0; n < {{population.Size}}u; n++)
                    printf("%lu\n", (unsigned long)neuro_neuron_address(0u, NEURO_FIRST_ENTRY_{{population.Name.ToUpperInvariant()}}, NEURO_PLANE_{{population.Name.ToUpperInvariant()}}, n, 1u));

            """)), "regs.h");

        var expected = plan.Placed.SelectMany(p => Enumerable.Range(0, p.Population.Source.Population.Size).Select(neuron => MemoryPlaces.OfNeuron(plan.Memory[0], p.Population, neuron).Address(lanes, isUpper: true)));
        Assert.That(found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => uint.Parse(line, CultureInfo.InvariantCulture)), Is.EqualTo(expected));
    }

    // One call of the map's function for each synapse, in their order.
    private static string Calls(WeightMap map)
    {
        var indices = map.Projection.Synapses is ConvolutionSynapses convolution
            ? KernelPlaces(convolution.Shape).ToList()
            : Elaborated.Synapses(map.Projection).Select(synapse => $"{{ {synapse.Source}u, {synapse.Target}u }}").ToList();
        var name = map.Projection.Name.Replace('-', '_');
        return $$"""
                static const uint32_t of_{{name}}[][{{map.Indices.Length}}] = { {{string.Join(", ", indices)}} };
                for (int i = 0; i < {{indices.Count}}; i++)
                    printf("%lu\n", (unsigned long)neuro_weight_{{name}}({{string.Join(", ", map.Indices.Select((_, at) => $"of_{name}[i][{at}]"))}}));

            """;
    }

    private static IEnumerable<string> KernelPlaces(ConvolutionShape shape)
    {
        for (var target = 0; target < shape.Output.Channels * shape.Output.Plane; target++)
            for (var input = 0; input < shape.GroupChannels; input++)
                for (var y = 0; y < shape.Y.Kernel; y++)
                    for (var x = 0; x < shape.X.Kernel; x++)
                        if (shape.Source(target, (((input * shape.Y.Kernel) + y) * shape.X.Kernel) + x) >= 0)
                            yield return $"{{ {target / shape.Output.Plane}u, {input}u, {y}u, {x}u }}";
    }
}
