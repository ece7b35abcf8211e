using System.Diagnostics;
using System.Globalization;

namespace Neuro.Graph;

/// <summary>Rules and generators in few words, named as network files name them.</summary>
internal static class RuleText
{
    private const double Certain = 1UL << 32;

    public static string Name(Rule rule) => rule switch
    {
        Rule.Listed => "listed",
        Rule.AllToAll => "all_to_all",
        Rule.OneToOne => "one_to_one",
        Rule.FixedIndegree => "fixed_indegree",
        Rule.FixedOutdegree => "fixed_outdegree",
        Rule.FixedTotal => "fixed_total",
        Rule.FixedProbability => "fixed_probability",
        Rule.Convolution(var kernel, _, _, _, _) => $"conv{kernel.Length}d",
        _ => throw new UnreachableException($"{rule} is not a rule"),
    };

    public static string Of(Rule rule) => rule switch
    {
        Rule.FixedIndegree(var degree, _, _) => $"{Name(rule)} {degree}",
        Rule.FixedOutdegree(var degree, _, _) => $"{Name(rule)} {degree}",
        Rule.FixedProbability(var threshold, _, _) => $"{Name(rule)} {Probability(threshold)}",
        Rule.Convolution(var kernel, _, _, _, _) => $"{Name(rule)} {string.Join("×", kernel)}",
        _ => Name(rule),
    };

    public static string Name(GeneratorKind kind) => kind switch
    {
        GeneratorKind.Poisson => "poisson",
        GeneratorKind.Bernoulli => "bernoulli",
        GeneratorKind.Regular => "regular",
        _ => throw new UnreachableException($"{kind} is not a kind of generator"),
    };

    public static string Of(GeneratorKind kind) => kind switch
    {
        GeneratorKind.Poisson(var thresholds) => $"{Name(kind)}, 0 to {thresholds.Length} a tick",
        GeneratorKind.Bernoulli(var threshold) => $"{Name(kind)} {Probability(threshold)}",
        GeneratorKind.Regular(var period, var phase) => $"{Name(kind)}, every {period} tick{(period == 1 ? "" : "s")} from tick {phase} on",
        _ => throw new UnreachableException($"{kind} is not a kind of generator"),
    };

    private static string Probability(ulong threshold) => (threshold / Certain).ToString("0.######", CultureInfo.InvariantCulture);
}
