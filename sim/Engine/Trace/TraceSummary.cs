using System.Text.Json.Nodes;
using Neuro.Graph;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Neuro.Sim;

/// <summary>What a trace holds, in numbers.</summary>
/// <param name="TicksRead">As many as the header says, unless the trace is still being written.</param>
/// <param name="Events">By population of the header.</param>
/// <param name="Trace">The trace's digest; null if it is unfinished.</param>
public sealed record TraceSummary(TraceHeader Header, long TicksRead, IReadOnlyList<long> Events, Digest256? Trace)
{
    /// <summary>Reads a trace file to its end, checking every byte.</summary>
    /// <exception cref="InvalidInputException">It cannot be read, or is cut, changed or no trace.</exception>
    /// <param name="watched">Told which part of the work is done.</param>
    public static TraceSummary Of(string path, bool unfinished = false, IProgress<double>? watched = null, CancellationToken cancellation = default)
    {
        using var reader = TraceReader.Open(path, unfinished);
        var record = new TickRecord(reader.Header);
        while (reader.Next(record))
        {
            cancellation.ThrowIfCancellationRequested();
            watched?.Report((double)reader.TicksRead / reader.Header.Ticks);
        }
        return new(reader.Header, reader.TicksRead, reader.Events, reader.Digest);
    }

    public void WriteTo(TextWriter text)
    {
        text.Write($"trace of {Header.Ticks} ticks{(TicksRead < Header.Ticks ? $", {TicksRead} of them written so far" : "")}\n\npopulations\n");
        var populations = new Columns("  ", "lrlrll");
        foreach (var (population, events) in Header.Populations.Zip(Events))
            populations.Add(
                population.Name, $"{population.Size}", "neurons", $"{events}", population.IsGraded ? "events" : "spikes", population.IsGraded ? $"{population.Payload}" : "");
        populations.WriteTo(text);
        if (!Header.Probes.IsEmpty)
        {
            text.Write("\nprobes\n");
            var probes = new Columns("  ", "llrl");
            foreach (var probe in Header.Probes)
                probes.Add($"{probe.Population}.{probe.Signal}", $"{probe.Format}", $"{probe.Neurons.Length}", "neurons");
            probes.WriteTo(text);
        }
        text.Write("\ndigests\n");
        var digests = new Columns("  ", "ll");
        digests.Add("network", $"{Header.Network}");
        digests.Add("stimulus", $"{Header.Stimulus}");
        digests.Add("states", Header.DigestInterval switch { 0 => "not recorded", 1 => "at every tick", var interval => $"at every {interval}th tick" });
        if (Trace is { } digest)
            digests.Add("trace", $"{digest}");
        digests.WriteTo(text);
    }

    public JsonObject ToJson() => new()
    {
        ["ticks"] = Header.Ticks,
        ["ticks_read"] = TicksRead,
        ["populations"] = new JsonArray([.. Header.Populations.Zip(Events, (population, events) => new JsonObject
        {
            ["name"] = population.Name,
            ["size"] = population.Size,
            ["payload"] = population.IsGraded ? population.Payload.ToString() : null,
            ["events"] = events,
        })]),
        ["probes"] = new JsonArray([.. Header.Probes.Select(probe => new JsonObject
        {
            ["population"] = probe.Population,
            ["signal"] = probe.Signal,
            ["format"] = probe.Format.ToString(),
            ["neurons"] = new JsonArray([.. probe.Neurons.Select(neuron => JsonValue.Create(neuron))]),
        })]),
        ["digest_interval"] = Header.DigestInterval,
        ["network_digest"] = Header.Network.ToString(),
        ["stimulus_digest"] = Header.Stimulus.ToString(),
        ["digest"] = Trace?.ToString(),
    };
}
