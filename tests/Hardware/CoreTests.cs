using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// Emitted cores in Icarus: the words of every tick, the digests in them and the clocks it takes are those that the
/// reference engine and the formula of cycles give, and nothing of it changes when words are held back.
/// </summary>
[Category("Icarus")]
public sealed class CoreTests
{
    private const long MostTicks = 24;

    private static IReadOnlyList<string> Names => GoldenCase.Names;

    [TestCaseSource(nameof(Names))]
    public void A_core_of_four_lanes_does_what_the_golden_case_says(string name)
    {
        var network = GoldenCase.Named(name).Network();
        var stimulus = StimulusReader.Read(GoldenCase.Named(name).StimulusPath, network, new Diagnostics())!;
        Agrees(network, stimulus, Math.Min(MostTicks, RunLength.Default(network, stimulus)!.Value), new(Lanes: 4));
    }

    [TestCase("b", 10), TestCase("c", 4)]
    public void A_reference_network_does_what_the_reference_engine_does(string name, long ticks)
    {
        var network = Reference(name);
        Agrees(network, Stimulus.Empty, ticks, new(Lanes: 4, Digest: false));
    }

    private static ElaboratedNetwork Reference(string name)
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read(Repository.PathOf("examples", "hardware", name + ".neuro.json"), diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return Elaborated.Of(network!);
    }

    private static void Agrees(ElaboratedNetwork network, Stimulus stimulus, long ticks, PlanOptions options)
    {
        using var folder = new TemporaryFolder();
        var plan = HardwarePlan.Of(network, options);
        foreach (var file in new VerilogTarget().Emit(plan).Append(TestBench.Of("", network.Name, "")))
            Write(folder, file);
        var run = new RunFolder(folder.Path, "run");
        Describe(run, plan, network, stimulus, ticks);

        var sources = Directory.GetFiles(folder.PathOf("rtl")).Select(path => "rtl/" + Path.GetFileName(path)).Order(StringComparer.Ordinal);
        var bench = new IcarusEmulator().Build(new(folder.Path, [.. sources], TestBench.Module(""), TestBench.Module("") + ".v"), CancellationToken.None);

        Assert.That(bench.Run(run, BenchOptions.Plain, CancellationToken.None).Complaint, Is.Null);
        Assert.That(bench.Run(run, new(StallIn: 30, StallOut: 30), CancellationToken.None).Complaint, Is.Null, "with words held back");
    }

    private static void Write(TemporaryFolder folder, EmittedFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(file.Path))!);
        File.WriteAllText(folder.PathOf(file.Path), file.Text);
    }

    private static void Describe(RunFolder run, HardwarePlan plan, ElaboratedNetwork network, Stimulus stimulus, long ticks)
    {
        var trace = new MemoryTrace(Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks), ticks, plan.Options.Digest ? 1 : 0));
        new ReferenceEngine().Run(network, stimulus, trace.Header, trace, CancellationToken.None);
        var inputs = new InputWords(network, plan.Events, stimulus);
        var outputs = new OutputWords(network, plan.Events, plan.Options.Digest);
        var prediction = new TickCycles(plan);
        using var given = run.Write("in.hex");
        using var expected = run.Write("expected.hex");
        using var cycles = run.Write("cycles.txt");
        foreach (var record in trace.Ticks)
        {
            var words = inputs.Next();
            foreach (var word in words)
                given.WriteLine($"{word:x8}");
            var sent = outputs.Of(record);
            for (var i = 0; i < sent.Count; i++)
                expected.WriteLine($"{(i + 1 == sent.Count ? 1 : 0)}{sent[i]:x8}");
            cycles.WriteLine(prediction.Of(words, inputs.Input, record).All);
        }
        run.Describe(ticks, checks: true);
    }
}
