using System.Collections.Immutable;
using System.CommandLine;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Emits hardware for a network, runs it in simulators, and compares what comes out with the reference.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Argument<string> network = StandardOptions.Network();
    private readonly Option<string?> stimulus = StandardOptions.Stimulus();
    private readonly Option<long?> ticks = StandardOptions.Ticks();
    private readonly Option<string> lanes = new("--lanes")
    {
        Description = "How many lanes the hardware has: powers of two, separated by commas; 1,4 unless given.",
        HelpName = "LANES",
        DefaultValueFactory = _ => "1,4",
    };
    private readonly Option<string> shell = new("--shell")
    {
        Description = "What surrounds the core: none, axi, or both, separated by a comma; both unless given.",
        HelpName = "SHELL",
        DefaultValueFactory = _ => "none,axi",
    };
    private readonly Option<string?> targets = new("--targets")
    {
        Description = $"What to emit: {string.Join(", ", Targets.All.Select(target => target.Name))}, separated by commas, or none; all unless given, or those of the tools.",
        HelpName = "TARGETS",
    };
    private readonly Option<string?> tools = new("--tools")
    {
        Description = $"What to run it in: {string.Join(", ", Emulators.All.Select(emulator => emulator.Name))}, separated by commas; all of the targets unless given.",
        HelpName = "TOOLS",
    };
    private readonly Option<string?> engines = new("--engines")
    {
        Description = $"What runs the network beside: {string.Join(", ", Engines.All.Select(kind => kind.Name))}, separated by commas, or none; all but the reference, which they are compared with, unless given.",
        HelpName = "ENGINES",
    };
    private readonly Option<string?> device = DeviceChoice.Option();
    private readonly CoreOptions core = new();
    private readonly Option<bool> quick = new("--quick") { Description = "Run the stimulus alone, without the directed one, stalls and resets." };
    private readonly Option<string?> keep = new("--keep") { Description = "Keep what was emitted, run and received in a folder.", HelpName = "FOLDER" };
    private readonly Option<bool> json = StandardOptions.Json();

    public VerifyVerb()
        : base("verify", "Show that engines and hardware do the same for a network, bit for bit and cycle for cycle.")
    {
        Add(network);
        Add(stimulus);
        Add(ticks);
        Add(lanes);
        Add(shell);
        Add(targets);
        Add(tools);
        Add(engines);
        Add(device);
        foreach (var option in core.All)
            Add(option);
        Add(quick);
        Add(keep);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro verify net.neuro.json --stimulus spikes.csv", "all engines and targets, in all tools; exit code 1 if a bit or a cycle differs"),
        ("neuro verify net.neuro.json -s spikes.csv --lanes 8 --tools verilator --keep work", "one of them alone; keep all files"),
    ];

    public override string Notes =>
        "The network is simulated by the reference engine and run by others; it is emitted for each target, built and run; output "
        + "words, state digests and probes become a trace, which must equal the reference's. Where there is a clock, every tick must take "
        + "the predicted number of cycles. Beside the stimulus a directed one is run, which leads the network to its edges; where the target "
        + "can, both again with words held back at random, with resets in mid-run, with words that must be refused, with states read and "
        + "numbers loaded, and with a stall on each clock of a tick. With the AXI "
        + "shell a host runs it by its registers, reads back all counts, and tries what must be refused. "
        + "In Icarus all this takes half a minute or more for each lane count and shell; --quick runs the stimulus alone. On a "
        + "difference: where it is first, what should have been, and the waveforms around it.";

    public override int Run(ParseResult given, Session session)
    {
        var shells = HardwareOptions.Shells(session, given.GetRequiredValue(shell));
        var asked = core.Of(given, session);
        ImmutableArray<PlanOptions> options =
        [
            .. from count in HardwareOptions.Lanes(session, given.GetRequiredValue(lanes))
               from around in shells
               select asked with { Lanes = count, Shell = around },
        ];
        var emulators = VerificationChoice.Emulators(session, given.GetValue(targets), given.GetValue(tools));
        var beside = VerificationChoice.Engines(session, given.GetValue(engines), given.GetValue(device));
        if (emulators.IsEmpty && beside.IsEmpty && !session.Diagnostics.HasErrors)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("command line"), "there is nothing to verify: no engine, and no target", "name one with --engines or --targets");
        if (Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim)
            || Inputs.Ticks(session, net, stim, given.GetValue(ticks)) is not { } length
            || session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        HardwareLimits.CheckTicks(length, session.Diagnostics);
        if (session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        using var folder = WorkFolder.Of(given.GetValue(keep));
        var rows = Verify(session, new(net, stim, length, options, emulators, folder.Path, Thorough: !given.GetValue(quick), Engines: beside), folder);
        if (rows.Any(row => !row.Agreed))
            folder.Keep();
        if (given.GetValue(json))
            session.Out.WriteLine(VerificationJson.Of(rows));
        else
            VerificationPage.Write(session.Out, rows);
        return rows.All(row => row.Agreed) ? ExitCode.Fine : ExitCode.Different;
    }

    private static ImmutableArray<VerificationRow> Verify(Session session, VerificationTask task, WorkFolder folder)
    {
        try
        {
            return Progress.Show(session, "verifying", fraction =>
            {
                var done = 0;
                return Verifier.Run(task, _ => fraction?.Report((double)Interlocked.Increment(ref done) / Verifier.RowsOf(task)), session.Cancellation);
            });
        }
        catch (ToolFailedException)
        {
            // Its log is in there.
            folder.Keep();
            throw;
        }
    }
}
