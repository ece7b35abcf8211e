namespace Neuro.Graph;

/// <summary>
/// The 64-bit digest of all neuron states: a sum over 32-bit words, so that it is the same in any order and an engine
/// may update it by difference.
/// </summary>
/// <remarks>Cells are numbered 0, 1, 2, … over populations, states, neurons and words, as declared.</remarks>
public static class StateDigest
{
    /// <summary>Words of a state: its bits, sign-extended, cut into 32.</summary>
    public static int Words(Format format) => (format.Bits + 31) / 32;

    /// <summary>What one state adds to the sum.</summary>
    public static ulong Share(long raw, Format format, uint firstCell) => Share(raw, Words(format), firstCell);

    /// <summary>What one state of so many words adds to the sum.</summary>
    public static ulong Share(long raw, int words, uint firstCell)
    {
        var sum = 0UL;
        for (var word = 0; word < words; word++)
        {
            var (a, b) = Threefry.Block(8, (0, 0), ((uint)(raw >> (32 * word)), firstCell + (uint)word));
            sum += ((ulong)b << 32) | a;
        }
        return sum;
    }
}
