namespace Neuro.Graph;

/// <summary>The key <c>"neuro"</c>, by which a file says what it is and in which version it is written.</summary>
public static class JsonVersion
{
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
}
