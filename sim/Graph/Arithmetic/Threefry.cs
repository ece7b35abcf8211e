using System.Numerics;

namespace Neuro.Graph;

/// <summary>
/// Threefry-2x32: the counter-based random function of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
/// easy as 1, 2, 3", SC 2011. Additions, rotations and exclusive ors only, so that hardware affords it.
/// </summary>
public static class Threefry
{
    private const uint Parity = 0x1BD11BDA;

    private static ReadOnlySpan<int> Rotations => [13, 15, 26, 6, 17, 29, 16, 24];

    /// <summary>The block of a counter under a key after a number of rounds; the key is added after every fourth.</summary>
    public static (uint A, uint B) Block(int rounds, (uint A, uint B) key, (uint A, uint B) counter)
    {
        ReadOnlySpan<uint> keys = [key.A, key.B, key.A ^ key.B ^ Parity];
        var (a, b) = (counter.A + keys[0], counter.B + keys[1]);
        for (var round = 1; round <= rounds; round++)
        {
            a += b;
            b = BitOperations.RotateLeft(b, Rotations[(round - 1) % 8]) ^ a;
            if (round % 4 == 0)
            {
                var injection = round / 4;
                a += keys[injection % 3];
                b += keys[(injection + 1) % 3] + (uint)injection;
            }
        }
        return (a, b);
    }
}
