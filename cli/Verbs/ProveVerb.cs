using System.Collections.Immutable;
using System.CommandLine;
using System.Runtime.ExceptionServices;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>Proves that the hardware of neurons does what their models say, for all inputs and states.</summary>
internal sealed class ProveVerb : Verb
{
    private const int LargestModel = 1 << 20;

    private readonly Argument<string[]> neurons = new("neurons")
    {
        Description = "Models (*.neuron), networks (*.neuro.json), or names of shipped models; all shipped models unless given.",
        HelpName = "NEURONS",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string> ports = new("--ports")
    {
        Description = "What the sum of a port can be, where a model is proven by itself; fix<12,4> unless given. A network says it by its weights.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "fix<12,4>",
    };
    private readonly Option<int> limit = new("--limit")
    {
        Description = "How many seconds one question to the solver may take; 300 unless given.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 300,
    };
    private readonly Option<bool> twins = new("--twins") { Description = "List every wrong twin, with the values by which it was refused; it takes longer to find them." };
    private readonly Option<string?> keep = new("--keep") { Description = "Keep specifications, scripts and logs in a folder.", HelpName = "FOLDER" };
    private readonly Option<bool> json = StandardOptions.Json();

    public ProveVerb()
        : base("prove", "Prove that the hardware of a neuron does what its model says, for all inputs and states.")
    {
        Add(neurons);
        Add(ports);
        Add(limit);
        Add(twins);
        Add(keep);
        Add(json);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro prove my.neuron", "a model of your own; exit code 1 and a counterexample if it is not proven"),
        ("neuro prove net.neuro.json", "every datapath that is emitted for a network, with the ranges its ports have there"),
        ("neuro prove Lif Izhikevich --twins", "two of the shipped models, and what tells wrong twins from them"),
    ];

    public override string Notes =>
        "Yosys compares the emitted pipeline with a specification that is printed by another route: from the model's expressions, in "
        + "96-bit arithmetic, rounding by remainder and clamping by comparison. Products are free numbers on both sides, and their factors "
        + "are proven equal. That the proof is not empty is shown, too: what is false is refused under the same assumptions, and so "
        + "is a wrong twin of every rounding, comparison and clamp.";

    public override int Run(ParseResult given, Session session)
    {
        var port = Port(session, given.GetRequiredValue(ports));
        if (given.GetValue(limit) is < 1 and var seconds)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--limit"), $"a question takes at least 1 second; found {seconds}");
        var subjects = Subjects(session, given.GetValue(neurons) is { Length: > 0 } names ? names : [.. ShippedModels.Names], port);
        if (session.Diagnostics.HasErrors)
            return ExitCode.BadInput;
        using var folder = WorkFolder.Of(given.GetValue(keep));
        var proofs = Prove(session, subjects, folder, TimeSpan.FromSeconds(given.GetValue(limit)), given.GetValue(twins));
        if (given.GetValue(json))
            session.Out.WriteLine(ProofJson.Of(subjects, proofs));
        else
            ProofPage.Write(session.Out, subjects, proofs, withTwins: given.GetValue(twins));
        return proofs.All(proof => proof.Holds) ? ExitCode.Fine : ExitCode.Different;
    }

    private static ImmutableArray<ProofSubject> Subjects(Session session, IEnumerable<string> names, Num port)
    {
        var subjects = ImmutableArray.CreateBuilder<ProofSubject>();
        foreach (var name in names)
            if (name.EndsWith(".neuron", StringComparison.Ordinal))
                Add(TextFile.Read(name, LargestModel, session.Diagnostics) is { } text ? ModelParser.Parse(text, session.Diagnostics) : null);
            else if (name.EndsWith(".json", StringComparison.Ordinal))
                subjects.AddRange(Inputs.Network(session, name) is { } network ? ProofSubject.Of(network) : []);
            else if (ShippedModels.Find(name) is { } shipped)
                Add(shipped);
            else
                session.Diagnostics.Error(
                    Code.BadPath, new Place.Named(name), "it is neither a model (*.neuron), nor a network (*.neuro.json), nor a shipped model",
                    $"the shipped models are {string.Join(", ", ShippedModels.Names)}");
        return subjects.ToImmutable();

        void Add(NeuronModel? model)
        {
            if (model is not null && ProofSubject.Of(model, port, session.Diagnostics) is { } subject)
                subjects.Add(subject);
        }
    }

    private static Num Port(Session session, string text)
    {
        if (FormatText.Parse(text) is not { } format)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--ports"), $"'{text}' is no number format", "formats look like fix<12,4> and ufix<8,0>");
        else if (format.Problem is { } problem)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--ports"), problem);
        else
            return format.Num;
        return Format.Plain.Num;
    }

    private static NeuronProof[] Prove(Session session, ImmutableArray<ProofSubject> subjects, WorkFolder folder, TimeSpan limit, bool withCases)
    {
        try
        {
            return Progress.Show(session, "proving", fraction =>
            {
                var proofs = new NeuronProof[subjects.Length];
                var done = 0;
                Parallel.For(0, subjects.Length, new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = session.Cancellation }, n =>
                {
                    var own = new WorkFolder(folder.PathOf($"{n + 1}_{subjects[n].Module.Name}"));
                    proofs[n] = NeuronProof.Of(subjects[n].Model, subjects[n].Module, own, limit, withCases, session.Cancellation);
                    fraction?.Report((double)Interlocked.Increment(ref done) / subjects.Length);
                });
                return proofs;
            });
        }
        catch (AggregateException several)
        {
            // Its log is in there, unless nothing was begun.
            if (several.Flatten().InnerExceptions[0] is var first && first is ToolFailedException)
                folder.Keep();
            ExceptionDispatchInfo.Throw(first);
            throw;
        }
    }
}
