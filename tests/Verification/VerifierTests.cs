using Neuro.Codegen;
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
        var stimulus = StimulusReader.Read(golden.StimulusPath, network, new Graph.Diagnostics())!;
        using var folder = new TemporaryFolder();
        var task = new VerificationTask(
            network, stimulus, RunLength.Default(network, stimulus)!.Value, [new(1), new(4, Prefix: "left_"), new(2, Shell.Axi, Prefix: "right_")], [new IcarusEmulator(), new VerilatorEmulator()], folder.Path);

        var rows = Verifier.Run(task, null, default);

        Assert.That(rows.Where(row => !row.Agreed).Select(row => $"{row.Tool}, {row.Lanes} lanes, {row.Run}: {row.Disagreement!.Complaint}"), Is.Empty);
        Assert.That(rows, Has.Length.EqualTo(Verifier.RowsOf(task)));
        Assert.That(rows.Where(row => row.Run == "stimulus").Select(row => (row.Ticks, row.Events)).Distinct().Count(), Is.EqualTo(1));
    }
}
