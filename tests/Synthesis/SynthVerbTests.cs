using System.Text.Json;

namespace Neuro.Tests;

/// <summary>What <c>neuro synth</c> tells of a network on a device, and what it refuses.</summary>
public sealed class SynthVerbTests
{
    private static readonly string Reference = Repository.PathOf("examples", "hardware", "b.neuro.json");

    [Test]
    [Category("Yosys")]
    public void A_core_of_64_neurons_is_placed_and_routed_and_leaves_a_bitstream()
    {
        using var folder = new TemporaryFolder();
        var network = SmallNetworks.OfReferenceKind(folder, neurons: 64);

        using var result = Synthesise(folder, network, "--device", "ice40-hx8k", "--lanes", "2", "--digest", "off", "--seeds", "1", "--ticks", "20", "--keep", "kept");

        var row = result.RootElement.GetProperty("rows")[0];
        var placement = row.GetProperty("placements")[0];
        Assert.That(row.GetProperty("latches").GetInt32(), Is.Zero);
        Assert.That(row.GetProperty("dsp").GetInt32(), Is.Zero);
        Assert.That(row.GetProperty("logic_cells_with_pins").GetInt32(), Is.GreaterThan(row.GetProperty("lut").GetInt32()));
        Assert.That(row.GetProperty("events_per_second").GetDouble(), Is.EqualTo(placement.GetProperty("mhz").GetDouble() * 1e6 / row.GetProperty("cycles_per_event").GetDouble()).Within(1));
        Assert.That(folder.PathOf(placement.GetProperty("bitstream").GetString()!), Does.Exist);
    }

    [Test]
    [Category("Yosys")]
    public void A_lane_alone_takes_less_than_the_core_and_has_no_events()
    {
        using var folder = new TemporaryFolder();
        var network = SmallNetworks.OfReferenceKind(folder, neurons: 16);

        using var whole = Synthesise(folder, network, "--device", "ecp5", "--lanes", "2", "--digest", "off");
        using var lane = Synthesise(folder, network, "--device", "ecp5", "--lanes", "2", "--digest", "off", "--module", "lane");

        var (all, one) = (whole.RootElement.GetProperty("rows")[0], lane.RootElement.GetProperty("rows")[0]);
        Assert.That(one.GetProperty("module").GetString(), Is.EqualTo("lane"));
        Assert.That(one.GetProperty("lut").GetInt32(), Is.InRange(1, (all.GetProperty("lut").GetInt32() / 2) - 1));
        Assert.That(one.GetProperty("cycles_per_event").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    [Category("Yosys")]
    public void A_module_that_is_not_emitted_is_refused_with_those_that_are()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "synth", Reference, "--module", "neuro_ring");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, """
            --module: error NEU402: there is no module 'neuro_ring'
              help: those that are emitted for this network are core, lane, sixteenth16_neuron

            """.ReplaceLineEndings("\n"))));
    }

    [Test]
    public void A_network_too_large_for_a_device_is_refused_with_what_is_too_large_and_what_would_fit()
    {
        using var folder = new TemporaryFolder();

        // Without any tool: none can be found.
        var result = NeuroProcess.Run(folder.Path, new Dictionary<string, string> { ["PATH"] = folder.Path }, "synth", Reference, "--device", "ice40-hx8k");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, """
            ice40-hx8k: error NEU351: memories of 864,960 bits are needed on 4 lanes, most of them for n_n_rows (weight and delay of a synapse of n-n), and the HX8K has 131,072: 733,888 too few
              help: neither fewer lanes, nor narrower weights, nor shorter delays alone would fit: take a larger device, or a network a 7th as large

            """.ReplaceLineEndings("\n"))));
    }

    [Test]
    public void What_would_fit_alone_is_named()
    {
        using var folder = new TemporaryFolder();
        var network = SmallNetworks.OfReferenceKind(folder, neurons: 112);

        var result = NeuroProcess.Run(folder.Path, new Dictionary<string, string> { ["PATH"] = folder.Path }, "synth", network, "--device", "ice40-hx8k", "--lanes", "2");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("  help: what would fit, each alone: weights of "));
    }

    [Test]
    public void Memories_are_counted_by_the_block_before_any_tool_runs()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, new Dictionary<string, string> { ["PATH"] = folder.Path }, "synth", Reference, "--device", "ice40-up5k", "--digest", "off");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, """
            ice40-up5k: error NEU351: 217 RAM40 are needed on 4 lanes, most of them for n_n_rows (weight and delay of a synapse of n-n), and the UP5K has 30: 187 too few
              help: what would fit, each alone: synapses that a host loads (--synapses loaded)

            """.ReplaceLineEndings("\n"))));
    }

    [Test]
    public void A_missing_tool_is_named_with_how_to_get_it()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, new Dictionary<string, string> { ["PATH"] = folder.Path }, "synth", Reference, "--keep", "kept");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((3, """
            yosys: error NEU450: it is not installed; it is needed for synthesis, and proofs about emitted Verilog
              help: sudo apt-get install yosys; see neuro doctor

            """.ReplaceLineEndings("\n"))));
        Assert.That(folder.PathOf("kept"), Does.Not.Exist);
    }

    [TestCase("--device", "ice41", "the devices are ice40-hx8k, ice40-up5k, ecp5, xilinx; found 'ice41'")]
    [TestCase("--seeds", "1,x", "a seed is a number from 0 to 2147483647; found 'x'")]
    [TestCase("--lanes", "3", "a number of lanes is 1, 2, 4, … 256; found '3'")]
    public void An_option_that_cannot_be_is_refused(string option, string value, string message)
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "synth", Reference, option, value);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(message));
    }

    private static JsonDocument Synthesise(TemporaryFolder folder, string network, params string[] options)
    {
        var result = NeuroProcess.Run(folder.Path, ["synth", network, "--json", .. options]);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        return JsonDocument.Parse(result.Output);
    }
}
