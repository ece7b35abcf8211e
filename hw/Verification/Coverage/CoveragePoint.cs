namespace Neuro.Hw;

/// <summary>What a simulation can reach of a source: a branch of its statements, or a change of a bit.</summary>
/// <param name="File">The source, as the simulator was given it.</param>
/// <param name="Line">Where the branch begins, or the bit is declared.</param>
/// <param name="What">Of a branch what it is; of a bit its name: <c>count_q[3]</c>.</param>
internal sealed record CoveragePoint(string File, int Line, int Column, bool IsBit, string What);
