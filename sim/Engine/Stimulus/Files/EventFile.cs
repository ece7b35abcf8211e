using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A file that lists events: .csv or .npz.</summary>
internal static class EventFile
{
    public static bool IsOne(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase);

    /// <param name="firstTick">Added to every tick of the file.</param>
    /// <exception cref="InvalidInputException">It cannot be read to its end.</exception>
    public static void Take(string path, StimulusDraft draft, long firstTick)
    {
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            new CsvStimulus(draft, path, () => BinaryFile.OpenRead(path), firstTick).Read();
            return;
        }
        using var file = NpzFile.Open(path);
        new NpzStimulus(draft, file, path, firstTick).Read();
    }
}
