using System.Collections.Immutable;
using System.Globalization;

namespace Neuro.Codegen;

/// <summary>
/// Everything that a core of HLS keeps: what the network needs, the events of a tick by source, and which slot of the rings
/// is the tick's. It knows what of that is used, and by which name.
/// </summary>
internal sealed class HlsMemory
{
    // What functions call their own.
    private const string Fixed = """
        neuron row source target synapse entry start length line lines place places block blocks address payload key spikes slot sum number word words_in words_out
        registers item reader value keeps region entries writes data low tick command done ticks errors has_error error_word is_ready i digest channels
        take_words reset_all run_tick identify memory_region region_of read_number is_loadable write_number
        """;

    private static readonly ArrayStyle Style = new(
        ring => (CType.Narrowest(ring.Range.Min, ring.Range.Max), ring.Depth, string.Create(CultureInfo.InvariantCulture, $"{ring.Slots} slots of {ring.Unit.Rows} rows, in {ring.Range.Bits} bits")),
        format => CType.Narrowest(format.Num.Min, format.Num.Max), IsBySource: false);

    private readonly VerilogNames names = new();
    private readonly List<DeviceBuffer> all = [];
    private readonly HashSet<DeviceBuffer> used = [];
    private readonly HashSet<DeviceBuffer> loaded = [];
    private readonly SortedDictionary<int, string> nows = [];
    private readonly Dictionary<int, string> held = [];

    public HlsMemory(HardwarePlan plan)
    {
        foreach (var name in Fixed.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            names.Unique(name);
        foreach (var name in HlsProject.SupportNames)
            names.Unique(name);
        Network = new(plan, names, all, Style);
        Events = [.. plan.Sources.Select(source => Sent(plan, source))];
        foreach (var region in plan.Memory.Where(region => region.Loadable))
            loaded.Add(Of(plan, region)!);
    }

    /// <summary>Whatever the network itself needs.</summary>
    public NetworkArrays Network { get; }

    /// <summary>By number of the source; null where it never sends any.</summary>
    public ImmutableArray<HlsEvents?> Events { get; }

    /// <summary>Those that are used, in the order in which they were made, and whether they are written.</summary>
    public IEnumerable<(DeviceBuffer Array, bool IsConstant)> Used => all.Where(used.Contains).Select(array => (array, array.Use == BufferUse.Data && !loaded.Contains(array)));

    /// <summary>Names of what lies outside functions, for which a function has none of its own.</summary>
    public IEnumerable<string> Outside => all.Select(array => array.Name);

    /// <summary>Counters of the slot that is drained, and how many slots each goes round.</summary>
    public IEnumerable<KeyValuePair<int, string>> Nows => nows;

    /// <summary>A name of its own for something else.</summary>
    public string Name(string wanted) => names.Unique(wanted);

    /// <summary>The name of an array, which is used.</summary>
    public string Use(DeviceBuffer array)
    {
        used.Add(array);
        return array.Name;
    }

    /// <summary>Whether something uses it so far.</summary>
    public bool IsUsed(DeviceBuffer array) => used.Contains(array);

    /// <summary>What a region of the memory port shows; null where that is always 0.</summary>
    public DeviceBuffer? Of(HardwarePlan plan, MemoryRegion region) => region.Kind switch
    {
        RegionKind.State => Network.Units[region.Unit!.Number].States[region.Index],
        RegionKind.Port => region.Ring is null ? null : Network.Recorded[(region.Unit!.Number, new(Graph.SignalKind.Port, region.Index))],
        RegionKind.Let => Network.Recorded[(region.Unit!.Number, new(Graph.SignalKind.Let, region.Index))],
        RegionKind.Param => Network.Units[region.Unit!.Number].Params[region.Index],
        RegionKind.Rows => Network.Rows[plan.Rows.Single(row => row.Memory == region.Memory).Number].Weight,
        RegionKind.List => Network.Lists!.Weight,
        _ => throw new System.Diagnostics.UnreachableException($"{region.Kind} is nothing that a core of HLS has"),
    };

    /// <summary>The index of a sum.</summary>
    /// <param name="delay">Ticks ahead, an expression without a sign; "" for the tick's own slot.</param>
    /// <param name="row">An expression, without operators that bind less than a sum.</param>
    public string Index(RingPlan ring, string delay, string row)
    {
        if (ring.Slots == 1)
            return row;
        var slots = CExpression.Number(ring.Slots);
        var slot = delay is "" or "0u" ? Now(ring.Slots) : $"neuro_slot({Now(ring.Slots)}, {delay}, {slots})";
        return $"{slot}{(ring.Unit.Rows == 1 ? "" : $" * {CExpression.Number(ring.Unit.Rows)}")} + {row}";
    }

    /// <summary>The register in which a sum of a ring is held.</summary>
    public string Held(RingPlan ring)
    {
        if (!held.TryGetValue(ring.Number, out var name))
            held.Add(ring.Number, name = names.Unique(ring.Name + "_held"));
        return name;
    }

    private string Now(int slots)
    {
        if (!nows.TryGetValue(slots, out var name))
            nows.Add(slots, name = names.Unique(string.Create(CultureInfo.InvariantCulture, $"now_of_{slots}")));
        return name;
    }

    private HlsEvents? Sent(HardwarePlan plan, SourcePlan source)
    {
        var population = source.Population;
        if (source.IsUpdated && plan.Units.Single(unit => unit.Populations.Any(p => p.Source == source)).Datapath.Spike < 0)
            return null;
        var name = VerilogNames.Sanitised(population.Name);
        return new(
            Add(name + "_spikes", Unsigned(population.Size - 1), population.Size, $"neurons of {population.Name} that send an event"),
            source.PayloadBits == 0 ? null : Add(name + "_payloads", CType.Narrowest(population.Payload.Num.Min, population.Payload.Num.Max), population.Size, $"what they carry : {population.Payload}"),
            names.Unique(name + "_count"), population.Size);
    }

    private DeviceBuffer Add(string name, CType type, long count, string what)
    {
        var array = new DeviceBuffer(names.Unique(name), type, count, BufferUse.Sample, what);
        all.Add(array);
        return array;
    }

    private static CType Unsigned(int most) => new(false, most <= byte.MaxValue ? 8 : most <= ushort.MaxValue ? 16 : 32);
}

/// <summary>The events that a source sends in a tick.</summary>
/// <param name="Payloads">Null where they carry none.</param>
/// <param name="Count">The name of how many there are.</param>
/// <param name="Most">How many there may be.</param>
internal sealed record HlsEvents(DeviceBuffer Neurons, DeviceBuffer? Payloads, string Count, int Most);
