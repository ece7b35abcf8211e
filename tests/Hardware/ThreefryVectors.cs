using System.Globalization;
using System.Text;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>What Neuro's own functions give, in the files that the test benches of the support library read.</summary>
internal static class ThreefryVectors
{
    // Seed 1, population hidden, tick 0, neuron 1: what the arithmetic contract prints.
    private static readonly uint Hidden = RandomDraws.PopulationWord("hidden");

    /// <summary>Key, counter, block under it; sixteen counters a key.</summary>
    public static string Draws()
    {
        var draws = new Draws(1);
        var text = new StringBuilder();
        for (var index = 0; index < 32; index++)
        {
            var key = index == 0 ? RandomDraws.TickKey(1, 0, Hidden) : (A: Word(draws), B: Word(draws));
            for (var number = 0u; number < 16; number++)
            {
                var neuron = index == 0 ? 1 : Word(draws);
                Line(text, key.A, key.B, neuron, number, RandomDraws.Word(key, neuron, (int)(2 * number)), RandomDraws.Word(key, neuron, (int)(2 * number) + 1));
            }
        }
        return text.ToString();
    }

    /// <summary>Seed, counter, key.</summary>
    public static string Keys()
    {
        var draws = new Draws(2);
        var text = new StringBuilder();
        for (var index = 0; index < 128; index++)
        {
            var (seed, tick, population) = index == 0 ? (1, 0, Hidden) : (draws.Word(), Word(draws), Word(draws));
            var (a, b) = RandomDraws.TickKey(seed, tick, population);
            Line(text, (uint)seed, (uint)(seed >> 32), tick, population, a, b);
        }
        return text.ToString();
    }

    /// <summary>Word, cell, sum so far; a new sum every 64 words.</summary>
    public static string Digests()
    {
        ReadOnlySpan<int> contract = [0, 1, -1, 32767];
        var word32 = Format.Fix(32, 0);
        var draws = new Draws(3);
        var text = new StringBuilder();
        var sum = 0UL;
        for (var index = 0; index < 512; index++)
        {
            if (index % 64 == 0)
                sum = 0;
            var (word, cell) = index < contract.Length ? (contract[index], (uint)index) : ((int)Word(draws), Word(draws));
            sum += StateDigest.Share(word, word32, cell);
            Line(text, (uint)word, cell, (uint)(sum >> 32), (uint)sum);
        }
        return text.ToString();
    }

    private static uint Word(Draws draws) => (uint)(draws.Word() >> 32);

    private static void Line(StringBuilder text, params ReadOnlySpan<uint> words)
    {
        foreach (var word in words)
            text.Append(word.ToString("x8", CultureInfo.InvariantCulture));
        text.Append('\n');
    }
}
