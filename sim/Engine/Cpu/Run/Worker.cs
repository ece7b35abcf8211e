using System.Runtime.CompilerServices;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What one thread does: it runs the parts it owns, and delivers the events of all parts to them.</summary>
internal sealed class Worker
{
    private readonly CpuNetwork network;
    private readonly int number;
    private readonly List<(ElaboratedProjection Projection, Delivery Delivery)> deliveries = [];

    // Which stages send to others in the same tick; the same for all workers, so that all meet.
    private readonly bool[] isImmediate;

    // By population: its parts that this worker owns.
    private readonly PartRun[][] parts;

    // By source population: where its events go to in this worker's parts; at once or at the end of an epoch.
    private readonly Delivery[][] immediate;
    private readonly Delivery[][] later;
    private TraceHeader? header;

    public Worker(CpuNetwork network, int number)
    {
        (this.network, this.number) = (network, number);
        parts = [.. network.Network.Populations.Select(Parts)];
        isImmediate = [.. network.Exchange.Stages.Select(stage => network.Network.Projections.Any(p => Exchange.IsImmediate(p) && p.SynapseCount > 0 && stage.Contains(p.Source)))];
        immediate = BySource(isImmediate: true);
        later = BySource(isImmediate: false);

        Delivery[][] BySource(bool isImmediate) =>
        [
            .. network.Network.Populations.Select(population => deliveries
                .Where(d => d.Projection.Source == population.Index && Exchange.IsImmediate(d.Projection) == isImmediate)
                .Select(d => d.Delivery).ToArray()),
        ];
    }

    /// <summary>Begins a run anew, or where another one has stopped.</summary>
    public void Begin(TraceHeader header, RunState? from)
    {
        this.header = header;
        foreach (var owned in parts)
            foreach (var part in owned)
            {
                part.Reset(keepInFlight: false);
                if (from is not null)
                    part.Restore(from.States[part.Part.Population]);
            }
        if (from is not null)
            SendAgain(from);
    }

    /// <param name="states">By state: where the values of all neurons go; those that this worker owns are written.</param>
    public void SaveStates(int population, long[][] states)
    {
        foreach (var part in parts[population])
            part.Save(states);
    }

    /// <summary>Whether nothing will happen after a tick unless something is given to the network.</summary>
    public bool IsQuiet(long tick)
    {
        foreach (var owned in parts)
            foreach (var part in owned)
                if (!part.IsQuiet(tick))
                    return false;
        return true;
    }

    /// <summary>Runs all ticks of an epoch, up to the point where the others' events are needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Epoch epoch, WorkerBarrier barrier)
    {
        foreach (var mark in epoch.Marks)
            Reset(mark);
        for (var tick = 0; tick < epoch.Ticks; tick++)
        {
            SendInputs(epoch, tick);
            for (var at = 0; at < isImmediate.Length; at++)
            {
                var stage = network.Exchange.Stages[at];
                foreach (var population in stage)
                    foreach (var part in parts[population])
                        part.Update(epoch.FirstTick + tick, epoch.Spikes[tick][part.Part.Index], epoch.Recorded[tick]);
                if (!isImmediate[at])
                    continue;
                barrier.Meet(number);
                foreach (var population in stage)
                    Send(epoch, tick, population, immediate[population]);
            }
            if (header!.HasDigest(epoch.FirstTick + tick))
                epoch.Digests[tick][number] = Digest();
        }
    }

    /// <summary>Takes part in an epoch in which nothing happens.</summary>
    public void Rest(Epoch epoch)
    {
        if (header!.DigestInterval > 0)
            epoch.Digests[0][number] = Digest();
    }

    /// <summary>Delivers the events of all ticks of an epoch, once all workers have run it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Deliver(Epoch epoch)
    {
        if (epoch.IsQuiet)
            return;
        for (var tick = 0; tick < epoch.Ticks; tick++)
            for (var population = 0; population < later.Length; population++)
                if (!network.Network.Populations[population].IsInput)
                    Send(epoch, tick, population, later[population]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SendInputs(Epoch epoch, int tick)
    {
        for (var population = 0; population < later.Length; population++)
        {
            var neurons = epoch.InputNeurons(tick, population);
            if (neurons.IsEmpty)
                continue;
            var payloads = network.Network.Populations[population].IsGraded ? epoch.InputPayloads(tick, population) : [];
            foreach (var delivery in immediate[population])
                delivery.Send(epoch.FirstTick + tick, neurons, payloads);
            foreach (var delivery in later[population])
                delivery.Send(epoch.FirstTick + tick, neurons, payloads);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Send(Epoch epoch, int tick, int population, Delivery[] deliveries)
    {
        foreach (var part in network.Partition.ByPopulation[population])
        {
            var spikes = epoch.Spikes[tick][part.Index];
            if (spikes.Count == 0)
                continue;
            foreach (var delivery in deliveries)
                delivery.Send(epoch.FirstTick + tick, spikes.Neurons, spikes.Payloads);
        }
    }

    // What was on its way when the run had stopped: of all events sent so far, what arrives from now on.
    private void SendAgain(RunState from)
    {
        foreach (var (projection, delivery) in deliveries)
            foreach (var (tick, population, neuron, payload) in from.Events)
                if (population == projection.Source && tick >= from.DroppedAt[projection.Target])
                    delivery.Send(tick, [neuron], network.Network.Populations[population].IsGraded ? [payload] : [], isAfter: from.Tick - 1);
    }

    private void Reset(ResetMark mark)
    {
        for (var population = 0; population < parts.Length; population++)
            if (mark.Covers(population))
                foreach (var part in parts[population])
                    part.Reset(mark.KeepInFlight);
    }

    private ulong Digest()
    {
        var sum = 0UL;
        foreach (var owned in parts)
            foreach (var part in owned)
                sum += part.Digest();
        return sum;
    }

    private PartRun[] Parts(ElaboratedPopulation population)
    {
        var owned = new List<PartRun>();
        var ofPopulation = network.Partition.ByPopulation[population.Index];
        for (var i = 0; i < ofPopulation.Length; i++)
        {
            if (ofPopulation[i].Worker != number)
                continue;
            var (part, position) = (ofPopulation[i], i);
            var step = network.Steps[population.Index]!;
            var sums = population.Ports.Select((_, port) => Sums(population, port, part, step)).ToArray();
            var drives = network.Network.Generators
                .Where(g => g.Population == population.Index && g.Port is not null && g.First < part.First + part.Count && g.First + g.Count > part.First)
                .Select(g => new PortDrive(g, part, sums[g.Port!.Value], population.Ports[g.Port.Value].Frac)).ToArray();
            var arrivals = new PartArrivals();
            var own = network.Rows.Where(rows => rows.Projection.Target == population.Index && rows.Projection.SynapseCount > 0)
                .Select(rows => (rows.Projection, Start(rows, position, sums[rows.Projection.Port], arrivals))).ToArray();
            deliveries.AddRange(own);
            owned.Add(new(network.Network, part, step, sums, drives, arrivals, network.DigestCells[population.Index]));
        }
        return [.. owned];
    }

    private PortSums Sums(ElaboratedPopulation population, int port, Part part, PopulationStep step)
    {
        var shape = ProjectionRows.SumsOf(network.Network, network.Partition, population.Index, port, network.Rows.Select(rows => rows.Layout).ToArray());
        return new(shape, marksBlocks: step.Compiled.MaySleep && shape.SlotBits > 0 && NeuronBlock.CountOf(part.Count) > 1);
    }

    private Delivery Start(ProjectionRows rows, int part, PortSums sums, PartArrivals arrivals)
    {
        var source = network.Network.Populations[rows.Projection.Source];
        var frac = network.Network.Populations[rows.Projection.Target].Ports[rows.Projection.Port].Frac;
        var scale = Scale.Of(1, frac - rows.Projection.WeightFormat.Frac - source.Payload.Frac);
        return rows.ByPart[part].Start(sums, scale, source.IsGraded, arrivals);
    }
}
