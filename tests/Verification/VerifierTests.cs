using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Hardware of golden cases agrees with the reference, by word and by cycle, in every emulator and however it is treated.</summary>
public sealed class VerifierTests
{
    [Test]
    [Category("Icarus")]
    [Category("Verilator")]
    public void Emitted_hardware_gives_the_reference_trace_in_the_predicted_cycles_on_any_number_of_lanes()
    {
        var golden = GoldenCase.Named("graded");
        var network = golden.Network();
        var stimulus = StimulusReader.Read(golden.StimulusPath, network, new Diagnostics())!;
        using var folder = new TemporaryFolder();
        var task = new VerificationTask(
            network, stimulus, RunLength.Default(network, stimulus)!.Value, [new(1), new(4, Prefix: "left_"), new(2, Shell.Axi, Prefix: "right_")], [new IcarusEmulator(), new VerilatorEmulator()], folder.Path);

        var rows = Verifier.Run(task, null, default);

        Assert.That(rows.Where(row => !row.Agreed).Select(row => $"{row.Tool}, {row.Lanes} lanes, {row.Run}: {row.Disagreement!.Complaint}"), Is.Empty);
        Assert.That(rows, Has.Length.EqualTo(Verifier.RowsOf(task)));
        Assert.That(rows.Where(row => row.Run == "stimulus").Select(row => (row.Ticks, row.Events)).Distinct().Count(), Is.EqualTo(1));
    }

    // Where a generator stands beside, two inputs were asked for by "or", and the second was taken whatever had become of the word.
    [Test]
    [Category("Icarus")]
    public void An_event_that_is_refused_is_not_delivered()
    {
        var network = Elaborated.Of(Network.Named("refused").Input("plain", 2).Input("graded", 2, Format.Fix(4, 0))
            .Population("a", 2, ShippedModels.Get("Li"), ("keep", 0.5m))
            .Project("plain", "a", Format.Fix(4, 0), new Rule.OneToOne(), weight: 1, delay: 1)
            .Project("graded", "a", Format.Fix(4, 0), new Rule.OneToOne(), weight: 1, delay: 1)
            .Drive("a.x", new GeneratorKind.Regular(Period: 2, Phase: 0), format: Format.Fix(4, 0), weight: 1));
        using var folder = new TemporaryFolder();
        var stimulus = new StimulusBuilder(network).Event(0, "graded", 1, 3).Event(2, "plain", 0).Lasts(6).Build();

        var rows = Verifier.Run(new(network, stimulus, 6, [new(2)], [new IcarusEmulator()], folder.Path), null, default);

        Assert.That(rows.Where(row => !row.Agreed).Select(row => $"{row.Run}: {row.Disagreement!.Complaint}"), Is.Empty);
    }

    [Test]
    public void An_engine_that_does_otherwise_is_told_of_with_the_neuron_and_the_reason()
    {
        var network = Elaborated.Of(Network.Named("two").Input("in", 1).Population("a", 2, ShippedModels.Get("If"), ("threshold", 1))
            .Project("in", "a", Format.Fix(4, 0), new Rule.AllToAll(), weight: 1, delay: 1));
        using var folder = new TemporaryFolder();
        var stimulus = new StimulusBuilder(network).Event(0, "in", 0).Lasts(3).Build();

        var rows = Verifier.Run(new(network, stimulus, 3, [], [], folder.Path, Thorough: false, Engines: [new CpuEngine(), new Deaf()]), null, default);

        Assert.That(rows.Select(row => (row.Target, row.Tool, row.Run, row.Cycles, row.Agreed)), Is.EqualTo([(null, "cpu", "stimulus", null, true), ((string?)null, "deaf", "stimulus", (long?)null, false)]));
        Assert.That(rows[1].Disagreement!.Difference!.FirstEvent, Is.Not.Null.And.Property("Tick").EqualTo(1).And.Property("Population").EqualTo("a"));
        Assert.That(rows[1].Disagreement!.Why, Is.Not.Empty);
    }

    // Hears nothing of what goes in.
    private sealed class Deaf : IEngine
    {
        public string Name => "deaf";

        public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation) =>
            new ReferenceEngine().Run(network, new StimulusBuilder(network).Lasts(header.Ticks).Build(), header, sink, cancellation);
    }
}
