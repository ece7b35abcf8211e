using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>What an explanation says of a neuron whose every bit is known beforehand.</summary>
public sealed class WhyTests
{
    private static readonly NeuronModel Half = Models.Parse("""
        neuron Half {
          input x
          input y
          state v : fix<8,2> round nearest
          let twice = v * 2
          v = (twice >> 3) + x - y * 0.25
          spike when v >= 5 {
            v = v - 5
          }
        }
        """);

    private static readonly ElaboratedNetwork Pair = Elaborated.Of(Network.Named("pair")
        .Input("in", 3)
        .Population("h", 2, Half)
        .Project("in", "h[1:2].x", Format.Fix(8, 1), new Rule.AllToAll(), new Values.EachRaw([3, 5, -2]), delay: new Values.EachRaw([1, 2, 3]), name: "fast")
        .Project("in[0:1]", "h.y", Format.Fix(8, 0), new Rule.AllToAll(), weight: 1, delay: 1, name: "slow")
        .Drive("h.x", new GeneratorKind.Regular(4, 3), format: Format.Fix(8, 0), weight: 2, name: "clock"));

    [Test]
    public void Every_arrival_is_listed_with_its_source_tick_delay_weight_and_share()
    {
        var stimulus = new StimulusBuilder(Pair).Event(2, "in", 0).Event(1, "in", 1).Event(0, "in", 2).Event(2, "in", 2).Build();

        var x = Explain(stimulus, tick: 3).Ports[0];

        Assert.Multiple(() =>
        {
            Assert.That(
                x.Arrivals.Select(a => (a.Projection.Name, a.Source.Name, a.Neuron, a.Sent, a.Delay, a.Weight, a.Payload, $"{a.Adds}")),
                Is.EqualTo(new[]
                {
                    ("fast", "in", 2, 0L, 3, -2L, 1L, "-1"),
                    ("fast", "in", 1, 1L, 2, 5L, 1L, "2.5"),
                    ("fast", "in", 0, 2L, 1, 3L, 1L, "1.5"),
                }));
            Assert.That(x.Generated.Select(g => (g.Generator.Name, g.Count, $"{g.Adds}")), Is.EqualTo(new[] { ("clock", 1, "2") }));
            Assert.That(new Exact(x.Sum, x.Range.Frac).ToString(), Is.EqualTo("5"));
            Assert.That(x.Remainder.IsZero);
        });
    }

    [Test]
    public void Every_statement_shows_its_values_and_what_its_rounding_lost()
    {
        var stimulus = new StimulusBuilder(Pair).Event(0, "in", 0).Build();

        var explanation = Explain(stimulus, tick: 1);

        Assert.Multiple(() =>
        {
            Assert.That(explanation.Fired, Is.False);
            Assert.That(explanation.Payload, Is.Null);
            Assert.That(explanation.Statements, Has.Length.EqualTo(3));
            Assert.That(
                explanation.Statements[1].Values.Select(value => $"{value.Text} = {value.Value}"),
                Is.EqualTo(new[]
                {
                    "twice = 0", "twice >> 3 = 0", "x = 1.5", "(twice >> 3) + x = 1.5", "y = 1", "y * 0.25 = 0.25", "(twice >> 3) + x - y * 0.25 = 1.25",
                }));
            Assert.That(Narrowed(explanation.Statements[1]).LostByRounding.Raw.IsZero);
            Assert.That(explanation.Statements[2].Result, Is.EqualTo(new StatementResult.Condition(Holds: false)));
            Assert.That((explanation.Before[0], explanation.After[0]), Is.EqualTo((0L, 5L)));
        });
    }

    [Test]
    public void Rounding_and_clamping_are_told_apart()
    {
        var clamped = Models.Parse("neuron C {\n input x\n state v : fix<4,0> round nearest\n v = x\n}");
        var network = Elaborated.Of(Network.Named("c").Input("in", 1).Population("h", 1, clamped)
            .Project("in", "h", Format.Fix(16, 2), new Rule.OneToOne(), weight: new Values.EachRaw([31]), delay: 1));
        var stimulus = new StimulusBuilder(network).Event(0, "in", 0).Build();

        // 7.75 rounds to 8, and fix<4,0> ends at 7.
        var result = Narrowed(Why.Explain(network, stimulus, 1, 0, 1, 0, null, default)[0].Statements[0]);

        Assert.That(
            (result.Exact.ToString(), result.Rounded.ToString(), result.Held.ToString(), result.LostByRounding.ToString(), result.LostByOverflow.ToString()),
            Is.EqualTo(("7.75", "8", "7", "-0.25", "1")));
    }

    [Test]
    public void A_spike_shows_the_statements_of_its_block()
    {
        var stimulus = new StimulusBuilder(Pair).Event(1, "in", 1).Event(2, "in", 0).Build();

        var explanation = Explain(stimulus, tick: 3);

        Assert.Multiple(() =>
        {
            // 2.5 + 1.5 + 2 - 0.25
            Assert.That(explanation.Fired, Is.True);
            Assert.That(explanation.Payload, Is.EqualTo(1));
            Assert.That(explanation.Statements, Has.Length.EqualTo(4));
            Assert.That(Narrowed(explanation.Statements[3]).Held.ToString(), Is.EqualTo("0.75"));
        });
    }

    [Test]
    public void A_reset_shows_what_it_dropped_and_what_it_returned_to()
    {
        var stimulus = new StimulusBuilder(Pair).Event(0, "in", 2).Event(2, "in", 0).Reset(2).Build();

        var explanation = Explain(stimulus, tick: 3);

        Assert.Multiple(() =>
        {
            Assert.That(explanation.Ports[0].Dropped.Select(d => (d.Arrival.Neuron, d.ResetTick)), Is.EqualTo(new[] { (2, 2L) }));
            Assert.That(explanation.Ports[0].Arrivals.Select(a => a.Neuron), Is.EqualTo(new[] { 0 }));
            Assert.That(explanation.WasReset, Is.False);
            Assert.That(Explain(stimulus, tick: 2).WasReset, Is.True);
        });
    }

    [Test]
    public void A_reset_that_keeps_what_is_in_flight_drops_nothing()
    {
        var stimulus = new StimulusBuilder(Pair).Event(0, "in", 2).ResetKeepingInFlight(2).Build();

        var port = Explain(stimulus, tick: 3).Ports[0];

        Assert.That((port.Arrivals.Length, port.Dropped.Length), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Earlier_ticks_are_explained_on_request_and_join_up()
    {
        var stimulus = new StimulusBuilder(Pair).Event(0, "in", 0).Event(2, "in", 1).Event(4, "in", 0).Build();

        var explanations = Why.Explain(Pair, stimulus, 1, 1, tick: 5, back: 100, null, default);

        Assert.Multiple(() =>
        {
            Assert.That(explanations.Select(e => e.Tick), Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5 }));
            for (var i = 1; i < explanations.Length; i++)
                Assert.That(explanations[i].Before, Is.EqualTo(explanations[i - 1].After));
        });
    }

    [Test]
    public void An_explanation_is_what_the_engine_records()
    {
        var stimulus = new StimulusBuilder(Pair).Events("in", Enumerable.Range(0, 60).Select(i => (i / 2L, i % 2))).Build();
        var header = Recording.Header(Pair, default, 50);
        var trace = new MemoryTrace(header);
        new ReferenceEngine().Run(Pair, stimulus, header, trace, default);

        var explained = Why.Explain(Pair, stimulus, 1, 1, 49, 49, null, default).Where(e => e.Payload is not null).Select(e => e.Tick);

        Assert.That(explained, Is.EqualTo(trace.Spikes("h", 1)).And.Not.Empty);
    }

    [Test]
    public void The_text_is_what_somebody_reads_at_midnight()
    {
        var stimulus = new StimulusBuilder(Pair).Event(0, "in", 2).Event(1, "in", 1).Event(2, "in", 0).Build();
        var text = new StringWriter();

        ExplanationText.Write(text, Explain(stimulus, tick: 3));

        Accepted.Text(Repository.PathOf("tests", "Why", "midnight.verified.txt"), text.ToString());
    }

    [TestCase("h", "h: error NEU404: this names no neuron\n  help: write the population and the index: hidden[37]")]
    [TestCase("h[x]", "h[x]: error NEU404: this names no neuron\n  help: write the population and the index: hidden[37]")]
    [TestCase("h[-1]", "h[-1]: error NEU404: this names no neuron\n  help: write the population and the index: hidden[37]")]
    [TestCase("g[0]", "g[0]: error NEU404: there is no population 'g'\n  help: the populations are h")]
    [TestCase("in[0]", "in[0]: error NEU404: 'in' is an input: its events come from the stimulus\n  help: ask for a neuron of a population that runs a model")]
    [TestCase("h[2]", "h[2]: error NEU404: 'h' has 2 neurons, counted from 0")]
    public void A_neuron_that_is_not_there_is_a_diagnostic(string text, string says)
    {
        var diagnostics = new Diagnostics();

        Assert.Multiple(() =>
        {
            Assert.That(NeuronReference.Parse(text, Pair, diagnostics), Is.Null);
            Assert.That(diagnostics.Items.Single().ToString(), Is.EqualTo(says));
        });
    }

    private static Explanation Explain(Stimulus stimulus, long tick) => Why.Explain(Pair, stimulus, 1, 1, tick, 0, null, default)[^1];

    private static StatementResult.Narrowed Narrowed(StatementExplanation statement) => (StatementResult.Narrowed)statement.Result;
}
