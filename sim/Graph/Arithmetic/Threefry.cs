using System.Numerics;

namespace Neuro.Graph;

/// <summary>
/// Threefry-2x32: the counter-based random function of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
/// easy as 1, 2, 3", SC 2011. Additions, rotations and exclusive ors only, so that hardware affords it.
/// </summary>
public static class Threefry
{
    private const uint Parity = 0x1BD11BDA;

    /// <summary>The block of a counter under a key after a number of rounds; the key is added after every fourth.</summary>
    public static (uint A, uint B) Block(int rounds, (uint A, uint B) key, (uint A, uint B) counter)
    {
        var (a, b) = (counter.A + key.A, counter.B + key.B);
        for (var round = 1; round <= rounds; round++)
        {
            a += b;
            b = BitOperations.RotateLeft(b, Rotation(round)) ^ a;
            if (round % 4 == 0)
            {
                var injection = round / 4;
                a += Word(key, injection % 3);
                b += Word(key, (injection + 1) % 3) + (uint)injection;
            }
        }
        return (a, b);
    }

    // A switch, not a list: this runs on graphics processors, too, which have no lists of constants.
    private static int Rotation(int round) => (round % 8) switch
    {
        1 => 13,
        2 => 15,
        3 => 26,
        4 => 6,
        5 => 17,
        6 => 29,
        7 => 16,
        _ => 24,
    };

    private static uint Word((uint A, uint B) key, int word) => word switch
    {
        0 => key.A,
        1 => key.B,
        _ => key.A ^ key.B ^ Parity,
    };
}
