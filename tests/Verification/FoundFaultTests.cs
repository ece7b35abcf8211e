using Neuro.Cli;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// The check is checked: hardware with one fault in its text or in its memories disagrees, at the tick and with the neuron
/// where it first does something else, and leaves its waveforms from there.
/// </summary>
[Category("Icarus")]
public sealed class FoundFaultTests : IDisposable
{
    // in[0] at tick 2 brings 1 to a[0] and 5 to a[4] at tick 3; in[1] at tick 3 brings 5 to a[0], which is 6 at tick 4 and fires.
    internal static readonly Network Counting = Network.Named("counting").Input("in", 2).Population("a", 5, Models.Parse("""
        neuron Count {
          input x
          state v : fix<16,0>
          v = v + x
          spike when v >= 6 {
            v = v - 6
          }
        }
        """)).Project("in", "a", Format.Fix(4, 0), new Rule.AllToAll(), Values.OfRaw([1, 2, 3, 4, 5, 5, 4, 3, 2, 1]), Values.OfRaw([1, 2, 1, 3, 1, 1, 1, 2, 1, 1]));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestCase("a weight", "mem/in_a_rows.hex", "141\n", "143\n", "tick 3, a[0]: v is raw 3, should be 1")]
    [TestCase("a delay", "mem/in_a_rows.hex", "141\n", "149\n", "tick 3, a[0]: v is raw 0, should be 1")]
    [TestCase("a comparison", "rtl/count_neuron.v", "16'sd6 <= v", "16'sd6 < v", "first at tick 4, population a, neuron 0")]
    [TestCase("lanes exchanged", "rtl/core.v", "? gathered_mask : fired;", "? gathered_mask : {fired[0], fired[1]};", "tick 4, a[4]: the event, 00000004, should be sent, but 00000005 was")]
    [TestCase("a state that is not kept", "rtl/core.v", ".wr_valid(write_count || start_count)", ".wr_valid(start_count)", "tick 3, a[4]: v is raw 0, should be 5")]
    [TestCase("a ring that wraps late", "rtl/core.v", "now_count_x_q == 2'd2", "now_count_x_q == 2'd3", "first at tick 4, population a, neuron 0")]
    [TestCase("a digest of other cells", "rtl/core.v", ".cell_index(cell_q)", ".cell_index(32'd0)", "first at tick 0, state digest")]
    [TestCase("a clock more than predicted", "rtl/neuro_jobs.v", "ends   = go && empty", "ends   = go_q && empty", "tick 0 takes more than the predicted")]
    public void A_fault_is_told_where_it_first_shows(string what, string file, string sound, string faulty, string told)
    {
        var row = Verify(new FaultyTarget(Targets.Verilog, file, sound, faulty));

        Assert.That(row.Agreed, Is.False, what);
        Assert.That(Page(row), Does.Contain(told), what);
    }

    [Test]
    public void Without_a_fault_it_agrees() => Assert.That(Verify(new VerilogTarget()).Disagreement, Is.Null);

    [Test]
    public void What_should_have_been_is_explained_and_the_waveforms_of_the_ticks_around_it_are_kept()
    {
        var row = Verify(new FaultyTarget(Targets.Verilog, "rtl/count_neuron.v", "16'sd6 <= v", "16'sd6 < v"));

        var (why, waveform, saveFile) = (row.Disagreement!.Why.Single(), row.Disagreement.Waveform!, row.Disagreement.SaveFile!);
        Assert.That((why.Population.Name, why.Neuron, why.Tick), Is.EqualTo(("a", 0, 4L)));
        Assert.That(Page(row), Does.Contain(waveform).And.Contain($"gtkwave {saveFile}"));
        Assert.That(ValuesOf("tick", waveform).Distinct(), Is.EqualTo([3, 4, 5]), "a tick before, the tick, and a tick behind it");
        Assert.That(File.ReadLines(saveFile), Has.Some.EqualTo($"[dumpfile] \"{waveform}\"").And.Some.EqualTo("tb.dut.out_data[31:0]").And.Some.EqualTo("tb.dut.control.phase_q[2:0]"));
    }

    private VerificationRow Verify(ITarget target)
    {
        var network = Elaborated.Of(Counting);
        return Verifier.Run(new(network, Counted(network), 8, [new(Lanes: 2)], [new IcarusEmulator()], folder.Path, Thorough: false, target), null, default).Single();
    }

    internal static Stimulus Counted(ElaboratedNetwork network) => new StimulusBuilder(network).Event(2, "in", 0).Event(3, "in", 1).Lasts(8).Build();

    internal static string Page(VerificationRow row)
    {
        var text = new StringWriter { NewLine = "\n" };
        VerificationPage.Write(text, [row]);
        return text.ToString();
    }

    // Of a counter of the test bench, in the order of the dump.
    private static IEnumerable<int> ValuesOf(string signal, string vcd)
    {
        var code = File.ReadLines(vcd).Select(line => line.Split(' ')).First(words => words is ["$var", "integer", _, _, var name, ..] && name == signal)[3];
        return File.ReadLines(vcd).Where(line => line.StartsWith('b') && line.EndsWith($" {code}", StringComparison.Ordinal)).Select(line => Convert.ToInt32(line[1..line.IndexOf(' ')], 2));
    }
}
