using System.Diagnostics;

namespace Neuro.Graph;

/// <summary>Evaluates a datapath step by step, in 64-bit integers: what a target does, without its syntax.</summary>
public sealed class DatapathInterpreter(Datapath datapath)
{
    private readonly long[] values = new long[datapath.Steps.Length];

    /// <summary>The value of each step, after <see cref="Step"/>.</summary>
    public ReadOnlySpan<long> Values => values;

    /// <summary>One tick of one neuron: reads the frame, leaves the new states in it.</summary>
    /// <returns>The raw payload of the event that is sent; null if none is.</returns>
    public long? Step(NeuronFrame frame)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = Evaluate(datapath.Steps[i], frame);
        for (var s = 0; s < datapath.Next.Length; s++)
            frame.States[s] = values[datapath.Next[s]];
        return datapath.Spike < 0 || values[datapath.Spike] == 0 ? null
            : datapath.Payload < 0 ? 1
            : values[datapath.Payload];
    }

    private long Evaluate(Step step, NeuronFrame frame) => step.Op switch
    {
        Op.ReadParam => frame.Params[step.Amount],
        Op.ReadPort => frame.Ports[step.Amount],
        Op.ReadState => frame.States[step.Amount],
        Op.Const => step.Low,
        Op.Add => values[step.A] + values[step.B],
        Op.Sub => values[step.A] - values[step.B],
        Op.Mul => values[step.A] * values[step.B],
        Op.Shl => values[step.A] << step.Amount,
        Op.Sar => values[step.A] >> step.Amount,
        Op.And => values[step.A] & values[step.B],
        Op.Or => values[step.A] | values[step.B],
        Op.Not => 1 - values[step.A],
        Op.Less => values[step.A] < values[step.B] ? 1 : 0,
        Op.LessOrEqual => values[step.A] <= values[step.B] ? 1 : 0,
        Op.Equal => values[step.A] == values[step.B] ? 1 : 0,
        Op.Select => values[step.A] != 0 ? values[step.B] : values[step.C],
        Op.Clamp => Math.Clamp(values[step.A], step.Low, step.High),
        Op.Wrap => Wrap(values[step.A], step.Amount, signed: step.Low == 1),
        Op.Table => datapath.Model.Model.Tables[step.Amount].Raws[(int)values[step.A]],
        Op.Random => frame.Draw((int)step.Low) >> (32 - step.Amount),
        _ => throw new UnreachableException($"{step.Op} is not a step"),
    };

    private static long Wrap(long value, int bits, bool signed)
    {
        var unused = 64 - bits;
        return signed ? value << unused >> unused : (long)((ulong)value << unused >> unused);
    }
}
