using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>The first word of a tick that hardware sent otherwise than it should.</summary>
/// <param name="Population">Whose event or value it is; null if it is nobody's.</param>
/// <param name="Expectation">What should have been sent, in words.</param>
/// <param name="Finding">What was.</param>
public sealed record WrongWord(long Tick, string? Population, int? Neuron, string Expectation, string Finding)
{
    /// <param name="network">With the numbers that the trial loads.</param>
    internal static WrongWord? Of(HardwarePlan plan, ElaboratedNetwork network, Trial trial, RunFolder run, long tick)
    {
        if (trial.Reference.Ticks(tick + 1).LastOrDefault() is not { } record || record.Tick != tick)
            return null;
        var output = new OutputWords(network, plan.Events, plan.Options.Digest);
        var expected = output.Of(record);
        var sent = Sent(run, tick);
        var at = Enumerable.Range(0, expected.Count).FirstOrDefault(i => i >= sent.Count || sent[i] != expected[i], -1);
        if (at < 0)
            return null;
        var (what, population, neuron) = output.Owners[at];
        if (population is null && at < sent.Count && EventOf(plan, sent[at]) is var (sender, extra))
            (population, neuron) = (sender, extra);
        return new(tick, population, neuron, $"{what}, {Hex(expected[at])}, should be sent", at < sent.Count ? $"{Hex(sent[at])} was" : "nothing sound was");
    }

    // Up to the first word with undefined bits.
    private static List<uint> Sent(RunFolder run, long tick)
    {
        var words = new List<uint>();
        var now = 0L;
        try
        {
            foreach (var (word, isLast) in run.Sent())
            {
                if (now == tick)
                    words.Add(word);
                if (isLast && now++ == tick)
                    break;
            }
        }
        catch (HardwareWordException)
        {
            return words;
        }
        return words;
    }

    private static (string Population, int Neuron)? EventOf(HardwarePlan plan, uint word)
    {
        var (id, neuron) = (word >> plan.Events.NeuronBits, (int)(word & ((1u << plan.Events.NeuronBits) - 1)));
        return word >> 28 == (uint)WordTag.Event && id < plan.Events.Outputs.Length && neuron < plan.Events.Outputs[(int)id].Size
            ? (plan.Events.Outputs[(int)id].Name, neuron)
            : null;
    }

    private static string Hex(uint word) => word.ToString("x8", CultureInfo.InvariantCulture);
}
