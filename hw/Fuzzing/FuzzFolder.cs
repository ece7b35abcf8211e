using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>A folder that holds a failure: the network, its models, the stimulus, and who runs them, to be repeated with one command.</summary>
public static class FuzzFolder
{
    private const string StimulusName = "stimulus.csv";
    private const string ContenderName = "fuzz.json";

    private const int MostBytes = 1 << 16;

    private static readonly JsonSerializerOptions AsWritten = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private sealed record Repetition(Contender Contender, long Ticks, int DigestInterval);

    /// <summary>Makes sure that a failure can be written, before anybody searches for one.</summary>
    /// <exception cref="InvalidInputException">There is something of that name, or nothing can be made there.</exception>
    public static void RequireFree(string path)
    {
        if (Path.Exists(path))
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(path), "there is something of that name, which is left alone", "give another name");
        try
        {
            Directory.Delete(Directory.CreateDirectory(MakingOf(path)).FullName, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(Code.UnwritableFile, new Place.File(path), "no folder can be made there", "give another name");
        }
    }

    /// <param name="path">A folder that is not there yet.</param>
    /// <exception cref="InvalidInputException">There is something of that name, or nothing can be made there.</exception>
    public static void Write(FuzzFailure failure, string path)
    {
        RequireFree(path);
        var making = Directory.CreateDirectory(MakingOf(path)).FullName;
        var subject = failure.Smallest;
        foreach (var (name, text) in NetworkText.Files(subject.Network))
            File.WriteAllText(Path.Combine(making, name), text);
        var (network, stimulus) = subject.Elaborate()!.Value;
        using (var file = File.Create(Path.Combine(making, StimulusName)))
            StimulusWriter.WriteCsv(network, stimulus, file);
        var repetition = JsonSerializer.Serialize(new Repetition(failure.Contender, subject.Ticks, subject.DigestInterval), AsWritten);
        File.WriteAllText(Path.Combine(making, ContenderName), repetition.ReplaceLineEndings("\n") + "\n");
        File.WriteAllText(Path.Combine(making, "README.md"), Page(failure, subject));
        Directory.Move(making, Path.TrimEndingDirectorySeparator(path));
    }

    /// <summary>Runs what a folder holds once more.</summary>
    /// <returns>What is wrong; null if nothing is, or the folder cannot be read, of which there are diagnostics.</returns>
    public static string? Repeat(string path, Diagnostics diagnostics, CancellationToken cancellation) =>
        Repeat(path, contender => contender.IsPossible, diagnostics, cancellation);

    /// <param name="isTaken">Whether it is one that is run: one that must fail, too, where it is tried that failures come again.</param>
    internal static string? Repeat(string path, Func<Contender, bool> isTaken, Diagnostics diagnostics, CancellationToken cancellation)
    {
        if (Read(Path.Combine(path, ContenderName), isTaken, diagnostics) is not { } repetition
            || NetworkReader.Read(Path.Combine(path, NetworkText.FileName), diagnostics) is not { } network
            || Elaborator.Elaborate(network, diagnostics, cancellation: cancellation) is not { } elaborated
            || StimulusReader.Read(Path.Combine(path, StimulusName), elaborated, diagnostics) is not { } stimulus)
            return null;
        return repetition.Contender.Problem(FuzzCase.Of(network, elaborated, stimulus.Events, stimulus.Marks, repetition.Ticks, repetition.DigestInterval), cancellation);
    }

    private static string MakingOf(string path) => $"{Path.TrimEndingDirectorySeparator(path)}.tmp";

    private static Repetition? Read(string path, Func<Contender, bool> isTaken, Diagnostics diagnostics)
    {
        if (TextFile.Read(path, MostBytes, diagnostics) is not { } text)
            return null;
        try
        {
            if (JsonSerializer.Deserialize<Repetition>(text.Text, AsWritten) is { Contender: { } contender, Ticks: >= 1, DigestInterval: >= 0 } repetition && isTaken(contender))
                return repetition;
        }
        catch (JsonException)
        {
        }
        diagnostics.Error(Code.BadOption, new Place.File(path), "it does not say who runs the network, how, and for how many ticks", "take the folder as neuro fuzz wrote it");
        return null;
    }

    private static string Page(FuzzFailure failure, FuzzCase subject) => new StringBuilder("# A difference that neuro fuzz found\n\n")
        .Append($"{char.ToUpperInvariant(failure.By[0])}{failure.By[1..]} does not give the reference engine's trace of `{NetworkText.FileName}` under `{StimulusName}`, ")
        .Append(System.Globalization.CultureInfo.InvariantCulture, $"{subject.Ticks} {(subject.Ticks == 1 ? "tick" : "ticks")}. Both are as small as they still differ.\n\n")
        .Append("```\nneuro fuzz --repeat THIS_FOLDER\n```\n\nshows it again:\n\n```\n").Append(failure.Problem).Append("\n```\n").ToString();
}
