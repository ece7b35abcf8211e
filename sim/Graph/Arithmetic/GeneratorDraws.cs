namespace Neuro.Graph;

/// <summary>What decides when a generator sends, in plain integers, so that it runs on any device.</summary>
public static class GeneratorDraws
{
    /// <summary>The upper half of draw number stride · tick + offset + neuron.</summary>
    public static uint UpperHalf(ulong seed, ulong stride, ulong offset, long tick, long neuron) =>
        (uint)(SplitMix.Draw(seed, stride * (ulong)tick + offset + (ulong)neuron) >> 32);

    /// <summary>Whether a regular generator sends at a tick.</summary>
    public static bool IsRegularTick(long tick, int period, int phase) => tick >= phase && (tick - phase) % period == 0;
}
