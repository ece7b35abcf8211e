using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Networks that the words of hardware have no room for are refused: what is too large, by how much, what would fit.</summary>
public sealed class HardwareLimitsTests
{
    [Test]
    public void More_senders_than_an_event_can_name_beside_its_neuron()
    {
        var diagnostic = Refused(string.Join(", ", Enumerable.Range(0, 300).Select(i => Population($"p{i}", i == 7 ? 1 << 20 : 1))), "");

        Assert.That(diagnostic.ToString(), Is.EqualTo(
            "p7: error NEU352: an event's word has 28 bits for its sender and its neuron, and 20 of them for 1,048,576 neurons leave 8 to tell 300 senders apart, which take 9\n"
            + "  help: at most 524,288 neurons in a population would fit, 524,288 fewer; or at most 256 senders, 44 fewer"));
    }

    [Test]
    public void More_states_than_the_memory_port_can_name()
    {
        using var folder = new TemporaryFolder();
        var states = Enumerable.Range(0, 260).ToList();
        folder.Write("many.neuron", "neuron Many {\n  input x\n"
            + string.Concat(states.Select(s => $"  state s{s} : fix<4,0>\n")) + string.Concat(states.Select(s => $"  s{s} = {(s == 0 ? "x" : $"s{s - 1}")}\n")) + "}\n");

        var diagnostic = Refused(Population("n", 2, "Many"), "", $$""" "models": { "Many": "many.neuron" },""", folder);

        Assert.That(diagnostic.ToString(), Is.EqualTo(
            "large: error NEU352: the memory port would reach 260 kinds of states, parameters, recorded values and weights; its addresses tell 256 apart, 4 fewer\n"
            + "  help: let populations share a model, or record less, or let fewer projections be loadable"));
    }

    [Test]
    public void More_neurons_of_a_model_than_a_memory_address_can_name()
    {
        var diagnostic = Refused($"{Population("a", 5_000_000)}, {Population("b", 5_000_000)}", "");

        Assert.That(diagnostic.ToString(), Is.EqualTo(
            "if_.v: error NEU352: the memory port would reach 10,000,000 numbers; its addresses tell 8,388,608 apart, 1,611,392 fewer\n"
            + "  help: let at most 8,388,608 neurons share a model"));
    }

    [Test]
    public void Longer_delays_than_a_memory_of_sums_can_have_words()
    {
        var diagnostic = Refused(Population("n", 40_000), """{ "source": "n", "target": "n", "format": "fix<2,0>", "synapses": [[0, 1, 1, 60000]] }""", """ "max_delay": 65535,""");

        Assert.That(diagnostic.ToString(), Is.EqualTo(
            "n-n: error NEU352: 2,400,040,000 sums, a tick of delay and a neuron each in a lane; a memory has at most 2,147,483,647 words, 252,556,353 fewer\n"
            + "  help: take 2 lanes, or divide the projection"));
    }

    [Test]
    public void Longer_runs_than_the_end_of_a_tick_can_number()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "verify", Repository.PathOf("examples", "hardware", "b.neuro.json"), "--ticks", "300000000");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2,
            "--ticks: error NEU352: 300,000,000 ticks; the words of hardware tell 268,435,456 apart, 31,564,544 fewer\n  help: run at most 268,435,456 ticks\n")));
    }

    [Test]
    public void More_lanes_than_a_row_of_neurons_can_have()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "emit", Repository.PathOf("examples", "hardware", "b.neuro.json"), "-o", "hw", "--lanes", "512");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, "--lanes: error NEU402: a number of lanes is 1, 2, 4, … 256; found '512'\n")));
    }

    private static string Population(string name, int size, string model = "If") => $$"""{ "name": "{{name}}", "size": {{size}}, "model": "{{model}}"{{(model == "If" ? """, "parameters": { "threshold": 1 }""" : "")}} }""";

    private static Diagnostic Refused(string populations, string projections, string more = "", TemporaryFolder? within = null)
    {
        using var own = within is null ? new TemporaryFolder() : null;
        var path = (within ?? own!).Write("large.neuro.json", $$"""{ "neuro": 1, "name": "large",{{more}} "populations": [{{populations}}], "projections": [{{projections}}] }""");
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read(path, diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return Assert.Throws<InvalidInputException>(() => HardwarePlan.Of(Elaborated.Of(network!), new()))!.Diagnostic;
    }
}
