namespace Neuro.Graph;

/// <summary>Where in the user's input something was found.</summary>
public abstract record Place
{
    private Place() { }

    /// <summary>A stretch of a text.</summary>
    public sealed record Text(SourceText Source, int Start, int Length) : Place;

    /// <summary>A byte of a binary file.</summary>
    public sealed record Byte(string Path, long Offset) : Place;

    /// <summary>A file as a whole.</summary>
    public sealed record File(string Path) : Place;

    /// <summary>No file: built in code, or given on the command line.</summary>
    public sealed record Named(string What) : Place;
}
