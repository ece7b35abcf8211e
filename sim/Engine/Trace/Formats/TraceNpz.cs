using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// A trace as NumPy arrays: <c>hidden/tick</c>, <c>hidden/neuron</c> and, for graded events, <c>hidden/payload</c> as a
/// stimulus file has them; <c>probe/hidden/v</c>, one row a tick and one column a neuron of <c>probe/hidden/v/neuron</c>.
/// Payloads and probed values are raw; <c>…/frac</c> says how many of their bits stand behind the binary point.
/// </summary>
internal static class TraceNpz
{
    public static void Write(Func<ITraceSource> open, Stream output, CancellationToken cancellation)
    {
        // First count, then fill: an array's header tells its length, and nothing is kept in memory.
        var (header, ticks, events) = Count(open, cancellation);
        var npz = new NpzWriter(output);
        var arrays = new Arrays(npz, header, ticks, events);
        TraceFormats.ForEachTick(open, cancellation, _ => { }, arrays.Append);
        npz.End();
    }

    private static (TraceHeader Header, long Ticks, long[] Events) Count(Func<ITraceSource> open, CancellationToken cancellation)
    {
        TraceHeader header = null!;
        long[] events = [];
        var ticks = 0L;
        TraceFormats.ForEachTick(open, cancellation, h => (header, events) = (h, new long[h.Populations.Length]), record =>
        {
            ticks++;
            for (var p = 0; p < events.Length; p++)
                events[p] += record.Neurons[p].Count;
        });
        return (header, ticks, events);
    }

    /// <summary>All arrays, filled side by side.</summary>
    private sealed class Arrays
    {
        private readonly (NpyArrayWriter Tick, NpyArrayWriter Neuron, NpyArrayWriter? Payload)[] events;
        private readonly NpyArrayWriter[] probes;
        private readonly (NpyArrayWriter Tick, NpyArrayWriter State)? digests;

        public Arrays(NpzWriter npz, TraceHeader header, long ticks, long[] counts)
        {
            npz.Write("network", [Digest256.ByteCount], Bytes(header.Network), NpyType.UInt8);
            npz.Write("stimulus", [Digest256.ByteCount], Bytes(header.Stimulus), NpyType.UInt8);
            npz.Write("ticks", [], (ReadOnlySpan<long>)[ticks]);
            events = [.. header.Populations.Select((p, i) => (
                npz.Begin($"{p.Name}/tick", NpyType.Int64, [counts[i]]),
                npz.Begin($"{p.Name}/neuron", NpyType.Int32, [counts[i]]),
                p.IsGraded ? npz.Begin($"{p.Name}/payload", NpyType.Int64, [counts[i]]) : null))];
            foreach (var p in header.Populations.Where(p => p.IsGraded))
                npz.Begin($"{p.Name}/frac", NpyType.Int64, []).Append(p.Payload.Frac);
            var names = ProbeNames(header);
            probes = [.. header.Probes.Select((p, i) => npz.Begin(names[i], NpyType.Int64, [ticks, p.Neurons.Length]))];
            for (var i = 0; i < names.Length; i++)
            {
                npz.Write($"{names[i]}/neuron", [header.Probes[i].Neurons.Length], [.. header.Probes[i].Neurons.Select(n => (long)n)], NpyType.Int32);
                npz.Write($"{names[i]}/frac", [], (ReadOnlySpan<long>)[header.Probes[i].Format.Frac]);
            }
            if (header.DigestInterval == 0)
                return;
            var due = ticks == 0 ? 0 : (ticks - 1) / header.DigestInterval + 1;
            digests = (npz.Begin("state_digest_tick", NpyType.Int64, [due]), npz.Begin("state_digest", NpyType.UInt64, [due]));
        }

        public void Append(TickRecord record)
        {
            for (var p = 0; p < events.Length; p++)
            {
                var (tick, neuron, payload) = events[p];
                foreach (var sender in record.Neurons[p])
                {
                    tick.Append(record.Tick);
                    neuron.Append(sender);
                }
                foreach (var raw in payload is null ? [] : record.Payloads[p])
                    payload!.Append(raw);
            }
            for (var p = 0; p < probes.Length; p++)
                probes[p].Append(record.Probes[p]);
            if (record.StateDigest is { } digest && digests is { } arrays)
            {
                arrays.Tick.Append(record.Tick);
                arrays.State.Append(digest);
            }
        }

        private static long[] Bytes(Digest256 digest)
        {
            var bytes = new byte[Digest256.ByteCount];
            digest.WriteTo(bytes);
            return [.. bytes.Select(b => (long)b)];
        }

        // A signal that is probed twice gets a number from the second on; so does one whose name is taken by a population
        // with slashes in its name.
        private static string[] ProbeNames(TraceHeader header)
        {
            HashSet<string> taken = [.. header.Populations.SelectMany(p => (string[])[$"{p.Name}/tick", $"{p.Name}/neuron", $"{p.Name}/payload", $"{p.Name}/frac"])];
            return [.. header.Probes.Select(p => Unique($"probe/{p.Population}/{p.Signal}", taken))];
        }

        private static string Unique(string name, HashSet<string> taken)
        {
            var unique = name;
            for (var n = 2; taken.Overlaps([unique, $"{unique}/neuron", $"{unique}/frac"]); n++)
                unique = $"{name}@{n}";
            taken.UnionWith([unique, $"{unique}/neuron", $"{unique}/frac"]);
            return unique;
        }
    }
}
