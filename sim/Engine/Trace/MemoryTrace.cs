using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>One event of a trace.</summary>
/// <param name="Population">Index in the trace's list.</param>
/// <param name="Payload">Raw; 1 for a plain spike.</param>
public readonly record struct TraceEvent(long Tick, int Population, int Neuron, long Payload);

/// <summary>A trace kept in memory, for tests and for short runs.</summary>
public sealed class MemoryTrace(TraceHeader header) : ITraceSink
{
    private readonly List<TickRecord> ticks = [];

    public TraceHeader Header { get; } = header;

    public IReadOnlyList<TickRecord> Ticks => ticks;

    /// <summary>Reads a source to its end.</summary>
    public static MemoryTrace Of(ITraceSource source)
    {
        var trace = new MemoryTrace(source.Header);
        var record = new TickRecord(source.Header);
        while (source.Next(record))
            trace.Tick(record);
        return trace;
    }

    public void Tick(TickRecord record)
    {
        var copy = new TickRecord(Header);
        copy.CopyFrom(record);
        ticks.Add(copy);
    }

    /// <summary>All events in the trace's order.</summary>
    public IEnumerable<TraceEvent> Events()
    {
        foreach (var record in ticks)
            for (var p = 0; p < record.Neurons.Length; p++)
                for (var i = 0; i < record.Neurons[p].Count; i++)
                    yield return new(record.Tick, p, record.Neurons[p][i], Header.Populations[p].IsGraded ? record.Payloads[p][i] : 1);
    }

    /// <summary>The events of one population.</summary>
    public IEnumerable<(long Tick, int Neuron, long Payload)> Events(string population)
    {
        var index = Index(population);
        return Events().Where(e => e.Population == index).Select(e => (e.Tick, e.Neuron, e.Payload));
    }

    /// <summary>The ticks at which a neuron sent an event.</summary>
    public IEnumerable<long> Spikes(string population, int neuron) =>
        Events(population).Where(e => e.Neuron == neuron).Select(e => e.Tick);

    /// <summary>The raw values of a probed signal of one neuron, one a tick.</summary>
    public IEnumerable<long> Probe(string population, string signal, int neuron)
    {
        for (var p = 0; p < Header.Probes.Length; p++)
        {
            var probe = Header.Probes[p];
            var at = probe.Population == population && probe.Signal == signal ? probe.Neurons.IndexOf(neuron) : -1;
            if (at >= 0)
                return ticks.Select(record => record.Probes[p][at]);
        }
        throw new ArgumentException($"{population}.{signal} of neuron {neuron} is not recorded", nameof(signal));
    }

    /// <summary>Gives its ticks from the first on.</summary>
    public ITraceSource Read() => new Source(this);

    /// <summary>Gives its ticks to a sink.</summary>
    public void WriteTo(ITraceSink sink)
    {
        foreach (var record in ticks)
            sink.Tick(record);
    }

    /// <summary>The bytes of the trace file.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new TraceWriter(stream, Header);
        WriteTo(writer);
        writer.End();
        return stream.ToArray();
    }

    /// <summary>The digest of the trace file.</summary>
    public Digest256 Digest()
    {
        using var writer = new TraceWriter(Stream.Null, Header);
        WriteTo(writer);
        return writer.End();
    }

    private int Index(string population)
    {
        for (var p = 0; p < Header.Populations.Length; p++)
            if (Header.Populations[p].Name == population)
                return p;
        throw new ArgumentException($"there is no population '{population}' in the trace", nameof(population));
    }

    private sealed class Source(MemoryTrace trace) : ITraceSource
    {
        private int next;

        public TraceHeader Header => trace.Header;

        public bool IsWhole => next == Header.Ticks;

        public bool Next(TickRecord record)
        {
            if (next == trace.ticks.Count)
                return false;
            record.CopyFrom(trace.ticks[next++]);
            return true;
        }

        public void Dispose() { }
    }
}
