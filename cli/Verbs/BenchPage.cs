using System.Globalization;
using Neuro.Bench;
using Spectre.Console;

namespace Neuro.Cli;

/// <summary>The table of measurements, for people.</summary>
internal static class BenchPage
{
    private static readonly string[] Titles =
        ["network", "unit", "units/s", "ns", "floor", "ratio", "traced", "scaling", "x real", "build", "B/syn", "peak B", "peak MB", "spikes"];

    public static void Print(TextWriter text, IReadOnlyList<Measurement> measured)
    {
        TextTable.Write(text, Titles.Select(title => (title, title is "network" or "unit" ? Justify.Left : Justify.Right)), measured.Select(m => new[]
        {
            m.Workload.Name, UnitName(m.Workload.Unit), Metric(m.UnitsPerSecond), Number(m.NanosecondsPerUnit), Number(m.FloorNanoseconds), Number(m.Ratio), Number(m.TracedRatio),
            Number(m.Scaling), Number(m.RealTimeFactor), Number(m.Build.Seconds), Number(m.BytesPerSynapse), Number(m.PeakBytesPerSynapse), Number(m.Build.PeakBytes / 1e6),
            m.Problems.IsEmpty ? m.Spikes.ToString("N0", CultureInfo.InvariantCulture) : "WRONG",
        }));
        text.WriteLine("ns: of a unit, one thread, whole loop, no trace; floor: the same of the C program; ratio: of these two, traced: with the default trace in a file.");
        text.WriteLine($"scaling: how much faster {measured[0].Run.Threads} threads are than one; x real: seconds for a second of the network; build: seconds; B/syn: bytes of a synapse at rest, peak B: while building.");
        foreach (var m in measured)
            if (measured.FirstOrDefault(other => other.Workload.Name == m.Workload.FasterThan) is { } slower)
                text.WriteLine($"{m.Workload.Name}: {Number(slower.NanosecondsPerUnit / m.NanosecondsPerUnit)} times as fast as {slower.Workload.Name}");
        foreach (var m in measured)
            foreach (var problem in m.Problems)
                text.WriteLine($"{m.Workload.Name}: {problem}");
    }

    public static string UnitName(Unit unit) => unit switch
    {
        Unit.Event => "event",
        Unit.NeuronTick => "neuron",
        Unit.Tick => "tick",
        _ => throw new System.Diagnostics.UnreachableException($"{unit} has no name"),
    };

    private static string Metric(double number) => number switch
    {
        >= 1e9 => Number(number / 1e9) + " G",
        >= 1e6 => Number(number / 1e6) + " M",
        >= 1e3 => Number(number / 1e3) + " k",
        _ => Number(number),
    };

    // Three digits that count.
    private static string Number(double? number) => number switch
    {
        null => "-",
        { } n when Math.Abs(n) >= 100 => n.ToString("N0", CultureInfo.InvariantCulture),
        { } n when Math.Abs(n) >= 10 => n.ToString("N1", CultureInfo.InvariantCulture),
        { } n when Math.Abs(n) >= 0.1 => n.ToString("N2", CultureInfo.InvariantCulture),
        { } n => n.ToString("G2", CultureInfo.InvariantCulture),
    };
}
