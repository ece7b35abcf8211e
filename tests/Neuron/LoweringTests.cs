using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Small models that lowering once got wrong, or easily could.</summary>
public sealed class LoweringTests
{
    [Test]
    public void Two_lets_that_differ_only_in_their_binary_point_keep_their_own() => AssertSound("""
        neuron Shifts {
          state v : fix<16,0>
          let a = v >> 2
          let b = v >> 3
          v = a + b
        }
        """);

    // A shift moves the binary point of the same integer, and ranges decide without bringing both to one grid.
    [TestCase("<="), TestCase("<"), TestCase(">="), TestCase(">"), TestCase("=="), TestCase("!=")]
    public void A_number_compared_with_itself_shifted_is_compared_with_another(string comparison) => AssertSound($$"""
        neuron Decided {
          state v : ufix<4,0>
          let high = v + 20
          let it = (high << 2) {{comparison}} high
          v = (it ? 1 : 2)
        }
        """);

    [Test]
    public void What_is_added_must_fit_on_the_common_grid_even_where_the_sum_does() =>
        Assert.That(Models.Errors("""
            neuron Far {
              state v : ufix<1,0>
              let far = (1 << 62) - (v + 0.5)
            }
            """).Select(d => d.Message), Is.EqualTo(new[] { "on the grid of the other side this needs 65 bits; the most is 64" }));

    [Test]
    public void A_number_that_is_always_chosen_is_moved_and_rounded_before_there_is_hardware() => AssertSound("""
        neuron Chosen {
          param p : ufix<4,0>
          state v : fix<8,0> round zero
          state w : fix<8,2>
          v = (p >= 0 ? 5 : p) >> 1
          w = (p > p) + v
        }
        """);

    // Each of twenty thousand names once cost a look at all before it.
    [Test]
    public void Steps_of_one_name_are_numbered_on_however_many_there_are()
    {
        var assignments = string.Concat(Enumerable.Repeat("  v = v + random<8>\n", 20_000));
        var datapath = Lowering.Of(Models.Typed($"neuron Noise {{\n  state v : fix<40,0>\n{assignments}}}"));

        var names = datapath.Steps.Select(step => step.Name).ToList();

        Assert.That(names, Is.Unique);
        Assert.That(names.Where(name => name.StartsWith("v_add", StringComparison.Ordinal)).Take(3), Is.EqualTo(new[] { "v_add", "v_add_2", "v_add_3" }));
        Assert.That(names, Has.Member("v_add_20000"));
    }

    private static void AssertSound(string text, params Num[] ports)
    {
        var comparison = new LevelComparison(Models.Typed(text, ports));
        Assert.That(comparison.Structure(), Is.Null);
    }
}
