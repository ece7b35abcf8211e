namespace Neuro.Graph;

/// <summary>The keys by which a file says what it is: <c>"neuro"</c> to this program, in which version it is written; <c>"$schema"</c> to editors.</summary>
public static class JsonVersion
{
    public const string SchemaKey = "$schema";

    /// <summary>
    /// Whether the file is one that this program knows. It is looked at before anything else: a newer file may hold keys
    /// that are unknown here.
    /// </summary>
    /// <param name="what">What the file describes, without an article: "network".</param>
    public static bool IsKnown(JsonValue root, string what, Diagnostics diagnostics)
    {
        var help = $"a {what} file says what it is: \"neuro\": 1";
        if (!root.Is(JsonKind.Object, $"a {what}, an object", diagnostics))
            return false;
        var version = root.Members.FirstOrDefault(member => member.Key == "neuro");
        if (version.Key is null)
        {
            diagnostics.Error(Code.BadVersion, root.Place with { Length = 1 }, $"the key \"neuro\" is missing, so this is no {what}", help);
            return false;
        }
        if (version.Value.Kind == JsonKind.Number && version.Value.AsLong is { } number and >= 1)
        {
            if (number <= Network.FormatVersion)
                return true;
            diagnostics.Error(Code.BadVersion, version.Value.Place, $"this {what} is written in version {number}; this program knows versions up to {Network.FormatVersion}",
                "use a newer neuro");
            return false;
        }
        diagnostics.Error(Code.BadVersion, version.Value.Place, "the version is a whole number", help);
        return false;
    }

    /// <summary>Where an editor finds the schema: a text that means nothing here.</summary>
    public static void ReadSchema(JsonFields fields, Diagnostics diagnostics) => fields[SchemaKey]?.ReadString("where the schema lies, a string", diagnostics);
}
