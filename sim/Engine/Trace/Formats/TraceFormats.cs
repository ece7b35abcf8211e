using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A kind of file that a trace can be turned into.</summary>
/// <param name="Name">As <c>neuro export --to</c> takes it.</param>
/// <param name="NeedsFile">Whether the output must be able to seek, so that it cannot be a pipe.</param>
public sealed record TraceFormat(string Name, string Extension, string Summary, bool NeedsFile, TraceFormat.Converter Convert)
{
    /// <param name="open">Gives the trace from its first tick on; it may be asked for more than once.</param>
    public delegate void Converter(Func<ITraceSource> open, Stream output, CancellationToken cancellation);
}

/// <summary>Every kind of file that a trace can be turned into. Equal traces give equal files.</summary>
public static class TraceFormats
{
    public static IReadOnlyList<TraceFormat> All { get; } =
    [
        new("text", ".txt", "everything, for people", false, TraceText.Write),
        new("csv", ".csv", "events, in the form a stimulus file has", false, TraceCsv.WriteEvents),
        new("probes", ".csv", "probed values as CSV", false, TraceCsv.WriteProbes),
        new("npz", ".npz", "everything, as NumPy arrays", true, TraceNpz.Write),
        new("vcd", ".vcd", "events and probes as waveforms, for GTKWave", false, TraceVcd.Write),
    ];

    /// <summary>The format of a name; null if there is none.</summary>
    public static TraceFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    /// <summary>Turns a trace file into another file, which appears when it is whole.</summary>
    /// <param name="unfinished">Whether a trace that is still being written is taken up to its last whole tick.</param>
    /// <param name="watched">Told which part of the trace has been read; some kinds of file read it twice.</param>
    /// <exception cref="InvalidInputException">The trace is damaged, or the output cannot be made.</exception>
    public static void Export(
        string trace, TraceFormat format, string output, bool unfinished = false, IProgress<double>? watched = null, CancellationToken cancellation = default)
    {
        // A trace that is none leaves no output, not even a temporary one.
        TraceReader.Open(trace, unfinished).Dispose();
        using var file = OutputFile.Create(output);
        if (format.NeedsFile && file.IsDevice)
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(output), $"'{format.Name}' cannot be written to a pipe or a device", "give the name of a file");
        format.Convert(() => WatchedTrace.Of(TraceReader.Open(trace, unfinished), watched), file.Stream, cancellation);
        file.Commit();
    }

    /// <summary>Opens a trace and goes through its ticks.</summary>
    internal static void ForEachTick(Func<ITraceSource> open, CancellationToken cancellation, Action<TraceHeader> begin, Action<TickRecord> tick)
    {
        using var source = open();
        begin(source.Header);
        var record = new TickRecord(source.Header);
        while (source.Next(record))
        {
            cancellation.ThrowIfCancellationRequested();
            tick(record);
        }
    }
}
