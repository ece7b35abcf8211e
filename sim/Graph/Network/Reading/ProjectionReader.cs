namespace Neuro.Graph;

/// <summary>Reads one of <c>"projections"</c>: by rule, or with its synapses listed.</summary>
internal static class ProjectionReader
{
    internal static readonly string[] Keys = ["name", "source", "target", "format", "rule", "synapses", "weight", "delay", "loadable"];

    internal static readonly Format DelayFormat = Format.Ufix(31, 0);

    public static Projection? Read(JsonValue value, NetworkReading reading)
    {
        var diagnostics = reading.Diagnostics;
        if (JsonFields.Of(value, "a projection", Keys, diagnostics) is not { } fields)
            return null;
        var source = fields.Required("source") is { } from ? EndReader.Read(from, "the source", reading) : null;
        var target = fields.Required("target") is { } to ? EndReader.Read(to, "the target", reading) : null;
        if (source?.Port is { } port)
            diagnostics.Error(Code.UnknownPort, fields["source"]!.Value.Place, $"a source has no port '{port}'", "spikes leave a population as they are; ports belong to targets");
        var name = fields["name"]?.ReadString("a projection's name, a string", diagnostics);
        var loadable = fields["loadable"]?.ReadBool("true or false", diagnostics) ?? false;
        if (fields.Required("format") is not { } formatText || FormatText.Read(formatText, diagnostics) is not { } format)
            return null;
        var weights = fields["weight"] is { } w ? ValuesReader.Read(w, format, reading) : null;
        var delays = fields["delay"] is { } d ? ValuesReader.Read(d, DelayFormat, reading) : null;
        if (Joined(fields, format, weights, delays, reading) is not var (rule, ruleWeights, ruleDelays) || source is null || target is null)
            return null;
        return new(source.Value.Range, target.Value.Range, target.Value.Port, format, rule, ruleWeights, ruleDelays)
        {
            Name = name,
            Loadable = loadable,
            Place = (fields["name"] ?? fields["target"] ?? value).Place,
        };
    }

    private static (Rule Rule, Values Weights, Values Delays)? Joined(JsonFields fields, Format format, Values? weights, Values? delays, NetworkReading reading)
    {
        if (fields["synapses"] is { } synapses)
        {
            if (fields["rule"] is { } both)
                reading.Diagnostics.Error(Code.JsonUnknownKey, both.Place, "a projection has a rule or listed synapses, not both");
            var needs = new SynapseColumns(format, fields["weight"] is null, fields["delay"] is null);
            var listed = SynapsesReader.Read(synapses, needs, reading);
            return listed is var (pairs, listedWeights, listedDelays) && (weights ?? listedWeights) is { } w && (delays ?? listedDelays) is { } d ? (pairs, w, d) : null;
        }
        if (fields["rule"] is not { } ruleValue)
        {
            reading.Diagnostics.Error(Code.JsonMissingKey, fields.Place with { Length = 1 }, "a projection needs 'rule' or 'synapses'");
            return null;
        }
        var rule = RuleReader.Read(ruleValue, reading.Diagnostics);
        var present = fields.Required("weight") is not null & fields.Required("delay") is not null;
        return rule is null || weights is null || delays is null || !present ? null : (rule, weights, delays);
    }
}
