namespace Neuro.Sim;

/// <summary>What one tick shows to the outside. Engines fill it anew for every tick; a sink copies what it keeps.</summary>
public sealed class TickRecord
{
    public long Tick { get; set; }

    /// <summary>By index of the header's population list: the neurons that sent an event, ascending.</summary>
    public List<int>[] Neurons { get; }

    /// <summary>By population and parallel to <see cref="Neurons"/>: raw payloads; unused for plain spikes.</summary>
    public List<long>[] Payloads { get; }

    /// <summary>By probe: one raw value a neuron of the probe.</summary>
    public long[][] Probes { get; }

    /// <summary>The digest of all states after the update, where one is due at this tick.</summary>
    public ulong? StateDigest { get; set; }

    public TickRecord(TraceHeader header)
    {
        Neurons = [.. header.Populations.Select(_ => new List<int>())];
        Payloads = [.. header.Populations.Select(_ => new List<long>())];
        Probes = [.. header.Probes.Select(probe => new long[probe.Neurons.Length])];
    }

    public void Clear(long tick)
    {
        Tick = tick;
        StateDigest = null;
        foreach (var neurons in Neurons)
            neurons.Clear();
        foreach (var payloads in Payloads)
            payloads.Clear();
    }

    /// <summary>Takes over what another record of the same trace holds.</summary>
    public void CopyFrom(TickRecord other)
    {
        Clear(other.Tick);
        StateDigest = other.StateDigest;
        for (var p = 0; p < Neurons.Length; p++)
        {
            Neurons[p].AddRange(other.Neurons[p]);
            Payloads[p].AddRange(other.Payloads[p]);
        }
        for (var p = 0; p < Probes.Length; p++)
            other.Probes[p].CopyTo(Probes[p], 0);
    }
}

/// <summary>Takes ticks in ascending order, without gaps.</summary>
public interface ITraceSink
{
    void Tick(TickRecord record);
}

/// <summary>Gives ticks in ascending order, without gaps.</summary>
public interface ITraceSource : IDisposable
{
    TraceHeader Header { get; }

    /// <summary>Fills the record with the next tick; false at the end.</summary>
    /// <param name="record">Made from <see cref="Header"/>.</param>
    bool Next(TickRecord record);

    /// <summary>Whether the end was reached, and was that of the whole run.</summary>
    bool IsWhole { get; }
}
