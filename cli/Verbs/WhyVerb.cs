using System.CommandLine;
using System.Text.Json.Nodes;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Explains one neuron at one tick.</summary>
internal sealed class WhyVerb : Verb
{
    private readonly Argument<string> network = StandardOptions.Network();
    private readonly Option<string?> stimulus = StandardOptions.Stimulus();
    private readonly Option<long> tick = new("--tick", "-t") { Description = "The tick to explain.", HelpName = "TICK", Required = true };
    private readonly Option<string> neuron = new("--neuron", "-n") { Description = "The neuron: its population and its index, hidden[37].", HelpName = "NEURON", Required = true };
    private readonly Option<long> back = new("--back")
    {
        Description = "Explain so many ticks before it, too.",
        HelpName = "TICKS",
        DefaultValueFactory = _ => 0,
    };
    private readonly Option<bool> json = StandardOptions.Json();

    public WhyVerb()
        : base("why", "Explain what one neuron did at one tick: every event that arrived, every intermediate value, every bit lost.")
    {
        Add(network);
        Add(stimulus);
        Add(tick);
        Add(neuron);
        Add(back);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro why net.neuro.json --stimulus spikes.csv --tick 120 --neuron hidden[37]", "why hidden[37] did, or did not, spike at tick 120"),
        ("neuro why net.neuro.json -s spikes.csv -t 120 -n hidden[37] --back 5", "and how it got there, from tick 115 on"),
    ];

    public override string Notes =>
        "The events listed for a port add up to its sum: the remainder is computed from them, not from the engine, and is 0. "
        + "Numbers are given as exact decimals and as the raw integers that hardware holds.";

    public override int Run(ParseResult given, Session session)
    {
        if (Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim)
            || NeuronReference.Parse(given.GetRequiredValue(neuron), net, session.Diagnostics) is not { } subject
            || !AreTicks(session, given.GetValue(tick), given.GetValue(back)))
            return ExitCode.BadInput;
        var explanations = Progress.Show(session, "running", Math.Min(given.GetValue(tick), long.MaxValue - 1) + 1, watched =>
            Why.Explain(net, stim, subject.Population.Index, subject.Neuron, given.GetValue(tick), given.GetValue(back), watched, session.Cancellation));
        if (given.GetValue(json))
            session.Out.WriteLine(new JsonArray([.. explanations.Select(ExplanationJson.Of)]));
        else
            for (var i = 0; i < explanations.Length; i++)
            {
                if (i > 0)
                    session.Out.WriteLine();
                ExplanationText.Write(session.Out, explanations[i]);
            }
        return ExitCode.Fine;
    }

    private static bool AreTicks(Session session, long tick, long back)
    {
        if (tick < 0)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--tick"), $"ticks are counted from 0; found {tick}");
        if (back < 0)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--back"), $"the ticks before are 0 or more; found {back}");
        return tick >= 0 && back >= 0;
    }
}
