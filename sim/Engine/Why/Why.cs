using System.Collections.Immutable;
using System.Diagnostics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Explains what one neuron did: every event that arrived, every intermediate value, every bit lost.</summary>
public static class Why
{
    /// <summary>
    /// Explains a tick and, before it, the <paramref name="back"/> ticks that led there, by running the network from tick 0.
    /// </summary>
    /// <param name="population">Index of a population that runs a model.</param>
    /// <param name="watched">Called with every tick that is run.</param>
    public static ImmutableArray<Explanation> Explain(
        ElaboratedNetwork network, Stimulus stimulus, int population, int neuron, long tick, long back, Action<long>? watched, CancellationToken cancellation)
    {
        var subject = network.Populations[population];
        var first = Math.Max(0, tick - back);
        var arrivals = new ArrivalLog(network, population, neuron);
        var simulation = new ReferenceSimulation(network, stimulus, cancellation);
        var explanations = ImmutableArray.CreateBuilder<Explanation>();
        while (simulation.Tick <= tick)
        {
            cancellation.ThrowIfCancellationRequested();
            var now = simulation.Tick;
            var log = new EvaluationLog(subject.Model!);
            long[] before = [];
            var input = simulation.Advance(now < first ? null : (index, each) =>
            {
                if (index != population || each != neuron)
                    return null;
                before = StatesOf(simulation.Populations[population], neuron);
                return log;
            });
            arrivals.Take(now, input, simulation);
            if (now >= first)
                explanations.Add(Explain(subject, neuron, now, simulation.Populations[population], arrivals, input, log, before));
            watched?.Invoke(now);
        }
        return explanations.ToImmutable();
    }

    private static Explanation Explain(
        ElaboratedPopulation subject, int neuron, long tick, ReferencePopulation simulated, ArrivalLog arrivals, TickInput input, EvaluationLog log, long[] before)
    {
        var ports = Enumerable.Range(0, subject.Ports.Length).Select(port => arrivals.Explain(tick, port, simulated.Ports[port][neuron])).ToImmutableArray();
        foreach (var port in ports)
            if (!port.Remainder.IsZero)
                throw new UnreachableException($"{subject.Name}[{neuron}].{port.Name} at tick {tick}: {port.Remainder} of the sum {port.Sum} comes from nowhere");
        var events = simulated.Events.Where(e => e.Neuron == neuron).ToList();
        return new(
            subject, neuron, tick, input.Marks.Exists(mark => mark.Covers(subject.Index)), ports,
            [.. before], [.. StatesOf(simulated, neuron)], log.Statements, log.Fired, events.Count == 0 ? null : events[0].Payload);
    }

    private static long[] StatesOf(ReferencePopulation population, int neuron) => [.. population.States.Select(state => state[neuron])];
}
