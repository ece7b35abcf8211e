using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Generates hardware for a network.</summary>
internal sealed class EmitVerb : Verb
{
    private readonly Argument<string> network = StandardOptions.Network();
    private readonly Option<string?> output = new("--output", "-o") { Description = "The folder of the project.", HelpName = "FOLDER" };
    private readonly Option<bool> estimate = new("--estimate") { Description = "Tell what it will take, and write nothing: memories, clocks of a tick, and other ways to keep delayed events." };
    private readonly Option<string> target = new("--target")
    {
        Description = $"The language: {string.Join(", ", Targets.All.Select(t => $"{t.Name} ({t.Summary})"))}; {Targets.Verilog.Name} unless given.",
        HelpName = "TARGET",
        DefaultValueFactory = _ => Targets.Verilog.Name,
    };
    private readonly Option<string?> stimulus = StandardOptions.Stimulus();
    private readonly Option<long?> ticks = StandardOptions.Ticks();
    private readonly Option<string> lanes = new("--lanes")
    {
        Description = "Synaptic events and neuron updates a clock: a power of two; 1 unless given.",
        HelpName = "LANES",
        DefaultValueFactory = _ => "1",
    };
    private readonly Option<string> shell = HardwareOptions.Shell();
    private readonly CoreOptions core = new();
    private readonly Option<string> prefix = new("--prefix")
    {
        Description = "Begins the names of all modules, so that several cores live in one chip.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };
    private readonly Option<bool> json = StandardOptions.Json();

    public EmitVerb()
        : base("emit", "Generate hardware for a network: a project that simulates, lints and synthesises.")
    {
        Add(network);
        Add(output);
        Add(estimate);
        Add(target);
        Add(stimulus);
        Add(ticks);
        Add(lanes);
        Add(shell);
        foreach (var option in core.All)
            Add(option);
        Add(prefix);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro emit net.neuro.json -o net_hw --lanes 4", "Verilog for four lanes, with memory images, test bench and Makefile"),
        ("neuro emit net.neuro.json --estimate --lanes 8", "what hardware of eight lanes will take"),
        ("neuro emit net.neuro.json -o net_hw -s spikes.csv && make -C net_hw simulate", "with a run for the test bench: what goes in, and what must come out"),
    ];

    public override string Notes =>
        "The same network and options give the same bytes. The folder appears when it is whole and takes the place of an earlier "
        + "project; one that was not emitted is left alone. What is emitted is yours, under any terms.";

    public override int Run(ParseResult given, Session session)
    {
        var counts = HardwareOptions.Lanes(session, given.GetRequiredValue(lanes));
        var shells = HardwareOptions.Shells(session, given.GetRequiredValue(shell));
        var asked = core.Of(given, session);
        var names = HardwareOptions.Prefix(session, given.GetRequiredValue(prefix));
        if (counts.Length > 1)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--lanes"), $"one number of lanes is emitted; found {counts.Length}");
        if (shells.Length > 1)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--shell"), $"one shell is emitted; found {shells.Length}");
        if (given.GetValue(output) is null == !given.GetValue(estimate))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--output"), given.GetValue(estimate) ? "an estimate writes nothing" : "nothing says where to write", "give either --output or --estimate");
        var chosen = Targets.Named(given.GetRequiredValue(target));
        if (chosen is null)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--target"), $"the targets are {string.Join(", ", Targets.All.Select(t => t.Name))}; found '{given.GetRequiredValue(target)}'");
        else if (given.GetValue(estimate) && chosen != Targets.Verilog)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--estimate"), $"what {chosen.Name} takes is not estimated", $"leave --target out: the estimate is of {Targets.Verilog.Name}");
        var options = asked with { Lanes = counts.FirstOrDefault(1), Shell = shells.FirstOrDefault(), Prefix = names };
        RequireHeeded(session, chosen, options);
        if (Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim) || session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        long? length = given.GetValue(stimulus) is null && given.GetValue(ticks) is null ? null : Inputs.Ticks(session, net, stim, given.GetValue(ticks));
        HardwareLimits.CheckTicks(length ?? 0, session.Diagnostics);
        if (session.Diagnostics.HasErrors)
            return ExitCode.BadInput;

        var plan = chosen!.PlanOf(net, options);
        if (given.GetValue(output) is not { } path)
        {
            Estimate(session, plan, stim, length, given.GetValue(json));
            return ExitCode.Fine;
        }
        var files = chosen.Emit(plan);
        using var folder = ProjectFolder.Create(path);
        foreach (var file in files)
            folder.Write(file);
        if (length is { } run)
            WriteRun(session, plan, stim, run, folder);
        folder.Commit();
        if (given.GetValue(json))
            session.Out.WriteLine(Json(plan, files, path));
        else
            Print(session, chosen, plan, files, path, length);
        return ExitCode.Fine;
    }

    private static void RequireHeeded(Session session, ITarget? target, PlanOptions options)
    {
        if (target?.Traits.Heeded(options) is not { } heeded)
            return;
        (string Name, bool IsHeeded)[] choices =
        [
            ("--lanes", heeded.Lanes == options.Lanes),
            ("--shell", heeded.Shell == options.Shell),
            ("--synapses", heeded.HasImages == options.HasImages),
            ("--stage-levels", heeded.StageLevels == options.StageLevels),
            ("--delays", heeded.Delays == options.Delays || options.Delays == DelayForm.Smallest),
        ];
        foreach (var (name, isHeeded) in choices)
            if (!isHeeded)
                session.Diagnostics.Error(Code.BadOption, new Place.Named(name), $"the target {target.Name} has no such choice", "leave the option out");
    }

    private static void Estimate(Session session, HardwarePlan plan, Stimulus stimulus, long? ticks, bool asJson)
    {
        var run = ticks is { } length ? Activity.Of([plan], stimulus, length, session.Cancellation)[0] : null;
        if (asJson)
            session.Out.WriteLine(EstimateJson.Of(plan, run));
        else
            EstimatePage.Write(session.Out, plan, run);
    }

    private static void WriteRun(Session session, HardwarePlan plan, Stimulus stimulus, long ticks, ProjectFolder folder)
    {
        var header = Recording.Header(plan.Network, StimulusDigest.Of(plan.Network, stimulus, ticks, session.Cancellation), ticks, plan.Options.Digest ? 1 : 0);
        var trace = new MemoryTrace(header);
        new ReferenceEngine().Run(plan.Network, stimulus, header, trace, session.Cancellation);
        RunFiles.Write(plan, stimulus, trace.Ticks, new(folder.Path, "run"));
    }

    private static void Print(Session session, ITarget target, HardwarePlan plan, IReadOnlyList<EmittedFile> files, string folder, long? ticks)
    {
        if (target != Targets.Verilog)
        {
            session.Out.WriteLine($"{folder}: {files.Count} files: {target.Summary}");
            session.Out.WriteLine(ticks is { } length ? $"  make run: {length} ticks against the golden trace" : "  README.md tells how to build and run it; with --stimulus there is a run to check it by");
            return;
        }
        var lines = files.Where(f => f.Path.StartsWith("rtl/", StringComparison.Ordinal) && !f.Path.Contains("neuro_", StringComparison.Ordinal)).Sum(f => f.Text.Count(c => c == '\n'));
        session.Out.WriteLine($"{folder}: {files.Count} files, top {plan.Options.Top}, {plan.Options.Lanes} {(plan.Options.Lanes == 1 ? "lane" : "lanes")}");
        session.Out.WriteLine($"  {lines} lines of Verilog beside the support library, {MemoryTable.Of(plan).Sum(m => m.Bits).ToString("N0", CultureInfo.InvariantCulture)} bits of memory");
        session.Out.WriteLine(ticks is { } run
            ? $"  make simulate, make verilate: {run} ticks against the golden trace"
            : "  make lint, make synth; with --stimulus also make simulate");
    }

    private static JsonObject Json(HardwarePlan plan, IReadOnlyList<EmittedFile> files, string folder) => new()
    {
        ["folder"] = folder,
        ["top"] = plan.Options.Top,
        ["lanes"] = plan.Options.Lanes,
        ["files"] = files.Count,
        ["memory_bits"] = MemoryTable.Of(plan).Sum(m => m.Bits),
    };
}
