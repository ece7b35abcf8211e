using System.Globalization;

namespace Neuro.Codegen;

/// <summary>Spells how a ring of sums is reached and added to.</summary>
internal static class Sums
{
    /// <summary>The index of a sum.</summary>
    /// <param name="slot">An expression.</param>
    /// <param name="row">An expression, without operators that bind less than a sum.</param>
    public static string Index(RingPlan ring, string slot, string row) => ring.Slots == 1
        ? string.Create(CultureInfo.InvariantCulture, $"sample * {ring.Unit.Rows}u + {row}")
        : string.Create(CultureInfo.InvariantCulture, $"(sample * {ring.Slots}u + {slot}) * {ring.Unit.Rows}u + {row}");

    /// <summary>The slot of so many ticks ahead.</summary>
    public static string Slot(KernelParameters parameters, RingPlan ring, string delay) => ring.Slots == 1 ? "0u"
        : delay == "0" ? $"(uint32_t)({parameters.Tick()} % {CExpression.Number(ring.Slots)})"
        : $"neuro_slot({parameters.Tick()}, {delay}, {CExpression.Number(ring.Slots)})";

    /// <summary>The end of the functions' names for a ring: 32 or 64.</summary>
    public static string Bits(RingPlan ring) => DeviceMemory.Words(ring) == 2 ? "64" : "32";

    /// <summary>The place of an item among so many of each sample and tick.</summary>
    public static string Now(KernelParameters parameters, long count, string item) =>
        $"{parameters.Now()}{(count == 1 ? "" : $" * {CExpression.Number(count)}")}{(item == "0u" ? "" : $" + {item}")}";
}
