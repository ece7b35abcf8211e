namespace Neuro.Sim;

/// <summary>The kinds of <see cref="LeanStep"/>: what a vector unit does in one instruction or a few.</summary>
internal enum LeanOp
{
    Param,
    Port,
    State,
    /// <summary>Draw number Low, its top Amount bits.</summary>
    Draw,
    Const,
    Add,
    Sub,
    Mul,
    Shl,
    Sar,
    And,
    Or,
    /// <summary>1 - a.</summary>
    Not,
    Less,
    LessOrEqual,
    Equal,
    /// <summary>a ? b : c</summary>
    Select,
    Min,
    Max,
    /// <summary>The low Amount bits of a, sign-extended where Low is 1.</summary>
    Wrap,
    /// <summary>Entry a of table Amount.</summary>
    Table,
}

/// <summary>A step of a datapath made for one population: its parameters are known, so it needs fewer bits and steps.</summary>
/// <param name="Min">No value lies below.</param>
/// <param name="Max">No value lies above.</param>
internal readonly record struct LeanStep(LeanOp Op, int A, int B, int C, int Amount, long Low, long Min, long Max)
{
    public bool IsConstant => Min == Max;

    /// <summary>Bits of two's complement that hold the range.</summary>
    public int Bits => 65 - (int)long.LeadingZeroCount(Math.Max(Min < 0 ? ~Min : Min, Max < 0 ? ~Max : Max));

    /// <summary>Whether the value is a truth value.</summary>
    public bool IsBool => Min >= 0 && Max <= 1;

    public bool IsComparison => Op is LeanOp.Less or LeanOp.LessOrEqual or LeanOp.Equal;
}
