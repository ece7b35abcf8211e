using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>Synthesises hardware for a network and tells its area and speed.</summary>
internal sealed class SynthVerb : Verb
{
    private readonly Argument<string> network = StandardOptions.Network();
    private readonly Option<string> device = new("--device")
    {
        Description = $"What it is for: {string.Join(", ", Device.All.Select(d => d.Name))}, several separated by commas; xilinx unless given.",
        HelpName = "DEVICES",
        DefaultValueFactory = _ => "xilinx",
    };
    private readonly Option<string> lanes = new("--lanes")
    {
        Description = "How many lanes the hardware has: powers of two, separated by commas; 4 unless given.",
        HelpName = "LANES",
        DefaultValueFactory = _ => "4",
    };
    private readonly Option<string> shell = new("--shell")
    {
        Description = "What surrounds the core: none or axi, or both, separated by a comma; none unless given.",
        HelpName = "SHELLS",
        DefaultValueFactory = _ => "none",
    };
    private readonly Option<string?> module = new("--module") { Description = "One of the modules emitted for the network, alone: lane, for example; the whole unless given.", HelpName = "NAME" };
    private readonly CoreOptions core = new();
    private readonly Option<string?> stimulus = StandardOptions.Stimulus();
    private readonly Option<long?> ticks = StandardOptions.Ticks();
    private readonly Option<string> seeds = new("--seeds")
    {
        Description = "What placements start from, separated by commas; 1,2,3 unless given.",
        HelpName = "SEEDS",
        DefaultValueFactory = _ => "1,2,3",
    };
    private readonly Option<string?> keep = new("--keep") { Description = "Keep what was emitted, net lists, logs and bitstreams in a folder.", HelpName = "FOLDER" };
    private readonly Option<bool> json = StandardOptions.Json();

    public SynthVerb()
        : base("synth", "Synthesise hardware for a network: its area on a device, its fastest clock, its events a second.")
    {
        Add(network);
        Add(device);
        Add(lanes);
        Add(shell);
        Add(module);
        foreach (var option in core.All)
            Add(option);
        Add(stimulus);
        Add(ticks);
        Add(seeds);
        Add(keep);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro synth net.neuro.json --device xilinx,ecp5 --lanes 1,2,4,8", "look-up tables, registers and block memories of eight pieces of hardware"),
        ("neuro synth net.neuro.json --device ice40-hx8k -s spikes.csv --keep hw", "placed and routed, with events a second on this stimulus; bitstreams in hw"),
    ];

    public override string Notes =>
        "Yosys makes cells of what neuro emit emits; they are counted as they come from it. For iCE40, nextpnr places and routes them, "
        + "behind shift registers, because a core has more connections than a package has pins. A warning of Yosys is a failure. "
        + "What is too large for a device is told before any tool runs, if its memories tell.";

    public override int Run(ParseResult given, Session session)
    {
        var counts = HardwareOptions.Lanes(session, given.GetRequiredValue(lanes));
        var shells = HardwareOptions.Shells(session, given.GetRequiredValue(shell));
        var asked = core.Of(given, session);
        ImmutableArray<PlanOptions> options = [.. shells.SelectMany(around => counts.Select(count => asked with { Lanes = count, Shell = around }))];
        var devices = Devices(session, given.GetRequiredValue(device));
        var starts = Seeds(session, given.GetRequiredValue(seeds));
        if (Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim) || session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        long? length = given.GetValue(stimulus) is null && given.GetValue(ticks) is null ? null : Inputs.Ticks(session, net, stim, given.GetValue(ticks));
        if (session.Diagnostics.HasErrors)
            return ExitCode.BadInput;

        using var folder = WorkFolder.Of(given.GetValue(keep));
        var task = new SynthesisTask(net, options, devices, starts, length is { } run ? (stim, run) : null, folder.Path, given.GetValue(module));
        if (Rows(session, task, folder) is not { } rows)
            return ExitCode.BadInput;
        rows = [.. rows.Select(row => row with { Placements = [.. row.Placements.Select(p => p with { Kept = given.GetValue(keep) is { } kept ? Path.Combine(kept, p.Kept!) : null })] })];
        if (given.GetValue(json))
            session.Out.WriteLine(SynthesisJson.Of(rows));
        else
            SynthesisPage.Write(session.Out, rows);
        return ExitCode.Fine;
    }

    private static ImmutableArray<SynthesisRow>? Rows(Session session, SynthesisTask task, WorkFolder folder)
    {
        try
        {
            return Progress.Show(session, "synthesising", fraction =>
            {
                var done = 0;
                return Synthesis.Run(task, session.Diagnostics, _ => fraction?.Report((double)Interlocked.Increment(ref done) / Synthesis.RowsOf(task)), session.Cancellation);
            });
        }
        catch (Exception e) when (e is ToolFailedException or InvalidInputException)
        {
            // Its log is in there.
            folder.Keep();
            throw;
        }
    }

    private static ImmutableArray<Device> Devices(Session session, string list)
    {
        var devices = ImmutableArray.CreateBuilder<Device>();
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries))
            if (Device.Named(name) is { } found)
                devices.Add(found);
            else
                session.Diagnostics.Error(Code.BadOption, new Place.Named("--device"), $"the devices are {string.Join(", ", Device.All.Select(d => d.Name))}; found '{name}'");
        return devices.ToImmutable();
    }

    private static ImmutableArray<int> Seeds(Session session, string list)
    {
        var seeds = ImmutableArray.CreateBuilder<int>();
        foreach (var item in list.Split(',', StringSplitOptions.TrimEntries))
            if (int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
                seeds.Add(seed);
            else
                session.Diagnostics.Error(Code.BadOption, new Place.Named("--seeds"), $"a seed is a number from 0 to {int.MaxValue}; found '{item}'");
        return seeds.ToImmutable();
    }
}
