using System.IO.Hashing;
using System.Text;

namespace Neuro.Graph;

/// <summary>The numbers that <c>random&lt;n&gt;</c> takes: the same in every engine and on every target.</summary>
public static class RandomDraws
{
    /// <summary>The counter word that tells a population's draws from another's: the CRC-32 of its name.</summary>
    public static uint PopulationWord(string populationName) => Crc32.HashToUInt32(Encoding.UTF8.GetBytes(populationName));

    /// <summary>The key of a population at a tick.</summary>
    public static (uint A, uint B) TickKey(ulong seed, long tick, uint populationWord) =>
        Threefry.Block(20, ((uint)seed, (uint)(seed >> 32)), ((uint)tick, populationWord));

    /// <summary>Draw <paramref name="draw"/> of a neuron, 32 bits; <c>random&lt;n&gt;</c> takes the top n.</summary>
    public static uint Word((uint A, uint B) tickKey, uint neuron, int draw)
    {
        var (a, b) = Pair(tickKey, neuron, (uint)(draw / 2));
        return draw % 2 == 0 ? a : b;
    }

    /// <summary>Draws 2 · <paramref name="pair"/> and 2 · <paramref name="pair"/> + 1 of a neuron.</summary>
    public static (uint Even, uint Odd) Pair((uint A, uint B) tickKey, uint neuron, uint pair) => Threefry.Block(13, tickKey, (neuron, pair));
}
