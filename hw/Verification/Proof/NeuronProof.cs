using System.Collections.Immutable;
using System.Diagnostics;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// Proves that a printed neuron, its pipeline included, equals its specification for all inputs and states, and that the
/// proof is not empty: what is false is refused under the same assumptions, and so are wrong twins of the specification.
/// </summary>
/// <param name="Fault">What is wrong with the module's build, so that no solver was asked: a register missing, a product that is none.</param>
/// <param name="Obligations">How many questions ask whether it is equal: one for each product, that its factors are, and one for each output.</param>
/// <param name="Products">How many products are free on both sides.</param>
/// <param name="Equal">Null, and the others empty, if there is a fault.</param>
/// <param name="False">The answer to what is false; null if it was not asked for, because the neuron is not equal.</param>
public sealed record NeuronProof(
    NeuronModule Module, string? Fault, int Obligations, int Products, ProofAnswer? Equal, ProofAnswer? False, ImmutableArray<CheckAnswer> Checks, TimeSpan Time)
{
    private const string Yosys = "yosys";

    /// <summary>Whether the neuron is proven, by a proof that is known not to be empty.</summary>
    public bool Holds => Fault is null && Equal is { Verdict: ProofVerdict.Proven } && False is { Verdict: ProofVerdict.Refused };

    /// <param name="folder">Where the files of the proof are left.</param>
    /// <param name="limit">How long one question may take.</param>
    /// <param name="withCases">Whether twins are to be refused by cases with real products, which it takes longer to find.</param>
    /// <exception cref="MissingToolException">Yosys is not installed.</exception>
    public static NeuronProof Of(TypedModel typed, NeuronModule module, WorkFolder folder, TimeSpan limit, bool withCases, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var specification = NeuronSpecification.Of(typed, module);
        var script = new ProofScript(module, specification, limit);
        Write($"{module.Name}.v", module.Text);
        Write("specification.v", specification.Text);
        Run("read", script.Read).Check(cancellation);
        var netlist = NeuronNetlist.Read(folder.PathOf("neuron.json"), module.Name);
        if ((netlist.LeaveOutStart(module) ?? netlist.PipelineFault(module.Depth) ?? netlist.Cut(specification)) is { } fault)
            return new(module, fault, script.Goals, specification.Products.Length, null, null, [], clock.Elapsed);
        netlist.JoinRegisters();
        netlist.Write(folder.PathOf("combinational.json"));
        var bench = new ProofBench(module, netlist, specification);
        Write("equal.v", bench.Text("equal", ProofQuestion.Equal));
        Write("twin.v", bench.Text("twin", ProofQuestion.Twin));
        Write("case.v", bench.Text("real_case", ProofQuestion.Case));

        // Points are no promise: where one differs, the proof goes on without it and those behind.
        var points = specification.Points.IsEmpty ? [] : Ask("points", script.Points, specification.Points.Length);
        var answers = Ask("prove", script.Prove(points.TakeWhile(answer => answer.Verdict == ProofVerdict.Proven).Count()), script.Questions);
        if (answers.Take(script.Goals).FirstOrDefault(answer => answer.Verdict != ProofVerdict.Proven) is { } open)
            return new(module, null, script.Goals, specification.Products.Length, open.Verdict == ProofVerdict.Refused ? Real([(0, open)])[0] : open, null, [], clock.Elapsed);
        var equal = new ProofAnswer(ProofVerdict.Proven, null);
        if (answers[script.Goals] is { Verdict: not ProofVerdict.Refused } empty)
            return new(module, null, script.Goals, specification.Products.Length, equal, empty, [], clock.Elapsed);
        CheckAnswer[] checks = [.. specification.Checks.Zip(answers.Skip(script.Goals + 1), (check, answer) => new CheckAnswer(check, check.Twins[0], answer))];
        AskOtherTwins();
        if (withCases)
            FindCases();
        return new(module, null, script.Goals, specification.Products.Length, equal, answers[script.Goals], [.. checks], clock.Elapsed);

        // Where the first twin was not refused, any other that is will do.
        void AskOtherTwins()
        {
            var others = Where(checks, check => check.Answer.Verdict != ProofVerdict.Refused).SelectMany(n => checks[n].Check.Twins.Skip(1).Select(twin => (Check: n, Twin: twin))).ToList();
            if (others.Count == 0)
                return;
            foreach (var ((n, twin), answer) in others.Zip(Ask("others", script.Twins(others.Select(other => other.Twin)), others.Count)))
                if (answer.Verdict == ProofVerdict.Refused || (answer.Verdict == ProofVerdict.Undecided && checks[n].Answer.Verdict == ProofVerdict.Proven))
                    checks[n] = checks[n] with { Twin = twin, Answer = answer };
        }

        void FindCases()
        {
            var refused = Where(checks, check => check.Answer.Verdict == ProofVerdict.Refused).ToList();
            foreach (var (n, real) in refused.Zip(Real([.. refused.Select(n => (checks[n].Twin.Number, checks[n].Answer))])))
                checks[n] = checks[n] with { Answer = real };
        }

        // The same refusals by cases with real products, where they are found in time.
        ImmutableArray<ProofAnswer> Real(ImmutableArray<(int Twin, ProofAnswer Answer)> cut)
        {
            if (cut.IsEmpty || specification.Products.IsEmpty)
                return [.. cut.Select(one => one.Answer)];
            var real = Ask("cases", script.Cases(cut.Select(one => one.Twin)), cut.Length, areReal: true);
            return [.. cut.Zip(real, (one, found) => found.Verdict == ProofVerdict.Refused ? found : one.Answer)];
        }

        static IEnumerable<int> Where(CheckAnswer[] all, Func<CheckAnswer, bool> predicate) => Enumerable.Range(0, all.Length).Where(n => predicate(all[n]));

        void Write(string name, string text) => File.WriteAllText(folder.PathOf(name), text);

        // No warning is a small one: an undriven net in an assumption would make the proof another one.
        ToolRun Run(string name, string commands)
        {
            Write(name + ".ys", commands);
            return ToolRun.Of(Yosys, folder.Path, "-e", ".", "-s", name + ".ys") with { Log = folder.PathOf(name + ".log"), Limit = TimeSpan.FromDays(1) };
        }

        IReadOnlyList<ProofAnswer> Ask(string name, string commands, int questions, bool areReal = false)
        {
            var run = Run(name, commands);
            var result = run.Result(cancellation);
            var given = script.Answers(result.Output, areReal);
            return given.Count == questions ? given : throw run.Failed(result);
        }
    }
}
