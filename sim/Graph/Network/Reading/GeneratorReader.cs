using System.Numerics;

namespace Neuro.Graph;

/// <summary>Reads one of <c>"generators"</c>.</summary>
internal static class GeneratorReader
{
    internal static readonly string[] Keys = ["name", "target", "poisson", "bernoulli", "regular", "seed", "stride", "offset", "format", "weight"];

    internal static readonly string[] PoissonKeys = ["mean"];

    internal static readonly string[] BernoulliKeys = ["probability"];

    internal static readonly string[] RegularKeys = ["period", "phase"];

    private static readonly string[] Kinds = ["poisson", "bernoulli", "regular"];

    public static Generator? Read(JsonValue value, NetworkReading reading)
    {
        var diagnostics = reading.Diagnostics;
        if (JsonFields.Of(value, "a generator", Keys, diagnostics) is not { } fields)
            return null;
        var target = fields.Required("target") is { } to ? EndReader.Read(to, "the target", reading) : null;
        var name = fields["name"]?.ReadString("a generator's name, a string", diagnostics);
        var kind = Kind(fields, diagnostics);
        var seed = Seed(fields, kind, diagnostics);
        var index = DrawReader.Index(fields, diagnostics);
        var format = fields["format"] is { } text ? FormatText.Read(text, diagnostics) : null;
        var weight = fields["weight"] is { } w ? NumberReader.Read(w, diagnostics) : 1;
        if (fields["weight"] is { } unused && fields["format"] is null)
            diagnostics.Error(Code.JsonMissingKey, unused.Place, "a weight needs a 'format'", "for an input population, leave the weight out: its events carry the count");
        return target is null || kind is null || seed is null || weight is null ? null
            : new(target.Value.Range, target.Value.Port, kind, seed.Value, index, format, weight) { Name = name, Place = (fields["name"] ?? fields["target"]!).Value.Place };
    }

    private static GeneratorKind? Kind(JsonFields fields, Diagnostics diagnostics)
    {
        var named = Kinds.Where(kind => fields[kind] is not null).ToList();
        if (named.Count == 1)
        {
            var value = fields[named[0]]!.Value;
            return named[0] switch
            {
                "poisson" => Poisson(value, diagnostics),
                "bernoulli" => Bernoulli(value, diagnostics),
                _ => Regular(value, diagnostics),
            };
        }
        diagnostics.Error(Code.BadGenerator, fields.Place with { Length = 1 }, named.Count == 0 ? "this generator is of no kind" : $"this generator is of {named.Count} kinds",
            $"give it one of {string.Join(", ", Kinds)}");
        return null;
    }

    private static ulong? Seed(JsonFields fields, GeneratorKind? kind, Diagnostics diagnostics)
    {
        if (kind is not GeneratorKind.Regular)
            return DrawReader.Seed(fields, diagnostics);
        if ((fields["seed"] ?? fields["stride"] ?? fields["offset"]) is { } unused)
            diagnostics.Error(Code.BadGenerator, unused.Place, "a regular generator draws no numbers", "leave out seed, stride and offset");
        return 0;
    }

    private static GeneratorKind? Poisson(JsonValue value, Diagnostics diagnostics)
    {
        if (value.Kind == JsonKind.Array)
        {
            var thresholds = value.ReadList("thresholds", diagnostics, v => v.ReadInteger("a threshold", 0, uint.MaxValue, diagnostics)) ?? [];
            return new GeneratorKind.Poisson([.. thresholds.Select(threshold => (uint)threshold)]);
        }
        if (JsonFields.Of(value, "a Poisson distribution", PoissonKeys, diagnostics)?.Required("mean") is not { } mean
            || mean.ReadNumber("the mean, a number", diagnostics) is not { } number)
            return null;
        if (number.Digits.Sign >= 0 && number.Digits <= PoissonThresholds.GreatestMean * BigInteger.Pow(10, number.Scale) && PoissonThresholds.OfMean(number) is { Length: > 0 } fromMean)
            return new GeneratorKind.Poisson(fromMean);
        diagnostics.Error(Code.BadGenerator, mean.Place, $"the mean of a Poisson generator is at most {PoissonThresholds.GreatestMean}, and large enough to give an event at all");
        return null;
    }

    private static GeneratorKind? Bernoulli(JsonValue value, Diagnostics diagnostics) =>
        BernoulliThreshold(value, diagnostics) is { } threshold ? new GeneratorKind.Bernoulli(threshold) : null;

    // A bare number is the threshold itself, as those of a Poisson generator are; {"probability": 0.014} gives it to the nearest.
    private static ulong? BernoulliThreshold(JsonValue value, Diagnostics diagnostics) =>
        value.Kind == JsonKind.Object
            ? JsonFields.Of(value, "a probability", BernoulliKeys, diagnostics)?.Required("probability") is { } probability ? ProbabilityReader.Read(probability, diagnostics) : null
            : value is { Kind: JsonKind.Number, AsNumber: { } number } && number.RawAt(frac: 0, rounding: null) is null ? NoThreshold(value, number, diagnostics)
            : (ulong?)value.ReadInteger("a threshold", 0, BigInteger.One << 32, diagnostics);

    private static ulong? NoThreshold(JsonValue value, NumberText number, Diagnostics diagnostics)
    {
        diagnostics.Error(Code.JsonBadNumber, value.Place, "a threshold is a whole number, 4294967296 for an event at every tick", $"for a probability write {{\"probability\": {number}}}");
        return null;
    }

    private static GeneratorKind? Regular(JsonValue value, Diagnostics diagnostics)
    {
        if (JsonFields.Of(value, "a regular train", RegularKeys, diagnostics) is not { } fields)
            return null;
        var period = fields.Required("period")?.ReadInt("a period", 1, int.MaxValue, diagnostics);
        var phase = fields["phase"] is { } p ? p.ReadInt("a phase", 0, int.MaxValue, diagnostics) : 0;
        return period is null || phase is null ? null : new GeneratorKind.Regular(period.Value, phase.Value);
    }
}
