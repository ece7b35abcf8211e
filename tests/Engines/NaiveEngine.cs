using System.Numerics;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// A second opinion on what a tick means: shares neither rings nor evaluation with the reference engine. Arrivals wait in
/// a dictionary, neurons run their steps, synapses are searched anew for every event. Very slow.
/// </summary>
internal sealed class NaiveEngine : IEngine
{
    public string Name => "naive";

    public void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation)
    {
        var run = new NaiveRun(network, stimulus);
        var record = new TickRecord(header);
        for (var tick = 0L; tick < header.Ticks; tick++)
        {
            cancellation.ThrowIfCancellationRequested();
            record.Clear(tick);
            run.Tick(tick, record);
            if (header.HasDigest(tick))
                record.StateDigest = run.Digest();
            sink.Tick(record);
        }
    }
}

/// <summary>One run of a <see cref="NaiveEngine"/>.</summary>
internal sealed class NaiveRun
{
    private readonly record struct Arrival(long Tick, int Population, int Port, int Neuron);

    private readonly ElaboratedNetwork network;
    private readonly StimulusPlayer player;
    private readonly Dictionary<Arrival, Exact> arrivals = [];
    private readonly List<Synapse>[] synapses;
    private readonly NeuronFrame[][] neurons;
    private readonly DatapathInterpreter?[] interpreters;

    public NaiveRun(ElaboratedNetwork network, Stimulus stimulus)
    {
        this.network = network;
        player = new(network, stimulus);
        synapses = [.. network.Projections.Select(Elaborated.Synapses)];
        neurons = [.. network.Populations.Select(p => p.IsInput ? [] : Enumerable.Range(0, p.Size).Select(n => Neuron(p, n)).ToArray())];
        interpreters = [.. network.Populations.Select(p => p.IsInput ? null : new DatapathInterpreter(p.Datapath!))];
        foreach (var population in network.Populations)
            Restart(population);
    }

    public void Tick(long tick, TickRecord record)
    {
        var input = player.Next();
        foreach (var mark in input.Marks)
            foreach (var population in network.Populations.Where(p => mark.Covers(p.Index)))
            {
                Restart(population);
                if (!mark.KeepInFlight)
                    foreach (var arrival in arrivals.Keys.Where(a => a.Population == population.Index).ToList())
                        arrivals.Remove(arrival);
            }
        foreach (var (population, port, neuron, raw, frac) in input.Additions)
            Arrive(new(tick, population, port, neuron), new(raw, frac));
        var recorded = network.Populations.Where(p => !p.IsInput).Select(p => p.Index).ToList();
        foreach (var index in network.TickOrder)
        {
            if (network.Populations[index].IsInput)
                for (var i = 0; i < input.Neurons[index].Count; i++)
                    Send(tick, index, input.Neurons[index][i], input.Payloads[index][i]);
            else
                Update(tick, network.Populations[index], record, recorded.IndexOf(index));
        }
    }

    public ulong Digest()
    {
        var (sum, cell) = (0UL, 0U);
        foreach (var population in network.Populations.Where(p => !p.IsInput))
            for (var s = 0; s < population.Model!.Model.States.Length; s++)
                foreach (var frame in neurons[population.Index])
                    for (var word = 0; word < (population.Model.Model.States[s].Type.Format.Bits + 31) / 32; word++)
                    {
                        var (a, b) = Threefry.Block(8, (0, 0), ((uint)(frame.States[s] >> (32 * word)), cell++));
                        sum += a + ((ulong)b << 32);
                    }
        return sum;
    }

    private static NeuronFrame Neuron(ElaboratedPopulation population, int neuron)
    {
        var frame = new NeuronFrame(population.Model!.Model) { Neuron = (uint)neuron };
        for (var p = 0; p < frame.Params.Length; p++)
            frame.Params[p] = population.Parameter(p, neuron);
        return frame;
    }

    private void Restart(ElaboratedPopulation population)
    {
        for (var neuron = 0; neuron < neurons[population.Index].Length; neuron++)
            for (var s = 0; s < neurons[population.Index][neuron].States.Length; s++)
                neurons[population.Index][neuron].States[s] = population.InitialState(s, neuron);
    }

    private void Update(long tick, ElaboratedPopulation population, TickRecord record, int recorded)
    {
        for (var n = 0; n < population.Size; n++)
        {
            var frame = neurons[population.Index][n];
            for (var port = 0; port < frame.Ports.Length; port++)
                frame.Ports[port] = arrivals.Remove(new(tick, population.Index, port, n), out var sum) ? (long)sum.RawAt(population.Ports[port].Frac) : 0;
            frame.TickKey = RandomDraws.TickKey(network.Seed, tick, RandomDraws.PopulationWord(population.Name));
            var payload = interpreters[population.Index]!.Step(frame);
            Probe(population, n, frame, record);
            if (payload is not { } sent)
                continue;
            record.Neurons[recorded].Add(n);
            record.Payloads[recorded].Add(sent);
            Send(tick, population.Index, n, sent);
        }
    }

    private void Probe(ElaboratedPopulation population, int neuron, NeuronFrame frame, TickRecord record)
    {
        for (var p = 0; p < network.Probes.Length; p++)
        {
            var probe = network.Probes[p];
            if (probe.Population == population.Index && probe.Neurons.IndexOf(neuron) is >= 0 and var at)
                record.Probes[p][at] = probe.Kind switch
                {
                    SignalKind.State => frame.States[probe.Index],
                    SignalKind.Port => frame.Ports[probe.Index],
                    _ => interpreters[population.Index]!.Values[population.Datapath!.Lets[probe.Index]],
                };
        }
    }

    private void Send(long tick, int source, int neuron, long payload)
    {
        for (var p = 0; p < network.Projections.Length; p++)
        {
            var projection = network.Projections[p];
            if (projection.Source != source)
                continue;
            foreach (var synapse in synapses[p].Where(s => s.Source == neuron))
                Arrive(new(tick + synapse.Delay, projection.Target, projection.Port, synapse.Target),
                    new((BigInteger)synapse.Weight * payload, projection.WeightFormat.Frac + network.Populations[source].Payload.Frac));
        }
    }

    private void Arrive(Arrival at, Exact amount) => arrivals[at] = arrivals.TryGetValue(at, out var sum) ? sum + amount : amount;
}
