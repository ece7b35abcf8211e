using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Neuro.Graph;

/// <summary>Turns values as written into integers of a format, one for each item.</summary>
internal static class ValueGrid
{
    // Of a distribution that keeps less, drawing could go on for long.
    private const int LeastKept = 1000;

    /// <summary>Null, and at least one error, if a value has no place in the format, or the items are others.</summary>
    public static RawValues? Of(Values values, Format format, ValueItems items, Diagnostics diagnostics)
    {
        switch (values)
        {
            case Values.Same(var number):
                return Grid.RawOf(number, format, diagnostics) is { } raw ? new ConstantValues(raw) : null;
            case Values.Each each:
                return Fits(each.Numbers.Length, each.Shape, each.Place, items, diagnostics) && All(each.Numbers, format, diagnostics) is { } raws
                    ? new ListedValues(raws, items.RowLength)
                    : null;
            case Values.EachRaw each:
                return Fits(each.Raws.Length, each.Shape, each.Place, items, diagnostics) && AllInside(each, format, diagnostics)
                    ? new ListedValues(each.Raws, items.RowLength)
                    : null;
            case Values.Drawn(Distribution.Uniform uniform, var seed, var index):
                return Uniform(uniform, seed, DrawNumbers.Of(index, items.RowLength), format, values.Place, diagnostics);
            case Values.Drawn(Distribution.Normal normal, var seed, var index):
                return Normal(normal, seed, DrawNumbers.Of(index, items.RowLength), format, values.Place, diagnostics);
            default:
                throw new UnreachableException($"{values} are not values");
        }
    }

    /// <summary>Values of neurons, stored: one integer for all, or one each.</summary>
    public static ImmutableArray<long>? Stored(Values values, Format format, ValueItems items, Diagnostics diagnostics)
    {
        switch (Of(values, format, items, diagnostics))
        {
            case null:
                return null;
            case ConstantValues constant:
                return [constant.Raw];
            case ListedValues listed:
                return listed.Raws;
            case var drawn:
                var raws = new long[items.RowLength];
                for (var i = 0; i < raws.Length; i++)
                    raws[i] = drawn.At(0, i);
                return ImmutableCollectionsMarshal.AsImmutableArray(raws);
        }
    }

    private static bool Fits(long count, ImmutableArray<long> shape, Place place, ValueItems items, Diagnostics diagnostics)
    {
        if (items.Problem(count, shape) is not { } problem)
            return true;
        diagnostics.Error(Code.WrongCount, place, problem);
        return false;
    }

    private static ImmutableArray<long>? All(ImmutableArray<Number> numbers, Format format, Diagnostics diagnostics)
    {
        var raws = new long[numbers.Length];
        var errors = 0;
        for (var i = 0; i < raws.Length; i++)
        {
            if (Grid.RawOf(numbers[i], format, diagnostics) is { } raw)
                raws[i] = raw;
            else if (++errors == 10)
                return null;
        }
        return errors > 0 ? null : ImmutableCollectionsMarshal.AsImmutableArray(raws);
    }

    private static bool AllInside(Values.EachRaw each, Format format, Diagnostics diagnostics)
    {
        var (least, most, _) = format.Num;
        for (var i = 0; i < each.Raws.Length; i++)
        {
            if (each.Raws[i] >= least && each.Raws[i] <= most)
                continue;
            diagnostics.Error(Code.OutsideFormat, each.Place, $"number {i} of the list, raw {each.Raws[i]}, does not fit {format}", $"it holds raw {least} to {most}");
            return false;
        }
        return true;
    }

    private static UniformValues? Uniform(Distribution.Uniform uniform, ulong seed, DrawNumbers numbers, Format format, Place place, Diagnostics diagnostics)
    {
        var (low, high) = (Grid.RawOf(uniform.Low, format, diagnostics), Grid.RawOf(uniform.High, format, diagnostics));
        if (low is null || high is null)
            return null;
        if (low <= high)
            return new(low.Value, high.Value, seed, numbers);
        diagnostics.Error(Code.BadDistribution, place, $"nothing lies between {uniform.Low} and {uniform.High}", "write the lower bound first");
        return null;
    }

    private static NormalValues? Normal(Distribution.Normal normal, ulong seed, DrawNumbers numbers, Format format, Place place, Diagnostics diagnostics)
    {
        if (NormalLine.OnGrid(normal.Deviation, format).Top.Sign <= 0)
        {
            diagnostics.Error(Code.BadDistribution, normal.Deviation.Place, "a standard deviation is above 0", "without a deviation, write the number alone");
            return null;
        }
        var line = new NormalLine(normal.Mean, normal.Deviation, format);
        var low = normal.Low is null ? -TwelveUniforms.Mean : (int)BigInteger.Clamp(line.LeastNotBelow(normal.Low, format), -TwelveUniforms.Mean, TwelveUniforms.Mean + 1);
        var high = normal.High is null ? TwelveUniforms.Mean : (int)BigInteger.Clamp(line.GreatestNotAbove(normal.High, format), -TwelveUniforms.Mean - 1, TwelveUniforms.Mean);
        var kept = TwelveUniforms.OutcomesUpTo(high + TwelveUniforms.Mean) - TwelveUniforms.OutcomesUpTo(low - 1 + TwelveUniforms.Mean);
        if (low > high || kept * LeastKept < TwelveUniforms.OutcomesUpTo(TwelveUniforms.Most))
        {
            diagnostics.Error(Code.BadDistribution, place, $"fewer than one draw in {LeastKept} would lie between low and high", "let the bounds lie nearer the mean, or farther apart");
            return null;
        }
        var (least, most) = (Rounded(low), Rounded(high));
        if (least >= format.Num.Min && most <= format.Num.Max)
            return new(line, (low, high), normal.Round, seed, numbers);
        diagnostics.Error(Code.BadDistribution, place,
            $"the draws reach from {Grid.Shown(least, format)} to {Grid.Shown(most, format)}; {format} holds {Grid.Shown(format.Num.Min, format)} to {Grid.Shown(format.Num.Max, format)}",
            "bound them by \"low\" and \"high\", or widen the format");
        return null;

        BigInteger Rounded(int z) => Narrowing.Divide(line.A + line.B * z, line.D, normal.Round);
    }
}
