using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>The cycles that ticks of a trace must take, by the formula of the plan.</summary>
public sealed class TickCycles(HardwarePlan plan)
{
    private readonly CyclePrediction prediction = new(plan);
    private readonly int[] recorded = Recorded(plan.Network);

    /// <summary>Those of all ticks of a trace.</summary>
    public static long Total(HardwarePlan plan, Stimulus stimulus, IEnumerable<TickRecord> trace)
    {
        var (input, prediction) = (new InputWords(plan.Network, plan.Events, stimulus), new TickCycles(plan));
        return trace.Sum(record => prediction.Of(input.Next(), input.Input, record));
    }

    /// <param name="words">That go in at the tick.</param>
    /// <param name="refused">How many words go in beside, and are discarded.</param>
    public long Of(IReadOnlyList<uint> words, TickInput input, TickRecord record, int refused = 0) => prediction.Tick(
        words.Count + refused,
        words.TakeWhile(word => word >> 28 == (uint)WordTag.Mark).Select(Mark),
        Events(input, record));

    /// <summary>Those of them in which spikes are delivered.</summary>
    public long Delivery(TickInput input, TickRecord record) => prediction.Delivery(Events(input, record));

    // By population of the network.
    private Func<int, IReadOnlyList<int>> Events(TickInput input, TickRecord record) =>
        population => recorded[population] < 0 ? input.Neurons[population] : record.Neurons[recorded[population]];

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
