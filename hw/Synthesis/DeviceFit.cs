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
        var largest = MemoryTable.Of(plan).MaxBy(memory => memory.Bits)!;
        if (needed > available)
        {
            Refuse($"memories of {Number(needed)} bits are needed", Number(available), Number(needed - available), available);
            return;
        }
        foreach (var limit in device.Limits.Memories)
            if (Blocks(device, plan, limit.Kind) is var blocks && blocks > limit.Count)
                Refuse($"{Number(blocks)} {limit.Kind} are needed", Number(limit.Count), Number(blocks - limit.Count), needed - (long)(blocks - limit.Count) * limit.Bits);

        void Refuse(string what, string has, string tooFew, long bits) => diagnostics.Error(Code.TooLargeForDevice, new Place.Named(device.Name),
            $"{what} on {Lanes(plan.Options.Lanes)}, most of them for {largest.Name} ({largest.What}), and the {device.Limits.Chip} has {has}: {tooFew} too few",
            WhatFits(device, plan, bits));
    }

    // Two halves of a block are one.
    private static int Blocks(Device device, HardwarePlan plan, string kind)
    {
        var blocks = MemoryEstimate.Of(plan, device.Family).Blocks;
        return blocks.GetValueOrDefault(kind) + (kind == "RAMB36" ? (blocks.GetValueOrDefault("RAMB18") + 1) / 2 : 0);
    }

    private static string WhatFits(Device device, HardwarePlan plan, long available)
    {
        var smaller = SmallerNetworks.Of(plan, available);
        var ways = new List<string>();
        var loaded = HardwarePlan.Of(plan.Network, plan.Options with { HasImages = false });
        if (plan.Options.HasImages && device.Limits.Memories.All(limit => Blocks(device, loaded, limit.Kind) <= limit.Count))
            ways.Add("synapses that a host loads (--synapses loaded)");
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
