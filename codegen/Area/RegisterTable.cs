using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Registers of a core, or of the shell around it.</summary>
/// <param name="Name">As the netlist has it; <c>*</c> stands for the number of a lane.</param>
/// <param name="Bits">Of all lanes together: those that synthesis leaves, which merges what is equal and drops what nothing reads.</param>
public sealed record RegisterRow(AreaKind Part, string Name, int Bits);

/// <summary>All registers of a core, counted before anything is synthesised.</summary>
internal sealed class RegisterTable
{
    // Bits of words that the core takes and gives.
    private const int Word = 32;

    // Of a value, more than it can have.
    private static readonly BigInteger All = (BigInteger.One << 128) - 1;

    private readonly HardwarePlan plan;
    private readonly CoreWidths w;
    private readonly PlanTiming timing;
    private readonly int lanes;
    private readonly MemoryShapes shapes = MemoryShapes.Of(AreaEstimate.Family);
    private readonly List<RegisterRow> rows = [];

    private RegisterTable(HardwarePlan plan)
    {
        (this.plan, w, timing, lanes) = (plan, new(plan), PlanTiming.Of(plan), plan.Options.Lanes);
    }

    public static IReadOnlyList<RegisterRow> Of(HardwarePlan plan) => Of(plan, out _);

    /// <param name="shiftRegisters">Look-up tables that take the place of registers.</param>
    public static IReadOnlyList<RegisterRow> Of(HardwarePlan plan, out int shiftRegisters)
    {
        var table = new RegisterTable(plan);
        table.Control();
        table.Input();
        table.Sweep();
        table.Update();
        table.Spikes();
        table.Delivery();
        table.Operations();
        table.Rings();
        table.Neurons();
        table.Lists();
        table.Draws();
        table.Scan();
        table.Output();
        table.Port();
        table.Memories();
        if (plan.Options.Shell == Shell.Axi)
            table.Axi();
        shiftRegisters = table.ShiftRegisters;
        return table.rows;
    }

    private int ShiftRegisters { get; set; }

    private bool HasDraws => plan.Units.Any(unit => unit.Model.Draws > 0);

    private bool HasSlots => plan.AllRings.Any(ring => ring.Slots > 1);

    private int RowBits => Width.Of(plan.Units.Max(unit => unit.Rows) - 1);

    private int GroupBits => Width.Of(plan.Sources.Max(source => source.Dealing.Rows) - 1);

    private void Control()
    {
        // One for each phase: the state machine is recoded.
        Add(AreaKind.Control, "control.phase_q", 2 + plan.Program.Select(step => step.Phase).Distinct().Count());
        Add(AreaKind.Control, "control.step_q", w.Program.Bits);
        // Keys alone ask for the first clock of a phase.
        Add(AreaKind.Control, "control.enter_q", HasDraws ? 1 : 0);
        Add(AreaKind.Control, "control.fresh_q", 1);
        Add(AreaKind.Control, "control.boot_q", 1);
        Add(AreaKind.Control, "control.tick_q", HasDraws ? Word : 28);
    }

    private void Input()
    {
        var payloadWords = InputPage.PayloadWords(plan);
        Add(AreaKind.Control, "words_in.word_q", Word);
        foreach (var flag in (ReadOnlySpan<string>)["valid_q", "after_word_q", "after_event_q", "event_beside_q", "known_event_q", "known_mark_q", "ordered_q"])
            Add(AreaKind.Control, $"words_in.{flag}", 1);
        Add(AreaKind.Control, "words_in.last_event_q", plan.Events.NeuronBits + Width.Index(plan.Events.Inputs.Length));
        if (payloadWords == 0)
            return;
        Add(AreaKind.Control, "words_in.graded.left_q", 2);
        Add(AreaKind.Control, "words_in.graded.discards_q", 1);
        // Of the neuron as much as numbers one of the widest population.
        Add(AreaKind.Control, "words_in.graded.head_q", w.Id.Bits + w.Number.Bits);
        if (payloadWords > 1)
            Add(AreaKind.Control, "words_in.graded.low_q", Word);
    }

    private void Sweep()
    {
        Add(AreaKind.Control, "sweep.population_q", w.Swept.Bits);
        foreach (var flag in (ReadOnlySpan<string>)["all_q", "keep_q"])
            Add(AreaKind.Control, $"sweep.{flag}", 1);
        Add(AreaKind.Control, "sweep.place_q", RowBits);
        Add(AreaKind.Control, "sweep.slot_q", w.Slot.Bits);
    }

    private void Update()
    {
        Add(AreaKind.Control, "walk.walked_q", timing.Depth);
        Add(AreaKind.Control, "walk.begun_q", 1);
        foreach (var group in (ReadOnlySpan<string>)["begin_group_q", "write_group_q"])
            Add(AreaKind.Control, $"walk.{group}", GroupBits);
        // Rows counted from the population's first, of which none has more than the widest.
        Add(AreaKind.Control, "walk.read_place_q", Math.Min(RowBits, GroupBits));
        if (timing.TakeAt > 0)
            Add(AreaKind.Control, "walk.takes_later.place_q", Math.Min(RowBits, GroupBits));
        if (w.Planes)
            Add(AreaKind.Control, "walk.planes.place_q", w.Group.Bits);
    }

    private void Spikes()
    {
        if (plan.Sources.Any(source => !source.IsUpdated && plan.Delivers(source)))
        {
            Add(AreaKind.Control, "gather.valid_q", 1);
            Add(AreaKind.Control, "gather.key_q", w.Group.Bits + w.Source.Bits);
            Add(AreaKind.Control, "gather.mask_q", lanes > 1 ? lanes : 0);
            Add(AreaKind.Control, "gather.payloads_q", InputPage.PayloadWords(plan) == 0 ? 0 : lanes * w.Payload!.Bits);
        }
        var address = Width.Index(w.StoreDepth) + 1;
        Add(AreaKind.Control, "spike_store.end_q", address);
        Add(AreaKind.Control, "spike_store.at_q", address);
        Add(AreaKind.Control, "spike_store.read_q", 1);
        Add(AreaKind.Control, "spike_store.handled_q", lanes > 1 ? lanes : 0);
        if (!w.Planes)
            return;
        Add(AreaKind.Control, "spike_offset_q", w.Neuron.Bits);
        Add(AreaKind.Control, "spike_store.blocks.lane_q", w.LaneBits);
        Add(AreaKind.Control, "spike_store.blocks.block_q", address);
    }

    private void Delivery()
    {
        foreach (var flag in (ReadOnlySpan<string>)["go_q", "valid_q", "first_q"])
            Add(AreaKind.Control, $"jobs.{flag}", 1);
        Add(AreaKind.Control, "job_source_q", w.Source.Bits);
        Add(AreaKind.Control, "job_place_q", w.Number.Bits);
        if (w.Planes)
            Add(AreaKind.Control, "job_neuron_q", w.Neuron.Bits);
        var graded = plan.Sources.Any(source => source.Output is not null && source.PayloadBits > 0);
        if (w.Payload is not null && ((plan.IsGraded && w.HasAdditions) || graded))
            Add(AreaKind.Control, "job_payload_q", w.Payload.Bits);
        if (graded)
            Add(AreaKind.Control, "job_sent_q", 2);
        if (plan.Rows.Length == 0)
            return;
        Add(AreaKind.Rows, "steps.busy_q", 1);
        Add(AreaKind.Rows, "steps.step_q", w.Step.Bits);
        var address = w.Address?.Bits ?? 0;
        if (plan.Rows.Any(row => row.Window is not null))
        {
            Add(AreaKind.Rows, "steps.start_q", 1);
            foreach (var counter in (ReadOnlySpan<string>)["places_q", "lines_q", "blocks_q"])
                Add(AreaKind.Rows, $"steps.{counter}", w.Count.Bits);
            foreach (var row in (ReadOnlySpan<string>)["row_q", "line_row_q", "block_row_q"])
                Add(AreaKind.Rows, $"steps.{row}", w.Row.Bits);
            foreach (var at in (ReadOnlySpan<string>)["addr_q", "line_addr_q", "block_addr_q"])
                Add(AreaKind.Rows, $"steps.{at}", address);
            return;
        }
        Add(AreaKind.Rows, "steps.place_q", w.Count.Bits);
        Add(AreaKind.Rows, "steps.offset_q", OffsetBits(plan, w));
    }

    /// <summary>Bits of how far a step has come in its memory: below the least of its strides they are 0.</summary>
    public static int OffsetBits(HardwarePlan plan, CoreWidths w)
    {
        var strides = plan.Rows.Where(row => row is { Rows: > 1, Memory: not null, Window: null }).Aggregate(0L, (all, row) => all | (long)row.Count);
        return w.Address is not { } address || strides == 0 ? 0 : Math.Max(0, address.Bits - BitOperations.TrailingZeroCount(strides));
    }

    private void Operations()
    {
        if (!plan.AllRings.Any())
            return;
        Add(AreaKind.Rows, "op_take_q", plan.Units.Length);
        foreach (var ring in plan.AllRings.Where(ring => ring.Slots > 1).DistinctBy(ring => ring.Slots))
            Add(AreaKind.Rows, $"now_{ring.Name}_q", ring.SlotBits);
        if (HasSlots)
            Add(AreaKind.Rows, "op_slot_q", w.Slot.Bits);
        if (LanePage.HasRow(plan))
            Add(AreaKind.Rows, "op_row_q", w.Row.Bits);
        if (!w.HasAdditions)
            return;
        Add(AreaKind.Rows, "op_add_q", 1);
        if (plan.Rows.Length + plan.Directs.Length > 1)
            Add(AreaKind.Rows, "op_feed_q", w.Feed.Bits);
        if (w.HasSingle)
            Add(AreaKind.Rows, "op_lanes_q", lanes);
        if (w.Amount is not null)
            Add(AreaKind.Rows, "op_amount_q", w.Amount.Bits);
        if (plan.IsGraded)
            Add(AreaKind.Rows, "op_payload_q", w.Payload!.Bits);
    }

    // What is the same in all lanes is one register: whether sums are taken, and what is added where it does not depend on
    // the lane's own synapses.
    private void Rings()
    {
        var isAlike = plan.Sparse is null && !w.HasSingle;
        var adding = isAlike ? 1 : lanes;
        foreach (var unit in plan.AllRings.GroupBy(ring => ring.Unit))
        {
            var name = unit.First().Name;
            // Behind a product they follow each other, and a shift register takes their place.
            if (!plan.IsGraded)
            {
                Add(AreaKind.Rings, $"lane[*].core.{name}.take_q", 1);
                Add(AreaKind.Rings, $"lane[*].core.{name}.ring.read_take_q", 1);
            }
            Add(AreaKind.Rings, $"lane[*].core.{name}.ring.sum_value_q", lanes * unit.Max(ring => AddedBits(plan, ring)));
        }
        foreach (var ring in plan.AllRings)
        {
            var sums = $"lane[*].core.{ring.Name}";
            // Rings of as many slots have one address, as long as the deepest needs.
            var isDeepest = ring == plan.AllRings.Where(other => other.Slots == ring.Slots).MaxBy(other => other.Depth);
            var address = isDeepest ? AddressBits(ring) : 0;
            var hits = isAlike && HasOneDelay(ring) ? 1 : lanes;
            if (plan.IsGraded)
            {
                Add(AreaKind.Rings, $"{sums}.late.due_q", adding);
                Add(AreaKind.Rings, $"{sums}.late.due_addr_q", address);
            }
            Add(AreaKind.Rings, $"{sums}.valid_q", adding);
            Add(AreaKind.Rings, $"{sums}.addr_q", address);
            Add(AreaKind.Rings, $"{sums}.ring.read_valid_q", adding);
            Add(AreaKind.Rings, $"{sums}.ring.read_addr_q", address);
            Add(AreaKind.Rings, $"{sums}.ring.read_hits_sum_q", hits);
            Add(AreaKind.Rings, $"{sums}.ring.read_hits_written_q", hits);
            Add(AreaKind.Rings, $"{sums}.ring.sum_valid_q", adding);
            Add(AreaKind.Rings, $"{sums}.ring.sum_addr_q", address);
            Add(AreaKind.Rings, $"{sums}.ring.sum_base_q", lanes * ring.Bits);
            Add(AreaKind.Rings, $"{sums}.ring.written_q", lanes * ring.Bits);
        }
        if (!plan.AllRings.Any())
            return;
        var widest = plan.AllRings.MaxBy(ring => AddedBits(plan, ring))!;
        var isInBlock = plan.IsGraded && plan.AllRings.Count() == 1;
        var added = isInBlock ? 0 : lanes * AddedBits(plan, widest);
        Add(AreaKind.Rings, $"lane[*].core.{widest.Name}.value_q", added);
        Add(AreaKind.Rings, $"lane[*].core.{widest.Name}.ring.read_value_q", added);
        if (plan.IsGraded)
            // The payload is held within the multiplier block.
            Add(AreaKind.Rings, "lane[*].core.weight_q", lanes * WeightBits(plan));
    }

    // The row above the slot is the same in all lanes, unless each follows a list of its own.
    private int AddressBits(RingPlan ring)
    {
        var (bits, slot) = (Width.Of(ring.Depth - 1), ring.Slots == 1 ? 0 : ring.SlotBits);
        return plan.Sparse is not null ? lanes * bits
            : HasOneDelay(ring) ? bits
            : ring.Slots == 1 << ring.SlotBits ? bits + ((lanes - 1) * slot)
            : lanes * bits;
    }

    private bool HasOneDelay(RingPlan ring) => ring.Slots == 1 || plan.Rows.Select(row => row.Feed).Where(feed => feed.Ring is not null).All(feed => feed.Delay.IsConstant);

    /// <summary>Bits of what is added to a ring.</summary>
    public static int AddedBits(HardwarePlan plan, RingPlan ring) => plan.IsGraded ? ring.Bits : Math.Min(ring.Bits, WeightBits(plan));

    // The low bits of what is moved to the left are 0; of its sign's copies one is kept.
    private static int WeightBits(HardwarePlan plan)
    {
        var feeds = plan.Rows.Select(one => one.Feed).Concat(plan.Sparse?.Classes ?? []).Where(feed => feed.Ring is not null)
            .Select(feed => (feed.Shift, Bits: feed.Weight.Bits + (feed.Weight.Signed ? 0 : 1), feed.Weight.IsConstant))
            .Concat(plan.Directs.Where(direct => direct.Ring is not null).Select(direct => (direct.Shift, Bits: direct.Channels.PayloadWords == 0 ? Width.Of(Math.Abs(direct.Channels.Fixed)) + 1 : direct.Channels.Payload.Bits, IsConstant: direct.Channels.PayloadWords == 0)))
            .ToList();
        return feeds is [] or [{ IsConstant: true }] ? 0 : feeds.Max(feed => feed.Shift + feed.Bits) - feeds.Min(feed => feed.Shift);
    }

    private void Neurons()
    {
        foreach (var unit in plan.Units)
        {
            var area = plan.Modules[unit.Number].Area;
            var rings = plan.Rings[unit.Number];
            var known = new KnownValues(area.Datapath, unit, rings);
            Add(AreaKind.Neurons, $"lane[*].core.{unit.Name} outputs", lanes * area.Outputs.Sum(output => Math.Min(output.Bits, Math.Max(0, known.Width(output.Step) - known.LowZeros(output.Step)))));
            foreach (var chain in area.Chains)
            {
                var step = area.Datapath.Steps[chain.Step];
                var isShown = step.Op == Op.ReadPort && rings[step.Amount] is { } ring && IsProbed(ring);
                var columns = step.Op == Op.ReadParam ? ColumnsOf(unit) : null;
                var counts = Enumerable.Range(0, lanes).Select(lane => chain.Count(known.Varying(chain.Step) & (columns is null ? All : VaryingBits(unit, step.Amount, columns, lane)), user => known.IsProduct(user) && NeuronArea.IsBlock(area.Datapath.Steps[user]), isShown)).ToList();
                Add(AreaKind.Neurons, $"lane[*].core.{unit.Name}.*", counts.Sum(count => count.Registers));
                ShiftRegisters += counts.Sum(count => count.Shifts);
            }
            // A sum that no neuron reads is only seen.
            foreach (var shown in rings.OfType<RingPlan>().Where(one => IsProbed(one) && !area.Chains.Any(chain => area.Datapath.Steps[chain.Step] is { Op: Op.ReadPort } step && step.Amount == one.Port)))
                Add(AreaKind.Rings, $"lane[*].core.{shown.Name}.ring.taken_q", lanes * shown.Bits);
        }
    }

    private bool IsProbed(RingPlan ring) => plan.Memory.Any(region => region.Kind == RegionKind.Port && region.Ring == ring);

    // A parameter's bits that differ between the neurons of a small memory, each of those that are alike once.
    private static BigInteger VaryingBits(UnitPlan unit, int param, MemoryColumns columns, int lane)
    {
        if (unit.Params[param].Field is not { } field)
            return All;
        var bits = Enumerable.Range(0, field.Bits).Where(bit => columns.Varies((lane * unit.ParamMemory!.Width) + field.Offset + bit)).DistinctBy(bit => columns[(lane * unit.ParamMemory!.Width) + field.Offset + bit]);
        return bits.Aggregate(BigInteger.Zero, (varying, bit) => varying | (BigInteger.One << bit));
    }

    // Where registers and tables take the place of the memory.
    private MemoryColumns? ColumnsOf(UnitPlan unit) =>
        unit.ParamMemory is { } memory && MemoryTable.Of(plan).FirstOrDefault(row => row.Name == memory.Name) is { IsRead: true } row && shapes.Map(row.Width, row.Depth, isRead: true).Shape is null
            ? MemoryColumns.Of(memory, lanes)
            : null;

    private void Lists()
    {
        if (plan.Sparse is not { } sparse)
            return;
        var address = Width.Index(w.ListedDepth) + 1;
        var listed = sparse.LanesWithEntries(plan.Options.HasImages);
        Add(AreaKind.Lists, "sparse_*.spike_store.end_q", listed * address);
        Add(AreaKind.Lists, "sparse_*.spike_store.at_q", listed * address);
        Add(AreaKind.Lists, "sparse_*.spike_store.read_q", listed);
        Add(AreaKind.Lists, "sparse_*.spike_store.handled_q", lanes > 1 ? listed * lanes : 0);
        Add(AreaKind.Lists, "sparse_*.pointer_valid_q", listed);
        Add(AreaKind.Lists, "sparse_*.left_q", listed * sparse.Length.Bits);
        Add(AreaKind.Lists, "sparse_*.entry_q", listed * sparse.List.AddressBits);
        Add(AreaKind.Lists, "sparse_*.add_q", listed);
        if (plan.IsGraded)
            foreach (var payload in (ReadOnlySpan<string>)["pointer_payload_q", "word_payload_q"])
                Add(AreaKind.Lists, $"sparse_*.{payload}", listed * w.Payload!.Bits);
    }

    private void Draws()
    {
        foreach (var unit in plan.Units)
        {
            var words = plan.Modules[unit.Number].Area.Datapath.Steps.Where(step => step.Op == Op.Random).ToList();
            // Rounds between registers; of the last what is used.
            foreach (var block in LanePage.DrawBlocks(plan.Modules[unit.Number]))
                Add(AreaKind.Random, $"lane[*].core.{unit.Name}_draw_{block}.*", lanes * (320 + words.Where(step => step.Low / 2 == block).Sum(step => step.Amount)));
        }
        if (!HasDraws)
            return;
        // What all lanes draw from.
        Add(AreaKind.Random, "lane[*].core.*.key_*", 128);
        Add(AreaKind.Random, "key.*", 76);
        Add(AreaKind.Random, "draw_group_q", w.Group.Bits);
    }

    private void Scan()
    {
        if (plan.Scan.IsEmpty)
        {
            if (plan.Options.Digest)
                Add(AreaKind.Shown, "tail_q", 4);
            return;
        }
        Add(AreaKind.Shown, "scan.item_q", Width.Index(plan.Scan.Length));
        var probes = plan.Scan.Any(item => item.Probe is not null);
        foreach (var flag in (ReadOnlySpan<string>)["over_q", "start_q"])
            Add(AreaKind.Shown, $"scan.{flag}", 1);
        if (probes)
            Add(AreaKind.Shown, "scan.begun_q", 1);
        if (plan.Scan.Any(item => item.Words > 1))
            Add(AreaKind.Shown, "scan.high_q", 1);
        Add(AreaKind.Shown, "scan.row_q", RowBits);
        Add(AreaKind.Shown, "scan.lane_q", w.Lane.Bits);
        Add(AreaKind.Shown, "scan.left_q", plan.Scan.Max(item => Width.Index(item.Count)));
        if (w.Planes)
            Add(AreaKind.Shown, "scan.both.place_q", w.Row.Bits);
        if (probes)
        {
            Add(AreaKind.Shown, "shows_head_q", 1);
            Add(AreaKind.Shown, "shows_value_q", 1);
            Add(AreaKind.Shown, "shows_probe_q", Width.Of(plan.Network.Probes.Length - 1));
        }
        if (!plan.Options.Digest)
            return;
        Add(AreaKind.Digest, "tail_q", 4);
        // Without a state it stays that of nothing.
        if (plan.Scan.All(item => !item.IsDigest))
            return;
        Add(AreaKind.Digest, "shows_digest_q", 1);
        Add(AreaKind.Digest, "cell_q", Word);
        Add(AreaKind.Digest, "state_digest.*", 423);
    }

    private void Output()
    {
        Add(AreaKind.Control, "words_out.valid_q", 1);
        Add(AreaKind.Control, "words_out.last_q", 1);
        Add(AreaKind.Control, "words_out.data_q", Word);
    }

    private void Port()
    {
        Add(AreaKind.Shown, "memory_port.reads_q", 1);
        Add(AreaKind.Shown, "memory_port.good_q", plan.Memory.IsEmpty ? 0 : 1);
        Add(AreaKind.Shown, "memory_port.stores_q", plan.Memory.Any(region => region.Loadable) ? 1 : 0);
        if (plan.Memory.Any(region => region is { Loadable: true, Words: > 1 }))
            Add(AreaKind.Shown, "memory_port.pairs.low_q", Word);
        if (plan.Memory.IsEmpty)
            return;
        if (plan.Memory.Any(region => region.Words > 1))
            Add(AreaKind.Shown, "shows_high_q", 1);
        Add(AreaKind.Shown, "shows_lane_q", w.LaneBits);
        Add(AreaKind.Shown, "shows_signal_q", Width.Index(plan.Memory.Length));
        foreach (var ring in plan.Memory.Where(region => region.Kind == RegionKind.Port).Select(region => region.Ring).OfType<RingPlan>().Distinct())
            Add(AreaKind.Shown, $"taken_{ring.Name}_row_q", ring.Unit.RowBits);
    }

    private void Memories()
    {
        if (plan.Units.Any(unit => unit.StateBits > 0))
        {
            Add(AreaKind.Memories, "initial_unit_q", w.Unit.Bits);
            Add(AreaKind.Memories, "initial_row_q", RowBits);
            foreach (var (name, bits) in PopulationConstants.OfInitial(plan).Names)
                Add(AreaKind.Memories, $"{name}_q", bits);
        }
        foreach (var memory in MemoryTable.Of(plan).Where(memory => memory.Width > 0))
            Add(AreaKind.Memories, $"memory {memory.Name}", shapes.Map(memory.Width, memory.Depth, memory.IsRead, memory.HasOnePort).Shape switch
            {
                { IsBlock: true } => 0,
                { IsBlock: false } => CopiesOf(memory) * ReadBits(memory),
                null when memory.IsRead => MemoryColumns.Distinct(plan, memory),
                null => CopiesOf(memory) * ReadBits(memory) * (1 + memory.Depth),
            });
    }

    private int CopiesOf(MemoryRow memory) => memory.Name == "sparse_spike_store" ? plan.Sparse!.LanesWithEntries(plan.Options.HasImages) : memory.Copies;

    // The number of a spike's source is stored, but where there is one only, nobody reads it.
    private int ReadBits(MemoryRow memory) => memory.Name switch
    {
        "spike_store" when plan.Sources.Count(plan.Stores) == 1 => memory.Width - w.Source.Bits,
        "sparse_spike_store" => memory.Width - (plan.Sparse!.FirstSource.Count(first => first is not null) == 1 ? w.Source.Bits : 0) - (plan.IsGraded ? 0 : w.Store.Bits - w.StorePayloadsLow),
        _ => memory.Width,
    };

    private void Axi() => Add(AreaKind.Shell, "shell", 241 + (plan.Options.Digest ? 4 : 0));

    private void Add(AreaKind part, string name, int bits)
    {
        if (bits > 0)
            rows.Add(new(part, name, bits));
    }
}
