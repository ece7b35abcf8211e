using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>What each listed synapse must tell, beside its source and target: what the projection does not say for all.</summary>
internal readonly record struct SynapseColumns(Format Format, bool Weight, bool Delay)
{
    public int Count => 2 + (Weight ? 1 : 0) + (Delay ? 1 : 0);

    public override string ToString() => $"[source, target{(Weight ? ", weight" : "")}{(Delay ? ", delay" : "")}]";
}

/// <summary>Reads <c>"synapses"</c>: rows written out, or the arrays of an .npz file.</summary>
internal static class SynapsesReader
{
    internal static readonly string[] Keys = ["npz", "prefix", "round"];

    private const int MostErrors = 10;

    private static readonly Format NeuronFormat = Format.Ufix(31, 0);

    /// <summary>Weights and delays are null where the projection gives them for all, or, with an error, where they cannot be read.</summary>
    public static (Rule.Listed Pairs, Values? Weights, Values? Delays)? Read(JsonValue value, SynapseColumns columns, NetworkReading reading)
    {
        if (value.Kind == JsonKind.Array)
            return Rows(value, columns, reading.Diagnostics);
        if (value.Kind == JsonKind.Object)
            return File(value, columns, reading);
        JsonReading.WrongKind(value, "the synapses, a list or an .npz file", reading.Diagnostics);
        return null;
    }

    private static (Rule.Listed, Values?, Values?)? Rows(JsonValue list, SynapseColumns columns, Diagnostics diagnostics)
    {
        var sources = ImmutableArray.CreateBuilder<int>(list.Count);
        var targets = ImmutableArray.CreateBuilder<int>(list.Count);
        var weights = ImmutableArray.CreateBuilder<long>(columns.Weight ? list.Count : 0);
        var delays = ImmutableArray.CreateBuilder<long>(columns.Delay ? list.Count : 0);
        var errors = 0;
        foreach (var row in list.Items)
        {
            if (row.Kind != JsonKind.Array || row.Count != columns.Count)
            {
                diagnostics.Error(Code.WrongCount, row.Place, $"a synapse is written as {columns}");
                errors++;
            }
            else
            {
                using var items = row.Items.GetEnumerator();
                errors += Next(items).ReadInt("a source", 0, int.MaxValue, diagnostics) is { } source && Add(sources, source) ? 0 : 1;
                errors += Next(items).ReadInt("a target", 0, int.MaxValue, diagnostics) is { } target && Add(targets, target) ? 0 : 1;
                if (columns.Weight)
                    errors += ListReader.Raw(Next(items), columns.Format, round: null, diagnostics) is { } weight && Add(weights, weight) ? 0 : 1;
                if (columns.Delay)
                    errors += ListReader.Raw(Next(items), ProjectionReader.DelayFormat, round: null, diagnostics) is { } delay && Add(delays, delay) ? 0 : 1;
            }
            if (errors >= MostErrors)
                break;
        }
        return errors > 0 ? null : (
            new Rule.Listed(sources.DrainToImmutable(), targets.DrainToImmutable()) { Place = list.Place },
            columns.Weight ? new Values.EachRaw(weights.DrainToImmutable()) { Place = list.Place } : null,
            columns.Delay ? new Values.EachRaw(delays.DrainToImmutable()) { Place = list.Place } : null);
    }

    private static (Rule.Listed, Values?, Values?)? File(JsonValue value, SynapseColumns columns, NetworkReading reading)
    {
        var diagnostics = reading.Diagnostics;
        if (JsonFields.Of(value, "a file of synapses", Keys, diagnostics) is not { } fields
            || fields.Required("npz")?.ReadString("the name of an .npz file", diagnostics) is not { } file)
            return null;
        var prefix = fields["prefix"]?.ReadString("a prefix of array names, a string", diagnostics) ?? "";
        var round = NumberReader.Round(fields, diagnostics);
        var sources = Neurons("source");
        var targets = Neurons("target");
        var weights = columns.Weight ? ArrayReader.Read(file, prefix + "weight", columns.Format, round, value.Place, reading) : null;
        var delays = columns.Delay ? ArrayReader.Read(file, prefix + "delay", ProjectionReader.DelayFormat, round: null, value.Place, reading) : null;
        return sources is null || targets is null ? null : (new Rule.Listed(sources.Value, targets.Value) { Place = value.Place }, weights, delays);

        ImmutableArray<int>? Neurons(string name) =>
            reading.Row(file, prefix + name) is { } array && ArrayReader.Raws(array, NeuronFormat, round: null, diagnostics) is { } raws ? [.. raws.Select(raw => (int)raw)] : null;
    }

    private static JsonValue Next(IEnumerator<JsonValue> items) => items.MoveNext() ? items.Current : throw new System.Diagnostics.UnreachableException();

    private static bool Add<T>(ImmutableArray<T>.Builder list, T item)
    {
        list.Add(item);
        return true;
    }
}
