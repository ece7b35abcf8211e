namespace Neuro.Graph;

/// <summary>What the readers of a network's parts share: where its files lie, the names of its populations, the diagnostics.</summary>
internal sealed class NetworkReading(string folder, Diagnostics diagnostics) : IDisposable
{
    private readonly HashSet<string> populations = new(StringComparer.Ordinal);

    private readonly Dictionary<string, NpzFile?> arrayFiles = new(StringComparer.Ordinal);

    public Diagnostics Diagnostics { get; } = diagnostics;

    /// <summary>The names of all populations, those with errors too.</summary>
    public IReadOnlyCollection<string> Populations => populations;

    public string PathOf(string relative) => Path.Combine(folder, relative);

    public void AddName(string population) => populations.Add(population);

    public void FindNames(JsonValue? list)
    {
        if (list is not { Kind: JsonKind.Array } populationList)
            return;
        foreach (var item in populationList.Items.Where(item => item.Kind == JsonKind.Object))
            foreach (var member in item.Members.Where(member => member is { Key: "name", Value.Kind: JsonKind.String }))
                AddName(member.Value.AsString);
    }

    /// <summary>An array of a file; null, and an error, if it is not there or damaged.</summary>
    public NpyArray? Array(string file, string array) => Reading(() => Open(file)?.Array(array));

    /// <summary>An array that must be a row.</summary>
    public NpyArray? Row(string file, string array) => Reading(() => Open(file)?.Array(array).WithRank(1));

    private NpyArray? Reading(Func<NpyArray?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException e)
        {
            Diagnostics.Add(e.Diagnostic);
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var file in arrayFiles.Values)
            file?.Dispose();
    }

    // What cannot be opened is reported once, however often it is named.
    private NpzFile? Open(string file)
    {
        if (arrayFiles.TryGetValue(file, out var open))
            return open;
        arrayFiles[file] = null;
        return arrayFiles[file] = NpzFile.Open(PathOf(file));
    }
}
