namespace Neuro.Codegen;

/// <summary>
/// Everything that a core of OpenCL keeps on its device: what the network needs, and what goes in and comes out.
/// </summary>
internal sealed class DeviceMemory
{
    private const string Fixed = "sample now tick at neuron row begin end i n source target slot synapse entry start length run runs line lines place places block address payload key sum marks mark cell";

    private static readonly ArrayStyle Style = new(
        ring => (CType.Word, (long)ring.Depth * Words(ring), $"slot by slot, {(Words(ring) == 2 ? "low word first, " : "")}in {ring.Range.Bits} bits"), _ => CType.Int64, IsBySource: true);

    private readonly VerilogNames names = new();
    private readonly List<DeviceBuffer> all = [];

    public DeviceMemory(HardwarePlan plan)
    {
        foreach (var name in Fixed.Split(' '))
            names.Unique(name);
        var events = plan.Events;
        Marks = Add("reset_marks", new(false, 8), Math.Max(1, events.Outputs.Length), BufferUse.Marks, "by output: 1 to be reset, 2 to drop what is in flight");
        InputFirst = Add("input_first", CType.Word, events.Inputs.Length + 1, BufferUse.InputFirst, "by input: where its events begin; behind the last, where they end");
        InputNeuron = Add("input_neuron", CType.Word, 1, BufferUse.InputNeuron, "neurons of the events that come in");
        if (events.Inputs.Any(input => input.PayloadWords > 0))
            InputValue = Add("input_value", CType.Int64, 1, BufferUse.InputValue, "what they carry");
        Neurons = events.Outputs.Sum(output => (long)output.Size);
        SpikeCount = Add("spike_count", CType.Word, events.Outputs.Length, BufferUse.SpikeCount, "by output: how many events it sends");
        SpikeNeuron = Add("spike_neuron", CType.Word, Neurons, BufferUse.SpikeNeuron, "their neurons");
        if (events.Outputs.Any(output => output.PayloadWords > 0))
            SpikePayload = Add("spike_payload", CType.Int64, Neurons, BufferUse.SpikePayload, "their payloads");
        if (plan.Options.Digest)
            Digest = Add("state_digest", CType.Word, 2, BufferUse.Digest, "the sum over all states, low word first");
        if (events.Probes.Length > 0)
            Probes = Add("probe_values", CType.Int64, events.Probes.Sum(probe => (long)probe.Neurons), BufferUse.Probes, "all probed values");
        Network = new(plan, names, all, Style);
    }

    /// <summary>All buffers, in the order in which they were made.</summary>
    public IReadOnlyList<DeviceBuffer> All => all;

    public DeviceBuffer Marks { get; }

    public DeviceBuffer InputFirst { get; }

    public DeviceBuffer InputNeuron { get; }

    /// <summary>Null where all events are alike.</summary>
    public DeviceBuffer? InputValue { get; }

    /// <summary>Of all populations that run a model: places for the events of a tick.</summary>
    public long Neurons { get; }

    public DeviceBuffer SpikeCount { get; }

    public DeviceBuffer SpikeNeuron { get; }

    /// <summary>Null where no event has a payload.</summary>
    public DeviceBuffer? SpikePayload { get; }

    public DeviceBuffer? Digest { get; }

    public DeviceBuffer? Probes { get; }

    /// <summary>Whatever the network itself needs.</summary>
    public NetworkArrays Network { get; }

    /// <summary>A name of its own for something else.</summary>
    public string Name(string wanted) => names.Unique(wanted);

    /// <summary>32-bit words of a sum.</summary>
    public static int Words(RingPlan ring) => ring.Bits > 32 ? 2 : 1;

    private DeviceBuffer Add(string name, CType type, long count, BufferUse use, string what, Func<long, long>? contents = null)
    {
        var buffer = new DeviceBuffer(names.Unique(name), type, count, use, what, contents);
        all.Add(buffer);
        return buffer;
    }
}
