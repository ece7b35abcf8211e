namespace Neuro.Graph;

/// <summary>What a model's file says in words: the comment above the model, and those beside its declarations.</summary>
/// <param name="Title">The first line.</param>
/// <param name="Text">The rest, as Markdown; indented lines are equations.</param>
public sealed record ModelHeader(string Title, string Text)
{
    public static ModelHeader Of(NeuronModel model)
    {
        var lines = model.Source.Text.Split('\n')
            .Select(line => line.TrimEnd())
            .TakeWhile(line => line.StartsWith('#'))
            .Select(line => line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : line[1..])
            .ToList();
        return lines.Count == 0
            ? new(model.Name, "")
            : new(lines[0].TrimEnd('.'), string.Join('\n', lines.Skip(1)).Trim('\n'));
    }

    /// <summary>The comment at the end of the line that a place lies in; empty if there is none.</summary>
    public static string Beside(Place.Text place)
    {
        var line = place.Source.Line(place.Source.LineColumn(place.Start).Line);
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        return comment < 0 ? "" : line[(comment + 1)..].Trim();
    }

    /// <summary>The model itself, from its first word on.</summary>
    public static string Body(NeuronModel model)
    {
        var lines = model.Source.Text.Split('\n').Select(line => line.TrimEnd());
        return string.Join('\n', lines.SkipWhile(line => line.Length == 0 || line.StartsWith('#'))).TrimEnd();
    }
}
