using System.Globalization;
using System.Numerics;

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
        : delay == "0" ? $"(uint32_t)({parameters.Tick()} % {Number(ring.Slots)})"
        : $"neuro_slot({parameters.Tick()}, {delay}, {Number(ring.Slots)})";

    /// <summary>What an event adds, in the LSB of the ring: weight, or weight times payload, moved.</summary>
    public static string Amount(Feed feed, string weight, string payload)
    {
        if (feed.Weight.IsConstant && !feed.IsGraded)
            return CType.Literal((BigInteger)feed.Weight.Base << feed.Shift);
        return Moved(feed.IsGraded ? $"{weight} * {payload}" : weight, feed.Shift, isWide: feed.IsGraded);
    }

    /// <summary>A number of 64 bits, or one to be widened, times a power of two; no factor is larger than its type.</summary>
    public static string Moved(string value, int bits, bool isWide)
    {
        const int most = 62;
        if (bits == 0)
            return value;
        var power = CType.Literal(BigInteger.One << Math.Min(bits, most));
        return $"{(isWide ? "" : "(int64_t)")}{value} * {power}{(bits > most ? " * 2" : "")}";
    }

    /// <summary>The end of the functions' names for a ring: 32 or 64.</summary>
    public static string Bits(RingPlan ring) => DeviceMemory.Words(ring) == 2 ? "64" : "32";

    /// <summary>A number without a sign.</summary>
    public static string Number(long number) => string.Create(CultureInfo.InvariantCulture, $"{number}{(number > uint.MaxValue ? "ul" : "u")}");

    /// <summary>The place of an item among so many of each sample and tick.</summary>
    public static string Now(KernelParameters parameters, long count, string item) =>
        $"{parameters.Now()}{(count == 1 ? "" : $" * {Number(count)}")}{(item == "0u" ? "" : $" + {item}")}";

    /// <summary>A first number and what is counted from there.</summary>
    public static string From(long first, string counted) => first == 0 ? counted : $"{Number(first)} + {counted}";
}
