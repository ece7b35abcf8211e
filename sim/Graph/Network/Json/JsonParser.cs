using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Neuro.Graph;

/// <summary>Makes the nodes of a <see cref="JsonText"/>; the first thing that is not JSON ends it.</summary>
internal sealed class JsonParser(SourceText source, byte[] utf8, Diagnostics diagnostics)
{
    // Before there are values, finding a place means counting from the start of the text.
    private const int MostErrors = 20;

    private readonly List<JsonNode> nodes = [];

    // The values that are open, innermost last, and the keys that each has so far (null: an array).
    private readonly List<(int Node, HashSet<string>? Keys)> open = [];

    public JsonText? Parse()
    {
        // The reader's own limit lies behind ours, which has a diagnostic of its own.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = JsonText.DeepestNesting + 2 });
        var errors = 0;
        try
        {
            while (errors < MostErrors && reader.Read())
                errors += Take(ref reader) ? 0 : 1;
        }
        catch (JsonException e)
        {
            Malformed(OffsetOf(e));
            return null;
        }
        catch (TooDeepException)
        {
            diagnostics.Error(Code.JsonTooDeep, At((int)reader.TokenStartIndex), $"this is nested more than {JsonText.DeepestNesting} deep");
            return null;
        }
        return errors > 0 ? null : new(source, utf8, nodes);
    }

    /// <summary>False if the token is an error that does not end the parse.</summary>
    private bool Take(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Open(JsonKind.Object, start, new(StringComparer.Ordinal));
                return true;
            case JsonTokenType.StartArray:
                Open(JsonKind.Array, start, null);
                return true;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close((int)reader.BytesConsumed);
                return true;
            case JsonTokenType.PropertyName:
                return TakeKey(ref reader, start);
            default:
                Add(KindOf(reader.TokenType), start, (int)reader.BytesConsumed - start);
                return reader.TokenType != JsonTokenType.String || Text(ref reader, start) is not null;
        }
    }

    private bool TakeKey(ref Utf8JsonReader reader, int start)
    {
        // The reader has consumed the colon; the key ends with its closing quote.
        nodes.Add(new(JsonKind.String, start, reader.ValueSpan.Length + 2, 0, nodes.Count + 1));
        if (Text(ref reader, start) is not { } key)
            return false;
        CountOne();
        if (open[^1].Keys!.Add(key))
            return true;
        diagnostics.Error(Code.JsonDuplicateKey, At(start, reader.ValueSpan.Length + 2), $"'{key}' stands in this object already", "keep one of the two");
        return false;
    }

    private void Open(JsonKind kind, int start, HashSet<string>? keys)
    {
        if (open.Count >= JsonText.DeepestNesting)
            throw new TooDeepException();
        var node = nodes.Count;
        Add(kind, start, 0);
        open.Add((node, keys));
    }

    private void Close(int end)
    {
        var index = open[^1].Node;
        open.RemoveAt(open.Count - 1);
        nodes[index] = nodes[index] with { Length = end - nodes[index].Start, Next = nodes.Count };
    }

    private void Add(JsonKind kind, int start, int length)
    {
        if (open.Count > 0 && open[^1].Keys is null)
            CountOne();
        nodes.Add(new(kind, start, length, 0, nodes.Count + 1));
    }

    private void CountOne()
    {
        ref var node = ref CollectionsMarshal.AsSpan(nodes)[open[^1].Node];
        node = node with { Count = node.Count + 1 };
    }

    // Escapes can spell half a surrogate pair, which is no character.
    private string? Text(ref Utf8JsonReader reader, int start)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            diagnostics.Error(Code.MalformedJson, At(start, reader.ValueSpan.Length + 2), "this string holds half of a surrogate pair, which is no character");
            return null;
        }
    }

    private void Malformed(int offset)
    {
        var before = offset - 1;
        while (before >= 0 && utf8[before] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            before--;
        var (message, help) = offset >= utf8.Length ? ("the text ends before its JSON is complete", null)
            : utf8[offset] is (byte)']' or (byte)'}' && before >= 0 && utf8[before] == ',' ? ("a comma stands before the closing bracket", "remove the comma")
            : utf8[offset] < ' ' ? ($"the control character U+{(int)utf8[offset]:X4} cannot stand here", "inside a string write it as an escape, such as \\n")
            : ($"'{CharacterAt(offset)}' cannot stand here", Help(utf8[offset]));
        diagnostics.Error(Code.MalformedJson, At(offset), message, help);
    }

    private static string? Help(byte found) => (char)found switch
    {
        '\'' => "keys and strings stand in double quotes",
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => "keys and strings stand in double quotes; words without them are true, false and null",
        '"' or '{' or '[' or '-' or (>= '0' and <= '9') => "a comma or a colon may be missing before it",
        _ => null,
    };

    private string CharacterAt(int offset) =>
        System.Text.Rune.DecodeFromUtf8(utf8.AsSpan(offset), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.ToString() : "?";

    private int OffsetOf(JsonException e)
    {
        var lineStart = 0;
        for (var line = 0L; line < e.LineNumber; line++)
            lineStart += utf8.AsSpan(lineStart).IndexOf((byte)'\n') + 1;
        return (int)Math.Min(lineStart + (e.BytePositionInLine ?? 0), utf8.Length);
    }

    private Place.Text At(int offset, int bytes = 1) => JsonText.PlaceOf(source, utf8, offset, bytes);

    private static JsonKind KindOf(JsonTokenType type) => type switch
    {
        JsonTokenType.String => JsonKind.String,
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        JsonTokenType.Null => JsonKind.Null,
        _ => throw new UnreachableException($"{type} is no value"),
    };

    private sealed class TooDeepException : Exception;
}
