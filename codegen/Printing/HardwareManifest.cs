using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Neuro.Codegen;

/// <summary>
/// <c>neuro-hw.json</c>: what a program, or another tool's script, must know of an emitted project. Its presence marks a
/// folder as emitted.
/// </summary>
public static class HardwareManifest
{
    public const string FileName = "neuro-hw.json";

    private const int Version = 1;

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="files">All others of the project.</param>
    public static EmittedFile Of(HardwarePlan plan, string target, IEnumerable<EmittedFile> files) => new(FileName, new JsonObject
    {
        ["neuro_hw"] = Version,
        ["network"] = plan.Network.Name,
        ["network_digest"] = plan.Network.Digest.ToString(),
        ["target"] = target,
        ["top"] = plan.Options.Top,
        ["shell"] = plan.Options.Shell.ToString().ToLowerInvariant(),
        ["lanes"] = plan.Options.Lanes,
        ["digest"] = plan.Options.Digest,
        ["prefix"] = plan.Options.Prefix,
        ["stage_levels"] = plan.Options.Levels.Budget,
        ["delays"] = plan.Relays.IsEmpty ? "rings" : "relays",
        ["relays"] = Relays(plan),
        ["events"] = Events(plan),
        ["registers"] = plan.Options.Shell == Shell.Axi ? Registers() : null,
        ["memory_port"] = Memory(plan),
        ["memories"] = Memories(plan),
        ["cycles"] = Cycles(plan),
        ["files"] = Digests(files),
    }.ToJsonString(Layout) + "\n");

    /// <summary>Of a core whose parts are those of a program.</summary>
    /// <param name="files">All others of the project.</param>
    /// <param name="program">What runs on what.</param>
    public static EmittedFile Of(HardwarePlan plan, string target, IEnumerable<EmittedFile> files, JsonObject program) => new(FileName, new JsonObject
    {
        ["neuro_hw"] = Version,
        ["network"] = plan.Network.Name,
        ["network_digest"] = plan.Network.Digest.ToString(),
        ["target"] = target,
        ["digest"] = plan.Options.Digest,
        ["prefix"] = plan.Options.Prefix,
        ["events"] = Events(plan),
        ["program"] = program,
        ["files"] = Digests(files),
    }.ToJsonString(Layout) + "\n");

    /// <summary>Reads which files a manifest tells of.</summary>
    /// <param name="manifest">Its text.</param>
    /// <returns>By path, relative to the project: the digest of what was emitted; null if this is no manifest.</returns>
    public static IReadOnlyDictionary<string, string>? DigestsOf(string manifest)
    {
        try
        {
            return JsonNode.Parse(manifest)?["files"] is JsonObject files ? files.ToDictionary(file => file.Key, file => (string?)file.Value ?? "") : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of a file's bytes, as a manifest has it.</summary>
    public static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static JsonObject Digests(IEnumerable<EmittedFile> files) =>
        new(files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => new KeyValuePair<string, JsonNode?>(f.Path, DigestOf(f.Bytes.Span))));

    private static JsonObject Events(HardwarePlan plan) => new()
    {
        ["neuron_bits"] = plan.Events.NeuronBits,
        ["tags"] = new JsonObject(Enum.GetValues<WordTag>().Select(tag => new KeyValuePair<string, JsonNode?>(tag.ToString().ToLowerInvariant(), (int)tag))),
        ["inputs"] = Array(plan.Events.Inputs, (input, id) => new()
        {
            ["id"] = id,
            ["name"] = input.Name,
            ["adds_to"] = input.Generator is null ? null : plan.Network.Populations[input.Population].Name,
            ["first"] = input.First,
            ["count"] = input.Count,
            ["payload_words"] = input.PayloadWords,
        }),
        ["outputs"] = Array(plan.Events.Outputs, (output, id) => new()
        {
            ["id"] = id,
            ["name"] = output.Name,
            ["size"] = output.Size,
            ["payload"] = output.PayloadWords > 0 ? output.Payload.ToString() : null,
            ["payload_words"] = output.PayloadWords,
        }),
        ["probes"] = Array(plan.Events.Probes, (probe, number) => new()
        {
            ["number"] = number,
            ["signal"] = EventsPage.SignalOf(plan, number),
            ["format"] = probe.Format.ToString(),
            ["neurons"] = probe.Neurons,
            ["value_words"] = probe.ValueWords,
        }),
    };

    // What holds spikes back, beside the rings.
    private static JsonArray Relays(HardwarePlan plan) => Array(plan.Relays, (relay, _) => new()
    {
        ["name"] = plan.Laid.Network.Populations[relay.Population].Name,
        ["source"] = plan.Network.Populations[relay.Source].Name,
        ["target"] = plan.Network.Populations[relay.Target].Name,
        ["longest_delay"] = relay.Delays.Max(),
    });

    private static JsonObject Registers() => new()
    {
        ["version"] = RegisterMap.Version,
        ["address_bits"] = RegisterMap.AddressBits,
        ["window"] = RegisterMap.Window,
        ["window_words"] = RegisterMap.WindowWords,
        ["map"] = new JsonArray([.. RegisterMap.All.Select(Of)]),
    };

    /// <summary>A register.</summary>
    internal static JsonObject Of(Register register) => new()
    {
        ["name"] = register.Name,
        ["offset"] = register.Offset,
        ["words"] = register.Words,
        ["access"] = HostPage.Access(register.Access),
        ["summary"] = register.Summary,
        ["bits"] = Array(register.Bits, (bit, _) => new()
        {
            ["name"] = bit.Name,
            ["low"] = bit.Low,
            ["bits"] = bit.Bits,
            ["command"] = bit.IsCommand,
            ["summary"] = bit.Summary,
        }),
    };

    /// <summary>The memory port.</summary>
    internal static JsonObject Memory(HardwarePlan plan) => new()
    {
        ["address"] = "region << 24 | (entry * lanes + lane) << 1 | upper word",
        ["regions"] = Array(plan.Memory, (region, number) => new()
        {
            ["region"] = number,
            ["name"] = region.Name,
            ["holds"] = region.Kind.ToString().ToLowerInvariant(),
            ["entries"] = region.Entries,
            ["format"] = MemoryPage.Format(plan, region),
            ["words"] = region.Words,
            ["loadable"] = region.Loadable,
            ["image"] = MemoryPage.Image(plan, region),
        }),
        ["populations"] = Array(plan.Units.SelectMany(unit => unit.Populations, (unit, population) => (unit, population)).Where(p => p.population.Source.Output is not null), (p, _) => new()
        {
            ["name"] = p.population.Source.Population.Name,
            ["unit"] = p.unit.Name,
            ["first"] = p.population.FirstRow,
            ["plane"] = p.population.Source.Dealing.Plane,
            ["entry"] = MemoryPage.PlanarEntry,
            ["lane"] = MemoryPage.PlanarLane,
        }),
        ["weights"] = Array(WeightMap.Of(plan), (map, _) => new()
        {
            ["projection"] = map.Projection.Name,
            ["region"] = map.Region.Number,
            ["format"] = map.Projection.WeightFormat.ToString(),
            ["loadable"] = map.Projection.Loadable,
            ["of"] = new JsonArray([.. map.Indices.Select(index => (JsonNode)index)]),
            ["entry"] = map.Entry,
            ["lane"] = map.Lane,
            ["file"] = map.File,
        }),
    };

    private static JsonArray Memories(HardwarePlan plan) => Array(MemoryTable.Of(plan), (memory, _) => new()
    {
        ["name"] = memory.Name,
        ["holds"] = memory.What,
        ["copies"] = memory.Copies,
        ["width"] = memory.Width,
        ["depth"] = memory.Depth,
        ["bits"] = memory.Bits,
    });

    private static JsonObject Cycles(HardwarePlan plan)
    {
        var timing = PlanTiming.Of(plan);
        return new()
        {
            ["input"] = "1 a word",
            ["sweep"] = "rows * slots of each population a mark names, and of relays to it; rows alone to keep what is in flight",
            ["key"] = PlanTiming.KeyClocks,
            ["update"] = Array(plan.Units.SelectMany(unit => unit.Populations, (unit, population) => (unit, population)), (p, _) => new()
            {
                ["population"] = p.population.Source.Population.Name,
                ["rows"] = p.population.Source.Dealing.Rows,
                ["slots"] = timing.SweepSlots(p.unit),
                ["then"] = timing.WriteAt(p.unit),
            }),
            ["deliver"] = "1 without a spike, else 2 and for each spike of the stage its words or rows, whichever are more",
            ["lists"] = "the longest lane's entries and empty rows",
            ["scan"] = plan.Scan.IsEmpty ? 0 : plan.Scan.Sum(item => item.Clocks) + 1 + (plan.Options.Digest ? PlanTiming.DigestLatency + 3 : 0),
            ["end"] = 1,
        };
    }

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, int, JsonObject> make) => [.. items.Select(make)];
}
