using System.Text.Json.Nodes;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>Proofs for scripts.</summary>
internal static class ProofJson
{
    public static JsonObject Of(IReadOnlyList<ProofSubject> subjects, IReadOnlyList<NeuronProof> proofs) => new()
    {
        ["proved"] = proofs.All(proof => proof.Holds),
        ["models"] = new JsonArray([.. subjects.Zip(proofs, Of)]),
    };

    private static JsonObject Of(ProofSubject subject, NeuronProof proof) => new()
    {
        ["model"] = subject.Name,
        ["obligations"] = proof.Obligations,
        ["twins_refused"] = ProofPage.Refused(proof),
        ["seconds"] = Math.Round(proof.Time.TotalSeconds, 1),
        ["proved"] = proof.Holds,
        ["complaint"] = ProofPage.Complaint(proof),
        ["counterexample"] = proof.Equal?.Case is { } parted ? Of(parted) : null,
        ["twins"] = new JsonArray([.. proof.Checks.Select(Of)]),
    };

    private static JsonObject Of(CheckAnswer check) => new()
    {
        ["line"] = check.Check.Place.Source.LineColumn(check.Check.Place.Start).Line,
        ["expression"] = NeuronSpecification.Quoted(check.Check.Place),
        ["what"] = check.Check.What,
        ["twin"] = check.Twin.What,
        ["answer"] = check.Answer.Verdict switch
        {
            ProofVerdict.Refused => "refused",
            ProofVerdict.Proven => "same function",
            _ => "undecided",
        },
        ["case"] = check.Answer.Case is { } parted ? Of(parted) : null,
    };

    private static JsonObject Of(ProofCase parted) => new()
    {
        ["given"] = Of(parted.Given),
        ["products_taken_for"] = Of(parted.Products),
        ["outputs"] = new JsonArray([.. parted.Outputs.Select(output => new JsonObject
        {
            ["name"] = output.Name,
            ["hardware"] = output.Neuron.ToString(),
            ["model"] = output.Specification.ToString(),
        })]),
    };

    private static JsonObject Of(IEnumerable<ProofValue> values) => new(values.Select(value => KeyValuePair.Create(value.Name, (JsonNode?)value.Value.ToString())).DistinctBy(value => value.Key));
}
