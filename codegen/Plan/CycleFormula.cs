using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>A part of what a tick takes.</summary>
/// <param name="Clocks">Of every tick; null where they depend on what happens in it.</param>
/// <param name="Depends">On what.</param>
public sealed record CyclePart(string What, long? Clocks, string Depends = "");

/// <summary>The formula of cycles with a network's own numbers: what every tick takes, and what comes on top.</summary>
public static class CycleFormula
{
    public static ImmutableArray<CyclePart> Of(HardwarePlan plan)
    {
        var timing = PlanTiming.Of(plan);
        var parts = ImmutableArray.CreateBuilder<CyclePart>();
        parts.Add(new("input", null, "1 a word, the end's included"));
        foreach (var (phase, population, unit) in plan.Program)
            switch (phase)
            {
                case Phase.Key:
                    parts.Add(new($"key of {population!.Source.Population.Name}", PlanTiming.KeyClocks));
                    break;
                case Phase.Update:
                    parts.Add(new($"update of {population!.Source.Population.Name}", population.Source.Dealing.Rows + timing.WriteAt(unit!)));
                    break;
                case Phase.Deliver:
                    parts.Add(new("deliver", null, "1 without a spike, else 2 and the clocks of all spikes"));
                    break;
                case Phase.Sparse:
                    parts.Add(new("lists", null, "1 and the longest lane's entries"));
                    break;
                case Phase.Scan:
                    parts.Add(new("scan", plan.Scan.Sum(item => item.Clocks) + 1 + (plan.Options.Digest ? PlanTiming.DigestLatency + 3 : 0)));
                    break;
                case Phase.End:
                    parts.Add(new("end", 1));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException($"{phase} is not part of a program");
            }
        foreach (var row in plan.Rows)
            parts.Add(new($"spike along {row.Projection}", null, $"{row.Rows} each"));
        return parts.ToImmutable();
    }
}
