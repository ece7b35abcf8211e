using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>The kinds of step: signed-integer operations that every target has.</summary>
public enum Op
{
    ReadParam,
    ReadPort,
    ReadState,
    Const,
    Add,
    Sub,
    Mul,
    /// <summary>Multiply by 2^Amount.</summary>
    Shl,
    /// <summary>Arithmetic shift right by Amount: floor of the division by 2^Amount.</summary>
    Sar,
    /// <summary>Bitwise, on two's complement.</summary>
    And,
    Or,
    /// <summary>1 - a, of a truth value.</summary>
    Not,
    Less,
    LessOrEqual,
    Equal,
    /// <summary>a ? b : c</summary>
    Select,
    /// <summary>a, at least Low and at most High.</summary>
    Clamp,
    /// <summary>The low Amount bits of a, as two's complement (signed) or as they are (unsigned).</summary>
    Wrap,
    /// <summary>Entry a of table Amount.</summary>
    Table,
    /// <summary>The top Amount bits of draw Low.</summary>
    Random,
}

/// <summary>One line of the lower level: a signed integer of at most 64 bits, assigned once.</summary>
/// <param name="A">Number of the step that is the first operand (the condition of Select, the index of Table); -1 if none.</param>
/// <param name="Amount">Shift distance, bits of Wrap and Random, number of the Table, or index of the parameter, port or state that is read.</param>
/// <param name="Low">The value of Const, the least of Clamp, 1 for a signed Wrap, the number of a Random draw.</param>
/// <param name="High">The greatest of Clamp.</param>
/// <param name="Num">Exact range of the value: its width and where its binary point is.</param>
/// <param name="Name">Readable and unique in the datapath, made from the model's own names.</param>
/// <param name="Place">The expression or statement it comes from.</param>
public sealed record Step(Op Op, int A, int B, int C, int Amount, long Low, long High, Num Num, string Name, Place.Text Place);

/// <summary>
/// The lower level: straight single-assignment steps. Rounding, saturation and alignment are already lowered, so that
/// no printer can get them wrong.
/// </summary>
/// <param name="Next">By state: the step that holds its new value.</param>
/// <param name="Spike">The step that says whether an event is sent (0 or 1); -1: never.</param>
/// <param name="Payload">The step that holds the event's payload; -1: the integer 1.</param>
/// <param name="Lets">By let of the typed model: the step that holds it.</param>
public sealed record Datapath(
    TypedModel Model,
    ImmutableArray<Step> Steps,
    ImmutableArray<int> Next,
    int Spike,
    int Payload,
    ImmutableArray<int> Lets)
{
    /// <summary>Without the steps that nobody asks for: what folding left over, and reads of states that no statement uses.</summary>
    public Datapath Pruned()
    {
        var needed = new bool[Steps.Length];
        foreach (var root in Next.Concat(Lets).Append(Spike).Append(Payload))
            if (root >= 0)
                needed[root] = true;
        for (var i = needed.Length - 1; i >= 0; i--)
            foreach (var operand in (ReadOnlySpan<int>)[Steps[i].A, Steps[i].B, Steps[i].C])
                if (needed[i] && operand >= 0)
                    needed[operand] = true;
        var number = new int[needed.Length];
        var kept = ImmutableArray.CreateBuilder<Step>();
        for (var i = 0; i < needed.Length; i++)
        {
            if (!needed[i])
                continue;
            number[i] = kept.Count;
            kept.Add(Steps[i] with { A = Renumbered(Steps[i].A), B = Renumbered(Steps[i].B), C = Renumbered(Steps[i].C) });
        }
        return this with
        {
            Steps = kept.ToImmutable(),
            Next = [.. Next.Select(Renumbered)],
            Spike = Renumbered(Spike),
            Payload = Renumbered(Payload),
            Lets = [.. Lets.Select(Renumbered)],
        };

        int Renumbered(int step) => step < 0 ? -1 : number[step];
    }

    /// <summary>Without the steps that serve other lets than these alone; those lets are -1.</summary>
    /// <param name="lets">Of the model, those that are shown.</param>
    public Datapath Showing(ImmutableArray<int> lets) => (this with { Lets = [.. Lets.Select((step, let) => lets.Contains(let) ? step : -1)] }).Pruned();
}
