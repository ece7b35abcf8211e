using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Finds the statement of a model that a step comes from, and quotes it.</summary>
internal sealed class NeuronSource
{
    private const int LineEnd = 110;

    private static readonly IReadOnlyList<string> Nothing = [];

    private readonly ImmutableArray<(int Start, int End, IReadOnlyList<string> Lines)> statements;

    public NeuronSource(NeuronModel model)
    {
        var found = model.Statements.Select(statement => Quoted(statement.Place)).ToList();
        if (model.Spike is { } spike)
        {
            found.Add(Quoted(spike.Place));
            found.AddRange(spike.Body.Select(statement => Quoted(statement.Place)));
        }
        statements = [.. found];
    }

    /// <summary>The lines of the statement; the same object for all steps of one.</summary>
    public IReadOnlyList<string> Of(Place.Text place)
    {
        foreach (var (start, end, lines) in statements)
            if (start <= place.Start && place.Start < end)
                return lines;
        return Nothing;
    }

    private static (int Start, int End, IReadOnlyList<string> Lines) Quoted(Place.Text place)
    {
        var text = place.Source.Text.Substring(place.Start, place.Length);
        var words = text.Split('\n').SelectMany(line => line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var lines = new List<string> { "" };
        foreach (var word in words)
        {
            if (lines[^1].Length + 1 + word.Length > LineEnd && lines[^1].Length > 0)
                lines.Add("   ");
            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }
        return (place.Start, place.Start + place.Length, lines);
    }
}
