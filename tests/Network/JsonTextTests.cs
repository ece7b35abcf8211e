using System.Text;
using System.Text.Json;
using Neuro.Graph;

namespace Neuro.Tests;

public sealed class JsonTextTests
{
    [Test]
    public void Every_value_knows_its_place_whatever_characters_stand_before_it()
    {
        const string text = "{ \"é€😀\": [1, \"😀x\", {\"b\": -2.5}], \"c\": true }";
        var root = Read(text);

        var (list, flag) = (root.Members.First(), root.Members.Last());

        Assert.That(list.Key, Is.EqualTo("é€😀"));
        Assert.That(Spelled(list.KeyPlace), Is.EqualTo("\"é€😀\""));
        Assert.That(Spelled(list.Value.Place), Is.EqualTo("[1, \"😀x\", {\"b\": -2.5}]"));
        Assert.That(list.Value.Items.Select(item => Spelled(item.Place)), Is.EqualTo(new[] { "1", "\"😀x\"", "{\"b\": -2.5}" }));
        Assert.That(list.Value.Items.ElementAt(1).AsString, Is.EqualTo("😀x"));
        Assert.That(Spelled(flag.Value.Place), Is.EqualTo("true"));
    }

    [Test]
    public void Places_are_right_far_into_a_long_text_of_wide_characters()
    {
        var items = Enumerable.Range(0, 5000).Select(i => $"\"{new string('é', i % 7)}😀{i}\"").ToArray();
        var root = Read($"[{string.Join(",\n", items)}]");

        Assert.That(root.Items.Select(item => Spelled(item.Place)), Is.EqualTo(items));
    }

    [Test]
    public void Comments_and_a_byte_order_mark_are_allowed()
    {
        var root = Read("\uFEFF// a network\n[1 /* one */, 2]");

        Assert.That(root.Items.Select(item => item.AsLong), Is.EqualTo(new long?[] { 1, 2 }));
        Assert.That(Spelled(root.Items.Last().Place), Is.EqualTo("2"));
    }

    [Test]
    public void Escapes_are_resolved()
    {
        Assert.That(Read("\"a\\n\\u0041\\ud83d\\ude00\"").AsString, Is.EqualTo("a\nA😀"));
    }

    [TestCase("0.1", 1, 1)]
    [TestCase("-12.50", -1250, 2)]
    [TestCase("1e3", 1000, 0)]
    [TestCase("25e-2", 25, 2)]
    public void Numbers_are_exact_decimals(string text, int digits, int scale)
    {
        Assert.That(Read(text).AsNumber, Is.EqualTo(new NumberText(digits, scale)));
    }

    [TestCase("1e999999999")]
    [TestCase("1e-999999999")]
    [TestCase("1e99999999999999999999")]
    public void Numbers_of_absurd_size_are_refused_at_once(string text)
    {
        Assert.That(Read(text).AsNumber, Is.Null);
        Assert.That(Read(new string('9', 1_000_000)).AsNumber, Is.Null);
    }

    [TestCase("{\"a\": 1,}", 1, 9, "comma")]
    [TestCase("[1, 2", 1, 6, "ends")]
    [TestCase("", 1, 1, "ends")]
    [TestCase("{'a': 1}", 1, 2, "'''")]
    [TestCase("{\"a\":\n  tru}", 2, 6, "'}'")]
    [TestCase("[1 2]", 1, 4, "'2'")]
    [TestCase("[\"é\", x]", 1, 7, "'x'")]
    [TestCase("[1] 😀", 1, 5, "'😀'")]
    [TestCase("[01]", 1, 3, "'1'")]
    [TestCase("[\"a\nb\"]", 1, 4, "U+000A")]
    [TestCase("[\"\\ud800\"]", 1, 2, "surrogate")]
    [TestCase("{\"\\udc00\": 1}", 1, 2, "surrogate")]
    public void What_is_not_JSON_is_an_error_at_its_place(string text, int line, int column, string word)
    {
        var diagnostics = new Diagnostics();

        Assert.That(JsonText.Parse("x.json", Encoding.UTF8.GetBytes(text), diagnostics), Is.Null);

        var error = diagnostics.Items.Single();
        var place = (Place.Text)error.Place;
        Assert.That(error.Code, Is.EqualTo(Code.MalformedJson));
        Assert.That(place.Source.LineColumn(place.Start), Is.EqualTo((line, column)));
        Assert.That(error.Message, Does.Contain(word));
        Assert.That(error.ToString(), Does.StartWith($"x.json({line},{column}): error NEU103: "));
    }

    [Test]
    public void Every_repeated_key_is_reported()
    {
        var diagnostics = new Diagnostics();

        var text = JsonText.Parse("x.json", "{\"a\": 1, \"\\u0061\": {\"b\": 1, \"b\": 2}}"u8, diagnostics);

        Assert.That(text, Is.Null);
        Assert.That(diagnostics.Items.Select(d => (d.Code, Spelled((Place.Text)d.Place))),
            Is.EqualTo(new[] { (Code.JsonDuplicateKey, "\"\\u0061\""), (Code.JsonDuplicateKey, "\"b\"") }));
    }

    [Test]
    public void A_text_of_repetitions_is_given_up_after_twenty()
    {
        // Each repetition is found from the start of the text: two hundred thousand of them would take minutes.
        var diagnostics = new Diagnostics();

        var text = JsonText.Parse("x.json", Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Repeat("\"a\": 1", 200_000))}}}"), diagnostics);

        Assert.That(text, Is.Null);
        Assert.That(diagnostics.ErrorCount, Is.EqualTo(20));
    }

    [Test]
    public void Equal_keys_of_different_objects_are_no_repetition()
    {
        Assert.That(Read("[{\"a\": 1}, {\"a\": {\"a\": 2}}]").Count, Is.EqualTo(2));
    }

    [TestCase('[')]
    [TestCase('{')]
    public void Nesting_has_an_end(char bracket)
    {
        var diagnostics = new Diagnostics();
        var opening = bracket == '[' ? "[" : "{\"a\":";

        JsonText.Parse("x.json", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 100_000))), diagnostics);

        Assert.That(diagnostics.Items.Single().Code, Is.EqualTo(Code.JsonTooDeep));
        Assert.That(((Place.Text)diagnostics.Items.Single().Place).Start, Is.EqualTo(JsonText.DeepestNesting * opening.Length));
        Assert.That(Read(new string('[', JsonText.DeepestNesting) + new string(']', JsonText.DeepestNesting)).Count, Is.EqualTo(1));
    }

    [Test]
    public void Bytes_that_are_not_UTF_8_are_an_error_with_their_offset()
    {
        var diagnostics = new Diagnostics();

        JsonText.Parse("x.json", [(byte)'[', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)']'], diagnostics);

        Assert.That(diagnostics.Items.Single().ToString(), Does.StartWith("x.json(byte 2): error NEU102: "));
    }

    [Test]
    public void A_file_that_is_not_there_is_an_error()
    {
        var diagnostics = new Diagnostics();

        JsonText.Load(Path.Combine(Path.GetTempPath(), "no such file"), diagnostics);
        JsonText.Load(Path.GetTempPath(), diagnostics);
        JsonText.Load("a\0b", diagnostics);

        Assert.That(diagnostics.Items.Select(d => d.Code), Is.EqualTo(new[] { Code.FileNotReadable, Code.FileNotReadable, Code.FileNotReadable }));
    }

    [Test]
    public void A_file_that_is_too_large_is_refused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, new string(' ', 100));
        var diagnostics = new Diagnostics();

        Assert.That(TextFile.Read(path, mostBytes: 99, diagnostics), Is.Null);
        Assert.That(TextFile.Read(path, mostBytes: 100, new())!.Text, Has.Length.EqualTo(100));

        Assert.That(diagnostics.Items.Single().Code, Is.EqualTo(Code.FileTooLarge));
        File.Delete(path);
    }

    [Test]
    public void Mutated_texts_are_read_or_refused_as_the_framework_does()
    {
        const int seed = 20260;
        var random = new Random(seed);
        var original = "{\"a\": [1, -2.5e3, {\"b\": \"é\\n😀\"}, true, null], // c\n \"d\": {}}"u8;
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = original.ToArray();
            for (var i = random.Next(4); i >= 0; i--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : original[random.Next(original.Length)];

            var diagnostics = new Diagnostics();
            var text = JsonText.Parse("x.json", bytes, diagnostics);

            Assert.That(text is null, Is.EqualTo(diagnostics.HasErrors), $"seed {seed}, round {round}");
            if (diagnostics.Items.Any(d => d.Code is Code.JsonDuplicateKey))
                continue;
            Assert.That(text is not null, Is.EqualTo(FrameworkReads(bytes)), $"seed {seed}, round {round}: {Encoding.UTF8.GetString(bytes)}");
            foreach (var diagnostic in diagnostics.Items)
                Assert.That(diagnostic.ToString(), Is.Not.Empty);
        }
    }

    [Test]
    public void Unknown_and_missing_members_are_errors_with_a_suggestion()
    {
        var diagnostics = new Diagnostics();
        var fields = JsonFields.Of(Read("{\"sise\": 3, \"xyzzy\": 1}"), "a population", ["name", "size"], diagnostics)!;

        fields.Required("name");

        Assert.That(diagnostics.Items.Select(d => (d.Code, d.Message, d.Help)), Is.EqualTo(new[]
        {
            (Code.JsonUnknownKey, "a population has no 'sise'", (string?)"did you mean 'size'?"),
            (Code.JsonUnknownKey, "a population has no 'xyzzy'", "it may have: name, size"),
            (Code.JsonMissingKey, "a population needs 'name'", null),
        }));
    }

    [Test]
    public void Values_of_another_kind_or_size_are_errors()
    {
        var diagnostics = new Diagnostics();
        var values = Read("[\"3\", 2.5, -1, 4, 1e400]").Items.ToArray();

        var read = values.Select(value => value.ReadInt("a size", 1, 3, diagnostics)).ToArray();

        Assert.That(read, Is.All.Null);
        Assert.That(diagnostics.Items.Select(d => d.Message), Is.EqualTo(new[]
        {
            "expected a size, a whole number, found a string",
            "a size is a whole number",
            "a size is at least 1 and at most 3",
            "a size is at least 1 and at most 3",
            "this number has more digits, or a larger exponent, than any format can use",
        }));
        Assert.That(Read("18446744073709551615").ReadULong("a seed", new()), Is.EqualTo(ulong.MaxValue));
        Assert.That(Read("30e-1").ReadInt("a size", 1, 3, new()), Is.EqualTo(3));
    }

    private static JsonValue Read(string text)
    {
        var diagnostics = new Diagnostics();
        return JsonText.Parse("x.json", Encoding.UTF8.GetBytes(text), diagnostics)?.Root
            ?? throw new AssertionException(string.Join('\n', diagnostics.Items));
    }

    private static string Spelled(Place.Text place) => place.Source.Text.Substring(place.Start, place.Length);

    private static bool FrameworkReads(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { CommentHandling = JsonCommentHandling.Skip });
            return Strings(document.RootElement) && new UTF8Encoding(false, true).GetString(bytes).Length > 0;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            return false;
        }
    }

    // Decodes every string, for what only decoding finds.
    private static bool Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(member => member.Name.Length >= 0 && Strings(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(Strings),
        JsonValueKind.String => element.GetString()!.Length >= 0,
        _ => true,
    };
}
