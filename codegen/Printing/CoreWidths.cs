namespace Neuro.Codegen;

/// <summary>The widths that the core and its lanes agree on.</summary>
internal sealed class CoreWidths
{
    public CoreWidths(HardwarePlan plan)
    {
        var lanes = plan.Options.Lanes;
        LaneBits = plan.Options.LaneBits;
        Mask = new(lanes);
        Lane = new(Math.Max(1, LaneBits));
        Unit = new(Math.Max(1, plan.Units.Length));
        Source = new(Width.Index(plan.Sources.Length));
        Row = new(plan.Units.Select(u => u.RowBits).DefaultIfEmpty(1).Max());
        Group = new(plan.Sources.Select(s => Width.Index(s.Dealing.Rows)).DefaultIfEmpty(1).Max());
        Number = new(Group.Bits + LaneBits);
        Neuron = new(plan.Events.NeuronBits);
        Id = new(28 - plan.Events.NeuronBits);
        Swept = new(Width.Index(plan.Sources.Count(s => s.IsUpdated)));
        Slot = new(plan.AllRings.Select(r => r.SlotBits).DefaultIfEmpty(1).Max());
        Program = new(Width.Index(plan.Program.Length));
        var graded = plan.Sources.Where(s => s.PayloadBits > 0).Select(s => s.Population.Payload.Num.Bits).ToList();
        // 1, the payload of a plain spike, takes two bits of two's complement.
        Payload = graded.Count == 0 ? null : new(Math.Max(2, graded.Max()));
        HasAdditions = plan.Rows.Length + plan.Directs.Length > 0;
        Feed = new(Width.Index(plan.Rows.Length + plan.Directs.Length));
        var amounts = plan.Directs.Where(d => d.Channels.PayloadWords > 0).Select(d => d.Channels.Payload.Bits).ToList();
        Amount = amounts.Count == 0 ? null : new(amounts.Max());
        Value = new(plan.AllRings.Select(r => r.Bits).DefaultIfEmpty(1).Max());
        Weight = new(Value.Bits + (plan.IsGraded ? 1 : 0));
        Step = new(Width.Index(plan.Rows.Length));
        Count = new(plan.Rows.Select(r => Width.Index(r.Longest)).DefaultIfEmpty(1).Max());
        var memories = plan.Rows.Where(r => r.Memory is not null).Select(r => r.Memory!.AddressBits).ToList();
        Address = memories.Count == 0 ? null : new(memories.Max());
        HasSingle = plan.Rows.Any(r => r.FirstTarget is not null) || (plan.Directs.Length > 0 && lanes > 1);
        StoreDepth = Deepest(plan.Sources.Where(plan.Stores));
        ListedDepth = Deepest(plan.Sources.Where(s => plan.Sparse?.FirstSource[s.Number] is not null));
        Store = new((Payload is null ? 0 : Payload.Bits * lanes) + Group.Bits + Source.Bits);
        Planes = plan.Sources.Any(s => s.Dealing.IsPlanar);
    }

    public int LaneBits { get; }

    /// <summary>A bit a lane.</summary>
    public Bus Mask { get; }

    public Bus Lane { get; }

    /// <summary>A bit a unit.</summary>
    public Bus Unit { get; }

    /// <summary>The number of a source.</summary>
    public Bus Source { get; }

    /// <summary>A row of a unit.</summary>
    public Bus Row { get; }

    /// <summary>A row of a population.</summary>
    public Bus Group { get; }

    /// <summary>A neuron of a population: its group and lane.</summary>
    public Bus Number { get; }

    /// <summary>A neuron in an event's word.</summary>
    public Bus Neuron { get; }

    /// <summary>An id in an event's word.</summary>
    public Bus Id { get; }

    /// <summary>A population among those that are swept: that of an output has its id.</summary>
    public Bus Swept { get; }

    public Bus Slot { get; }

    public Bus Program { get; }

    /// <summary>Signed; null if all spikes are plain.</summary>
    public Bus? Payload { get; }

    public bool HasAdditions { get; }

    public Bus Feed { get; }

    /// <summary>Signed; null if every event of a generator adds the same.</summary>
    public Bus? Amount { get; }

    /// <summary>The widest ring's word.</summary>
    public Bus Value { get; }

    /// <summary>A weight in the LSB of its ring, before a payload multiplies it.</summary>
    public Bus Weight { get; }

    public Bus Step { get; }

    public Bus Count { get; }

    public Bus? Address { get; }

    /// <summary>Whether an operation may be for one lane alone.</summary>
    public bool HasSingle { get; }

    /// <summary>Words of the spike store: every row of every population that is delivered in a stage.</summary>
    public int StoreDepth { get; }

    /// <summary>Words of a lane's own spike store.</summary>
    public int ListedDepth { get; }

    /// <summary>What a word of the spike store has beside its mask: payloads, group, source.</summary>
    public Bus Store { get; }

    /// <summary>Bits of a whole word of the spike store.</summary>
    public int StoreWidth => Store.Bits + Mask.Bits + (Planes ? 1 : 0);

    /// <summary>Whether any population is dealt by channels.</summary>
    public bool Planes { get; }

    public string StoreSource => $"{Source.Bits - 1}:0";

    public string StoreGroup => $"{Source.Bits + Group.Bits - 1}:{Source.Bits}";

    public string StorePayloads => $"{Store.Bits - 1}:{StorePayloadsLow}";

    public int StorePayloadsLow => Source.Bits + Group.Bits;

    private static int Deepest(IEnumerable<SourcePlan> sources) =>
        sources.GroupBy(s => s.Stage).Select(stage => stage.Sum(s => s.Dealing.Rows)).DefaultIfEmpty(1).Max();

    /// <summary>A lane's slice of a bus.</summary>
    public static string LaneSlice(int lane, int bits) => bits == 1 ? $"{lane}" : $"{(lane + 1) * bits - 1}:{lane * bits}";
}
