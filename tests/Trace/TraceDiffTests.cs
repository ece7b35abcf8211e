using Neuro.Graph;
using Neuro.Sim;
using CsCheck;
using static Neuro.Tests.NpyReading;

namespace Neuro.Tests;

public sealed class TraceDiffTests
{
    [Test]
    public void A_trace_equals_itself() => Traces.Any.Sample(trace =>
    {
        var difference = TraceDiff.Compare(trace.Read(), TraceFileTests.Open(trace.ToBytes()));
        Assert.That(difference.Verdict, Is.EqualTo(TraceVerdict.Equal));
        Assert.That(difference.Populations.Sum(p => p.Both), Is.EqualTo(trace.Events().Count()));
    }, iter: 200);

    [Test]
    public void Traces_are_called_equal_exactly_if_their_files_are() => Gen.Select(Traces.Any, Gen.Int, Gen.Bool).Sample((trace, seed, change) =>
    {
        var other = change ? Changed(trace, new Random(seed)) : trace.With(_ => { });

        var difference = TraceDiff.Compare(trace.Read(), other.Read());

        Assert.That(difference.Verdict == TraceVerdict.Equal, Is.EqualTo(trace.ToBytes().AsSpan().SequenceEqual(other.ToBytes())));
        Assert.That(difference.Verdict, Is.AnyOf(TraceVerdict.Equal, TraceVerdict.Different));
    }, iter: 300);

    [Test]
    public void The_first_divergence_names_tick_population_neuron_and_signal()
    {
        var difference = Compare(Traces.Small().With(record =>
        {
            if (record.Tick == 2)
                record.Neurons[0].Remove(1);
            if (record.Tick == 3)
                record.Payloads[1][0] = 3;
        }));

        Assert.That(difference.First, Is.EqualTo(new[] { new Divergence(DivergenceKind.Event, 2, "hidden", 1, "event", 1, null, Format.Plain) }));
        Assert.That(difference.FirstCount, Is.EqualTo(1));
        Assert.That(difference.Populations, Is.EqualTo(new[]
        {
            new PopulationCounts("hidden", OnlyInA: 1, OnlyInB: 0, Both: 4, OtherPayload: 0),
            new PopulationCounts("out", 0, 0, 3, 1),
            new PopulationCounts("mute", 0, 0, 1, 0),
        }));
    }

    [Test]
    public void A_report_tells_what_a_person_needs()
    {
        var difference = Compare(Traces.Small().With(record =>
        {
            if (record.Tick == 2)
            {
                record.Probes[0][1] = 1013;
                record.StateDigest = 0;
            }
            if (record.Tick == 3)
            {
                record.Neurons[0].Add(40);
                record.Payloads[1][0] = 3;
            }
        }));

        Assert.That(TraceDifferenceText.Of(difference), Is.EqualTo(
            """
            different
            first at tick 2, population hidden, neuron 7, v
              A  3.90625 (raw 1000, 0x03e8)
              B  3.95703125 (raw 1013, 0x03f5)
              differing bits of fix<16,8>: 4 3 2 0
            also at that tick:
              state digest: fedcba9876543212 in A, 0000000000000000 in B
            first event that differs: tick 3, population hidden, neuron 40, event
              A  no event
              B  spike
            events around it:
              tick 0
                hidden: 3 200
                out: 0=-0.3125 1=127.9375
              tick 1  none
            > tick 2
                hidden: 0 1 299
              tick 3
                hidden: 40[B only]
                out: 1=0.0625[B 0.1875]
                mute: 0
            over 4 ticks:
              population  only in A  only in B  in both  other payload
              hidden              0          1        5              0
              out                 0          0        3              1
              mute                0          0        1              0
              signal        different  of
              hidden.v              1  12
              out.x                 0   4
              state digest          1   2

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Equal_traces_are_told_in_one_line() =>
        Assert.That(TraceDifferenceText.Of(Compare(Traces.Small())), Is.EqualTo("equal: 4 ticks, 9 events\n"));

    [Test]
    public void Differing_bits_are_those_of_the_format()
    {
        var divergence = new Divergence(DivergenceKind.Probe, 0, "h", 0, "v", -1, 1, Format.Fix(4, 0));

        Assert.That(divergence.DifferingBits, Is.EqualTo(0b1110));
    }

    [Test]
    public void A_shorter_run_agrees_as_far_as_it_goes_and_is_not_equal()
    {
        var longer = Traces.Small();
        var shorter = Traces.Of(Traces.SmallHeader with { Ticks = 2 }, record => record.CopyFrom(longer.Ticks[(int)record.Tick]));

        foreach (var (a, b, whose) in new[] { (longer, shorter, "A"), (shorter, longer, "B") })
        {
            var difference = TraceDiff.Compare(a.Read(), b.Read());
            Assert.That(difference.Verdict, Is.EqualTo(TraceVerdict.AgreeWhereBothHold));
            Assert.That(difference.TicksCompared, Is.EqualTo(2));
            Assert.That(difference.NotCompared, Is.EqualTo(new[] { $"ticks 2 to 3 with 5 events, which only {whose} holds" }));
        }
    }

    [Test]
    public void Unfinished_traces_are_compared_as_far_as_they_go_and_are_never_equal()
    {
        var cut = Traces.Small().ToBytes()[..^10];
        using var a = TraceReader.Open("a.trace", new MemoryStream(cut), unfinished: true);
        using var b = TraceReader.Open("b.trace", new MemoryStream(cut), unfinished: true);

        var difference = TraceDiff.Compare(a, b);

        Assert.That(difference.Verdict, Is.EqualTo(TraceVerdict.AgreeWhereBothHold));
        Assert.That(difference.TicksCompared, Is.EqualTo(4));
    }

    [Test]
    public void A_run_of_no_ticks_agrees_with_everything_and_equals_only_another_one()
    {
        var empty = new MemoryTrace(Traces.SmallHeader with { Ticks = 0 });

        Assert.That(Compare(empty).Verdict, Is.EqualTo(TraceVerdict.AgreeWhereBothHold));
        Assert.That(TraceDiff.Compare(empty.Read(), empty.Read()).Verdict, Is.EqualTo(TraceVerdict.Equal));
    }

    [Test]
    public void Other_probes_and_digests_are_listed_and_the_rest_compared()
    {
        var header = Traces.SmallHeader with { DigestInterval = 1, Probes = [new("out", "x", Format.Ufix(1, -2), [0, 1]), new("hidden", "v", Format.Fix(16, 8), [7, 8])] };
        var other = Traces.Of(header, record =>
        {
            var small = Traces.Small().Ticks[(int)record.Tick];
            for (var p = 0; p < 3; p++)
            {
                record.Neurons[p].AddRange(small.Neurons[p]);
                record.Payloads[p].AddRange(small.Payloads[p]);
            }
            record.StateDigest = small.StateDigest ?? 0;
            record.Probes[0][1] = small.Probes[1][0];
            record.Probes[1][0] = small.Probes[0][1];
        });

        var difference = Compare(other);

        Assert.That(difference.Verdict, Is.EqualTo(TraceVerdict.AgreeWhereBothHold));
        Assert.That(difference.NotCompared, Is.EqualTo(new[]
        {
            "state digests where only one holds them: every 2 ticks in A, every 1 in B",
            "probe hidden.v of neurons 0, 299, which only A holds",
            "probe hidden.v of neuron 8, which only B holds",
            "probe out.x of neuron 0, which only B holds",
        }));
        Assert.That(difference.Signals, Is.EqualTo(new[] { new SignalCounts("hidden.v", 4, 0), new SignalCounts("out.x", 4, 0), new SignalCounts("state digest", 2, 0) }));
        Assert.That(Compare(other.With(record => record.Probes[1][0] += record.Tick == 1 ? 1 : 0)).First[0],
            Is.EqualTo(new Divergence(DivergenceKind.Probe, 1, "hidden", 7, "v", 1000, 1001, Format.Fix(16, 8))));
    }

    [Test]
    public void Probes_in_another_order_are_equal_in_all_but_the_file()
    {
        var header = Traces.SmallHeader with { Probes = [Traces.SmallHeader.Probes[1], Traces.SmallHeader.Probes[0]] };
        var other = Traces.Of(header, record =>
        {
            var small = Traces.Small().Ticks[(int)record.Tick];
            record.CopyFrom(new TickRecord(header));
            record.Tick = small.Tick;
            for (var p = 0; p < 3; p++)
            {
                record.Neurons[p].AddRange(small.Neurons[p]);
                record.Payloads[p].AddRange(small.Payloads[p]);
            }
            record.StateDigest = small.StateDigest;
            small.Probes[1].CopyTo(record.Probes[0], 0);
            small.Probes[0].CopyTo(record.Probes[1], 0);
        });

        var difference = Compare(other);

        Assert.That(difference.Verdict, Is.EqualTo(TraceVerdict.AgreeWhereBothHold));
        Assert.That(difference.NotCompared, Is.EqualTo(new[] { "the probes are listed in another way" }));
    }

    [Test]
    public void Traces_of_other_networks_or_stimuli_are_refused_by_name()
    {
        var other = new MemoryTrace(Traces.SmallHeader with
        {
            Network = default,
            Populations = [new("hidden", 301, false, Format.Plain), new("out", 2, true, Format.Fix(12, 4)), new("more", 1, false, Format.Plain)],
            Probes = [],
        });
        var difference = Compare(other);

        Assert.That(difference.Verdict, Is.EqualTo(TraceVerdict.NotComparable));
        Assert.That(TraceDifferenceText.Of(difference), Is.EqualTo(
            """
            these traces cannot be compared:
              the networks differ: 0000000000000001000000000000000200000000000000030000000000000004 in A, 0000000000000000000000000000000000000000000000000000000000000000 in B
              population 'hidden' has 300 neurons with plain spikes in A, 301 neurons with plain spikes in B
              population 'mute' is only in A
              population 'more' is only in B

            """.ReplaceLineEndings("\n")));
        Assert.That(Compare(new MemoryTrace(Traces.SmallHeader with { Stimulus = default })).Reasons.Single(), Does.StartWith("the stimuli differ"));
    }

    [Test]
    public void Populations_of_another_shape_are_refused_even_under_the_same_digest()
    {
        var renamed = new MemoryTrace(Traces.SmallHeader with { Populations = Traces.SmallHeader.Populations.SetItem(2, new("mute", 2, false, Format.Plain)) });
        var swapped = new MemoryTrace(Traces.SmallHeader with { Populations = [Traces.SmallHeader.Populations[1], Traces.SmallHeader.Populations[0], Traces.SmallHeader.Populations[2]] });

        Assert.That(Compare(renamed).Verdict, Is.EqualTo(TraceVerdict.NotComparable));
        Assert.That(Compare(swapped).Reasons, Is.EqualTo(new[] { "the populations stand in another order" }));
    }

    [Test]
    public void A_damaged_file_is_never_called_equal()
    {
        var whole = Traces.Small().ToBytes();
        for (var length = 0; length < whole.Length; length++)
            DiagnosticOf(() => CompareBytes(whole, whole[..length]));
        for (var bit = 0; bit < 8 * whole.Length; bit++)
        {
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            DiagnosticOf(() => CompareBytes(whole, flipped));
        }
    }

    [Test]
    public void A_file_that_is_damaged_behind_the_last_common_tick_is_found_out()
    {
        var longer = Traces.Small().ToBytes();
        longer[^1] ^= 1;
        var shorter = Traces.Of(Traces.SmallHeader with { Ticks = 2 }, record => record.CopyFrom(Traces.Small().Ticks[(int)record.Tick])).ToBytes();

        Assert.That(CodeOf(() => CompareBytes(shorter, longer)), Is.EqualTo(Code.TraceChecksum));
    }

    [Test]
    public void Many_differences_are_counted_and_a_few_listed()
    {
        var header = new TraceHeader(Traces.Network, Traces.Stimulus, 3, 0, [new("a", 1000, false, Format.Plain)], []);
        var all = Traces.Of(header, record => record.Neurons[0].AddRange(Enumerable.Range(0, 1000)));
        var none = Traces.Of(header, _ => { });

        var difference = TraceDiff.Compare(all.Read(), none.Read(), contextTicks: 1);

        Assert.That((difference.First.Length, difference.FirstCount), Is.EqualTo((16, 1000)));
        Assert.That(difference.Around.Select(t => t.Tick), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(difference.Around[0].Populations[0].Omitted, Is.EqualTo(988));
        Assert.That(difference.Populations.Single(), Is.EqualTo(new PopulationCounts("a", 3000, 0, 0, 0)));
    }

    private static TraceDifference Compare(MemoryTrace other) => TraceDiff.Compare(Traces.Small().Read(), other.Read());

    private static TraceDifference CompareBytes(byte[] a, byte[] b)
    {
        using var readerA = TraceFileTests.Open(a);
        using var readerB = TraceFileTests.Open(b);
        return TraceDiff.Compare(readerA, readerB);
    }

    // One thing of one tick, whatever there is to change.
    private static MemoryTrace Changed(MemoryTrace trace, Random random)
    {
        var at = random.NextInt64(Math.Max(1, trace.Header.Ticks));
        return trace.With(record =>
        {
            if (record.Tick != at)
                return;
            var p = record.Neurons.ToList().FindIndex(n => n.Count > 0);
            if (record.StateDigest is not null && random.Next(2) == 0)
                record.StateDigest ^= 1;
            else if (p >= 0)
            {
                record.Neurons[p].RemoveAt(0);
                if (trace.Header.Populations[p].IsGraded)
                    record.Payloads[p].RemoveAt(0);
            }
        });
    }
}
