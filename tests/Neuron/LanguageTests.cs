using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>What models mean, shown on single neurons: both levels give the same.</summary>
internal sealed class LanguageTests
{
    private const string Lif = """
        neuron Lif {
          param  keep      : ufix<16,16>             # fraction of v that survives a tick
          param  threshold : fix<16,8>
          input  x
          state  v         : fix<16,8> round floor overflow saturate = 0

          v = v * keep + x
          spike when v >= threshold {
            v = v - threshold
          }
        }
        """;

    [Test]
    public void A_leaky_neuron_keeps_a_fraction_adds_its_input_and_fires_at_its_threshold()
    {
        var (states, payload) = Step(Models.Typed(Lif, Format.Fix(12, 4).Num), parameters: [65536 / 2, 256], ports: [16], states: [255]);
        // 255/256 · 1/2 + 1 = 1.498046875, floored to a 256th; less the threshold of 1
        Assert.That(states, Is.EqualTo(new long[] { 127 }));
        Assert.That(payload, Is.EqualTo(1));
    }

    [Test]
    public void A_product_is_as_wide_as_both_factors()
    {
        var typed = Models.Typed(Lif, Format.Fix(12, 4).Num);
        var product = typed.Ranges.First(r => r.Key is Expr.Binary { Op: BinaryOp.Multiply }).Value;
        Assert.That((product.Bits, product.Frac), Is.EqualTo((32, 24)));
    }

    [Test]
    public void A_state_read_above_its_assignment_is_the_old_one_and_below_it_the_new_one()
    {
        var typed = Models.Typed("""
            neuron Order {
              state a : fix<8,0>
              state b : fix<8,0>
              b = a
              a = a + 1
              b = b * 10 + a
            }
            """);
        Assert.That(Step(typed, [], [], [3, 0]).States, Is.EqualTo(new long[] { 4, 34 }));
    }

    [Test]
    public void A_shift_moves_the_point_and_loses_nothing_until_it_is_named()
    {
        var typed = Models.Typed("""
            neuron Shifts {
              state v : fix<16,0>
              state w : fix<16,0>
              let leak : fix<12,0> = v >> 4
              w = v - (v >> 4)
              v = v - leak
            }
            """);
        // 15/16 of 100 is 93.75; 100 - floor(6.25) is 94
        Assert.That(Step(typed, [], [], [100, 0]).States, Is.EqualTo(new long[] { 94, 93 }));
    }

    [TestCase("floor", -3, -2)]
    [TestCase("nearest", -3, -1)]
    [TestCase("even", -3, -2)]
    [TestCase("zero", -3, -1)]
    [TestCase("ceil", -3, -1)]
    [TestCase("nearest", 5, 3)]
    [TestCase("even", 5, 2)]
    [TestCase("even", 7, 4)]
    public void Bits_are_lost_at_a_declared_type_by_its_rounding(string rounding, int halves, int expected)
    {
        var typed = Models.Typed($$"""
            neuron Rounds {
              input x
              state v : fix<8,0> round {{rounding}}
              v = x >> 1
            }
            """, Format.Fix(8, 0).Num);
        Assert.That(Step(typed, [], [halves], [0]).States, Is.EqualTo(new long[] { expected }));
    }

    [Test]
    public void A_clamp_that_cannot_trigger_disappears()
    {
        var typed = Models.Typed("""
            neuron Narrow {
              input x
              state v : fix<16,0>
              v = x + 1
            }
            """, Format.Fix(8, 0).Num);
        Assert.That(Lowering.Of(typed).Steps.Select(s => s.Op), Has.None.EqualTo(Op.Clamp));
    }

    [Test]
    public void A_payload_of_zero_sends_nothing_but_the_block_runs()
    {
        var typed = Models.Typed("""
            neuron Stream {
              input x
              output : fix<8,0>
              state n : ufix<8,0>
              spike when true {
                n = n + 1
                emit x
              }
            }
            """, Format.Fix(8, 0).Num);
        Assert.That(Step(typed, [], [0], [0]), Is.EqualTo((new long[] { 1 }, (long?)null)).Using<(long[] States, long? Payload)>(Same));
        Assert.That(Step(typed, [], [-5], [0]).Payload, Is.EqualTo(-5));
    }

    [Test]
    public void Tables_random_draws_and_choices_read_as_they_are_written()
    {
        var typed = Models.Typed("""
            neuron Mix {
              input x
              state v : fix<16,4> round nearest
              table curve : fix<8,4> round nearest = [0, 0.3, -1.5, 2]
              let i : ufix<2,0> overflow wrap = x
              v = curve[i] + (x > 3 and not (x == 5) ? random<4> : -random<8>) + (0.04 : ufix<16,20> round nearest)
            }
            """, Format.Fix(8, 0).Num);
        var draw0 = (long)(RandomDraws.Word((7, 9), 3, 0) >> 28);
        var draw1 = (long)(RandomDraws.Word((7, 9), 3, 1) >> 24);
        Assert.That(Step(typed, [], [7], [0]).States[0], Is.EqualTo(32 + (16 * draw0) + 1), "entry 3 is 2, and 0.04 is 0.64 of a sixteenth");
        Assert.That(Step(typed, [], [5], [0]).States[0], Is.EqualTo(5 - (16 * draw1) + 1), "entry 1 is 0.3, stored as 5/16");
    }

    private static bool Same((long[] States, long? Payload) a, (long[] States, long? Payload) b) =>
        a.States.SequenceEqual(b.States) && a.Payload == b.Payload;

    // Both levels, and they must agree.
    private static (long[] States, long? Payload) Step(TypedModel typed, long[] parameters, long[] ports, long[] states)
    {
        var (upper, lower) = (Frame(), Frame());
        var payload = new ModelInterpreter(typed).Step(upper);
        Assert.That(new DatapathInterpreter(Lowering.Of(typed)).Step(lower), Is.EqualTo(payload));
        Assert.That(lower.States, Is.EqualTo(upper.States));
        return (upper.States, payload);

        NeuronFrame Frame()
        {
            var frame = new NeuronFrame(typed.Model) { TickKey = (7, 9), Neuron = 3 };
            parameters.CopyTo(frame.Params, 0);
            ports.CopyTo(frame.Ports, 0);
            states.CopyTo(frame.States, 0);
            return frame;
        }
    }
}
