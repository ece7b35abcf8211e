using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Neuro.Cli;

/// <summary>What is said of an option's number that is none, or too small or large.</summary>
internal static class WholeNumbers
{
    /// <summary>Refuses numbers outside a range. What is no number at all is refused before.</summary>
    public static void TakesWholeNumbers(this Option option, long from, long to) => option.Validators.Add(result =>
    {
        if (Problem(result) is null && result.Tokens is [var token] && BigInteger.Parse(token.Value, CultureInfo.InvariantCulture) is var number && (number < from || number > to))
            result.AddError(Sentence(option, from, to, token.Value));
    });

    /// <summary>What is wrong with the value of an option that takes a whole number; null if nothing is, or if it takes something else.</summary>
    public static string? Problem(OptionResult result)
    {
        var type = Nullable.GetUnderlyingType(result.Option.ValueType) ?? result.Option.ValueType;
        (long Least, long Most)? range = type == typeof(int) ? (int.MinValue, int.MaxValue) : type == typeof(long) ? (long.MinValue, long.MaxValue) : null;
        if (range is not var (least, most) || result.Tokens is not [var token])
            return null;
        return !BigInteger.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? $"{result.Option.Name} takes a whole number, not '{token.Value}'"
            : number < least || number > most ? Sentence(result.Option, least, most, token.Value)
            : null;
    }

    private static string Sentence(Option option, long from, long to, string found) =>
        $"{option.Name} takes whole numbers from {from} to {to}, not {found}";
}
