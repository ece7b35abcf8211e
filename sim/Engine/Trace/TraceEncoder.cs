using System.Diagnostics;
using System.Runtime.InteropServices;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Spells header, ticks and end of a trace as bytes. There is one way to spell each, so equal runs give equal files;
/// a record that breaks the order is a mistake of the engine that made it.
/// </summary>
internal sealed class TraceEncoder(TraceHeader header)
{
    private readonly TraceBytes bytes = new();

    /// <summary>The file's first bytes; valid until the next call, as for the others.</summary>
    public ReadOnlySpan<byte> Header()
    {
        bytes.Clear();
        bytes.Bytes(TraceLayout.Magic);
        bytes.UInt32(TraceLayout.Version);
        bytes.UInt32(0);
        AppendDigest(header.Network);
        AppendDigest(header.Stimulus);
        bytes.UInt64((ulong)header.Ticks);
        bytes.UInt32((uint)header.DigestInterval);
        bytes.UInt32((uint)header.Populations.Length);
        foreach (var population in header.Populations)
        {
            bytes.Text(population.Name);
            bytes.UInt32((uint)population.Size);
            bytes.UInt8(population.IsGraded ? 1 : 0);
            if (population.IsGraded)
                AppendFormat(population.Payload);
        }
        bytes.UInt32((uint)header.Probes.Length);
        foreach (var probe in header.Probes)
        {
            bytes.UInt32((uint)PopulationOf(probe));
            bytes.Text(probe.Signal);
            AppendFormat(probe.Format);
            bytes.Varint((ulong)probe.Neurons.Length);
            AppendAscending(probe.Neurons.AsSpan(), int.MaxValue);
        }
        bytes.SetUInt32(12, (uint)(bytes.Length - TraceLayout.HeaderPrefixBytes));
        bytes.Checksum();
        return bytes.Written;
    }

    public ReadOnlySpan<byte> Tick(TickRecord record)
    {
        Begin(TraceLayout.TickKind);
        bytes.Varint((ulong)record.Tick);
        for (var p = 0; p < header.Populations.Length; p++)
            AppendEvents(header.Populations[p], CollectionsMarshal.AsSpan(record.Neurons[p]), CollectionsMarshal.AsSpan(record.Payloads[p]));
        for (var p = 0; p < header.Probes.Length; p++)
        {
            var format = header.Probes[p].Format;
            var count = TraceLayout.ValueBytes(format);
            foreach (var raw in record.Probes[p])
            {
                if (!Fits(raw, format))
                    throw new UnreachableException($"probe {header.Probes[p].Signal} at tick {record.Tick}: {raw} is outside {format}");
                bytes.Value(raw, count);
            }
        }
        if (header.HasDigest(record.Tick) != record.StateDigest.HasValue)
            throw new UnreachableException($"tick {record.Tick}: a state digest is {(record.StateDigest.HasValue ? "not " : "")}due");
        if (record.StateDigest is { } digest)
            bytes.UInt64(digest);
        return End();
    }

    /// <param name="events">By population, over all ticks.</param>
    public ReadOnlySpan<byte> End(long ticks, ReadOnlySpan<long> events)
    {
        Begin(TraceLayout.EndKind);
        bytes.Varint((ulong)ticks);
        foreach (var count in events)
            bytes.Varint((ulong)count);
        return End();
    }

    public static bool Fits(long raw, Format format)
    {
        var unused = 64 - format.Bits;
        return format.Signed ? (raw << unused) >> unused == raw : raw >= 0 && raw >> format.Bits == 0;
    }

    private void AppendEvents(TracePopulation population, ReadOnlySpan<int> neurons, ReadOnlySpan<long> payloads)
    {
        bytes.Varint((ulong)neurons.Length);
        AppendAscending(neurons, population.Size);
        if (!population.IsGraded)
            return;
        var count = TraceLayout.ValueBytes(population.Payload);
        if (payloads.Length != neurons.Length)
            throw new UnreachableException($"{population.Name}: {neurons.Length} events and {payloads.Length} payloads");
        foreach (var payload in payloads)
        {
            if (payload == 0 || !Fits(payload, population.Payload))
                throw new UnreachableException($"{population.Name}: {payload} is no payload of {population.Payload}");
            bytes.Value(payload, count);
        }
    }

    // Differences less one: an order that is not ascending cannot be spelt.
    private void AppendAscending(ReadOnlySpan<int> neurons, int size)
    {
        var next = 0;
        foreach (var neuron in neurons)
        {
            if (neuron < next || neuron >= size)
                throw new UnreachableException($"neuron {neuron} stands where one of {next}..{size - 1} should");
            bytes.Varint((ulong)(neuron - next));
            next = neuron + 1;
        }
    }

    private void AppendDigest(Digest256 digest)
    {
        Span<byte> all = stackalloc byte[Digest256.ByteCount];
        digest.WriteTo(all);
        bytes.Bytes(all);
    }

    private void AppendFormat(Format format)
    {
        bytes.UInt8(format.Signed ? 1 : 0);
        bytes.UInt8(format.Bits);
        bytes.Int16(format.Frac);
    }

    private int PopulationOf(TraceProbe probe)
    {
        for (var p = 0; p < header.Populations.Length; p++)
            if (header.Populations[p].Name == probe.Population)
                return p;
        throw new UnreachableException($"a probe names '{probe.Population}', which is not recorded");
    }

    private void Begin(byte kind)
    {
        bytes.Clear();
        bytes.UInt8(kind);
        bytes.UInt32(0);
    }

    private ReadOnlySpan<byte> End()
    {
        bytes.SetUInt32(1, (uint)(bytes.Length - TraceLayout.RecordPrefixBytes));
        bytes.Checksum();
        return bytes.Written;
    }
}
