using System.Text;
using Neuro.Graph;

namespace Neuro.Tests;

public sealed class NetworkReaderTests
{
    private static readonly NeuronModel Lif = ShippedModels.Get("Lif");

    [Test]
    public void A_file_and_code_can_say_the_same()
    {
        var read = NetworkFiles.Elaborate(
            """
            {
              "neuro": 1, "name": "pair", "dt": 0.001, "seed": 7, "max_delay": 31,
              "populations": [
                { "name": "in", "size": 4, "input": true },
                { "name": "h", "size": 10, "model": "Lif",
                  "parameters": { "keep": {"value": 0.9, "round": "nearest"}, "threshold": 1 }, "initial": { "v": 0.5 } }
              ],
              "projections": [
                { "source": "in[0:2]", "target": "h[5:10].x", "format": "fix<8,4>", "rule": "all_to_all", "weight": 0.5, "delay": 1 },
                { "name": "w", "source": "in", "target": "h", "format": "fix<8,0>", "synapses": [[0, 3, 5, 1], [1, 3, -5, 31]] }
              ],
              "generators": [ { "target": "h.x", "poisson": [10, 20], "seed": 3, "format": "fix<4,2>", "weight": 0.25 } ],
              "probes": [ { "signal": "h.v", "neurons": "0:2" } ]
            }
            """);
        var written = Elaborated.Of((Network.Named("pair") with { Dt = 0.001m, Seed = 7, MaxDelay = 31 })
            .Input("in", 4)
            .Population("h", 10, Lif, ("keep", Number.Rounded(0.9m)), ("threshold", 1))
            .Initial("h", "v", 0.5m)
            .Project("in[0:2]", "h[5:10].x", Format.Fix(8, 4), new Rule.AllToAll(), weight: 0.5m, delay: 1)
            .Project("in", "h", Format.Fix(8, 0), new Rule.Listed([0, 1], [3, 3]), weight: Values.Of(5, -5), delay: Values.Of(1, 31), name: "w")
            .Drive("h.x", new GeneratorKind.Poisson([10, 20]), seed: 3, format: Format.Fix(4, 2), weight: 0.25m)
            .Probe("h[0:2].v"));

        Assert.That(read.Digest, Is.EqualTo(written.Digest));
        Assert.That(read.Populations[1].Ports, Is.EqualTo(written.Populations[1].Ports));
        Assert.That(read.Projections.Select(p => (p.Name, p.SynapseCount, p.Delays)), Is.EqualTo(written.Projections.Select(p => (p.Name, p.SynapseCount, p.Delays))));
        Assert.That(read.Probes.Single().Neurons, Is.EqualTo(written.Probes.Single().Neurons));
        Assert.That((read.Name, read.Seed, read.Source.Dt, read.Source.MaxDelay), Is.EqualTo(("pair", 7UL, 0.001m, 31)));
    }

    [TestCase("populations", "1", Description = "none of them is an object")]
    [TestCase("populations", "{}")]
    [TestCase("projections", "{\"a\": 1}")]
    [TestCase("probes", "[]")]
    public void A_file_of_mistakes_is_given_up_after_a_hundred(string list, string item)
    {
        var diagnostics = new Diagnostics();

        var network = NetworkReader.Read("test.neuro.json", Encoding.UTF8.GetBytes($"{{\"neuro\": 1, \"{list}\": [{string.Join(',', Enumerable.Repeat(item, 100_000))}]}}"), "", diagnostics);

        Assert.That(network, Is.Null);
        Assert.That(diagnostics.ErrorCount, Is.InRange(100, 110));
    }

    [Test]
    public void Unknown_keys_and_missing_model_files_without_number_are_given_up_too()
    {
        var diagnostics = new Diagnostics();
        var keys = string.Join(',', Enumerable.Range(0, 100_000).Select(n => $"\"k{n}\": \"no.neuron\""));

        NetworkReader.Read("keys.neuro.json", Encoding.UTF8.GetBytes($"{{\"neuro\": 1, {keys}}}"), "", diagnostics);
        Assert.That(diagnostics.ErrorCount, Is.InRange(100, 110));
        diagnostics = new();
        NetworkReader.Read("models.neuro.json", Encoding.UTF8.GetBytes($"{{\"neuro\": 1, \"models\": {{{keys}}}}}"), "", diagnostics);
        Assert.That(diagnostics.ErrorCount, Is.InRange(100, 110));
    }

    [TestCase("5", 80)]
    [TestCase("-0.0625", -1)]
    [TestCase("{\"value\": 0.9, \"round\": \"nearest\"}", 14)]
    [TestCase("{\"value\": 0.9, \"round\": \"ceil\"}", 15)]
    [TestCase("{\"value\": 0.5}", 8)]
    [TestCase("{\"raw\": -7}", -7)]
    [TestCase("25e-2", 4)]
    public void A_number_is_a_decimal_a_rounded_one_or_an_integer_of_the_grid(string number, int raw)
    {
        Assert.That(Weights(number).Single(), Is.EqualTo(raw));
    }

    [TestCase("[1, 2, 3, 4]", 16, 32, 48, 64)]
    [TestCase("[[1, 2], [3, 4]]", 16, 32, 48, 64)]
    [TestCase("[{\"raw\": 1}, {\"value\": 0.9, \"round\": \"floor\"}, 0, -1]", 1, 14, 0, -16)]
    [TestCase("{\"raw\": [[1, 2], [3, 4]]}", 1, 2, 3, 4)]
    [TestCase("{\"value\": [0.01, 0.1, 0.2, {\"value\": 0.3, \"round\": \"ceil\"}], \"round\": \"nearest\"}", 0, 2, 3, 5)]
    public void A_list_has_one_number_each(string list, params int[] raws)
    {
        Assert.That(Weights(list, sources: 2, targets: 2), Is.EqualTo(raws));
    }

    [Test]
    public void Distributions_take_their_draws_where_they_are_told()
    {
        var drawn = Weights("{\"uniform\": [0, {\"raw\": 31}], \"seed\": 4, \"stride\": 100, \"offset\": 7}", sources: 2, targets: 2);

        Assert.That(drawn, Is.EqualTo(new[] { 7, 8, 107, 108 }.Select(index => (int)SplitMix.Below(4, (ulong)index, 32))));
        Assert.That(Weights("{\"normal\": {\"mean\": 1, \"sd\": 0.1, \"low\": 1.5, \"high\": 4, \"round\": \"ceil\"}, \"seed\": 4}", sources: 50, targets: 1, allowed: false), Is.Empty);
        Assert.That(Weights("{\"normal\": {\"mean\": 1, \"sd\": 0.5, \"low\": 1.5, \"high\": 2}, \"seed\": 4}", sources: 50, targets: 1), Has.All.InRange(24, 32));
    }

    [TestCase("\"all_to_all\"", 20)]
    [TestCase("{\"fixed_indegree\": 3, \"seed\": 1, \"stride\": 10, \"offset\": 2}", 12)]
    [TestCase("{\"fixed_outdegree\": 3, \"seed\": 1}", 15)]
    [TestCase("{\"fixed_total\": 7, \"seed\": 1}", 7)]
    [TestCase("{\"fixed_total\": 0, \"seed\": 1}", 0)]
    [TestCase("{\"fixed_probability\": 1, \"seed\": 1}", 20)]
    [TestCase("{\"fixed_probability\": {\"raw\": 0}, \"seed\": 1}", 0)]
    public void Rules_have_names(string rule, int synapses)
    {
        var network = NetworkFiles.Elaborate(Pair($"\"rule\": {rule}, \"weight\": 1, \"delay\": 1", sources: 5, targets: 4));

        Assert.That(network.Projections[0].SynapseCount, Is.EqualTo(synapses));
    }

    [Test]
    public void A_probability_is_the_nearest_threshold()
    {
        var network = NetworkFiles.Read(Pair("\"rule\": {\"fixed_probability\": 0.1, \"seed\": 31}, \"weight\": 1, \"delay\": 1"));

        Assert.That(((Rule.FixedProbability)network.Projections[0].Rule).Threshold, Is.EqualTo(429496730));
    }

    [Test]
    public void Convolutions_have_an_extent_for_every_axis()
    {
        var network = NetworkFiles.Elaborate(
            """
            {
              "neuro": 1,
              "populations": [
                { "name": "in", "shape": [2, 7, 6], "input": true },
                { "name": "c", "shape": [4, 3, 6], "model": "If", "parameters": { "threshold": 1 } },
                { "name": "line", "shape": [1, 9], "input": true },
                { "name": "d", "shape": [2, 7], "model": "If", "parameters": { "threshold": 1 } }
              ],
              "projections": [
                { "source": "in", "target": "c", "format": "fix<8,0>", "delay": 0,
                  "rule": {"conv2d": {"kernel": [3, 3], "stride": [2, 1], "padding": [0, 1], "dilation": 1, "groups": 2}},
                  "weight": {"raw": [[[[1,2,3],[4,5,6],[7,8,9]]], [[[1,2,3],[4,5,6],[7,8,9]]], [[[1,2,3],[4,5,6],[7,8,9]]], [[[1,2,3],[4,5,6],[7,8,9]]]]} },
                { "source": "line", "target": "d", "format": "fix<8,0>", "rule": {"conv1d": {"kernel": 3}}, "weight": [[[1, 2, 3]], [[4, 5, 6]]], "delay": [1, 2, 3, 4, 5, 6] }
              ]
            }
            """);

        Assert.That(((ConvolutionSynapses)network.Projections[0].Synapses).Shape,
            Is.EqualTo(new ConvolutionShape(new(2, 7, 6), new(4, 3, 6), new(3, 2, 0, 1), new(3, 1, 1, 1), 2)));
        Assert.That(Elaborated.Synapses(network.Projections[1])[..4],
            Is.EqualTo(new[] { new Synapse(0, 0, 1, 1), new Synapse(1, 0, 2, 2), new Synapse(2, 0, 3, 3), new Synapse(1, 1, 1, 1) }));
        Assert.That(network.Populations[0].Shape, Is.EqualTo(new[] { 2, 7, 6 }));
    }

    [Test]
    public void Listed_synapses_may_share_a_weight_or_a_delay()
    {
        var synapses = Elaborated.Synapses(NetworkFiles.Elaborate(
            Pair("\"synapses\": [[0, 1, 9], [1, 0, 8]], \"weight\": 3", sources: 2, targets: 2)).Projections[0]);
        var pairs = Elaborated.Synapses(NetworkFiles.Elaborate(
            Pair("\"synapses\": [[0, 1], [1, 0]], \"weight\": 3, \"delay\": {\"uniform\": [1, 9], \"seed\": 5}", sources: 2, targets: 2)).Projections[0]);

        Assert.That(synapses, Is.EqualTo(new[] { new Synapse(0, 1, 48, 9), new Synapse(1, 0, 48, 8) }));
        Assert.That(pairs.Select(s => s.Delay), Is.EqualTo(new[] { 1 + (int)SplitMix.Below(5, 0, 9), 1 + (int)SplitMix.Below(5, 1, 9) }));
    }

    [Test]
    public void Synapses_and_values_may_come_from_array_files_beside_the_network()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.PathOf("side ü.npz")))
        {
            var npz = new NpzWriter(file);
            Write(npz, "a_source", [2], 0, 1);
            Write(npz, "a_target", [2], 1, 0);
            Write(npz, "a_weight", [2], 16, -8);
            Write(npz, "a_delay", [2], 3, 4);
            Write(npz, "dense", [2, 2], 1, 2, 3, 4);
            npz.Write("real", [2, 2], new[] { 0.5, 0.25, -1, 0.0625 });
            npz.End();
        }
        var network = NetworkFiles.Elaborate(
            """
            {
              "neuro": 1,
              "populations": [ { "name": "in", "size": 2, "input": true }, { "name": "h", "size": 2, "model": "If", "parameters": { "threshold": 1 } } ],
              "projections": [
                { "source": "in", "target": "h", "format": "fix<8,4>", "synapses": {"npz": "side ü.npz", "prefix": "a_"} },
                { "source": "in", "target": "h", "format": "fix<8,4>", "rule": "all_to_all", "weight": {"npz": "side ü.npz", "array": "dense"}, "delay": 1 },
                { "source": "in", "target": "h", "format": "fix<8,4>", "rule": "all_to_all", "weight": {"npz": "side ü.npz", "array": "real"}, "delay": 1 },
                { "source": "in", "target": "h", "format": "fix<8,1>", "rule": "all_to_all", "weight": {"npz": "side ü.npz", "array": "real", "round": "even"}, "delay": 1 }
              ]
            }
            """, folder.Path);

        Assert.That(Elaborated.Synapses(network.Projections[0]), Is.EqualTo(new[] { new Synapse(0, 1, 16, 3), new Synapse(1, 0, -8, 4) }));
        Assert.That(Elaborated.Synapses(network.Projections[1]).Select(s => s.Weight), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(Elaborated.Synapses(network.Projections[2]).Select(s => s.Weight), Is.EqualTo(new[] { 8, 4, -16, 1 }));
        Assert.That(Elaborated.Synapses(network.Projections[3]).Select(s => s.Weight), Is.EqualTo(new[] { 1, 0, -2, 0 }));

        static void Write(NpzWriter npz, string name, long[] shape, params long[] numbers) => npz.Write(name, shape, numbers);
    }

    [Test]
    public void Sources_and_targets_in_an_array_file_are_rows()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder.PathOf("side.npz")))
        {
            var npz = new NpzWriter(file);
            foreach (var name in new[] { "source", "target", "weight", "delay" })
                npz.Write(name, name == "target" ? [1, 1] : [1], new long[] { 0 });
            npz.End();
        }

        var error = NetworkFiles.Errors("net.neuro.json", Encoding.UTF8.GetBytes(Pair("\"synapses\": {\"npz\": \"side.npz\"}")), folder.Path).Single();

        Assert.That((error.Code, error.Message), Is.EqualTo((Code.WrongShape, "array 'target': one dimension is needed here; the shape is (1, 1)")));
    }

    [Test]
    public void A_probability_where_a_threshold_belongs_is_told_how_it_is_written()
    {
        var error = NetworkFiles.Errors("net.neuro.json", """
            {"neuro": 1, "populations": [{"name": "in", "size": 1, "input": true}], "generators": [{"target": "in", "bernoulli": 0.25, "seed": 1}]}
            """u8).Single();

        Assert.That((error.Message, error.Help), Is.EqualTo(("a threshold is a whole number, 4294967296 for an event at every tick", "for a probability write {\"probability\": 0.25}")));
    }

    [Test]
    public void Models_of_the_user_stand_in_files_of_their_own_and_go_before_shipped_ones()
    {
        using var folder = new TemporaryFolder();
        folder.Write("models/my own.neuron", "neuron Anything {\n  input here\n  state w : fix<8,0>\n  w = here\n}\n");
        var path = folder.Write("a net.neuro.json",
            """
            {
              "$schema": "https://example.org/network.schema.json",
              "neuro": 1,
              "models": { "Lif": "models/my own.neuron" },
              "populations": [ { "name": "a", "size": 1, "model": "Lif" } ],
              "projections": [ { "source": "a", "target": "a", "format": "fix<2,0>", "rule": "one_to_one", "weight": 1, "delay": 1 } ],
              "probes": [ { "population": "a", "signal": "here", "neurons": [0] } ]
            }
            """);
        var diagnostics = new Diagnostics();

        var network = NetworkReader.Read(path, diagnostics)!;

        Assert.That(diagnostics.Items, Is.Empty);
        Assert.That(network.Name, Is.EqualTo("a net"));
        Assert.That(network.Populations[0].Model!.Name, Is.EqualTo("Anything"));
        Assert.That(Elaborated.Of(network).Probes.Single().Kind, Is.EqualTo(SignalKind.Port));
    }

    [TestCase("a", "a", 0, null, null)]
    [TestCase("a.x", "a", 0, null, "x")]
    [TestCase("a[3]", "a", 3, 1, null)]
    [TestCase("a[1:3].x", "a", 1, 2, "x")]
    [TestCase("a[:3].x", "a", 0, 3, "x")]
    [TestCase("a[2:].x", "a", 2, null, "x")]
    [TestCase("b.c[0:1]", "b.c", 0, 1, null)]
    [TestCase("b.c[0:1].x", "b.c", 0, 1, "x")]
    [TestCase("b.c[0:1].x.y", "b.c[0:1].x", 0, null, "y")]
    public void A_reference_is_read_by_the_names_that_exist(string text, string population, int first, int? count, string? port)
    {
        var names = new[] { "a", "b.c", "b.c[0:1].x", "é" };
        if (text == "b.c[0:1].x")
            names = ["a", "b.c"];

        var readings = EndText.Readings(text).Where(r => names.Contains(r.Population));

        Assert.That(readings, Is.EqualTo(new[] { new EndText(population, first, count, port) }));
    }

    [Test]
    public void Generators_have_kinds_and_feed_inputs_or_ports()
    {
        var network = NetworkFiles.Elaborate(
            """
            {
              "neuro": 1,
              "populations": [
                { "name": "in", "size": 3, "input": true },
                { "name": "graded", "size": 3, "input": true, "payload": "ufix<8,2>" },
                { "name": "h", "size": 4, "model": "If", "parameters": { "threshold": 1 } }
              ],
              "generators": [
                { "target": "h[1:3].x", "poisson": [581260615, 1743781846], "seed": 3, "stride": 12500, "offset": 9, "format": "fix<4,1>", "weight": -1.5 },
                { "name": "p", "target": "graded", "poisson": {"mean": 2}, "seed": 4 },
                { "target": "in[0:1]", "bernoulli": 60129542, "seed": 30 },
                { "target": "in[1:2]", "bernoulli": {"probability": 0.5}, "seed": 30 },
                { "target": "in[2:]", "regular": {"period": 10, "phase": 2} }
              ]
            }
            """);

        var first = network.Generators[0];
        Assert.That((first.Population, first.Port, first.First, first.Count, first.Seed, first.Stride, first.Offset, first.Weight), Is.EqualTo((2, 0, 1, 2, 3UL, 12500UL, 9UL, -3L)));
        Assert.That(network.Generators.Select(g => g.Name), Is.EqualTo(new[] { "h-generator-0", "p", "in-generator-2", "in-generator-3", "in-generator-4" }));
        Assert.That(((GeneratorKind.Bernoulli)network.Generators[3].Kind).Threshold, Is.EqualTo(1UL << 31));
        Assert.That(network.Populations[2].Ports[0], Is.EqualTo(new Num(-6, 0, 1)));
        Assert.That(network.Generators[1].Stride, Is.EqualTo(3));
    }

    [Test]
    public void The_thresholds_of_a_Poisson_mean_are_those_of_the_benchmarks()
    {
        uint[] expected =
        [
            581260615, 1743781846, 2906303077, 3681317231, 4068824308, 4223827139, 4275494749, 4290256923,
            4293947467, 4294767588, 4294931612, 4294961435, 4294966405, 4294967170, 4294967279, 4294967293,
        ];

        Assert.That(PoissonThresholds.OfMean(new(2, 0)).ToArray(), Is.EqualTo(expected));
        Assert.That(PoissonThresholds.OfMean(new(200, 2)).ToArray(), Is.EqualTo(expected));
    }

    [TestCase(0.001)]
    [TestCase(0.128)]
    [TestCase(30)]
    [TestCase(700)]
    public void The_thresholds_of_a_Poisson_mean_have_that_mean(double mean)
    {
        var thresholds = PoissonThresholds.OfMean(NumberText.Parse(mean.ToString(System.Globalization.CultureInfo.InvariantCulture))!.Value);

        Assert.That(thresholds.Sum(t => 1 - t / 4294967296.0), Is.EqualTo(mean).Within(1e-6 * Math.Max(1, mean)));
        Assert.That(thresholds, Has.Length.LessThanOrEqualTo(PoissonThresholds.Most));
        Assert.That(thresholds, Is.Ordered);
    }

    [Test]
    public void A_stimulus_may_hold_generators_of_inputs()
    {
        var network = NetworkFiles.Elaborate(Pair("\"rule\": \"one_to_one\", \"weight\": 1, \"delay\": 1"));
        var diagnostics = new Diagnostics();
        var good = JsonText.Parse("s.json", "[{\"target\": \"in\", \"bernoulli\": 5, \"seed\": 2}]"u8, diagnostics)!.Root;
        var bad = JsonText.Parse("s.json", "[{\"target\": \"h.x\", \"bernoulli\": 5, \"seed\": 2, \"format\": \"fix<4,0>\"}, {\"target\": \"im\", \"regular\": {\"period\": 1}}]"u8, diagnostics)!.Root;

        var generators = StimulusGenerators.Read(good, network, diagnostics)!.Value;

        Assert.That(diagnostics.Items, Is.Empty);
        Assert.That((generators.Single().Population, generators.Single().Port, generators.Single().Stride), Is.EqualTo((0, (int?)null, 1UL)));
        Assert.That(StimulusGenerators.Read(bad, network, diagnostics), Is.Null);
        Assert.That(diagnostics.Items.Select(d => d.Code), Is.EqualTo(new[] { Code.UnknownPopulation, Code.BadGenerator }));
    }

    [Test]
    public void A_long_list_of_synapses_is_read_in_good_time()
    {
        const int count = 50_000;
        var list = new StringBuilder();
        for (var i = 0; i < count; i++)
            list.Append(i == 0 ? "" : ",\n").Append(System.Globalization.CultureInfo.InvariantCulture, $"[{i % 100}, {i % 77}, {i % 7 - 3}.5, {1 + i % 9}]");
        var json = Pair($"\"synapses\": [{list}]", sources: 100, targets: 77);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var network = NetworkFiles.Read(json);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(((Rule.Listed)network.Projections[0].Rule).Sources, Has.Length.EqualTo(count));
        Assert.That(allocated / count, Is.LessThan(1500));
    }

    [TestCaseSource(typeof(NetworkFiles), nameof(NetworkFiles.All))]
    public void Every_network_of_the_repository_can_be_read(string path)
    {
        var diagnostics = new Diagnostics();

        Assert.That(NetworkReader.Read(Repository.PathOf(path), diagnostics), Is.Not.Null, string.Join('\n', diagnostics.Items));
    }

    private static string Pair(string projection, int sources = 1, int targets = 1) =>
        $$"""
        {
          "neuro": 1,
          "populations": [
            { "name": "in", "size": {{sources}}, "input": true },
            { "name": "h", "size": {{targets}}, "model": "If", "parameters": { "threshold": 1 } }
          ],
          "projections": [ { "source": "in", "target": "h", "format": "fix<10,4>", {{projection}} } ]
        }
        """;

    private static List<int> Weights(string weight, int sources = 1, int targets = 1, bool allowed = true)
    {
        var network = NetworkFiles.Read(Pair($"\"rule\": \"all_to_all\", \"weight\": {weight}, \"delay\": 1", sources, targets));
        if (allowed)
            return [.. Elaborated.Synapses(Elaborated.Of(network).Projections[0]).Select(synapse => (int)synapse.Weight)];
        Assert.That(Elaborated.Errors(network), Is.Not.Empty);
        return [];
    }
}
