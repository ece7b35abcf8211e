using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>The printed neuron does what the steps do: every model, every operation, every clock.</summary>
[Category("Icarus")]
public sealed class NeuronModuleTests
{
    private const int RandomModels = 200;
    private const int LintedModels = 60;
    private const int VectorsEach = 200;

    [TestCaseSource(typeof(ShippedModels), nameof(ShippedModels.Names))]
    public void A_shipped_model_simulates_as_its_steps_do(string name)
    {
        var datapath = Shipped(name);
        using var bench = new NeuronBench();
        foreach (var budget in (int[])[4, StageLevels.Default.Budget, 1000])
        {
            var module = NeuronModule.Of(datapath, $"{name}_{budget}", StageLevels.Default.With(budget), AllLets(datapath));
            bench.Add(module, datapath, NeuronBench.Frames(datapath.Model, new(Campaign.Seed), 1000 * Campaign.Factor), $"{name}, {budget} levels a stage");
        }
        Assert.That(bench.Mismatch(), Is.Null);
    }

    [Test]
    public void Random_models_simulate_as_their_steps_do()
    {
        const int together = 50;
        for (var first = 0; first < RandomModels * Campaign.Factor; first += together)
        {
            using var bench = new NeuronBench();
            for (var n = first; n < first + together; n++)
            {
                var (module, datapath, about) = Random(n);
                bench.Add(module, datapath, NeuronBench.Frames(datapath.Model, new(Campaign.Seed ^ (ulong)n), VectorsEach), about);
            }
            Assert.That(bench.Mismatch(), Is.Null);
        }
    }

    [Test]
    public void Every_row_of_the_narrowing_table_simulates_as_it_is_written()
    {
        using var bench = new NeuronBench();
        foreach (var (datapath, frames, expected, about) in NarrowingRows())
            bench.Add(NeuronModule.Of(datapath, $"row_{about.Line}", StageLevels.Default, []), datapath, frames, about.ToString(), expected);
        Assert.That(bench.Mismatch(), Is.Null);
    }

    // A truth value has no sign bit of its own.
    [Test]
    public void A_truth_value_is_rounded_as_any_other_number()
    {
        string[] roundings = ["floor", "nearest", "even", "zero", "ceil"];
        var datapath = Lowering.Of(Models.Typed($$"""
            neuron Rounded {
              input x
              state v : fix<8,0>
              v = v + x
              let holds = v >= 3
            {{string.Concat(roundings.SelectMany(rounding => Enumerable.Range(1, 3), (rounding, bits) => $"  let {rounding}_{bits} : ufix<4,-{bits}> round {rounding} overflow wrap = holds\n"))}}
            }
            """, Format.Fix(8, 0).Num));
        using var bench = new NeuronBench();
        bench.Add(NeuronModule.Of(datapath, "rounded", StageLevels.Default, AllLets(datapath)), datapath, NeuronBench.Frames(datapath.Model, new(1), VectorsEach), "a comparison, rounded to 2, 4 and 8");
        Assert.That(bench.Mismatch(), Is.Null);
    }

    [Test]
    public void A_large_table_becomes_a_memory()
    {
        var entries = string.Join(", ", Enumerable.Range(0, 1024).Select(n => n * 7919 % 4096));
        var datapath = Lowering.Of(Models.Typed($$"""
            neuron Curve {
              state i : ufix<10,0> overflow wrap
              state v : ufix<12,0>
              table f : ufix<12,0> = [{{entries}}]
              i = i + 1
              v = f[i]
            }
            """));
        var module = NeuronModule.Of(datapath, "curve", StageLevels.Default, []);
        using var folder = new WorkFolder();
        File.WriteAllText(folder.PathOf("curve.v"), module.Text);

        var said = ToolRun.Of("yosys", folder.Path, "-p", "read_verilog curve.v; synth_ice40 -top curve; stat").Check().Output;

        Assert.That(said, Does.Match(@"SB_RAM40_4K\s+3\s"));
    }

    [Test]
    public void A_truth_value_that_nothing_reads_has_no_index()
    {
        var datapath = Lowering.Of(Models.Typed("""
            neuron Watched {
              param k : fix<16,14>
              state v : fix<11,3>
              let same = k == v
            }
            """));

        Assert.That(VerilogLint.Complaints([NeuronModule.Of(datapath, "watched", StageLevels.Default, [])]), Is.Empty);
    }

    [TestCaseSource(typeof(ShippedModels), nameof(ShippedModels.Names))]
    public void A_shipped_model_is_printed_as_it_was(string name)
    {
        var module = NeuronModule.Of(Shipped(name), VerilogNames.Sanitised(name.ToLowerInvariant() + "_neuron"), StageLevels.Default, []);
        Snapshot.Assert("verilog", name, [new(module.Name + ".v", module.Text)]);
    }

    [Test]
    public void No_tool_has_anything_against_shipped_models() =>
        Assert.That(VerilogLint.Complaints([.. ShippedModels.Names.Select(name => NeuronModule.Of(Shipped(name), name, StageLevels.Default, []))]), Is.Empty);

    [Test]
    public void Lines_end_before_column_120() => Assert.That(
        Enumerable.Range(0, RandomModels).Select(n => Random(n).Module).Concat(ShippedModels.Names.Select(name => NeuronModule.Of(Shipped(name), name, StageLevels.Default, [])))
            .SelectMany(module => module.Text.Split('\n')).Where(line => line.Length > 120 || line.EndsWith(' ')), Is.Empty);

    [Test]
    public void No_tool_has_anything_against_random_models() =>
        Assert.That(VerilogLint.Complaints([.. Enumerable.Range(0, LintedModels).Select(n => Random(n).Module)]), Is.Empty);

    private static (NeuronModule Module, Datapath Datapath, string About) Random(int n)
    {
        var (datapath, about) = RandomDatapath(n);
        var budget = 3 + n % 22;
        var module = NeuronModule.Of(datapath, $"random_{n}", StageLevels.Default.With(budget), AllLets(datapath));
        return (module, datapath, $"{budget} levels a stage, {about}");
    }

    internal static (Datapath Datapath, string About) RandomDatapath(int n)
    {
        var seed = Campaign.Seed * 1_000_000 + (ulong)n;
        var random = new RandomModel(seed, 1 + n % 24);
        return (Lowering.Of(Models.Typed(random)), $"seed {seed}, size {1 + n % 24}\n{random.Text}ports: {string.Join(", ", random.Ports)}");
    }

    /// <summary>The table's rows, those of one kind as one neuron.</summary>
    internal static IEnumerable<(Datapath Datapath, List<NeuronFrame> Frames, List<long> Expected, NarrowingRow First)> NarrowingRows() =>
        NarrowingTable.Rows.GroupBy(row => (row.From, row.To)).Select(kind =>
        {
            var datapath = Lowering.Of(Models.Typed(kind.First().Model, kind.Key.From.Num));
            var frames = kind.Select(row =>
            {
                var frame = new NeuronFrame(datapath.Model.Model);
                frame.Ports[0] = (long)row.Raw;
                return frame;
            });
            return (datapath, frames.ToList(), kind.Select(row => (long)row.Result).ToList(), kind.First());
        });

    internal static Datapath Shipped(string name)
    {
        var model = ShippedModels.Get(name);
        var diagnostics = new Diagnostics();
        var typed = ModelTyping.Of(model, [.. model.Inputs.Select(_ => Format.Fix(12, 4).Num)], diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return Lowering.Of(typed!);
    }

    internal static System.Collections.Immutable.ImmutableArray<int> AllLets(Datapath datapath) => [.. Enumerable.Range(0, datapath.Lets.Length)];
}
