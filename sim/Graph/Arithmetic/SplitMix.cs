namespace Neuro.Graph;

/// <summary>
/// The draws that build networks and generate stimuli: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014) as a function of seed and index, so that any draw is reached at once.
/// </summary>
public static class SplitMix
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    public static ulong Draw(ulong seed, ulong index) => Mix(seed + unchecked((index + 1) * Gamma));

    /// <summary>An integer in 0..bound-1, from the upper half of a draw.</summary>
    public static uint Below(ulong seed, ulong index, uint bound) => (uint)(((Draw(seed, index) >> 32) * bound) >> 32);

    /// <summary>The finaliser: a bijection of 64-bit words in which every input bit reaches every output bit.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
