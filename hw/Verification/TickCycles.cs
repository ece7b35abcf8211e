using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>The cycles that the ticks of a trace, one after the other from the first on, must take by the formula of the plan.</summary>
public sealed class TickCycles(HardwarePlan plan)
{
    private readonly CyclePrediction prediction = new(plan);
    private readonly HeldSpikes held = new(plan);
    private readonly int[] recorded = Recorded(plan.Network);

    /// <summary>Those of all ticks of a trace.</summary>
    public static long Total(HardwarePlan plan, Stimulus stimulus, IEnumerable<TickRecord> trace)
    {
        var (input, prediction) = (new InputWords(plan.Network, plan.Events, stimulus), new TickCycles(plan));
        return trace.Sum(record => prediction.Of(input.Next(), input.Input, record).All);
    }

    /// <summary>Those of the next tick.</summary>
    /// <param name="words">That go in at the tick.</param>
    /// <param name="refused">How many words go in beside, and are discarded.</param>
    /// <returns>All, and those of them in which spikes are delivered.</returns>
    public (long All, long Delivery) Of(IReadOnlyList<uint> words, TickInput input, TickRecord record, int refused = 0)
    {
        var marks = words.TakeWhile(word => word >> 28 == (uint)WordTag.Mark).Select(Mark).ToList();
        held.Next(marks);
        var cycles = prediction.Tick(words.Count + refused, marks, Neurons);
        held.Take(population => recorded[population] is var own and >= 0
            ? Carrying(record.Neurons[own], plan.Network.Populations[population].IsGraded ? record.Payloads[own] : null)
            : Carrying(input.Neurons[population], input.Payloads[population]));
        return cycles;

        // By population of the network, then by relay.
        IReadOnlyList<int> Neurons(int population) => population >= recorded.Length ? held.PassedOn(population - recorded.Length)
            : recorded[population] < 0 ? input.Neurons[population] : record.Neurons[recorded[population]];
    }

    private static IEnumerable<(int Neuron, long Payload)> Carrying(List<int> neurons, List<long>? payloads) =>
        neurons.Select((neuron, i) => (neuron, payloads is null ? 1 : payloads[i]));

    private static (bool Keep, int? Output) Mark(uint word) => (
        ((word >> EventFormat.KeepBit) & 1) == 1,
        ((word >> EventFormat.AllBit) & 1) == 1 ? null : (int)(word & ((1u << EventFormat.AllBit) - 1)));

    // By population of the network: its index in a trace, or -1.
    private static int[] Recorded(ElaboratedNetwork network)
    {
        var next = 0;
        return [.. network.Populations.Select(p => p.IsInput ? -1 : next++)];
    }
}
