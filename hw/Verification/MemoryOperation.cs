using System.Globalization;

namespace Neuro.Hw;

/// <summary>What is done at the memory port, and whether it must be refused.</summary>
public enum MemoryAccess
{
    Write = 0,
    Read = 1,
    RefusedWrite = 2,
    RefusedRead = 3,
}

/// <summary>One access at the memory port of a core.</summary>
/// <param name="BeforeTick">When; behind the last tick there is one more, which never begins.</param>
/// <param name="Data">What is written, or what must be read.</param>
public readonly record struct MemoryOperation(long BeforeTick, MemoryAccess Access, uint Address, uint Data)
{
    /// <summary>As a test bench reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BeforeTick} {(int)Access} {Address:x8} {Data:x8}");
}
