using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Neuro.Sim;

/// <summary>Some ticks that workers run without meeting: what is given to the network in them, and what comes out.</summary>
internal sealed class Epoch
{
    // By tick of the epoch and population: events of inputs.
    private readonly (List<int> Neurons, List<long> Payloads)[][] inputs;

    public Epoch(CpuNetwork network)
    {
        var ticks = network.Exchange.EpochTicks;
        inputs = [.. Each(_ => network.Network.Populations.Select(_ => (new List<int>(), new List<long>())).ToArray())];
        Spikes = [.. Each(_ => network.Partition.All.Select(part => new SpikeList(network.Network.Populations[part.Population].IsGraded)).ToArray())];
        Recorded = [.. Each(_ => network.Network.Probes.Select(probe => new long[probe.Neurons.Length]).ToArray())];
        Digests = [.. Each(_ => new ulong[network.Workers])];

        IEnumerable<T> Each<T>(Func<int, T> make) => Enumerable.Range(0, ticks).Select(make);
    }

    public long FirstTick { get; private set; }

    public int Ticks { get; private set; }

    /// <summary>Nothing happens in these ticks: no worker has anything to do.</summary>
    public bool IsQuiet { get; private set; }

    /// <summary>Nothing is given to the network in these ticks.</summary>
    public bool IsIdle { get; private set; }

    /// <summary>To be obeyed before the first tick; later ticks have none.</summary>
    public List<ResetMark> Marks { get; } = [];

    /// <summary>By tick of the epoch and part.</summary>
    public SpikeList[][] Spikes { get; }

    /// <summary>By tick of the epoch, probe and position.</summary>
    public long[][][] Recorded { get; }

    /// <summary>By tick of the epoch and worker: the share of its neurons in the state digest. Of a quiet epoch only the first is used.</summary>
    public ulong[][] Digests { get; }

    public void Begin(long firstTick, int ticks)
    {
        (FirstTick, Ticks, IsQuiet, IsIdle) = (firstTick, ticks, false, true);
        Marks.Clear();
    }

    public void BeginQuiet(long firstTick, int ticks)
    {
        Begin(firstTick, ticks);
        IsQuiet = true;
    }

    public ReadOnlySpan<int> InputNeurons(int tick, int population) => CollectionsMarshal.AsSpan(inputs[tick][population].Neurons);

    public ReadOnlySpan<long> InputPayloads(int tick, int population) => CollectionsMarshal.AsSpan(inputs[tick][population].Payloads);

    /// <summary>Takes over what the network is given at a tick of the epoch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(int tick, TickInput input)
    {
        Marks.AddRange(input.Marks);
        IsIdle &= input.Marks.Count == 0;
        for (var population = 0; population < inputs[tick].Length; population++)
        {
            var (neurons, payloads) = inputs[tick][population];
            neurons.Clear();
            payloads.Clear();
            neurons.AddRange(input.Neurons[population]);
            payloads.AddRange(input.Payloads[population]);
            IsIdle &= neurons.Count == 0;
        }
    }
}
