using System.Globalization;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A trace as text for people: what it is, then a paragraph for every tick that holds something.</summary>
internal static class TraceText
{
    public static void Write(Func<ITraceSource> open, Stream output, CancellationToken cancellation)
    {
        using var text = new InvariantText(output);
        TraceHeader header = null!;
        TraceFormats.ForEachTick(open, cancellation, h => WriteHeader(text, header = h), record => WriteTick(text, header, record));
    }

    private static void WriteHeader(InvariantText text, TraceHeader header)
    {
        text.Write($"neuro trace {TraceLayout.Version}\n");
        text.Write($"network {header.Network}\nstimulus {header.Stimulus}\n");
        text.Write($"ticks {header.Ticks.ToString(CultureInfo.InvariantCulture)}\n");
        text.Write(header.DigestInterval == 0 ? "state digests: none\n" : $"state digests: every {header.DigestInterval} ticks\n");
        foreach (var p in header.Populations)
            text.Write($"population {p.Name}: {p.Size} {(p.Size == 1 ? "neuron" : "neurons")}, {(p.IsGraded ? $"payloads {p.Payload}" : "plain spikes")}\n");
        foreach (var p in header.Probes)
        {
            text.Write($"probe {p.Population}.{p.Signal}: {p.Format}, neurons");
            foreach (var neuron in p.Neurons)
                text.Write($" {neuron}");
            text.Write('\n');
        }
    }

    private static void WriteTick(InvariantText text, TraceHeader header, TickRecord record)
    {
        if (record.StateDigest is null && header.Probes.IsEmpty && record.Neurons.All(neurons => neurons.Count == 0))
            return;
        text.Write("tick ");
        text.Write(record.Tick);
        if (record.StateDigest is { } digest)
            text.Write($" states {digest:x16}");
        text.Write('\n');
        for (var p = 0; p < header.Populations.Length; p++)
            if (record.Neurons[p].Count > 0)
                WriteEvents(text, header.Populations[p], record.Neurons[p], record.Payloads[p]);
        for (var p = 0; p < header.Probes.Length; p++)
        {
            var probe = header.Probes[p];
            text.Write($"  {probe.Population}.{probe.Signal} =");
            foreach (var raw in record.Probes[p])
                text.Write($" {new Exact(raw, probe.Format.Frac)}");
            text.Write('\n');
        }
    }

    private static void WriteEvents(InvariantText text, TracePopulation population, List<int> neurons, List<long> payloads)
    {
        text.Write("  ");
        text.Write(population.Name);
        for (var i = 0; i < neurons.Count; i++)
        {
            text.Write(' ');
            text.Write(neurons[i]);
            if (population.IsGraded)
                text.Write($"={new Exact(payloads[i], population.Payload.Frac)}");
        }
        text.Write('\n');
    }
}
