using System.CommandLine;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Simulates a network and records its trace.</summary>
internal sealed class RunVerb : Verb
{
    private const string Reference = "reference";
    private const string Cpu = "cpu";

    private readonly Argument<string> network = StandardOptions.Network();
    private readonly Option<string?> stimulus = StandardOptions.Stimulus();
    private readonly Option<long?> ticks = StandardOptions.Ticks();
    private readonly Option<string?> output = new("--output", "-o") { Description = "Where the trace goes. Without it only the trace's digest is made.", HelpName = "TRACE" };
    private readonly Option<int> digestInterval = new("--digest-interval")
    {
        Description = "Record the digest of all states every so many ticks; 0: never, 1 (every tick) unless given.",
        HelpName = "TICKS",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<string> engine = new("--engine")
    {
        Description = $"What executes it: {Cpu}, which is fast, unless given; or {Reference}, which is slow and obvious.",
        HelpName = "ENGINE",
        DefaultValueFactory = _ => Cpu,
    };
    private readonly Option<int?> threads = new("--threads")
    {
        Description = "How many threads the cpu engine takes; unless given, as many as are worth while. No number changes the trace.",
        HelpName = "N",
    };
    private readonly Option<bool> json = StandardOptions.Json();

    public RunVerb()
        : base("run", "Simulate a network, record its golden trace and print the trace's digest.")
    {
        Add(network);
        Add(stimulus);
        Add(ticks);
        Add(output);
        Add(digestInterval);
        Add(engine);
        Add(threads);
        Add(json);
        threads.TakesWholeNumbers(1, CpuThreads.Most);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro run net.neuro.json --stimulus spikes.csv -o net.trace", "run as long as the stimulus lasts, and keep the trace"),
        ("neuro run net.neuro.json --ticks 1000", "run 1000 ticks without a stimulus; print the digest, keep nothing"),
    ];

    public override string Notes =>
        "A trace appears under its name when it is whole: until then it is written beside it, and what stood there before "
        + "stays. Equal runs give equal files, whatever the engine and the number of threads; the digest is what sha256sum says of the file.";

    public override int Run(ParseResult given, Session session)
    {
        if (!AreSensible(given, session.Diagnostics)
            || !Inputs.IsApart(session, given.GetValue(output), given.GetRequiredValue(network), given.GetValue(stimulus))
            || Inputs.Read(session, given.GetRequiredValue(network), given.GetValue(stimulus)) is not var (net, stim)
            || Inputs.Ticks(session, net, stim, given.GetValue(ticks)) is not { } length)
            return ExitCode.BadInput;
        var header = Recording.Header(net, StimulusDigest.Of(net, stim, length, session.Cancellation), length, given.GetValue(digestInterval));
        var path = given.GetValue(output);
        var chosen = Engine(given, session, net);
        var run = Progress.Show(session, "running", length, watched => TracedRun.Of(chosen, net, stim, header, path, watched, session.Cancellation));
        if (given.GetValue(json))
            session.Out.WriteLine(RunPage.Json(net, run, path));
        else
            RunPage.Print(session.Out, run, path);
        return ExitCode.Fine;
    }

    private IEngine Engine(ParseResult given, Session session, ElaboratedNetwork net) => given.GetValue(engine) == Reference
        ? new ReferenceEngine()
        : new ReadyCpuEngine(Progress.Show(session, "laying out synapses", watched =>
            CpuNetwork.Of(net, given.GetValue(threads) ?? CpuThreads.Worthwhile(net), watched, session.Cancellation)));

    private bool AreSensible(ParseResult given, Diagnostics diagnostics)
    {
        var chosen = given.GetRequiredValue(engine);
        Refuse(given.GetValue(digestInterval) < 0, "--digest-interval", $"an interval is 0 or more ticks; found {given.GetValue(digestInterval)}");
        Refuse(chosen is not (Reference or Cpu), "--engine", $"the engines are {Cpu} and {Reference}; found '{chosen}'");
        Refuse(chosen == Reference && given.GetValue(threads) is > 1, "--threads", "the reference engine has one thread", $"leave it out, or take --engine {Cpu}");
        return !diagnostics.HasErrors;

        void Refuse(bool isWrong, string option, string message, string? help = null)
        {
            if (isWrong)
                diagnostics.Error(Code.BadOption, new Place.Named(option), message, help);
        }
    }
}
