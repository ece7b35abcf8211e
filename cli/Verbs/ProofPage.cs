using System.Globalization;
using Neuro.Codegen;
using Neuro.Hw;
using Spectre.Console;

namespace Neuro.Cli;

/// <summary>The table of proofs, and what is known of those that do not hold.</summary>
internal static class ProofPage
{
    private const int Width = 110;

    public static void Write(TextWriter text, IReadOnlyList<ProofSubject> subjects, IReadOnlyList<NeuronProof> proofs, bool withTwins)
    {
        TextTable.Write(text,
            [("model", Justify.Left), ("obligations", Justify.Right), ("twins refused", Justify.Right), ("seconds", Justify.Right), ("proved", Justify.Left)],
            subjects.Zip(proofs, (subject, proof) => new[]
            {
                subject.Name, Number(proof.Obligations), $"{Number(Refused(proof))} of {Number(proof.Checks.Length)}",
                proof.Time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), proof.Holds ? "yes" : "NO",
            }),
            Width);
        foreach (var (subject, proof) in subjects.Zip(proofs))
        {
            if (Complaint(proof) is { } complaint)
            {
                text.WriteLine();
                text.WriteLine($"{subject.Name}: {complaint}");
                if (proof.Equal is { Case: { } parted })
                    Write(text, parted);
            }
            foreach (var check in proof.Checks.Where(check => withTwins || check.Answer.Verdict != ProofVerdict.Refused))
                Write(text, subject, check);
        }
    }

    /// <summary>Why a proof does not hold, in a sentence; null if it does.</summary>
    public static string? Complaint(NeuronProof proof) => proof switch
    {
        { Holds: true } => null,
        { Fault: { } fault } => fault,
        { Equal.Verdict: ProofVerdict.Refused } => "the hardware does something else than the model",
        { Equal.Verdict: ProofVerdict.Undecided } => "the solver came to no end within the limit",
        _ => "nothing is refused under the assumptions, so that the proof is empty",
    };

    /// <summary>How many wrong twins were noticed.</summary>
    public static int Refused(NeuronProof proof) => proof.Checks.Count(check => check.Answer.Verdict == ProofVerdict.Refused);

    private static void Write(TextWriter text, ProofSubject subject, CheckAnswer check)
    {
        text.WriteLine();
        text.WriteLine($"{subject.Name}, line {check.Check.Place.Source.LineColumn(check.Check.Place.Start).Line}: {NeuronSpecification.Quoted(check.Check.Place)}");
        text.WriteLine(check.Answer.Verdict switch
        {
            ProofVerdict.Proven => $"  {check.Check.What}: nothing depends on it; a twin that {check.Twin.What} is the same function",
            ProofVerdict.Undecided => $"  {check.Check.What}: not known within the limit whether a twin that {check.Twin.What} is another function",
            _ => $"  {check.Check.What}: a twin that {check.Twin.What} was refused",
        });
        if (check.Answer.Case is { } parted)
            Write(text, parted, right: "twin");
    }

    private static void Write(TextWriter text, ProofCase parted, string right = "model")
    {
        text.WriteLine($"  {string.Join(", ", parted.Given)}");
        if (!parted.Products.IsEmpty)
            text.WriteLine($"  products taken for any numbers: {string.Join(", ", parted.Products)}");
        foreach (var output in parted.Differences)
            text.WriteLine($"  {output.Name}: {output.Neuron} by the hardware, {output.Specification} by the {right}");
        if (!parted.Differences.Any())
            text.WriteLine("  a factor of a product differs");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
