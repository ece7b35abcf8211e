using System.Text;
using CsCheck;
using Neuro.Graph;
using Neuro.Sim;
using static Neuro.Tests.NpyReading;

namespace Neuro.Tests;

public sealed class TraceFormatTests
{
    [Test]
    public void Events_as_CSV_have_the_columns_of_a_stimulus() =>
        Assert.That(Converted("csv"), Is.EqualTo(
            """
            tick,population,neuron,payload
            0,hidden,3,1
            0,hidden,200,1
            0,out,0,-0.3125
            0,out,1,127.9375
            2,hidden,0,1
            2,hidden,1,1
            2,hidden,299,1
            3,out,1,0.0625
            3,mute,0,1

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Probes_as_CSV_give_the_integer_and_the_number() =>
        Assert.That(Converted("probes").Split('\n')[..6], Is.EqualTo(new[]
        {
            "tick,population,neuron,signal,raw,value",
            "0,hidden,0,v,-2,-0.0078125",
            "0,hidden,7,v,1000,3.90625",
            "0,hidden,299,v,-32768,-128",
            "0,out,1,x,0,0",
            "1,hidden,0,v,-1,-0.00390625",
        }));

    [Test]
    public void Text_tells_everything() =>
        Assert.That(Converted("text"), Is.EqualTo(
            """
            neuro trace 1
            network 0000000000000001000000000000000200000000000000030000000000000004
            stimulus 0000000000000005000000000000000600000000000000070000000000000008
            ticks 4
            state digests: every 2 ticks
            population hidden: 300 neurons, plain spikes
            population out: 2 neurons, payloads fix<12,4>
            population mute: 1 neuron, plain spikes
            probe hidden.v: fix<16,8>, neurons 0 7 299
            probe out.x: ufix<1,-2>, neurons 1
            tick 0 states fedcba9876543210
              hidden 3 200
              out 0=-0.3125 1=127.9375
              hidden.v = -0.0078125 3.90625 -128
              out.x = 0
            tick 1
              hidden.v = -0.00390625 3.90625 -128
              out.x = 4
            tick 2 states fedcba9876543212
              hidden 0 1 299
              hidden.v = 0 3.90625 -128
              out.x = 0
            tick 3
              out 1=0.0625
              mute 0
              hidden.v = 0.00390625 3.90625 -128
              out.x = 4

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Every_event_and_value_is_in_the_arrays() => Traces.Any.Sample(trace =>
    {
        using var npz = NpzFile.Open("a.npz", new MemoryStream(Bytes("npz", trace)));
        Assert.That(npz.Array("ticks").Integer(0), Is.EqualTo(trace.Header.Ticks));
        foreach (var population in trace.Header.Populations)
        {
            var events = trace.Events(population.Name).ToList();
            Assert.That(npz.Array($"{population.Name}/tick").Integers(), Is.EqualTo(events.Select(e => e.Tick)));
            Assert.That(npz.Array($"{population.Name}/neuron").Integers(), Is.EqualTo(events.Select(e => (long)e.Neuron)));
            Assert.That(npz.Contains($"{population.Name}/payload"), Is.EqualTo(population.IsGraded));
            if (!population.IsGraded)
                continue;
            Assert.That(npz.Array($"{population.Name}/payload").Integers(), Is.EqualTo(events.Select(e => e.Payload)));
            Assert.That(npz.Array($"{population.Name}/frac").Integer(0), Is.EqualTo(population.Payload.Frac));
        }
        for (var p = 0; p < trace.Header.Probes.Length; p++)
        {
            var probe = trace.Header.Probes[p];
            var name = $"probe/{probe.Population}/{probe.Signal}";
            Assert.That(npz.Array(name).WithShape(trace.Header.Ticks, probe.Neurons.Length).Integers(), Is.EqualTo(trace.Ticks.SelectMany(t => t.Probes[p])));
            Assert.That(npz.Array($"{name}/neuron").Integers(), Is.EqualTo(probe.Neurons.Select(n => (long)n)));
            Assert.That(npz.Array($"{name}/frac").Integer(0), Is.EqualTo(probe.Format.Frac));
        }
        var digests = trace.Ticks.Where(t => t.StateDigest is not null).ToList();
        Assert.That(npz.Contains("state_digest"), Is.EqualTo(trace.Header.DigestInterval > 0));
        if (npz.TryArray("state_digest_tick", out var due))
            Assert.That(due.Integers(), Is.EqualTo(digests.Select(t => t.Tick)));
    }, iter: 200);

    [Test]
    public void Waveforms_have_a_scope_for_each_population_and_a_pulse_for_each_event()
    {
        var text = Converted("vcd");

        Assert.That(text, Does.Not.Contain("$date"));
        Assert.That(text, Does.Contain("$timescale 1 ps $end\n$scope module neuro $end\n$var wire 64 ! state_digest [63:0] $end\n$scope module hidden $end\n$var wire 1 \" spike_0 $end\n"));
        Assert.That(text, Does.EndWith("\n#4000\n"));
        Assert.That(VcdFile.Parse(text).Pulses(".spike_"), Is.EqualTo(Traces.Small().Events().Select(e =>
            (e.Tick, $"neuro.{Traces.SmallHeader.Populations[e.Population].Name}.spike_{e.Neuron}")).Order()));
    }

    [Test]
    public void Waveforms_hold_every_event_payload_and_value() => Traces.Any.Sample(trace =>
    {
        var vcd = VcdFile.Parse(Encoding.UTF8.GetString(Bytes("vcd", trace)));
        Assert.That(vcd.Pulses(".spike_"), Is.EqualTo(trace.Events().Select(e =>
            (e.Tick, $"neuro.{trace.Header.Populations[e.Population].Name}.spike_{e.Neuron}")).Order()));
        foreach (var e in trace.Events().Where(e => trace.Header.Populations[e.Population].IsGraded))
        {
            var population = trace.Header.Populations[e.Population];
            Assert.That(vcd.ValueAt($"neuro.{population.Name}.spike_{e.Neuron}_payload", 1000 * e.Tick), Is.EqualTo(Bits(e.Payload, population.Payload)));
            Assert.That(vcd.ValueAt($"neuro.{population.Name}.spike_{e.Neuron}_payload", 1000 * e.Tick + 500), Is.EqualTo("z"));
        }
        foreach (var record in trace.Ticks)
            for (var p = 0; p < record.Probes.Length; p++)
                for (var i = 0; i < record.Probes[p].Length; i++)
                    Assert.That(vcd.ValueAt($"neuro.{trace.Header.Probes[p].Population}.{trace.Header.Probes[p].Signal}_{trace.Header.Probes[p].Neurons[i]}", 1000 * record.Tick),
                        Is.EqualTo(Bits(record.Probes[p][i], trace.Header.Probes[p].Format)));
    }, iter: 50);

    [Test]
    public void A_signal_that_is_probed_twice_is_shown_once()
    {
        var header = Traces.SmallHeader with { Ticks = 1, DigestInterval = 0, Probes = [new("mute", "v", Format.Fix(4, 0), [0]), new("mute", "v", Format.Fix(4, 0), [0])] };
        var trace = Traces.Of(header, record => record.Probes[0][0] = record.Probes[1][0] = 5);

        Assert.That(VcdFile.Parse(Encoding.UTF8.GetString(Bytes("vcd", trace))).ValueAt("neuro.mute.v_0", 0), Is.EqualTo("0101"));
        using var npz = NpzFile.Open("a.npz", new MemoryStream(Bytes("npz", trace)));
        Assert.That(npz.Array("probe/mute/v@2").Integers(), Is.EqualTo(new long[] { 5 }));
    }

    [Test]
    public void Names_that_clash_as_arrays_are_told_apart()
    {
        var header = new TraceHeader(Traces.Network, Traces.Stimulus, 1, 0, [new("h", 1, false, Format.Plain), new("probe/h", 1, false, Format.Plain)],
            [new("h", "tick", Format.Fix(4, 0), [0])]);
        var trace = Traces.Of(header, record => record.Probes[0][0] = 5);

        using var npz = NpzFile.Open("a.npz", new MemoryStream(Bytes("npz", trace)));

        Assert.That(npz.Array("probe/h/tick").Count, Is.Zero);
        Assert.That(npz.Array("probe/h/tick@2").Integers(), Is.EqualTo(new long[] { 5 }));
    }

    [Test]
    public void The_events_of_one_network_can_be_the_stimulus_of_another()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("events.csv", Converted("csv"));
        var network = BareNetwork.Of(BareNetwork.Input(0, "hidden", 300), BareNetwork.Input(1, "out", 2, Format.Fix(12, 4)), BareNetwork.Input(2, "mute", 1));

        var stimulus = StimulusReader.Read(path, network, new())!;

        Assert.That(stimulus.Events.Select(e => new TraceEvent(e.Tick, e.Population, e.Neuron, e.Payload)), Is.EqualTo(Traces.Small().Events()));
    }

    [Test]
    public void Names_that_a_format_cannot_hold_are_quoted_or_replaced()
    {
        var header = new TraceHeader(Traces.Network, Traces.Stimulus, 1, 0, [new("a b", 1, false, Format.Plain), new("a,b", 1, false, Format.Plain)], []);
        var trace = Traces.Of(header, record => { Traces.Event(record, 0, 0); Traces.Event(record, 1, 0); });

        Assert.That(Encoding.UTF8.GetString(Bytes("csv", trace)), Is.EqualTo("tick,population,neuron,payload\n0,a b,0,1\n0,\"a,b\",0,1\n"));
        Assert.That(VcdFile.Parse(Encoding.UTF8.GetString(Bytes("vcd", trace))).Pulses(".spike_"), Is.EqualTo(new[] { (0L, "neuro.a_b.spike_0"), (0L, "neuro.a_b_2.spike_0") }));
    }

    [Test]
    public void Equal_traces_give_equal_files([Values("text", "csv", "probes", "npz", "vcd")] string format) =>
        Assert.That(Bytes(format, Traces.Small()), Is.EqualTo(Bytes(format, TraceFileTests.Read(Traces.Small().ToBytes()))));

    [Test]
    public void A_trace_file_is_exported_to_a_file([Values("text", "csv", "probes", "npz", "vcd")] string format)
    {
        using var folder = new TemporaryFolder();
        var (trace, output) = (folder.PathOf("a b.trace"), folder.PathOf("out"));
        File.WriteAllBytes(trace, Traces.Small().ToBytes());

        TraceFormats.Export(trace, TraceFormats.Find(format)!, output);

        Assert.That(File.ReadAllBytes(output), Is.EqualTo(Bytes(format, Traces.Small())));
    }

    [Test]
    public void Somebody_who_watches_is_told_which_part_was_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("a.trace"), Traces.Small().ToBytes());
        var (converting, comparing) = (new Reports(), new Reports());

        TraceFormats.Export(folder.PathOf("a.trace"), TraceFormats.Find("text")!, folder.PathOf("a.txt"), watched: converting);
        var difference = TraceDiff.CompareFiles(folder.PathOf("a.trace"), folder.PathOf("a.trace"), watched: comparing);

        Assert.That(converting.Values, Is.EqualTo(new[] { 0.25, 0.5, 0.75, 1 }));
        Assert.That(comparing.Values, Is.EqualTo(converting.Values));
        Assert.That(difference.Verdict, Is.EqualTo(TraceVerdict.Equal));
    }

    [Test]
    public void A_damaged_trace_leaves_no_output()
    {
        using var folder = new TemporaryFolder();
        var (trace, output) = (folder.PathOf("damaged.trace"), folder.PathOf("damaged.csv"));
        File.WriteAllBytes(trace, Traces.Small().ToBytes()[..^1]);

        Assert.That(CodeOf(() => { TraceFormats.Export(trace, TraceFormats.Find("csv")!, output); return null; }), Is.EqualTo(Code.TraceCut));
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { trace }));
    }

    [Test]
    public void The_reader_in_Python_reads_what_we_write_and_refuses_what_is_damaged()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("a b.trace");
        Traces.Any.Sample(trace =>
        {
            File.WriteAllBytes(file, trace.ToBytes());
            Assert.That(ReadByPython(file), Is.EqualTo((0, Encoding.UTF8.GetString(Bytes("csv", trace)))));
        }, iter: 20, threads: 1);

        var whole = Traces.Small().ToBytes();
        foreach (var damaged in new[] { [], whole[..^1], whole[..200], [.. whole, 0], [.. whole[..150], (byte)~whole[150], .. whole[151..]] })
        {
            File.WriteAllBytes(file, damaged);
            Assert.That(ReadByPython(file).ExitCode, Is.EqualTo(1));
        }
    }

    [Test]
    public void The_reader_in_Python_takes_at_most_a_hundred_lines() =>
        Assert.That(File.ReadLines(Repository.PathOf("examples", "read_trace.py")).Count(), Is.LessThanOrEqualTo(100));

    private static (int ExitCode, string Output) ReadByPython(string trace)
    {
        var (exitCode, output, error) = PythonScript.Run(Repository.PathOf("examples", "read_trace.py"), trace);
        TestContext.Out.Write(error);
        return (exitCode, output);
    }

    private static string Bits(long raw, Format format) =>
        string.Concat(Enumerable.Range(0, format.Bits).Reverse().Select(bit => (raw >> bit & 1) == 0 ? '0' : '1'));

    private static string Converted(string format) => Encoding.UTF8.GetString(Bytes(format, Traces.Small()));

    private static byte[] Bytes(string format, MemoryTrace trace)
    {
        using var output = new MemoryStream();
        TraceFormats.Find(format)!.Convert(trace.Read, output, CancellationToken.None);
        return output.ToArray();
    }
}
