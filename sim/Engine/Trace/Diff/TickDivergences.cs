using System.Runtime.InteropServices;

namespace Neuro.Sim;

/// <summary>Everything that differs within one tick, in the trace's order: events, probes, the digest.</summary>
internal static class TickDivergences
{
    public static IEnumerable<Divergence> Of(TraceHeader header, CommonRecording common, TickRecord a, TickRecord b)
    {
        for (var p = 0; p < header.Populations.Length; p++)
        {
            var population = header.Populations[p];
            foreach (var (neuron, payloadA, payloadB) in Events(population, p, a, b))
                if (payloadA is null || payloadB is null)
                    yield return new(DivergenceKind.Event, a.Tick, population.Name, neuron, "event", payloadA, payloadB, population.Payload);
                else if (payloadA != payloadB)
                    yield return new(DivergenceKind.Payload, a.Tick, population.Name, neuron, "payload", payloadA, payloadB, population.Payload);
        }
        foreach (var probe in common.Probes)
            for (var i = 0; i < probe.Neurons.Length; i++)
            {
                var (valueA, valueB) = (a.Probes[probe.IndexA][probe.InA[i]], b.Probes[probe.IndexB][probe.InB[i]]);
                if (valueA != valueB)
                    yield return new(DivergenceKind.Probe, a.Tick, probe.Probe.Population, probe.Neurons[i], probe.Probe.Signal, valueA, valueB, probe.Probe.Format);
            }
        if (common.HasDigest(a.Tick) && a.StateDigest != b.StateDigest)
            yield return new(DivergenceKind.StateDigest, a.Tick, null, null, "state digest", (long?)a.StateDigest, (long?)b.StateDigest, null);
    }

    /// <summary>The events of both, ascending, side by side.</summary>
    public static IEnumerable<EventExcerpt> Events(TracePopulation population, int index, TickRecord a, TickRecord b)
    {
        var (neuronsA, neuronsB) = (a.Neurons[index], b.Neurons[index]);
        for (int i = 0, j = 0; i < neuronsA.Count || j < neuronsB.Count;)
        {
            var neuronA = i < neuronsA.Count ? neuronsA[i] : int.MaxValue;
            var neuronB = j < neuronsB.Count ? neuronsB[j] : int.MaxValue;
            var neuron = Math.Min(neuronA, neuronB);
            yield return new(
                neuron,
                neuronA == neuron ? Payload(population, a, index, i++) : null,
                neuronB == neuron ? Payload(population, b, index, j++) : null);
        }
    }

    /// <summary>Whether everything that both hold is the same: the common case, compared by blocks.</summary>
    public static bool AreNone(TraceHeader header, CommonRecording common, TickRecord a, TickRecord b)
    {
        for (var p = 0; p < header.Populations.Length; p++)
            if (!AreSameEvents(header.Populations[p], p, a, b))
                return false;
        foreach (var probe in common.Probes)
            if (CountDifferent(probe, a, b) > 0)
                return false;
        return !common.HasDigest(a.Tick) || a.StateDigest == b.StateDigest;
    }

    public static bool AreSameEvents(TracePopulation population, int index, TickRecord a, TickRecord b) =>
        CollectionsMarshal.AsSpan(a.Neurons[index]).SequenceEqual(CollectionsMarshal.AsSpan(b.Neurons[index]))
        && (!population.IsGraded || CollectionsMarshal.AsSpan(a.Payloads[index]).SequenceEqual(CollectionsMarshal.AsSpan(b.Payloads[index])));

    public static int CountDifferent(CommonProbe probe, TickRecord a, TickRecord b)
    {
        var (valuesA, valuesB) = (a.Probes[probe.IndexA], b.Probes[probe.IndexB]);
        if (probe.IsSamePlaces && valuesA.AsSpan(0, probe.InA.Length).SequenceEqual(valuesB.AsSpan(0, probe.InB.Length)))
            return 0;
        var different = 0;
        for (var i = 0; i < probe.InA.Length; i++)
            if (valuesA[probe.InA[i]] != valuesB[probe.InB[i]])
                different++;
        return different;
    }

    private static long Payload(TracePopulation population, TickRecord record, int index, int i) =>
        population.IsGraded ? record.Payloads[index][i] : 1;
}
