using Neuro.Graph;

namespace Neuro.Tests;

// Generators and random draws: every number recomputed here from its definition.
public abstract partial class TickBehaviour
{
    [Test]
    public void A_regular_generator_sends_at_its_phase_and_then_every_period()
    {
        var network = Network.Named("regular").Input("a", 3).Population("b", 3, Relay)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Drive("a[1:2]", new GeneratorKind.Regular(Period: 4, Phase: 2));

        Assert.That(Run(network, ticks: 15).Events("b"), Is.EqualTo(Events((2, 1, 1), (6, 1, 1), (10, 1, 1), (14, 1, 1))));
    }

    [Test]
    public void A_Bernoulli_generator_sends_where_draw_N_t_plus_n_is_below_its_threshold()
    {
        const ulong seed = 30;
        const uint threshold = 1_500_000_000;
        var network = Network.Named("bernoulli").Input("a", 7).Population("b", 7, Relay)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 1).Drive("a", new GeneratorKind.Bernoulli(threshold), seed);
        var expected = from tick in Enumerable.Range(0, 39)
                       from neuron in Enumerable.Range(0, 7)
                       where UpperHalf(seed, 7 * tick + neuron) < threshold
                       select (tick + 1L, neuron, 1L);

        Assert.That(Run(network, ticks: 40).Events("b"), Is.EqualTo(expected));
        Assert.That(expected.Count(), Is.InRange(60, 130));
    }

    [Test]
    public void A_Poisson_generator_adds_its_count_times_its_weight_to_a_port()
    {
        const ulong seed = 3;
        uint[] thresholds = [581260615, 1743781846, 2906303077, 3681317231, 4068824308, 4223827139];
        var network = Network.Named("poisson").Population("b", 5, Adder)
            .Drive("b.x", new GeneratorKind.Poisson([.. thresholds]), seed, Format.Fix(6, 2), weight: -1.25m).Probe("b.x");
        var trace = Run(network, ticks: 30);

        for (var neuron = 0; neuron < 5; neuron++)
            Assert.That(trace.Probe("b", "x", neuron), Is.EqualTo(Enumerable.Range(0, 30).Select(tick =>
                -5L * thresholds.Count(threshold => threshold <= UpperHalf(seed, 5 * tick + neuron)))));
    }

    [Test]
    public void A_generator_of_some_neurons_draws_by_their_numbers_in_the_population()
    {
        const ulong seed = 8;
        var network = Network.Named("some").Population("b", 9, Adder)
            .Drive("b[4:6].x", new GeneratorKind.Bernoulli(1U << 31), seed, Whole, weight: 3).Probe("b.x");
        var trace = Run(network, ticks: 50);

        for (var neuron = 0; neuron < 9; neuron++)
            Assert.That(trace.Probe("b", "x", neuron), Is.EqualTo(Enumerable.Range(0, 50).Select(tick =>
                neuron is 4 or 5 && UpperHalf(seed, 9 * tick + neuron) < 1U << 31 ? 3L : 0)));
    }

    [Test]
    public void Stride_and_offset_choose_other_draws()
    {
        const ulong seed = 8;
        var network = Network.Named("stride").Population("b", 3, Adder)
            .Drive("b.x", new GeneratorKind.Bernoulli(1U << 31), seed, Whole, weight: 1, index: new(Stride: 100, Offset: 17)).Probe("b.x");
        var trace = Run(network, ticks: 50);

        for (var neuron = 0; neuron < 3; neuron++)
            Assert.That(trace.Probe("b", "x", neuron), Is.EqualTo(Enumerable.Range(0, 50).Select(tick => UpperHalf(seed, 100 * tick + 17 + neuron) < 1U << 31 ? 1L : 0)));
    }

    [Test]
    public void Several_generators_and_synapses_may_feed_one_port()
    {
        var network = Network.Named("fed").Input("a", 1).Population("b", 1, Adder)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 0)
            .Drive("a", new GeneratorKind.Regular(2, 0))
            .Drive("b.x", new GeneratorKind.Regular(3, 0), format: Whole, weight: 10)
            .Drive("b.x", new GeneratorKind.Regular(6, 0), format: Format.Fix(8, 1), weight: 0.5m).Probe("b.x");

        Assert.That(Run(network, ticks: 7).Probe("b", "x", 0), Is.EqualTo(new long[] { 23, 0, 2, 20, 2, 0, 23 }), "halves");
    }

    [Test]
    public void Counts_of_a_graded_input_are_payloads()
    {
        uint[] thresholds = [1 << 30, 2u << 30, 3u << 30];
        var network = Network.Named("counts").Input("a", 2, Format.Ufix(6, 3)).Population("b", 2, Adder)
            .Project("a", "b", Whole, new Rule.OneToOne(), weight: 5, delay: 1).Drive("a", new GeneratorKind.Poisson([.. thresholds]), seed: 4).Probe("b.x");
        var trace = Run(network, ticks: 20);

        for (var neuron = 0; neuron < 2; neuron++)
            Assert.That(trace.Probe("b", "x", neuron), Is.EqualTo(Enumerable.Range(0, 20).Select(tick =>
                tick == 0 ? 0L : 5 * 8 * thresholds.Count(threshold => threshold <= UpperHalf(4, 2 * (tick - 1) + neuron)))));
    }

    [Test]
    public void A_generator_of_the_stimulus_sends_what_one_of_the_network_would()
    {
        var network = Network.Named("whose").Input("a", 4).Population("b", 4, Relay).Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 1);
        var kind = new GeneratorKind.Bernoulli(1U << 30);

        Assert.That(Run(network, ticks: 40, stimulus => stimulus.Generator("a", kind, seed: 9)).Events(),
            Is.EqualTo(Run(network.Drive("a", kind, seed: 9), ticks: 40).Events()).And.Not.Empty);
    }

    [Test]
    public void Random_words_are_those_of_seed_tick_population_neuron_and_draw()
    {
        var network = Network.Named("words").Population("hidden", 3, Dice, ("sides", 6)).Population("other", 2, Dice, ("sides", 6)) with { Seed = 0x1234_5678_9ABC_DEF0 };
        network = network.Probe("hidden.a").Probe("hidden.b").Probe("hidden.c").Probe("other.a");
        var trace = Run(network, ticks: 12);

        for (var tick = 0; tick < 12; tick++)
            for (var neuron = 0; neuron < 3; neuron++)
            {
                // a takes draw 0; b draw 1 or 2, each counted; c draw 3.
                var (first, second) = (Block(0x1234_5678_9ABC_DEF0, tick, "hidden", neuron, 0), Block(0x1234_5678_9ABC_DEF0, tick, "hidden", neuron, 1));
                Assert.That(trace.Probe("hidden", "a", neuron).ElementAt(tick), Is.EqualTo(first.A));
                Assert.That(trace.Probe("hidden", "b", neuron).ElementAt(tick), Is.EqualTo(first.A % 2 == 0 ? first.B >> 24 : second.A >> 16));
                Assert.That(trace.Probe("hidden", "c", neuron).ElementAt(tick), Is.EqualTo(second.B >> 31));
                if (neuron < 2)
                    Assert.That(trace.Probe("other", "a", neuron).ElementAt(tick), Is.EqualTo(Block(0x1234_5678_9ABC_DEF0, tick, "other", neuron, 0).A));
            }
    }

    [Test]
    public void The_agreed_words_are_drawn_by_neuron_1_of_hidden_at_tick_0()
    {
        var model = Models.Parse("""
            neuron Four {
              state a : ufix<32,0>
              state b : ufix<32,0>
              state c : ufix<32,0>
              state d : ufix<32,0>
              a = random<32>
              b = random<32>
              c = random<32>
              d = random<32>
            }
            """);
        var trace = Run(Network.Named("check").Population("hidden", 2, model).Probe("hidden.a").Probe("hidden.b").Probe("hidden.c").Probe("hidden.d") with { Seed = 1 }, ticks: 1);

        Assert.That(new[] { "a", "b", "c", "d" }.Select(state => trace.Probe("hidden", state, 1).Single()),
            Is.EqualTo(new long[] { 0xE4EFF9A2, 0x13B51733, 0xB2B2C23C, 0x1DDD4311 }));
    }

    [Test]
    public void Draws_of_a_spike_block_are_counted_whether_or_not_it_is_entered()
    {
        var model = Models.Parse("""
            neuron Late {
              input x
              state r : ufix<8,0>
              state s : ufix<8,0>
              r = random<8>
              spike when x > 0 {
                s = random<8>
              }
            }
            """);
        var network = Network.Named("late").Input("a", 1).Population("b", 1, model).Project("a", "b", Whole, new Rule.OneToOne(), weight: 1, delay: 0).Probe("b.r").Probe("b.s");
        var trace = Run(network, ticks: 6, stimulus => stimulus.Event(3, "a", 0));

        Assert.That(trace.Probe("b", "r", 0), Is.EqualTo(Enumerable.Range(0, 6).Select(tick => (long)(Block(0, tick, "b", 0, 0).A >> 24))));
        Assert.That(trace.Probe("b", "s", 0).Skip(3), Is.All.EqualTo((long)(Block(0, 3, "b", 0, 0).B >> 24)));
    }

    private static readonly NeuronModel Dice = Models.Parse("""
        neuron Dice {
          param sides : ufix<4,0>
          state a : ufix<32,0>
          state b : ufix<32,0>
          state c : ufix<32,0>
          a = random<32>
          let odd : ufix<1,0> overflow wrap = a
          b = odd == 0 ? random<8> : random<16>
          c = random<1>
        }
        """);

    private static uint UpperHalf(ulong seed, int draw) => (uint)(SplitMix.Draw(seed, (ulong)draw) >> 32);

    // Threefry and CRC by their definitions; the functions themselves are held to known answers elsewhere.
    private static (uint A, uint B) Block(ulong seed, int tick, string population, int neuron, uint pair)
    {
        var key = Threefry.Block(20, ((uint)(seed & uint.MaxValue), (uint)(seed >> 32)), ((uint)tick, Crc32(population)));
        return Threefry.Block(13, key, ((uint)neuron, pair));
    }

    private static uint Crc32(string text)
    {
        var crc = uint.MaxValue;
        foreach (var b in System.Text.Encoding.UTF8.GetBytes(text))
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
