using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// A golden case is worth what it notices: with any other rounding, overflow mode or comparison in its model, where that
/// can make a difference at all, its trace is another.
/// </summary>
internal sealed class GoldenMutationTests
{
    // Changes that give the same numbers for a reason, case and change.
    private static readonly Dictionary<string, string> Equal = new()
    {
        ["adaptive_lif a round zero"] = "a is never negative, and zero is floor there",
        ["exp_if cell round zero"] = "a negative cell is held at 0 in either case",
        ["relu GreaterOrEqual for Greater"] = "a payload of 0 is not sent",
    };

    private static IEnumerable<string> ShippedCases => ShippedModels.Names.Select(GoldenCase.NameOf);

    [TestCaseSource(nameof(ShippedCases))]
    public void A_golden_case_notices_every_change_of_its_model(string name)
    {
        Assert.That(Unnoticed(GoldenCase.Named(name)).Where(change => !Equal.ContainsKey($"{name} {change}")), Is.Empty);
    }

    /// <summary>The changes of a case's models that leave its events and values as they are.</summary>
    public static List<string> Unnoticed(GoldenCase golden)
    {
        var described = golden.Described();
        var network = Elaborated.Of(described);
        var expected = GoldenCase.Csv(golden.Run(new ReferenceEngine(), network));
        var unnoticed = new List<string>();
        foreach (var typed in network.Populations.Where(p => p.Model is not null).Select(p => p.Model!).DistinctBy(m => m.Model.Name))
            foreach (var (change, mutant) in ModelChanges.Of(typed))
            {
                var changed = described with { Populations = [.. described.Populations.Select(p => p.Model?.Name == mutant.Name ? p with { Model = mutant } : p)] };
                if (GoldenCase.Csv(golden.Run(new ReferenceEngine(), Elaborated.Of(changed))) == expected)
                    unnoticed.Add(change);
            }
        return unnoticed;
    }
}
