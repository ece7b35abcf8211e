using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Reads a stimulus for a network from a file, whose name says what kind it is.</summary>
public static class StimulusReader
{
    public const string Extension = ".stimulus.json";

    /// <summary>Null, and at least one error, if the file cannot be read or does not fit the network.</summary>
    public static Stimulus? Read(string path, ElaboratedNetwork network, Diagnostics diagnostics)
    {
        var draft = new StimulusDraft(network, diagnostics);
        try
        {
            if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                if (JsonText.Load(path, diagnostics) is { } text)
                    new JsonStimulus(draft, Path.GetDirectoryName(path) ?? "").Read(text.Root);
            }
            else if (EventFile.IsOne(path))
                EventFile.Take(path, draft, firstTick: 0);
            else
                throw new InvalidInputException(Code.UnknownStimulusKind, new Place.File(path), "this is no kind of stimulus that is known",
                    $"a stimulus is a .csv, .npz or {Extension} file");
            return draft.Finish();
        }
        catch (InvalidInputException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }
}
