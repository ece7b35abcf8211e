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

    [Test]
    public void What_is_added_must_fit_on_the_common_grid_even_where_the_sum_does() =>
        Assert.That(Models.Errors("""
            neuron Far {
              state v : ufix<1,0>
              let far = (1 << 62) - (v + 0.5)
            }
            """).Select(d => d.Message), Is.EqualTo(new[] { "on the grid of the other side this needs 65 bits; the most is 64" }));

    private static void AssertSound(string text, params Num[] ports)
    {
        var comparison = new LevelComparison(Models.Typed(text, ports));
        Assert.That(comparison.Structure(), Is.Null);
    }
}
