using System.Globalization;
using Neuro.Hw;
using Spectre.Console;

namespace Neuro.Cli;

/// <summary>The table of kinds of faults, and those that nothing caught.</summary>
internal static class MutationPage
{
    public static void Write(TextWriter text, IReadOnlyList<MutantResult> results, bool withAll)
    {
        var kinds = results.GroupBy(result => result.Mutant.Kind).ToList();
        TextTable.Write(text,
            [("fault", Justify.Left), ("in", Justify.Left), ("places", Justify.Right), ("caught", Justify.Right), ("equivalent", Justify.Right), ("explained", Justify.Right), ("survived", Justify.Right)],
            [
                .. kinds.Select(kind => Row(kind.Key.What, kind.Key.File.TrimStart('_'), [.. kind])),
                Row(string.Create(CultureInfo.InvariantCulture, $"{kinds.Count} kinds"), "", results),
            ]);
        if (withAll)
            foreach (var result in results)
                Write(text, result);
        else
            foreach (var result in results.Where(result => result.Fate == MutantFate.Survived))
                Write(text, result);
    }

    private static string[] Row(string what, string file, IReadOnlyList<MutantResult> results) =>
        [what, file, Number(results.Count), .. Enum.GetValues<MutantFate>().Select(fate => Number(results.Count(result => result.Fate == fate)))];

    private static void Write(TextWriter text, MutantResult result)
    {
        var mutant = result.Mutant;
        text.WriteLine();
        text.WriteLine($"{mutant.Path}({Number(mutant.Line)}): {mutant.Kind.What}");
        text.WriteLine($"  {OneLine(mutant.Faulty)}  for  {OneLine(mutant.Sound)}");
        text.WriteLine(result.Fate switch
        {
            MutantFate.Caught => $"  caught by {result.Run}: {result.Note}",
            MutantFate.Equivalent => "  the same function",
            MutantFate.Explained => $"  no run shows it: {result.Note}",
            _ => "  survived",
        });
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
