using System.Collections.Immutable;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>A probed value of one neuron over time; where ticks outnumber the columns, the least and the greatest in each.</summary>
/// <param name="Spikes">When the neuron sent plain events.</param>
internal sealed record Curve(string Name, double[] Least, double[] Greatest, List<double> Spikes);

/// <summary>The probed values of a signal as a picture needs them. Their size does not grow with the trace, but for the spikes.</summary>
internal sealed class Curves : ITraceSink
{
    /// <summary>Lines whose colours can be told apart.</summary>
    public const int MostLines = 12;

    private readonly List<(Curve Curve, int Probe, int At, double Unit, int? Population, int Neuron)> lines = [];

    public Curves(TraceHeader header, PictureChoice choice, string signal)
    {
        Name = signal;
        Columns = choice.Columns(header);
        for (var p = 0; p < header.Probes.Length; p++)
        {
            var probe = header.Probes[p];
            if (Signal(probe) != signal)
                continue;
            for (var at = 0; at < probe.Neurons.Length; at++)
                lines.Add((Line($"{probe.Population}[{probe.Neurons[at]}]"), p, at, Math.ScaleB(1, -probe.Format.Frac), Plain(header, probe.Population), probe.Neurons[at]));
        }
    }

    public string Name { get; }

    public PictureColumns Columns { get; }

    public ImmutableArray<Curve> Lines => [.. lines.Select(line => line.Curve)];

    public static string Signal(TraceProbe probe) => $"{probe.Population}.{probe.Signal}";

    public void Tick(TickRecord record)
    {
        var column = Columns.Of(record.Tick);
        foreach (var (curve, probe, at, unit, population, neuron) in lines)
        {
            var value = record.Probes[probe][at] * unit;
            curve.Least[column] = double.IsNaN(curve.Least[column]) ? value : Math.Min(curve.Least[column], value);
            curve.Greatest[column] = double.IsNaN(curve.Greatest[column]) ? value : Math.Max(curve.Greatest[column], value);
            if (population is { } p && record.Neurons[p].BinarySearch(neuron) >= 0)
                curve.Spikes.Add(record.Tick);
        }
    }

    // NaN: nothing was seen yet.
    private Curve Line(string name) => new(name, [.. Enumerable.Repeat(double.NaN, Columns.Count)], [.. Enumerable.Repeat(double.NaN, Columns.Count)], []);

    // Where the trace holds plain spikes of a population; those of graded ones are as many as ticks and tell nothing.
    private static int? Plain(TraceHeader header, string population)
    {
        for (var p = 0; p < header.Populations.Length; p++)
            if (header.Populations[p].Name == population && !header.Populations[p].IsGraded)
                return p;
        return null;
    }
}
