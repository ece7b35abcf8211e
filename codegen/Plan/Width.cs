using System.Numerics;

namespace Neuro.Codegen;

/// <summary>How many bits a number takes.</summary>
public static class Width
{
    /// <summary>Of an unsigned number up to <paramref name="most"/>; 0 bits hold the number 0.</summary>
    public static int Of(long most) => most <= 0 ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)most);

    /// <summary>Of an address or a number below <paramref name="count"/>; at least 1, so that a wire can carry it.</summary>
    public static int Index(long count) => Math.Max(1, Of(count - 1));
}
