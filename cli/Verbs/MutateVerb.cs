using System.CommandLine;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>Seeds faults into the hardware for a network, and lets the verification look for each.</summary>
internal sealed class MutateVerb : Verb
{
    private readonly Argument<string> network = StandardOptions.Network();
    private readonly Option<string?> stimulus = StandardOptions.Stimulus();
    private readonly Option<long?> ticks = StandardOptions.Ticks();
    private readonly Option<string> lanes = new("--lanes")
    {
        Description = "How many lanes the hardware has: a power of two; 2 unless given.",
        HelpName = "LANES",
        DefaultValueFactory = _ => "2",
    };
    private readonly CoreOptions core = new();
    private readonly Option<int> each = new("--each")
    {
        Description = "In how many places of a kind a fault is seeded at most; 6 unless given.",
        HelpName = "PLACES",
        DefaultValueFactory = _ => 6,
    };
    private readonly Option<int?> sample = new("--sample") { Description = "How many faults in all are tried at most; all unless given.", HelpName = "FAULTS" };
    private readonly Option<bool> list = new("--list") { Description = "List every fault: where it is, and which run caught it at which tick and neuron." };
    private readonly Option<string?> keep = new("--keep") { Description = "Keep what was emitted, run and received in a folder.", HelpName = "FOLDER" };
    private readonly Option<bool> json = StandardOptions.Json();

    public MutateVerb()
        : base("mutate", "Seed faults into the hardware for a network, and show that verifying it finds them.")
    {
        Add(network);
        Add(stimulus);
        Add(ticks);
        Add(lanes);
        foreach (var option in core.All)
            Add(option);
        Add(each);
        Add(sample);
        Add(list);
        Add(keep);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro mutate net.neuro.json --stimulus spikes.csv", "every kind of fault, in up to six places each; exit code 1 if one survives"),
        ("neuro mutate net.neuro.json -s spikes.csv --sample 40 --list", "forty of them, and where each was caught"),
    ];

    public override string Notes =>
        "A fault is one expression of the emitted Verilog or the support library with another in its place. Faults that do not "
        + "overlap are built into one simulation, in Verilator, which switches on one at a time and does what neuro verify does, "
        + "until a run disagrees. A fault in a neuron that no run shows is given to neuro prove: where the neuron with it is "
        + "proven equal to its model, the fault is none.";

    public override int Run(ParseResult given, Session session)
    {
        var counts = HardwareOptions.Lanes(session, given.GetRequiredValue(lanes));
        if (counts.Length > 1)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--lanes"), $"faults are seeded into hardware of one number of lanes; found {counts.Length}");
        var options = core.Of(given, session);
        AtLeastOne(session, "--each", given.GetValue(each));
        AtLeastOne(session, "--sample", given.GetValue(sample));
        if (Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim)
            || Inputs.Ticks(session, net, stim, given.GetValue(ticks)) is not { } length
            || session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        using var folder = WorkFolder.Of(given.GetValue(keep));
        var task = new MutationTask(net, stim, length, options with { Lanes = counts[0] }, given.GetValue(each), given.GetValue(sample), folder.Path);
        var results = Progress.Show(session, "seeding faults", fraction => MutationRun.Of(task, (done, all) => fraction?.Report((double)done / all), session.Cancellation));
        if (given.GetValue(json))
            session.Out.WriteLine(MutationJson.Of(results));
        else
            MutationPage.Write(session.Out, results, withAll: given.GetValue(list));
        return results.All(result => result.Fate != MutantFate.Survived) ? ExitCode.Fine : ExitCode.Different;
    }

    private static void AtLeastOne(Session session, string option, int? number)
    {
        if (number is < 1)
            session.Diagnostics.Error(Code.BadOption, new Place.Named(option), $"it is at least 1; found {number}");
    }
}
