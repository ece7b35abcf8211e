using System.Text;
using System.Text.Json;

namespace Neuro.Graph;

/// <summary>A value of a <see cref="JsonText"/>.</summary>
public readonly struct JsonValue
{
    private const int LongestNumber = 1000;

    private readonly JsonText text;
    private readonly int index;

    internal JsonValue(JsonText text, int index)
    {
        this.text = text;
        this.index = index;
    }

    public JsonKind Kind => Node.Kind;

    public Place.Text Place => text.Place(Node);

    /// <summary>How many items an array has, or members an object.</summary>
    public int Count => Node.Count;

    /// <summary>The items of an array, in order.</summary>
    public IEnumerable<JsonValue> Items
    {
        get
        {
            var item = new JsonValue(text, index + 1);
            for (var i = 0; i < Count; i++, item = item.Following)
                yield return item;
        }
    }

    /// <summary>The members of an object, in order; no two have the same key.</summary>
    public IEnumerable<JsonMember> Members
    {
        get
        {
            var key = new JsonValue(text, index + 1);
            for (var i = 0; i < Count; i++)
            {
                var value = key.Following;
                yield return new(key.AsString, key.Place, value);
                key = value.Following;
            }
        }
    }

    /// <summary>The characters of a string, escapes resolved.</summary>
    public string AsString
    {
        get
        {
            var reader = new Utf8JsonReader(text.Bytes(Node));
            reader.Read();
            return reader.GetString()!;
        }
    }

    /// <summary>A number exactly; null if it has more digits than any format could use.</summary>
    public NumberText? AsNumber => Node.Length <= LongestNumber ? NumberText.Parse(Encoding.UTF8.GetString(text.Bytes(Node))) : null;

    /// <summary>An integer that fits 64 bits, written without point or exponent; null if the number is not one. Fast, for long lists.</summary>
    public long? AsLong =>
        System.Buffers.Text.Utf8Parser.TryParse(text.Bytes(Node), out long value, out var used) && used == Node.Length ? value : null;

    private JsonNode Node => text.Node(index);

    private JsonValue Following => new(text, Node.Next);
}

/// <summary>A key of an object with its value.</summary>
public readonly record struct JsonMember(string Key, Place.Text KeyPlace, JsonValue Value);
