using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// Loihi's neuron with every decay of the current and of the voltage, and a bias and threshold of its own for each neuron,
/// against the published equations in plain integers.
/// </summary>
internal sealed class LoihiDecayTests
{
    private const int Decays = 4096;
    private const int Ticks = 40;
    private const ulong Seed = 71;

    [TestCase(0, 0)]
    [TestCase(1, 0)]
    [TestCase(0, 1)]
    [TestCase(1, 1)]
    public void Every_decay_acts_as_published(int dsOffset, int dmOffset)
    {
        // Neuron n has the current's decay n, and the voltage's decays in another order, so that all pairs are unlike.
        long[] du = [.. Enumerable.Range(0, Decays)];
        long[] dv = [.. Enumerable.Range(0, Decays).Select(n => n * 1637L % Decays)];
        long[] bias = [.. Enumerable.Range(0, Decays).Select(n => Drawn(1, n, 1 << 13) - (1L << 12) << (int)Drawn(2, n, 7))];
        long[] vth = [.. Enumerable.Range(0, Decays).Select(n => Drawn(3, n, 1 << 17) >> (int)Drawn(4, n, 17))];
        var network = Elaborated.Of(Network.Named("decays")
            .Input("in", Decays, Format.Fix(18, 0))
            .Population("n", Decays, ShippedModels.Get("LoihiCubaLif"), ("du", Values.OfRaw(du)), ("dv", Values.OfRaw(dv)), ("bias", Values.OfRaw(bias)),
                ("vth", Values.OfRaw(vth)), ("ds_offset", dsOffset), ("dm_offset", dmOffset))
            .Project("in", "n.a", Format.Fix(2, 0), new Rule.OneToOne(), weight: 1, delay: 0)
            .Probe("n.u").Probe("n.v"));
        var stimulus = new StimulusBuilder(network).Lasts(Ticks);
        for (var n = 0; n < Decays; n++)
            for (var tick = 0; tick < Ticks; tick++)
                if (Input(tick, n) is not 0 and var input)
                    stimulus.Event(tick, "in", n, input);

        var trace = Simulated.Run(network, stimulus.Build(), Ticks);

        var sent = trace.Events("n").Select(e => (e.Tick, e.Neuron)).ToHashSet();
        var fired = 0;
        for (var n = 0; n < Decays; n++)
        {
            var (us, vs) = (trace.Probe("n", "u", n).ToArray(), trace.Probe("n", "v", n).ToArray());
            var (u, v) = (0L, 0L);
            for (var tick = 0; tick < Ticks; tick++)
            {
                u = Wrapped(Kept(u, du[n] + dsOffset) + 64 * Input(tick, n));
                v = Math.Clamp(Kept(v, dv[n] + dmOffset) + u + bias[n], -8388607, 8388607);
                var fires = v > 64 * vth[n];
                v = fires ? 0 : v;
                fired += fires ? 1 : 0;
                if ((us[tick], vs[tick], sent.Contains((tick, n))) != (u, v, fires))
                    Assert.Fail($"neuron {n} (du {du[n]}, dv {dv[n]}, bias {bias[n]}, vth {vth[n]}), tick {tick}: {us[tick]}, {vs[tick]}; expected {u}, {v}");
            }
        }
        Assert.That(fired, Is.InRange(Decays, Decays * Ticks / 2));
    }

    // A quarter of the ticks bring something, up to 2^17 - 1 of either sign: more than the current holds when it adds up.
    private static long Input(int tick, int neuron) =>
        Drawn(5, tick * Decays + neuron, 4) != 0 ? 0 : Drawn(6, tick * Decays + neuron, (1 << 18) - 1) - ((1 << 17) - 1) >> (int)Drawn(7, tick * Decays + neuron, 16);

    // Magnitudes decay, so both signs do alike.
    private static long Kept(long value, long decay) => Math.Sign(value) * (Math.Abs(value) * (4096 - decay) / 4096);

    private static long Wrapped(long u) => u > 8388608 ? u - 16777216 : u <= -8388608 ? u + 16777216 : u;

    private static long Drawn(int what, int index, uint below) => SplitMix.Below(Seed + (ulong)what, (ulong)index, below);
}
