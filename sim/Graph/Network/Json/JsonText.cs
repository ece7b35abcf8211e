namespace Neuro.Graph;

/// <summary>
/// A JSON text, read whole, in which every value knows its place. Comments are allowed; trailing commas, repeated keys
/// and deep nesting are errors.
/// </summary>
/// <remarks>
/// It keeps the bytes of the file and twenty bytes for every value; strings and numbers are decoded when they are
/// asked for, so that a long list of synapses costs little.
/// </remarks>
public sealed class JsonText
{
    /// <summary>Objects and arrays inside each other.</summary>
    public const int DeepestNesting = 32;

    /// <summary>A larger file is refused: long lists belong into an .npz file.</summary>
    public const int LargestFile = 64 << 20;

    private const int BlockBytes = 4096;

    private readonly byte[] utf8;
    private readonly List<JsonNode> nodes;

    // By block of bytes: how many UTF-16 units of the source text stand before it.
    private readonly int[] unitsBefore;

    internal JsonText(SourceText source, byte[] utf8, List<JsonNode> nodes)
    {
        Source = source;
        this.utf8 = utf8;
        this.nodes = nodes;
        unitsBefore = CountUnits(utf8);
    }

    public SourceText Source { get; }

    public JsonValue Root => new(this, 0);

    /// <summary>Reads a file; null, and at least one error, if that fails.</summary>
    public static JsonText? Load(string path, Diagnostics diagnostics) =>
        TextFile.Bytes(path, LargestFile, diagnostics) is { } bytes ? Parse(path, bytes, diagnostics) : null;

    /// <summary>Null, and at least one error, if the bytes are not JSON in UTF-8.</summary>
    /// <param name="name">What diagnostics call the text: its path.</param>
    public static JsonText? Parse(string name, ReadOnlySpan<byte> utf8, Diagnostics diagnostics) =>
        TextFile.Decode(name, utf8, diagnostics) is { } source
            ? new JsonParser(source, TextFile.WithoutMark(utf8).ToArray(), diagnostics).Parse()
            : null;

    internal JsonNode Node(int index) => nodes[index];

    internal ReadOnlySpan<byte> Bytes(JsonNode node) => utf8.AsSpan(node.Start, node.Length);

    internal Place.Text Place(JsonNode node)
    {
        var start = Units(node.Start);
        return new(Source, start, Units(node.Start + node.Length) - start);
    }

    /// <summary>The place of some bytes, for what is wrong before there are values.</summary>
    internal static Place.Text PlaceOf(SourceText source, ReadOnlySpan<byte> utf8, int offset, int bytes)
    {
        var end = Math.Min(offset + bytes, utf8.Length);
        return new(source, Units(utf8[..offset]), Math.Max(1, Units(utf8[offset..end])));
    }

    private int Units(int offset) => unitsBefore[offset / BlockBytes] + Units(utf8.AsSpan((offset / BlockBytes * BlockBytes)..offset));

    private static int[] CountUnits(ReadOnlySpan<byte> utf8)
    {
        var before = new int[(utf8.Length / BlockBytes) + 1];
        for (var block = 1; block < before.Length; block++)
            before[block] = before[block - 1] + Units(utf8.Slice((block - 1) * BlockBytes, BlockBytes));
        return before;
    }

    // Counted at the first byte of each character, so that a block may end inside one: characters beyond U+FFFF, whose
    // first byte is F0 or more, take two units.
    private static int Units(ReadOnlySpan<byte> utf8)
    {
        var units = 0;
        foreach (var b in utf8)
            units += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        return units;
    }
}
