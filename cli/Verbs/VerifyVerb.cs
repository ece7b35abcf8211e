using System.Collections.Immutable;
using System.CommandLine;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>Emits hardware for a network, runs it in simulators, and compares what comes out with the reference.</summary>
internal sealed class VerifyVerb : Verb
{
    private static readonly ImmutableArray<IEmulator> AllEmulators = [new IcarusEmulator(), new VerilatorEmulator()];

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
    private readonly Option<string> tools = new("--tools")
    {
        Description = "What to run it in: icarus, verilator, or both, separated by a comma; both unless given.",
        HelpName = "TOOLS",
        DefaultValueFactory = _ => "icarus,verilator",
    };
    private readonly Option<string> digest = HardwareOptions.Digest();
    private readonly Option<string> synapses = HardwareOptions.Synapses();
    private readonly Option<bool> quick = new("--quick") { Description = "Run the stimulus alone, without the directed one, stalls and resets." };
    private readonly Option<string?> keep = new("--keep") { Description = "Keep what was emitted, run and received in a folder.", HelpName = "FOLDER" };
    private readonly Option<bool> json = StandardOptions.Json();

    public VerifyVerb()
        : base("verify", "Show that the hardware for a network does what the simulator does, bit for bit and cycle for cycle.")
    {
        Add(network);
        Add(stimulus);
        Add(ticks);
        Add(lanes);
        Add(shell);
        Add(tools);
        Add(digest);
        Add(synapses);
        Add(quick);
        Add(keep);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro verify net.neuro.json --stimulus spikes.csv", "on one and on four lanes, in Icarus and in Verilator; exit code 1 if a bit or a cycle differs"),
        ("neuro verify net.neuro.json -s spikes.csv --lanes 8 --tools verilator --keep work", "one of them alone; keep all files"),
    ];

    public override string Notes =>
        "The network is simulated, emitted as Verilog, built and run; its output words, state digests and probes become a trace, "
        + "which must equal the simulator's, and every tick must take the predicted number of cycles. Beside the stimulus a directed "
        + "one is run, which leads the network to its edges, and both again with words held back at random, with resets in "
        + "mid-run, with states read and numbers loaded through the memory port, and with a stall on each clock of a tick. With the AXI "
        + "shell a host runs it by its registers, reads back all counts, and tries what must be refused. On a "
        + "difference: where it is first, what should have been, and the waveforms around it.";

    public override int Run(ParseResult given, Session session)
    {
        var isOn = HardwareOptions.IsOn(session, given.GetRequiredValue(digest));
        var shells = HardwareOptions.Shells(session, given.GetRequiredValue(shell));
        var hasImages = HardwareOptions.HasImages(session, given.GetRequiredValue(synapses));
        ImmutableArray<PlanOptions> options =
        [
            .. from count in HardwareOptions.Lanes(session, given.GetRequiredValue(lanes))
               from around in shells
               select new PlanOptions(count, around, isOn, HasImages: hasImages),
        ];
        var emulators = Emulators(session, given.GetRequiredValue(tools));
        if (Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim)
            || Inputs.Ticks(session, net, stim, given.GetValue(ticks)) is not { } length
            || session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        HardwareLimits.CheckTicks(length, session.Diagnostics);
        if (session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        using var folder = given.GetValue(keep) is { } path ? new WorkFolder(path) : new WorkFolder();
        var rows = Verify(session, new(net, stim, length, options, emulators, folder.Path, Thorough: !given.GetValue(quick)), folder);
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

    private static ImmutableArray<IEmulator> Emulators(Session session, string list)
    {
        var chosen = ImmutableArray.CreateBuilder<IEmulator>();
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries))
            if (AllEmulators.FirstOrDefault(emulator => emulator.Name == name) is { } emulator)
                chosen.Add(emulator);
            else
                session.Diagnostics.Error(Code.BadOption, new Place.Named("--tools"), $"the tools are {string.Join(" and ", AllEmulators.Select(e => e.Name))}; found '{name}'");
        return chosen.ToImmutable();
    }
}
