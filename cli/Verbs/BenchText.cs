using System.Globalization;
using System.Text.Json.Nodes;
using Neuro.Bench;

namespace Neuro.Cli;

/// <summary>Measurements for scripts: everything that was measured, in seconds, bytes and counts.</summary>
internal static class BenchText
{
    private static readonly (string Name, Func<Measurement, JsonValue?> Value)[] Columns =
    [
        ("network", m => JsonValue.Create(m.Workload.Name)),
        ("neurons", m => JsonValue.Create(m.Neurons)),
        ("synapses", m => JsonValue.Create(m.Synapses)),
        ("ticks", m => JsonValue.Create(m.Ticks)),
        ("spikes", m => JsonValue.Create(m.Spikes)),
        ("rate_hz", m => Rounded(m.MeanRate)),
        ("unit", m => JsonValue.Create(BenchPage.UnitName(m.Workload.Unit))),
        ("units", m => JsonValue.Create((long)Math.Round(m.Work))),
        ("seconds", m => Rounded(m.Run.Seconds)),
        ("seconds_traced", m => Rounded(m.Run.Traced)),
        ("threads", m => JsonValue.Create(m.Run.Threads)),
        ("seconds_threaded", m => Rounded(m.Run.Threaded)),
        ("seconds_floor", m => Rounded(m.Run.Floor)),
        ("ns_per_unit", m => Rounded(m.NanosecondsPerUnit)),
        ("ns_per_unit_and_thread", m => Rounded(m.ThreadedNanoseconds)),
        ("ratio", m => Rounded(m.Ratio)),
        ("ratio_traced", m => Rounded(m.TracedRatio)),
        ("scaling", m => Rounded(m.Scaling)),
        ("real_time_factor", m => Rounded(m.RealTimeFactor)),
        ("seconds_elaboration", m => Rounded(m.Build.Elaboration)),
        ("seconds_layout", m => Rounded(m.Build.Layout)),
        ("bytes_per_synapse", m => Rounded(m.BytesPerSynapse)),
        ("peak_bytes_per_synapse", m => Rounded(m.PeakBytesPerSynapse)),
        ("peak_bytes", m => m.Build.PeakBytes is { } bytes ? JsonValue.Create(bytes) : null),
        ("problems", m => JsonValue.Create(string.Join("; ", m.Problems))),
    ];

    public static JsonArray Json(IEnumerable<Measurement> measured) =>
        [.. measured.Select(m => new JsonObject(Columns.Select(column => KeyValuePair.Create(column.Name, (JsonNode?)column.Value(m)))))];

    public static void Csv(TextWriter text, IEnumerable<Measurement> measured)
    {
        text.WriteLine(string.Join(',', Columns.Select(column => column.Name)));
        foreach (var m in measured)
            text.WriteLine(string.Join(',', Columns.Select(column => Field(column.Value(m)?.ToString() ?? ""))));
    }

    private static string Field(string value) => value.Contains(',') ? $"\"{value}\"" : value;

    private static JsonValue? Rounded(double? number) =>
        number is { } n ? JsonValue.Create(double.Parse(n.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)) : null;
}
