using System.Globalization;
using Neuro.Hw;
using Neuro.Sim;
using Spectre.Console;

namespace Neuro.Cli;

/// <summary>The table of a verification, and what is known of its first disagreement.</summary>
internal static class VerificationPage
{
    private const int Width = 110;
    private const int MostStates = 8;
    private const string None = "-";

    public static void Write(TextWriter text, IReadOnlyList<VerificationRow> rows)
    {
        TextTable.Write(text,
            [
                ("target", Justify.Left), ("tool", Justify.Left), ("lanes", Justify.Right), ("shell", Justify.Left), ("run", Justify.Left), ("ticks", Justify.Right), ("events", Justify.Right),
                ("cycles", Justify.Right), ("predicted", Justify.Right), ("agreed", Justify.Left),
            ],
            rows.Select(row => new[]
            {
                row.Target ?? None, row.Tool, Number(row.Lanes), Shell(row), row.Run, Number(row.Ticks), Number(row.Events), Number(row.Cycles), Number(row.PredictedCycles),
                row.Agreed ? "yes" : "NO",
            }),
            Width);
        if (rows.FirstOrDefault(row => !row.Agreed) is { Disagreement: { } disagreement } first)
            Write(text, first, disagreement);
    }

    private static void Write(TextWriter text, VerificationRow row, Disagreement disagreement)
    {
        text.WriteLine();
        text.WriteLine($"{row.Tool}{(row.Lanes is { } lanes ? $", {Number(lanes)} lanes" : "")}{(row.Shell is null ? "" : $", shell {Shell(row)}")}, {row.Run}: {disagreement.Complaint}");
        if (disagreement.Difference is { } difference)
        {
            text.WriteLine();
            text.WriteLine($"A is the reference, B {(row.Target is null ? "the engine" : "the hardware")}:");
            text.Write(TraceDifferenceText.Of(difference));
        }
        if (disagreement.Word is { } word)
            text.WriteLine($"tick {Number(word.Tick)}{(word.Population is null ? "" : $", {word.Population}[{Number(word.Neuron!.Value)}]")}: {word.Expectation}, but {word.Finding}");
        foreach (var state in disagreement.States.Take(MostStates))
            text.WriteLine($"tick {Number(state.Tick)}, {state.Population}[{Number(state.Neuron)}]: {state.State} is raw {(state.Found is { } found ? Number(found) : "undefined")}, should be {Number(state.Expected)}");
        if (disagreement.States.Length > MostStates)
            text.WriteLine($"and {Number(disagreement.States.Length - MostStates)} more states");
        foreach (var explanation in disagreement.Why)
        {
            text.WriteLine();
            ExplanationText.Write(text, explanation);
        }
        if (disagreement is { Waveform: { } waveform, SaveFile: { } saveFile })
        {
            text.WriteLine();
            text.WriteLine($"waveforms  {waveform}");
            text.WriteLine($"           gtkwave {saveFile}");
        }
    }

    private static string Shell(VerificationRow row) => row.Shell?.ToString().ToLowerInvariant() ?? None;

    private static string Number(long? number) => number is { } known ? Number(known) : None;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
