using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>Random declared types: mostly narrow ones, so that expressions over them fit 64 bits.</summary>
internal static class RandomTypes
{
    public static Format Format(Draws draws)
    {
        var signed = !draws.OneIn(3);
        var bits = draws.Below(8) switch
        {
            0 => 1,
            1 => draws.Between(1, 63),
            2 => signed ? 64 : 63,
            _ => draws.Between(2, 18),
        };
        var frac = draws.Below(8) switch
        {
            0 => draws.Between(-64, 128),
            1 => -draws.Between(0, 6),
            2 => bits + draws.Between(0, 4),
            _ => draws.Between(0, bits),
        };
        return new(signed, bits, frac);
    }

    public static Narrowing Narrowing(Draws draws) => new(Format(draws), draws.Pick<Rounding>(), draws.Pick<Overflow>());

    /// <summary>The range of a port's sum.</summary>
    public static Num Port(Draws draws)
    {
        var num = Format(draws).Num;
        if (num.Bits > 40)
            num = Graph.Format.Fix(24, draws.Between(0, 12)).Num;
        var (a, b) = (draws.In(num), draws.In(num));
        // A sum's range always holds 0: nothing may arrive.
        return new(Math.Min(0, Math.Min(a, b)), Math.Max(0, Math.Max(a, b)), num.Frac);
    }
}
