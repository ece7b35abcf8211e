namespace Neuro.Graph;

/// <summary>Reads which draws belong to a rule, a distribution or a generator: <c>"seed"</c>, <c>"stride"</c>, <c>"offset"</c>.</summary>
internal static class DrawReader
{
    public static ulong? Seed(JsonFields fields, Diagnostics diagnostics) => fields.Required("seed")?.ReadULong("a seed", diagnostics);

    public static DrawIndex Index(JsonFields fields, Diagnostics diagnostics) => new(
        fields["stride"]?.ReadULong("a stride", diagnostics),
        fields["offset"]?.ReadULong("an offset", diagnostics) ?? 0);
}
