using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Which stimulus files a batch runs on, and where their traces go.</summary>
internal static class BatchFiles
{
    private static readonly string[] Extensions = [StimulusReader.Extension, ".csv", ".npz"];

    /// <param name="paths">Files and folders; of a folder all stimuli, ordered by name.</param>
    /// <param name="folder">Where the traces go; it is made if it is not there. Null: nowhere.</param>
    /// <returns>Null, and at least one error, if there is nothing to run on, or two traces would have one name.</returns>
    public static IReadOnlyList<(string Stimulus, string? Trace)>? Of(IEnumerable<string> paths, string? folder, Diagnostics diagnostics)
    {
        var stimuli = paths.SelectMany(path => Stimuli(path, diagnostics)).ToList();
        var named = folder is null ? [] : stimuli;
        foreach (var alike in named.GroupBy(TraceName).Where(group => group.Count() > 1))
            diagnostics.Error(Code.BadOption, new Place.Named("--batch"), $"the traces of {string.Join(" and ", alike.Select(path => $"'{path}'"))} would have one name, {alike.Key}", "rename them");
        if (diagnostics.HasErrors)
            return null;
        if (folder is null)
            return [.. stimuli.Select(path => (path, (string?)null))];
        Make(folder);
        return [.. stimuli.Select(path => (path, (string?)Path.Combine(folder, TraceName(path))))];
    }

    private static IEnumerable<string> Stimuli(string path, Diagnostics diagnostics)
    {
        if (!Directory.Exists(path))
            return [path];
        var inside = Directory.EnumerateFiles(path).Where(file => Extension(file) is not null).Order(StringComparer.Ordinal).ToList();
        if (inside.Count == 0)
            diagnostics.Error(Code.BadPath, new Place.File(path), "there is no stimulus in this folder", $"a stimulus is a .csv, .npz or {StimulusReader.Extension} file");
        return inside;
    }

    private static string TraceName(string stimulus)
    {
        var name = Path.GetFileName(stimulus);
        return string.Concat(name.AsSpan(0, name.Length - (Extension(name)?.Length ?? 0)), ".trace");
    }

    private static string? Extension(string path) => Extensions.FirstOrDefault(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(folder), $"no folder can be made there: {e.Message.TrimEnd('.')}");
        }
    }
}
