using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>One part in one run: its states, what is on its way to it, and which of its neurons are awake.</summary>
/// <remarks>
/// Neurons sleep by blocks. A block that got nothing, sent nothing and kept its state will do the same again until
/// something arrives, because an update without draws is a function of state and sums: so it is left out until then.
/// </remarks>
internal sealed unsafe class PartRun
{
    // Draws of so many neurons are made at a time, so that they are still in the cache when they are used.
    private const int NeuronsOfDraws = 2048;

    private readonly PopulationStep step;
    private readonly PartArrays arrays;
    private readonly PartProbes probes;
    private readonly PortSums[] sums;
    private readonly PortDrive[] drives;
    private readonly Arrivals[] arrivals;
    private readonly PartDigest digest;
    private readonly NativeBlock touched;
    private readonly bool[] isAwake;
    private readonly ulong seed;
    private readonly uint populationWord;
    private int awake;

    /// <param name="sums">By port.</param>
    public PartRun(ElaboratedNetwork network, Part part, PopulationStep step, PortSums[] sums, PortDrive[] drives, PartArrivals arrivals, PartDigest.Cells cells)
    {
        (Part, this.step, this.sums, this.drives, this.arrivals) = (part, step, sums, drives, [.. arrivals.All]);
        arrays = new(step, part);
        probes = new(network.Probes, part, step, arrays, sums);
        digest = new(step, part, arrays, cells);
        isAwake = new bool[NeuronBlock.CountOf(arrays.Padded)];
        touched = new(isAwake.Length);
        seed = network.Seed;
        populationWord = RandomDraws.PopulationWord(step.Population.Name);
    }

    public Part Part { get; }

    /// <summary>Whether, unless something is sent here, nothing will happen any more.</summary>
    public bool IsQuiet(long tick)
    {
        if (awake > 0 || drives.Length > 0)
            return false;
        foreach (var pending in arrivals)
            if (pending.PendingUntil > tick)
                return false;
        return true;
    }

    /// <summary>Returns states to their initial values.</summary>
    public void Reset(bool keepInFlight)
    {
        arrays.Reset();
        Array.Fill(isAwake, true);
        awake = isAwake.Length;
        digest.Stir();
        if (keepInFlight)
            return;
        foreach (var pending in arrivals)
            pending.Drop();
        foreach (var port in sums)
            port.Clear();
    }

    /// <summary>Writes the states of the part's neurons where they belong.</summary>
    /// <param name="states">By state: of all neurons of the population.</param>
    public void Save(long[][] states)
    {
        for (var state = 0; state < states.Length; state++)
            for (var neuron = 0; neuron < Part.Count; neuron++)
                states[state][Part.First + neuron] = step.Compiled.Arrays.States[state].Read(arrays.State(state), neuron);
    }

    /// <summary>Takes states over; to be called after a reset.</summary>
    /// <param name="states">By state: of all neurons of the population.</param>
    public void Restore(ImmutableArray<ImmutableArray<long>> states)
    {
        for (var state = 0; state < states.Length; state++)
            for (var neuron = 0; neuron < Part.Count; neuron++)
                step.Compiled.Arrays.States[state].Write(arrays.State(state), neuron, states[state][Part.First + neuron]);
        arrays.Pad();
    }

    /// <summary>Runs a tick: takes what is due, updates the neurons that are awake, and lists the events they send.</summary>
    /// <param name="recorded">By probe and position: what is recorded at this tick.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(long tick, SpikeList spikes, long[][] recorded)
    {
        spikes.Clear();
        // While all are awake nobody asks where something arrives.
        var marks = awake == isAwake.Length || isAwake.Length == 1 ? null : touched.Address;
        var arrived = false;
        foreach (var pending in arrivals)
            arrived |= pending.Arrive(tick, marks);
        foreach (var drive in drives)
            arrived |= Drive(drive, tick, marks);
        probes.RecordPorts(tick, recorded);
        if (arrived || awake > 0)
        {
            for (var port = 0; port < sums.Length; port++)
                arrays.Addresses[step.Compiled.Arrays.PortAt(port)] = sums[port].Slot(tick);
            if (step.Compiled.MaySleep)
                RunAwake(tick, arrived, spikes);
            else
                RunAll(tick, spikes);
        }
        probes.RecordStates(recorded);
    }

    /// <summary>The part's share in the state digest.</summary>
    public ulong Digest() => digest.Sum();

    private static bool Drive(PortDrive drive, long tick, byte* marks)
    {
        if (!drive.Add(tick))
            return false;
        if (marks is not null)
            new Span<byte>(marks + drive.First / NeuronBlock.Neurons, NeuronBlock.CountOf(drive.End) - drive.First / NeuronBlock.Neurons).Fill(1);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunAll(long tick, SpikeList spikes)
    {
        for (var first = 0; first < arrays.Padded; first += NeuronsOfDraws)
        {
            var end = Math.Min(first + NeuronsOfDraws, arrays.Padded);
            Draw(tick, first, end);
            step.Compiled.Run(arrays.Addresses, first, end);
        }
        digest.Stir();
        if (step.Compiled.SendsEvents)
            spikes.Add(arrays.Spikes, 0, arrays.Padded, Part.Count, Part.First, step.Compiled, arrays.Payloads);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunAwake(long tick, bool arrived, SpikeList spikes)
    {
        var areMarked = awake < isAwake.Length && isAwake.Length > 1;
        for (var block = 0; block < isAwake.Length; block++)
        {
            var isTouched = areMarked ? TakeMarks(tick, block) : arrived;
            if (!isAwake[block] && !isTouched)
                continue;
            var first = block * NeuronBlock.Neurons;
            var end = Math.Min(first + NeuronBlock.Neurons, arrays.Padded);
            var isStirred = step.Compiled.Run(arrays.Addresses, first, end) != 0;
            if (end == arrays.Padded)
                arrays.Pad();
            if (isStirred)
            {
                digest.Stir(block);
                if (step.Compiled.SendsEvents)
                    spikes.Add(arrays.Spikes, first, end, Part.Count, Part.First, step.Compiled, arrays.Payloads);
            }
            awake += (isStirred ? 1 : 0) - (isAwake[block] ? 1 : 0);
            isAwake[block] = isStirred;
        }
        if (!areMarked)
            for (var block = 0; block < isAwake.Length; block++)
                TakeMarks(tick, block);
    }

    // Whether something arrived at a block; the marks are taken away.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TakeMarks(long tick, int block)
    {
        var mark = touched.Address[block];
        touched.Address[block] = 0;
        foreach (var port in sums)
        {
            if (port.Marks is null)
                continue;
            var at = port.Marks + (port.FirstCell(tick) >> NeuronBlock.Bits) + block;
            mark |= *at;
            *at = 0;
        }
        return mark != 0;
    }

    private void Draw(long tick, int first, int end)
    {
        var draws = step.Compiled.Arrays.Draws;
        if (draws == 0)
            return;
        var key = RandomDraws.TickKey(seed, tick, populationWord);
        for (var draw = 0; draw < draws; draw += 2)
        {
            var even = (uint*)arrays.Addresses[step.Compiled.Arrays.DrawAt(draw)] + first;
            var odd = draw + 1 < draws ? (uint*)arrays.Addresses[step.Compiled.Arrays.DrawAt(draw + 1)] + first : null;
            DrawWords.Fill(key, (uint)(Part.First + first), end - first, draw / 2, even, odd);
        }
    }
}
