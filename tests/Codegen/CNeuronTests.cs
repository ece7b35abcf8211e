using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>The neuron that is printed as a C function does what the steps do: every model, every operation.</summary>
[Category("Compilers")]
public sealed class CNeuronTests
{
    private const int RandomModels = 200;
    private const int VectorsEach = 200;

    [Test]
    public void Shipped_models_run_as_their_steps_do()
    {
        using var bench = new CNeuronBench();
        foreach (var name in ShippedModels.Names)
        {
            var datapath = NeuronModuleTests.Shipped(name);
            bench.Add(Printed(datapath, SnakeCase.Of(name) + "_neuron"), datapath, NeuronBench.Frames(datapath.Model, new(Campaign.Seed), 1000 * Campaign.Factor), name);
        }
        Assert.That(bench.Mismatch(), Is.Null);
    }

    [Test]
    public void Random_models_run_as_their_steps_do()
    {
        const int together = 200;
        for (var first = 0; first < RandomModels * Campaign.Factor; first += together)
        {
            using var bench = new CNeuronBench();
            for (var n = first; n < first + together; n++)
            {
                var (datapath, about) = NeuronModuleTests.RandomDatapath(n);
                bench.Add(Printed(datapath, $"random_{n}"), datapath, NeuronBench.Frames(datapath.Model, new(Campaign.Seed ^ (ulong)n), VectorsEach), about);
            }
            Assert.That(bench.Mismatch(), Is.Null);
        }
    }

    [Test]
    public void Every_row_of_the_narrowing_table_runs_as_it_is_written()
    {
        using var bench = new CNeuronBench();
        foreach (var (datapath, frames, expected, about) in NeuronModuleTests.NarrowingRows())
            bench.Add(Printed(datapath, $"row_{about.Line}"), datapath, frames, about.ToString(), expected);
        Assert.That(bench.Mismatch(), Is.Null);
    }

    [Test]
    public void A_line_has_the_narrowest_type_in_which_nothing_overflows()
    {
        var datapath = Lowering.Of(Models.Typed("""
            neuron Widths {
              param k : fix<16,8>
              state v : fix<16,8>
              state w : fix<40,8>
              v = v * k
              w = w + v
            }
            """));

        var text = Printed(datapath, "widths").Text;

        Assert.That(text, Does.Contain("const int32_t v_mul   = v * k;"));
        Assert.That(text, Does.Contain("const int64_t w_add = w + v_sat;"));
    }

    [TestCaseSource(typeof(ShippedModels), nameof(ShippedModels.Names))]
    public void A_shipped_model_is_printed_as_it_was(string name)
    {
        var neuron = CNeuron.Of(NeuronModuleTests.Shipped(name), SnakeCase.Of(name) + "_neuron", [], "static inline ");
        Snapshot.Assert("c", name, [new(neuron.Name + ".h", $"#include \"neuro_fixed.h\"\n\n{neuron.Text}")]);
    }

    [Test]
    public void Lines_end_before_column_120() => Assert.That(
        Enumerable.Range(0, RandomModels).Select(n => Printed(NeuronModuleTests.RandomDatapath(n).Datapath, "random")).Concat(ShippedModels.Names.Select(name => Printed(NeuronModuleTests.Shipped(name), name)))
            .SelectMany(neuron => neuron.Text.Split('\n')).Where(line => line.Length > 120 || line.EndsWith(' ')), Is.Empty);

    private static CNeuron Printed(Datapath datapath, string name) => CNeuron.Of(datapath, name, NeuronModuleTests.AllLets(datapath), "static ");
}
