using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>One probed signal that both traces hold, for the neurons that both hold.</summary>
/// <param name="InA">By neuron: where its value stands among the values of A's probe.</param>
internal sealed record CommonProbe(TraceProbe Probe, int IndexA, int IndexB, ImmutableArray<int> Neurons, int[] InA, int[] InB)
{
    // Values at the same places can be compared as one block.
    public bool IsSamePlaces { get; } = InA.AsSpan().SequenceEqual(InB) && InA.Length > 0 && InA[^1] == InA.Length - 1;

    public string Name => $"{Probe.Population}.{Probe.Signal}";
}

/// <summary>What two traces have in common, and what only one of them holds.</summary>
internal sealed class CommonRecording
{
    private readonly TraceHeader a;
    private readonly TraceHeader b;
    private readonly List<string> reasons = [];
    private readonly List<string> notCompared = [];
    private readonly List<CommonProbe> probes = [];

    public CommonRecording(TraceHeader a, TraceHeader b)
    {
        (this.a, this.b) = (a, b);
        FindReasons();
        if (reasons.Count > 0)
            return;
        CompareIntervals();
        MatchProbes();
        if (a.Ticks == b.Ticks && notCompared.Count == 0 && !Spelt(a).AsSpan().SequenceEqual(Spelt(b)))
            notCompared.Add("the probes are listed in another way");
    }

    /// <summary>Why the traces cannot be compared; empty if they can.</summary>
    public IReadOnlyList<string> Reasons => reasons;

    /// <summary>What of the recording options differs; ticks are left to the comparison.</summary>
    public IReadOnlyList<string> NotCompared => notCompared;

    public IReadOnlyList<CommonProbe> Probes => probes;

    public bool HasDigest(long tick) => a.HasDigest(tick) && b.HasDigest(tick);

    private static byte[] Spelt(TraceHeader header) => new TraceEncoder(header).Header().ToArray();

    private void FindReasons()
    {
        if (a.Network != b.Network)
            reasons.Add($"the networks differ: {a.Network} in A, {b.Network} in B");
        foreach (var name in a.Populations.Concat(b.Populations).Select(p => p.Name).Distinct(StringComparer.Ordinal))
            ComparePopulation(name, Find(a, name), Find(b, name));
        if (reasons.Count == 0 && !a.Populations.SequenceEqual(b.Populations))
            reasons.Add("the populations stand in another order");
        if (a.Stimulus != b.Stimulus)
            reasons.Add($"the stimuli differ: {a.Stimulus} in A, {b.Stimulus} in B");
    }

    private void ComparePopulation(string name, TracePopulation? inA, TracePopulation? inB)
    {
        if (inA is null || inB is null)
            reasons.Add($"population '{name}' is only in {(inA is null ? "B" : "A")}");
        else if (inA != inB)
            reasons.Add($"population '{name}' has {Shape(inA)} in A, {Shape(inB)} in B");
    }

    private static string Shape(TracePopulation population) =>
        $"{population.Size} neurons {(population.IsGraded ? $"with payloads {population.Payload}" : "with plain spikes")}";

    private static TracePopulation? Find(TraceHeader header, string name) => header.Populations.FirstOrDefault(p => p.Name == name);

    private void CompareIntervals()
    {
        if (a.DigestInterval == b.DigestInterval)
            return;
        notCompared.Add(a.DigestInterval == 0 || b.DigestInterval == 0
            ? $"state digests, which only {(a.DigestInterval == 0 ? "B" : "A")} holds"
            : $"state digests where only one holds them: every {a.DigestInterval} ticks in A, every {b.DigestInterval} in B");
    }

    private void MatchProbes()
    {
        foreach (var (population, signal) in a.Probes.Concat(b.Probes).Select(p => (p.Population, p.Signal)).Distinct())
        {
            var inA = Indices(a, population, signal);
            var inB = Indices(b, population, signal);
            HashSet<int> both = [];
            foreach (var indexA in inA)
                foreach (var indexB in inB)
                    if (Match(indexA, indexB) is { } probe)
                    {
                        probes.Add(probe);
                        both.UnionWith(probe.Neurons);
                    }
            if (inA.Count > 0 && inB.Count > 0 && a.Probes[inA[0]].Format != b.Probes[inB[0]].Format)
                notCompared.Add($"probe {population}.{signal}: {a.Probes[inA[0]].Format} in A, {b.Probes[inB[0]].Format} in B");
            else
            {
                ListRest(population, signal, "A", inA.SelectMany(i => a.Probes[i].Neurons), both);
                ListRest(population, signal, "B", inB.SelectMany(i => b.Probes[i].Neurons), both);
            }
        }
    }

    private static List<int> Indices(TraceHeader header, string population, string signal) =>
        [.. Enumerable.Range(0, header.Probes.Length).Where(i => header.Probes[i].Population == population && header.Probes[i].Signal == signal)];

    private CommonProbe? Match(int indexA, int indexB)
    {
        var (probeA, probeB) = (a.Probes[indexA], b.Probes[indexB]);
        if (probeA.Format != probeB.Format)
            return null;
        ImmutableArray<int> neurons = [.. probeA.Neurons.Intersect(probeB.Neurons)];
        return neurons.IsEmpty ? null : new(probeA, indexA, indexB, neurons,
            [.. neurons.Select(n => probeA.Neurons.BinarySearch(n))], [.. neurons.Select(n => probeB.Neurons.BinarySearch(n))]);
    }

    private void ListRest(string population, string signal, string whose, IEnumerable<int> neurons, HashSet<int> both)
    {
        var rest = neurons.Where(n => !both.Contains(n)).Distinct().Order().ToList();
        if (rest.Count > 0)
            notCompared.Add($"probe {population}.{signal} of {Listed(rest)}, which only {whose} holds");
    }

    private static string Listed(List<int> neurons) => neurons.Count == 1 ? $"neuron {neurons[0]}"
        : neurons.Count <= 8 ? $"neurons {string.Join(", ", neurons)}"
        : $"{neurons.Count} neurons, {string.Join(", ", neurons.Take(5))} and more";
}
