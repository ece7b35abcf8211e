using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Events, or probed values, of a trace as CSV.</summary>
internal static class TraceCsv
{
    /// <summary>One row an event, with the columns of a stimulus file, so that one network's output can be another's input.</summary>
    public static void WriteEvents(Func<ITraceSource> open, Stream output, CancellationToken cancellation)
    {
        using var text = new InvariantText(output);
        text.Write("tick,population,neuron,payload\n");
        TraceHeader header = null!;
        string[] names = [];
        TraceFormats.ForEachTick(open, cancellation, Begin, record =>
        {
            for (var p = 0; p < names.Length; p++)
                for (var i = 0; i < record.Neurons[p].Count; i++)
                {
                    text.Write(record.Tick);
                    text.Write(names[p]);
                    text.Write(record.Neurons[p][i]);
                    if (header.Populations[p].IsGraded)
                        text.Write($",{new Exact(record.Payloads[p][i], header.Populations[p].Payload.Frac)}\n");
                    else
                        text.Write(",1\n");
                }
        });

        void Begin(TraceHeader h)
        {
            header = h;
            names = [.. h.Populations.Select(p => $",{CsvText.Quoted(p.Name)},")];
        }
    }

    /// <summary>One row a value: the integer on the format's grid, and the number it stands for.</summary>
    public static void WriteProbes(Func<ITraceSource> open, Stream output, CancellationToken cancellation)
    {
        using var text = new InvariantText(output);
        text.Write("tick,population,neuron,signal,raw,value\n");
        TraceHeader header = null!;
        TraceFormats.ForEachTick(open, cancellation, h => header = h, record =>
        {
            for (var p = 0; p < header.Probes.Length; p++)
            {
                var probe = header.Probes[p];
                for (var i = 0; i < probe.Neurons.Length; i++)
                {
                    text.Write(record.Tick);
                    text.Write($",{CsvText.Quoted(probe.Population)},{probe.Neurons[i]},{CsvText.Quoted(probe.Signal)},");
                    text.Write(record.Probes[p][i]);
                    text.Write($",{new Exact(record.Probes[p][i], probe.Format.Frac)}\n");
                }
            }
        });
    }
}
