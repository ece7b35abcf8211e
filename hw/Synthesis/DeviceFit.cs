using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>Finds out, before any tool runs, whether a network's memories are more than a device has.</summary>
internal static class DeviceFit
{
    public static void Check(Device device, HardwarePlan plan, Diagnostics diagnostics)
    {
        var (needed, available) = (MemoryTable.Of(plan).Sum(memory => memory.Bits), device.Limits.MemoryBits);
        if (needed <= available)
            return;
        var largest = MemoryTable.Of(plan).MaxBy(memory => memory.Bits)!;
        diagnostics.Error(Code.TooLargeForDevice, new Place.Named(device.Name),
            $"memories of {Number(needed)} bits are needed on {Lanes(plan.Options.Lanes)}, most of them for {largest.Name} ({largest.What}), "
            + $"and the {device.Limits.Chip} has {Number(available)}: {Number(needed - available)} too few",
            WhatFits(plan, available));
    }

    private static string WhatFits(HardwarePlan plan, long available)
    {
        var smaller = SmallerNetworks.Of(plan, available);
        var ways = new List<string>();
        if (smaller.Lanes is { } lanes)
            ways.Add(Lanes(lanes));
        if (smaller.WeightBits is { } bits)
            ways.Add($"weights of {Number(bits)} bits");
        if (smaller.DelayTicks is { } ticks)
            ways.Add($"delays of up to {Number(ticks)} ticks");
        return ways.Count > 0
            ? $"what would fit, each alone: {string.Join("; ", ways)}"
            : $"neither fewer lanes, nor narrower weights, nor shorter delays alone would fit: take a larger device, or a network a {Number(Fraction(plan, available))}th as large";
    }

    private static long Fraction(HardwarePlan plan, long available) => (MemoryTable.Of(plan).Sum(memory => memory.Bits) + available - 1) / available;

    private static string Lanes(int count) => count == 1 ? "1 lane" : $"{Number(count)} lanes";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
