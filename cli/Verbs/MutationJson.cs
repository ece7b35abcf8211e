using System.Text.Json.Nodes;
using Neuro.Hw;

namespace Neuro.Cli;

/// <summary>What became of seeded faults, for scripts.</summary>
internal static class MutationJson
{
    public static JsonObject Of(IReadOnlyList<MutantResult> results) => new()
    {
        ["faults"] = results.Count,
        ["caught"] = results.Count(result => result.Fate == MutantFate.Caught),
        ["equivalent"] = results.Count(result => result.Fate == MutantFate.Equivalent),
        ["explained"] = results.Count(result => result.Fate == MutantFate.Explained),
        ["survived"] = results.Count(result => result.Fate == MutantFate.Survived),
        ["results"] = new JsonArray([.. results.Select(Of)]),
    };

    private static JsonObject Of(MutantResult result) => new()
    {
        ["kind"] = result.Mutant.Kind.What,
        ["area"] = result.Mutant.Kind.Area.ToString().ToLowerInvariant(),
        ["file"] = result.Mutant.Path,
        ["line"] = result.Mutant.Line,
        ["sound"] = result.Mutant.Sound,
        ["faulty"] = result.Mutant.Faulty,
        ["fate"] = result.Fate.ToString().ToLowerInvariant(),
        ["run"] = result.Run,
        ["note"] = result.Note,
    };
}
