using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Reads the body of a trace's header.</summary>
internal static class TraceHeaderReader
{
    public static TraceHeader Read(TraceCursor cursor)
    {
        var network = Digest256.FromBytes(cursor.Bytes(Digest256.ByteCount));
        var stimulus = Digest256.FromBytes(cursor.Bytes(Digest256.ByteCount));
        var ticks = cursor.UInt64();
        if (ticks > long.MaxValue)
            throw cursor.Bad(cursor.Position - 8, $"the number of ticks is {ticks}; the most is {long.MaxValue}");
        var digestInterval = cursor.Count32("the digest interval");
        var populations = ReadPopulations(ref cursor);
        var probes = ReadProbes(ref cursor, populations);
        cursor.End();
        return new(network, stimulus, (long)ticks, digestInterval, populations, probes);
    }

    // Counts are not trusted with memory: a list grows with what is there.
    private static ImmutableArray<TracePopulation> ReadPopulations(ref TraceCursor cursor)
    {
        var count = cursor.Count32("the number of populations");
        var populations = ImmutableArray.CreateBuilder<TracePopulation>();
        HashSet<string> names = new(StringComparer.Ordinal);
        for (var p = 0; p < count; p++)
        {
            var start = cursor.Position;
            var name = cursor.Text("a population's name");
            if (!names.Add(name))
                throw cursor.Bad(start, $"there are two populations named '{name}'");
            var size = cursor.Count32($"the size of population '{name}'");
            var isGraded = cursor.Flag("whether a population is graded");
            populations.Add(new(name, size, isGraded, isGraded ? cursor.Format($"population '{name}'") : Format.Plain));
        }
        return populations.ToImmutable();
    }

    private static ImmutableArray<TraceProbe> ReadProbes(ref TraceCursor cursor, ImmutableArray<TracePopulation> populations)
    {
        var count = cursor.Count32("the number of probes");
        var probes = ImmutableArray.CreateBuilder<TraceProbe>();
        for (var p = 0; p < count; p++)
        {
            var start = cursor.Position;
            var index = cursor.UInt32();
            if (index >= populations.Length)
                throw cursor.Bad(start, $"a probe names population {index}; there are {populations.Length}");
            var population = populations[(int)index];
            var signal = cursor.Text("a probe's signal");
            var format = cursor.Format($"probe '{population.Name}.{signal}'");
            var neurons = ReadNeurons(ref cursor, population);
            probes.Add(new(population.Name, signal, format, neurons));
        }
        return probes.ToImmutable();
    }

    private static ImmutableArray<int> ReadNeurons(ref TraceCursor cursor, TracePopulation population)
    {
        var count = cursor.Varint(population.Size, "the number of probed neurons");
        var neurons = ImmutableArray.CreateBuilder<int>();
        var next = 0L;
        for (var i = 0; i < count; i++)
        {
            var neuron = next + cursor.Varint(population.Size - 1 - next, "a step between probed neurons");
            neurons.Add((int)neuron);
            next = neuron + 1;
        }
        return neurons.ToImmutable();
    }
}
