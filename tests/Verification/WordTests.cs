using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>What hardware is given and sends, as words: nothing is lost on the way to a trace and nothing wrong gets through.</summary>
public sealed class WordTests
{
    private const int Networks = 40;

    private static readonly Format Graded = Format.Fix(40, 4);

    [Test]
    public void A_trace_comes_back_from_its_words() => Each(random =>
    {
        var trace = Reference(random);
        var back = Decode(random, trace.Header, Encode(random, trace));
        Assert.That(back.ToBytes(), Is.EqualTo(trace.ToBytes()));
    });

    [Test]
    public void A_trace_without_digests_comes_back_from_words_without() => Each(random =>
    {
        var trace = Reference(random, digestInterval: 0);
        var back = Decode(random, trace.Header, Encode(random, trace, digest: false), digest: false);
        Assert.That(back.ToBytes(), Is.EqualTo(trace.ToBytes()));
    });

    [Test]
    public void A_trace_takes_the_digests_it_is_to_hold()
    {
        var random = RandomNetwork.Of(3);
        var sparse = Reference(random, digestInterval: 3);
        var back = Decode(random, sparse.Header, Encode(random, Reference(random)));

        Assert.That(back.ToBytes(), Is.EqualTo(sparse.ToBytes()));
    }

    [Test]
    public void No_word_can_be_lost_doubled_or_changed_unnoticed() => Each(random =>
    {
        var trace = Reference(random);
        var (whole, words) = (trace.ToBytes(), Encode(random, trace));
        var draws = new Draws(random.Elaborated.Seed);
        for (var n = 0; n < 60; n++)
        {
            var at = draws.Below(words.Count);
            var changed = words.ToList();
            switch (draws.Below(5))
            {
                case 0: changed.RemoveAt(at); break;
                case 1: changed.Insert(at, changed[at]); break;
                case 2: changed[at] = changed[at] with { IsLast = !changed[at].IsLast }; break;
                case 3: changed[at] = changed[at] with { Word = changed[at].Word ^ (1u << draws.Below(32)) }; break;
                default:
                    if (at == 0 || changed[at] == changed[at - 1])
                        continue;
                    (changed[at], changed[at - 1]) = (changed[at - 1], changed[at]);
                    break;
            }
            try
            {
                Assert.That(Decode(random, trace.Header, changed).ToBytes(), Is.Not.EqualTo(whole), $"word {at} of {words.Count}");
            }
            catch (HardwareWordException e)
            {
                // The tick before may end too late, the one after begin too early, but none is far away.
                Assert.That(e.Position, Is.InRange(0, words.Count + 1));
            }
        }
    });

    [Test]
    public void Input_words_hold_all_of_a_stimulus() => Each(random =>
    {
        var format = FormatOf(random.Elaborated);
        var words = new InputWords(random.Elaborated, format, random.Stimulus);
        var player = new StimulusPlayer(random.Elaborated, random.Stimulus);
        for (var tick = 0L; tick < random.Ticks; tick++)
            AssertSame(random.Elaborated, format, words.Next(), player.Next());
    });

    [Test]
    public void The_words_of_a_small_network_are_these()
    {
        var model = Models.Parse("""
            neuron Counter {
              input x
              output : fix<40,4>
              state n : fix<40,4>
              n = n + x
              spike when true {
                emit n
              }
            }
            """);
        var network = Elaborated.Of(Network.Named("words").Input("plain", 300).Input("graded", 4, Graded).Population("a", 2, model).Population("b", 1, model)
            .Project("graded", "a.x", Format.Fix(2, 0), new Rule.FixedTotal(1, 1, default), 1, 0)
            .Drive("b.x", new GeneratorKind.Poisson([0, 1u << 31]), format: Format.Fix(4, 0), weight: -3).Probe("a.n"));
        var format = FormatOf(network);
        var stimulus = new StimulusBuilder(network).Event(0, "plain", 299).Event(0, "graded", 3, -1).Event(0, "graded", 2, (1L << 39) - 1)
            .ResetKeepingInFlight(0, "b").Reset(0, "a").Reset(1).Build();
        var words = new InputWords(network, format, stimulus);

        Assert.That(format.NeuronBits, Is.EqualTo(9));
        // a waits for an event of the same tick, so hardware updates b first.
        Assert.That(format.Outputs.Select(output => output.Name), Is.EqualTo(new[] { "b", "a" }));
        var first = words.Next().ToList();
        Assert.That(first.Take(10).Select(w => w.ToString("x8")), Is.EqualTo(new[]
        {
            "20000001", "28000000", "0000012b", "00000202", "ffffffff", "0000007f", "00000203", "ffffffff", "ffffffff", "00000400",
        }));
        Assert.That(first[10], Is.EqualTo(unchecked((uint)-3)).Or.EqualTo(unchecked((uint)-6)));
        Assert.That(first[11..], Is.EqualTo(new[] { 0x10000000u }));
        Assert.That(words.Next()[0], Is.EqualTo(0x24000000));
    }

    [TestCase("0!", "word 0, tick 0: 00000000 is an event of neuron 0 of output 0, which is not there", false)]
    [TestCase("1|0|10000000!", "word 1, tick 0: the event 00000000 stands behind one that it belongs before", true)]
    [TestCase("0|0|10000000!", "word 1, tick 0: the event 00000000 stands behind", true)]
    [TestCase("2|10000000!", "word 0, tick 0: 00000002 is an event of neuron 2 of output 0, which is not there", true)]
    [TestCase("100|10000000!", "word 0, tick 0: 00000100 is an event of neuron 0 of output 1, which is not there", true)]
    [TestCase("10000001!", "word 0, tick 0: 10000001 stands where the end of the tick, 10000000, should", true)]
    [TestCase("10000000!|10000000!", "word 1, tick 1: 10000000 stands where the end of the tick, 10000001, should", true)]
    [TestCase("30000000|10000000!", "word 0, tick 0: 30000000 stands where the end of the tick", true)]
    [TestCase("0!", "word 1, tick 0: the tick ends before the end of the tick", true)]
    [TestCase("10000000!|0", "word 2, tick 1: the words end within tick 1", true)]
    [TestCase("0|1|10000000", "word 3, tick 0: the words end within tick 0", true)]
    [TestCase("0|1|1|1", "word 3, tick 0: tick 0 does not end: no tick has more than 3 words", true)]
    [TestCase("10000000|10000000!", "word 1, tick 0: the tick goes on behind its end", true)]
    [TestCase("10000000!|10000001!|10000002!", "word 2, tick 2: a tick follows the last one, 1", true)]
    [TestCase("10000000!", "word 1, tick 1: the words end before tick 1 of 2", true)]
    public void Words_that_should_not_be_are_named(string sent, string message, bool hasNeurons)
    {
        var network = Elaborated.Of(Network.Named("two").Input("in", 1).Population("a", 2, ShippedModels.Get("If"), ("threshold", 1)));
        if (!hasNeurons)
            network = Elaborated.Of(Network.Named("none").Input("in", 1));
        var words = sent.Split('|').Select(w => new OutputWord(Convert.ToUInt32(w.TrimEnd('!'), 16), w.EndsWith('!')));

        var found = Assert.Throws<HardwareWordException>(() => Decode(network, Header(network, 2, 0), words, digest: false));

        Assert.That(found!.Message, Does.StartWith(message));
    }

    private static void AssertSame(ElaboratedNetwork network, EventFormat format, IReadOnlyList<uint> words, TickInput input)
    {
        var (events, additions) = (new List<(int, int, long)>(), new List<(int, int, long)>());
        var (dropped, kept) = (new HashSet<int>(), new HashSet<int>());
        var at = 0;
        for (; words[at] >> 28 == (int)WordTag.Mark; at++)
            foreach (var population in Marked(network, format, words[at]))
                (((words[at] >> EventFormat.KeepBit) & 1) == 1 ? kept : dropped).Add(population);
        var last = -1L;
        while (words[at] >> 28 == (int)WordTag.Event)
        {
            Assert.That(words[at], Is.GreaterThan(last));
            last = words[at];
            var channels = format.Inputs[(int)(words[at] >> format.NeuronBits)];
            var neuron = (int)(words[at++] & ((1u << format.NeuronBits) - 1));
            var raw = channels.Fixed;
            if (channels.PayloadWords == 1)
                raw = channels.Payload.Min.Sign < 0 ? (int)words[at] : words[at];
            if (channels.PayloadWords == 2)
                raw = (long)(((ulong)words[at + 1] << 32) | words[at]);
            at += channels.PayloadWords;
            (channels.Generator is null ? events : additions).Add((channels.Generator ?? channels.Population, neuron, raw));
        }
        Assert.That(words[at], Is.EqualTo(0x10000000));
        Assert.That(at, Is.EqualTo(words.Count - 1));
        Assert.That(events, Is.EquivalentTo(network.Populations.SelectMany(p => input.Neurons[p.Index].Zip(input.Payloads[p.Index], (n, raw) => (p.Index, n, raw)))));
        Assert.That(additions, Is.EquivalentTo(input.Additions.Select(a => (a.Generator, a.Neuron, a.Raw))));
        var running = network.Populations.Where(p => !p.IsInput).Select(p => p.Index).ToList();
        Assert.That(dropped, Is.EquivalentTo(running.Where(p => input.Marks.Exists(m => m.Covers(p) && !m.KeepInFlight))));
        Assert.That(kept, Is.EquivalentTo(running.Where(p => !dropped.Contains(p) && input.Marks.Exists(m => m.Covers(p)))));
    }

    private static IEnumerable<int> Marked(ElaboratedNetwork network, EventFormat format, uint mark) =>
        ((mark >> EventFormat.AllBit) & 1) == 1
            ? network.Populations.Where(p => !p.IsInput).Select(p => p.Index)
            : [format.Outputs[(int)(mark & ((1u << EventFormat.AllBit) - 1))].Population];

    private static void Each(Action<RandomNetwork> check)
    {
        for (var seed = 0UL; seed < Networks * (ulong)Campaign.Factor; seed++)
            try
            {
                check(RandomNetwork.Of(Campaign.Seed * 1_000_000 + seed));
            }
            catch (Exception e) when (e is not SuccessException)
            {
                Assert.Fail($"RandomNetwork.Of({Campaign.Seed * 1_000_000 + seed}): {e}");
            }
    }

    private static EventFormat FormatOf(ElaboratedNetwork network) => EventFormat.Of(network, HardwareOrder.Updates(network));

    private static TraceHeader Header(ElaboratedNetwork network, long ticks, int digestInterval) => Recording.Header(network, default, ticks, digestInterval);

    private static MemoryTrace Reference(RandomNetwork random, int digestInterval = 1)
    {
        var trace = new MemoryTrace(Header(random.Elaborated, random.Ticks, digestInterval));
        new ReferenceEngine().Run(random.Elaborated, random.Stimulus, trace.Header, trace, CancellationToken.None);
        return trace;
    }

    private static List<OutputWord> Encode(RandomNetwork random, MemoryTrace trace, bool digest = true)
    {
        var encoder = new OutputWords(random.Elaborated, FormatOf(random.Elaborated), digest);
        var words = new List<OutputWord>();
        foreach (var record in trace.Ticks)
        {
            words.AddRange(encoder.Of(record).Select(word => new OutputWord(word, false)));
            words[^1] = words[^1] with { IsLast = true };
        }
        return words;
    }

    private static MemoryTrace Decode(RandomNetwork random, TraceHeader header, IEnumerable<OutputWord> words, bool digest = true) =>
        Decode(random.Elaborated, header, words, digest);

    private static MemoryTrace Decode(ElaboratedNetwork network, TraceHeader header, IEnumerable<OutputWord> words, bool digest)
    {
        var trace = new MemoryTrace(header);
        var reader = new TraceFromWords(network, FormatOf(network), header, digest);
        reader.Read(words, trace);
        reader.RequireEnd();
        return trace;
    }
}
