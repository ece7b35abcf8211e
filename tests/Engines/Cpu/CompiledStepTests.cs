using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Compiled updates give the bits of the datapath, in lanes of every width.</summary>
internal sealed unsafe class CompiledStepTests
{
    private const int Neurons = 64;
    private const int ModelsEach = 150;

    private static readonly LaneWidth[] Widths = [LaneWidth.Scalar, LaneWidth.Vector128, LaneWidth.Vector256, LaneWidth.Vector512];

    private static IEnumerable<string> Shipped => ShippedModels.Names;

    [TestCaseSource(nameof(Shipped))]
    public void Shipped_models_give_the_bits_of_their_datapath(string name)
    {
        var model = ShippedModels.Get(name);
        foreach (var bits in new[] { 6, 12, 20 })
            if (Typed(model, [.. model.Inputs.Select(_ => new Num(-(1 << bits), (1 << bits) - 1, 4))]) is { } typed)
                foreach (var width in Widths)
                    for (var seed = 0UL; seed < 4; seed++)
                        Assert.That(Mismatch(typed, width, new(Campaign.Seed * 100 + seed)), Is.Null, $"{width}, ports of {bits} bits");
    }

    [Test]
    public void Random_models_give_the_bits_of_their_datapath()
    {
        string? found = null;
        Parallel.For(0, ModelsEach * Campaign.Factor, (n, loop) =>
        {
            var seed = Campaign.Seed * 1_000_000 + (ulong)n;
            var random = new RandomModel(seed, 1 + n % 12);
            var typed = Models.Typed(random);
            var width = Widths[n / 3 % Widths.Length];
            if (Mismatch(typed, width, new(seed ^ 0x57E9)) is not { } message)
                return;
            found = $"seed {seed}, size {1 + n % 12}, {width}\n{random.Text}ports: {string.Join(", ", random.Ports)}\n{message}";
            loop.Stop();
        });
        Assert.That(found, Is.Null);
    }

    [Test]
    public void What_is_aligned_only_to_be_shifted_back_does_not_widen_the_lanes()
    {
        // 16 bits times 17, and x shifted by 16 to the product's binary point: 34 bits, if the sum were taken there.
        var lif = Typed(ShippedModels.Get("Lif"), [new(-2000, 2000, 8)])!;
        var lean = LeanDatapath.Of(Lowering.Of(lif), p => p == 0 ? (60000, 60000) : (256, 256), []);

        Assert.That(Lowering.Of(lif).Steps.Max(step => step.Num.Bits), Is.GreaterThan(32));
        Assert.That(lean.Bits, Is.LessThanOrEqualTo(32));
    }

    [Test]
    public void A_product_that_is_shifted_back_does_not_widen_the_lanes()
    {
        // 32 bits times 16, rounded to the nearest, where the neuron does not wait.
        var brunel = Typed(Models.Parse(File.ReadAllText(Repository.PathOf("examples", "benchmarks", "brunel.neuron"))), [new(-1250, 1016, 0)])!;
        long[] parameters = [65209, 51200, 25600, 20];
        var lean = LeanDatapath.Of(Lowering.Of(brunel), p => (parameters[p], parameters[p]), []);

        Assert.That(Lowering.Of(brunel).Steps.Max(step => step.Num.Bits), Is.GreaterThan(48));
        Assert.That(lean.Bits, Is.EqualTo(32));
    }

    [Test]
    public void Split_products_give_the_bits_of_whole_ones(
        [Values("floor", "nearest", "even", "zero", "ceil")] string rounding, [Values("ufix<16,16>", "fix<17,16>", "fix<20,16>", "fix<12,14>")] string keep, [Values("fix<32,8>", "fix<24,8>")] string state)
    {
        var model = Models.Parse($$"""
            neuron Leaky {
              param keep : {{keep}}
              input x
              state v : {{state}} round {{rounding}}
              state wait : ufix<8,0>
              v = wait == 0 ? v * keep + x : v
              wait = max(wait - 1, 0)
              spike when v > 0 { wait = 3 }
            }
            """);
        var typed = Typed(model, [new(-1000, 1000, 0)])!;
        for (var seed = 0UL; seed < 40; seed++)
            Assert.That(Mismatch(typed, Widths[(int)seed % Widths.Length], new(Campaign.Seed * 1000 + seed)), Is.Null, $"seed {seed}");
    }

    [Test]
    public void A_shift_by_more_bits_than_a_lane_has_leaves_the_sign([Values("floor", "nearest", "even", "zero", "ceil")] string rounding, [Values(10, 13, 14, 30, 40, 60)] int bits)
    {
        var typed = Typed(Models.Parse($$"""
            neuron Coarse {
              param p : fix<12,2>
              state s : fix<11,{{2 - bits}}> round {{rounding}}
              s = p
            }
            """), [])!;
        foreach (var width in Widths)
            Assert.That(Mismatch(typed, width, new(Campaign.Seed * 1000 + (ulong)bits)), Is.Null, $"{width}");
    }

    private static TypedModel? Typed(NeuronModel model, ImmutableArray<Num> ports)
    {
        var diagnostics = new Diagnostics();
        var typed = ModelTyping.Of(model, ports, diagnostics);
        return diagnostics.HasErrors ? null : typed;
    }

    private static string? Mismatch(TypedModel typed, LaneWidth width, Draws draws)
    {
        var model = typed.Model;
        var datapath = Lowering.Of(typed);
        // Some parameters are shared by all neurons.
        var parameters = model.Params.Select(p => draws.OneIn(2) ? [draws.In(p.Type.Format.Num)] : Enumerable.Range(0, Neurons).Select(_ => draws.In(p.Type.Format.Num)).ToArray()).ToArray();
        var lets = Enumerable.Range(0, typed.Lets.Length).Where(_ => draws.OneIn(2)).ToImmutableArray();
        (long, long) Range(int p) => (parameters[p].Min(), parameters[p].Max());
        var lean = draws.OneIn(2) ? LeanDatapath.Of(datapath, Range, lets) : LeanDatapath.Of(datapath, Range, lets, isNarrow: draws.OneIn(2));
        ImmutableArray<Storage> states = [.. model.States.Select(s => Storages.Holding((long)s.Type.Format.Num.Min, (long)s.Type.Format.Num.Max))];
        ImmutableArray<Storage?> stored = [.. parameters.Select(p => p.Length == 1 ? (Storage?)null : Storages.Holding(p.Min(), p.Max()))];
        ImmutableArray<Storage> ports = [.. typed.Ports.Select(p => Storages.Signed(p.Bits <= 16 ? 16 : p.Bits <= 32 ? 32 : 64))];
        var step = StepCompiler.Of(lean, states, stored, ports, width);
        var all = step.Arrays;
        var blocks = Enumerable.Range(0, all.Count).Select(_ => new NativeBlock(Neurons * 8)).ToArray();
        var frames = Enumerable.Range(0, Neurons).Select(n => new NeuronFrame(model) { Neuron = (uint)n, TickKey = (7, (uint)draws.Below(1000)) }).ToArray();
        for (var n = 0; n < Neurons; n++)
        {
            RandomModel.Fill(frames[n], typed, draws);
            for (var p = 0; p < parameters.Length; p++)
            {
                frames[n].Params[p] = parameters[p][parameters[p].Length == 1 ? 0 : n];
                if (stored[p] is { } storage)
                    storage.Write(blocks[all.ParameterAt(p)].Address, n, frames[n].Params[p]);
            }
            for (var s = 0; s < states.Length; s++)
                states[s].Write(blocks[all.StateAt(s)].Address, n, frames[n].States[s]);
            for (var p = 0; p < ports.Length; p++)
                ports[p].Write(blocks[all.PortAt(p)].Address, n, frames[n].Ports[p]);
            for (var d = 0; d < all.Draws; d++)
                Storage.UInt32.Write(blocks[all.DrawAt(d)].Address, n, frames[n].Draw(d));
        }
        for (var t = 0; t < all.Tables; t++)
        {
            blocks[all.TableAt(t)].Dispose();
            blocks[all.TableAt(t)] = new(lean.Tables[t].Length * 8);
            for (var i = 0; i < lean.Tables[t].Length; i++)
                all.Lane.Write(blocks[all.TableAt(t)].Address, i, lean.Tables[t][i]);
        }
        var addresses = stackalloc byte*[all.Count];
        for (var a = 0; a < all.Count; a++)
            addresses[a] = blocks[a].Address;
        var stirred = step.Run(addresses, 0, Neurons) != 0;
        try
        {
            return Compare(typed, datapath, step, lets, frames, addresses, stirred);
        }
        finally
        {
            foreach (var block in blocks)
                block.Dispose();
        }
    }

    private static string? Compare(TypedModel typed, Datapath datapath, CompiledStep step, ImmutableArray<int> lets, NeuronFrame[] frames, byte** addresses, bool stirred)
    {
        var all = step.Arrays;
        var interpreter = new DatapathInterpreter(datapath);
        var isStirred = !step.MaySleep;
        for (var n = 0; n < frames.Length; n++)
        {
            var before = LevelComparison.Copy(frames[n], typed.Model);
            var sent = interpreter.Step(frames[n]);
            isStirred |= sent is not null || before.Ports.Any(sum => sum != 0) || !before.States.SequenceEqual(frames[n].States);
            for (var s = 0; s < all.States.Length; s++)
                if (all.States[s].Read(addresses[all.StateAt(s)], n) is var raw && raw != frames[n].States[s])
                    return $"neuron {n}: state {typed.Model.States[s].Name} is {raw}, by the datapath {frames[n].States[s]}";
            for (var l = 0; l < lets.Length; l++)
                if (all.Lane.Read(addresses[all.LetAt(l)], n) is var raw && raw != interpreter.Values[datapath.Lets[lets[l]]])
                    return $"neuron {n}: let {typed.Lets[lets[l]].Name} is {raw}, by the datapath {interpreter.Values[datapath.Lets[lets[l]]]}";
            for (var p = 0; p < all.Ports.Length; p++)
                if (all.Ports[p].Read(addresses[all.PortAt(p)], n) != 0)
                    return $"neuron {n}: port {p} was not taken";
            var bit = n % step.Lanes + n / step.Lanes * step.SpikeBytes * 8;
            var fires = step.SendsEvents && (addresses[all.SpikesAt][bit / 8] >> (bit % 8) & 1) != 0;
            if (fires != sent.HasValue)
                return $"neuron {n}: sends an event: {fires}, by the datapath {sent.HasValue}";
            if (fires && step.IsGraded && all.Lane.Read(addresses[all.PayloadAt], n) is var payload && payload != sent)
                return $"neuron {n}: payload {payload}, by the datapath {sent}";
        }
        return stirred == isStirred ? null : $"stirred: {stirred}, by the datapath {isStirred}";
    }
}
