using System.Globalization;
using System.Numerics;

namespace Neuro.Graph;

/// <summary>Reads a network from a <c>*.neuro.json</c> file; docs/network-format.md describes it.</summary>
public static class NetworkReader
{
    public const string Extension = ".neuro.json";

    internal static readonly string[] Keys =
        [JsonVersion.SchemaKey, "neuro", "name", "dt", "seed", "max_delay", "models", "populations", "projections", "generators", "probes"];

    /// <summary>Null, and at least one error, if the file, or one that it names, cannot be read or understood.</summary>
    public static Network? Read(string path, Diagnostics diagnostics) =>
        Read(JsonText.Load(path, diagnostics), path, Path.GetDirectoryName(path) ?? "", diagnostics);

    /// <summary>Reads a network from memory.</summary>
    /// <param name="name">What diagnostics call the text.</param>
    /// <param name="folder">Where the files lie that it names.</param>
    public static Network? Read(string name, ReadOnlySpan<byte> utf8, string folder, Diagnostics diagnostics) =>
        Read(JsonText.Parse(name, utf8, diagnostics), name, folder, diagnostics);

    private static Network? Read(JsonText? text, string path, string folder, Diagnostics diagnostics)
    {
        if (text is null)
            return null;
        var own = new Diagnostics();
        using var reading = new NetworkReading(folder, own);
        var network = Read(text.Root, Path.GetFileName(path), reading);
        // In the order of the text; what other files hold comes last.
        foreach (var diagnostic in own.Items.OrderBy(item => item.Place is Place.Text place && place.Source == text.Source ? place.Start : int.MaxValue))
            diagnostics.Add(diagnostic);
        return own.HasErrors ? null : network;
    }

    private static Network? Read(JsonValue root, string fileName, NetworkReading reading)
    {
        if (!JsonVersion.IsKnown(root, "network", reading.Diagnostics) || JsonFields.Of(root, "a network", Keys, reading.Diagnostics) is not { } fields)
            return null;
        JsonVersion.ReadSchema(fields, reading.Diagnostics);
        var models = ModelsReader.Read(fields["models"], reading);
        reading.FindNames(fields["populations"]);
        var populations = fields.Required("populations")?.ReadList("the populations, a list", reading.Diagnostics, value => PopulationReader.Read(value, models, reading));
        return new()
        {
            Name = fields["name"] is { } name ? name.ReadString("the network's name, a string", reading.Diagnostics) ?? "" : Stem(fileName),
            Dt = fields["dt"] is { } dt ? Seconds(dt, reading.Diagnostics) : null,
            Seed = fields["seed"] is { } seed ? seed.ReadULong("a seed", reading.Diagnostics) ?? 0 : 0,
            MaxDelay = fields["max_delay"] is { } max ? max.ReadInt("the longest delay", 0, Network.LongestMaxDelay, reading.Diagnostics) ?? 0 : Network.DefaultMaxDelay,
            Populations = populations ?? [],
            Projections = fields["projections"]?.ReadList("the projections, a list", reading.Diagnostics, value => ProjectionReader.Read(value, reading)) ?? [],
            Generators = fields["generators"]?.ReadList("the generators, a list", reading.Diagnostics, value => GeneratorReader.Read(value, reading)) ?? [],
            Probes = fields["probes"]?.ReadList("the probes, a list", reading.Diagnostics, value => ProbeReader.Read(value, reading)) ?? [],
            Place = root.Place with { Length = 1 },
        };
    }

    private static decimal? Seconds(JsonValue value, Diagnostics diagnostics)
    {
        if (value.ReadNumber("the length of a tick in seconds, a number", diagnostics) is not { } number)
            return null;
        if (number.Digits.Sign > 0 && number.Scale <= 28 && number.Digits <= (BigInteger)decimal.MaxValue)
            return decimal.Parse(number.ToString(), CultureInfo.InvariantCulture);
        diagnostics.Error(Code.JsonBadNumber, value.Place, "the length of a tick is above 0, with at most 28 digits");
        return null;
    }

    private static string Stem(string fileName) =>
        fileName.EndsWith(Extension, StringComparison.Ordinal) ? fileName[..^Extension.Length] : Path.GetFileNameWithoutExtension(fileName);
}
