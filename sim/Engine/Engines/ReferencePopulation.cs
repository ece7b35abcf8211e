using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>One population of a <see cref="ReferenceSimulation"/>.</summary>
public sealed class ReferencePopulation
{
    private readonly ElaboratedPopulation population;
    private readonly ModelInterpreter? interpreter;
    private readonly NeuronFrame? frame;
    private readonly ulong seed;
    private readonly uint populationWord;
    private readonly List<(int Neuron, long Payload)> events = [];

    internal ReferencePopulation(ElaboratedPopulation population, ElaboratedNetwork network)
    {
        this.population = population;
        seed = network.Seed;
        populationWord = RandomDraws.PopulationWord(population.Name);
        var typed = population.Model;
        interpreter = typed is null ? null : new(typed);
        frame = typed is null ? null : new(typed.Model);
        States = PerNeuron(typed?.Model.States.Length ?? 0);
        Ports = PerNeuron(typed?.Ports.Length ?? 0);
        Lets = PerNeuron(typed?.Lets.Length ?? 0);
        Reset();

        long[][] PerNeuron(int count) => [.. Enumerable.Range(0, count).Select(_ => new long[population.Size])];
    }

    /// <summary>By state and neuron, raw.</summary>
    public long[][] States { get; }

    /// <summary>By port and neuron: the sums of the last tick, in the LSB of the port.</summary>
    public long[][] Ports { get; }

    /// <summary>By let and neuron: the values of the last tick, in the LSB of the let's range.</summary>
    public long[][] Lets { get; }

    /// <summary>What was sent at the last tick, in ascending order of neurons.</summary>
    public IReadOnlyList<(int Neuron, long Payload)> Events => events;

    internal void Reset()
    {
        for (var state = 0; state < States.Length; state++)
            for (var neuron = 0; neuron < population.Size; neuron++)
                States[state][neuron] = population.InitialState(state, neuron);
    }

    /// <summary>The events of an input population are those of the stimulus.</summary>
    internal void Take(List<int> neurons, List<long> payloads)
    {
        events.Clear();
        for (var i = 0; i < neurons.Count; i++)
            events.Add((neurons[i], payloads[i]));
    }

    internal void Update(long tick, ArrivalRing arrivals, Func<int, int, IEvaluationObserver?>? observe)
    {
        events.Clear();
        frame!.TickKey = RandomDraws.TickKey(seed, tick, populationWord);
        for (var neuron = 0; neuron < population.Size; neuron++)
        {
            Load(tick, neuron, arrivals);
            if (interpreter!.Step(frame, observe?.Invoke(population.Index, neuron)) is { } payload)
                events.Add((neuron, payload));
            Store(neuron);
        }
    }

    private void Load(long tick, int neuron, ArrivalRing arrivals)
    {
        frame!.Neuron = (uint)neuron;
        for (var p = 0; p < frame.Params.Length; p++)
            frame.Params[p] = population.Parameter(p, neuron);
        for (var p = 0; p < frame.Ports.Length; p++)
            frame.Ports[p] = Ports[p][neuron] = arrivals.Sum(tick, p, neuron);
        for (var s = 0; s < frame.States.Length; s++)
            frame.States[s] = States[s][neuron];
    }

    private void Store(int neuron)
    {
        for (var s = 0; s < frame!.States.Length; s++)
            States[s][neuron] = frame.States[s];
        for (var l = 0; l < Lets.Length; l++)
            Lets[l][neuron] = (long)interpreter!.Lets[l].RawAt(population.Model!.Lets[l].Range.Frac);
    }
}
