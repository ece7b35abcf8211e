using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A connection between the core and each of its lanes.</summary>
/// <param name="Declaration">In the lane.</param>
/// <param name="Outside">What the core connects, in the loop over lanes <c>l</c>.</param>
internal sealed record LanePort(string Name, string Declaration, string Outside, string Comment = "");

/// <summary>What the template of a lane shows.</summary>
internal static class LanePage
{
    public static object Of(HardwarePlan plan)
    {
        var w = new CoreWidths(plan);
        var graded = plan.IsGraded;
        var rings = plan.AllRings.ToList();
        var mask = new Bus(Math.Max(1, rings.Count));
        var product = new Bus(w.Weight.Bits + (w.Payload?.Bits ?? 0));
        return new
        {
            Network = PrintedName.InLine(plan.Network.Name),
            plan.Options.Prefix,
            Ports = Ports(plan, w).Select(p => new { p.Declaration, Comment = p.Comment.Length > 0 ? $" // {p.Comment}" : "" }),
            HasLaneNumber = HasLaneNumber(plan),
            w.Unit,
            Weight = new { w.Weight.Range, Zero = Literals.Signed(0, w.Weight.Bits) },
            w.Slot,
            w.Row,
            RingMask = mask,
            HasSlots = HasSlots(plan),
            IsFed = IsFed(plan),
            HasRow = HasRow(plan),
            HasAmounts = w.Amount is not null && rings.Count > 0 && w.HasAdditions,
            UnusedWords = UnusedWords(plan, w),
            IsOne = plan.Sparse is null && plan.Rows.Length + plan.Directs.Length <= 1,
            One = One(plan, w, mask),
            ChoiceLines = Choice(plan, w, mask),
            RowExpression = plan.Sparse is { } sparse
                ? w.HasAdditions || rings.Count > 0 ? $"sparse_add ? {VerilogText.Unsigned("sparse_word", sparse.Row, sparse.List.Width, w.Row)} : op_row" : VerilogText.Unsigned("sparse_word", sparse.Row, sparse.List.Width, w.Row)
                : "op_row",
            Adds = plan.Sparse is null
                ? (w.HasAdditions ? (w.HasSingle ? "op_add && op_here" : "op_add") : "1'b0")
                : w.HasAdditions ? (w.HasSingle ? "sparse_add || (op_add && op_here)" : "sparse_add || op_add") : "sparse_add",
            Graded = graded,
            Payload = w.Payload,
            PayloadExpression = plan.Sparse is null ? "op_payload" : plan.Rows.Length + plan.Directs.Length > 0 ? "sparse_add ? $signed(sparse_payload) : op_payload" : "$signed(sparse_payload)",
            Product = product,
            ProductUnused = product.Bits > w.Value.Bits ? $"product[{product.High}:{w.Value.Bits}]" : null,
            Rings = rings.Select(r => Ring(w, r, graded, PlanTiming.Of(plan).SweepSlots(r.Unit), plan.Scan.Any(s => s.Signal.Kind == SignalKind.Port && plan.Rings[s.Unit.Number][s.Signal.Index] == r),
                plan.Modules[r.Unit.Number].Ports.Any(p => p.Kind == NeuronPortKind.Port && p.Index == r.Port))),
            Units = plan.Units.Select(unit => Unit(plan, w, unit)),
        };
    }

    public static bool HasLaneNumber(HardwarePlan plan) => plan.Options.Lanes > 1 && Draws(plan);

    /// <summary>Whether anything comes of what neurons draw.</summary>
    public static bool Draws(HardwarePlan plan) => plan.Units.Any(u => DrawBlocks(plan.Modules[u.Number]).Count > 0);

    private static bool HasSlots(HardwarePlan plan) => plan.AllRings.Any(r => r.Slots > 1);

    public static bool HasRow(HardwarePlan plan) => plan.AllRings.Any(r => r.Unit.Rows > 1);

    private static bool IsFed(HardwarePlan plan) => plan.AllRings.Any();

    public static List<LanePort> Ports(HardwarePlan plan, CoreWidths w)
    {
        var lanes = plan.Options.Lanes;
        var rings = plan.AllRings.ToList();
        var ports = new List<LanePort>();
        if (rings.Count > 0)
        {
            In("op_take", w.Unit.Bits, "op_take_q", comment: "take the sums of a row: one bit a unit");
            if (HasRow(plan))
                In("op_row", w.Row.Bits, "op_row_q");
            if (HasSlots(plan))
                In("op_slot", w.Slot.Bits, "op_slot_q", comment: "slots behind now, in a sweep");
            if (w.HasAdditions)
            {
                In("op_add", 1, "op_add_q", comment: "add to a row");
                if (plan.Rows.Length + plan.Directs.Length > 1)
                    In("op_feed", w.Feed.Bits, "op_feed_q", comment: "what is added");
                if (w.HasSingle)
                    In("op_here", 1, "op_lanes_q[l]", comment: "in this lane");
                if (w.Amount is not null)
                    In("op_amount", w.Amount.Bits, "op_amount_q", signed: true);
                if (plan.IsGraded)
                    In("op_payload", w.Payload!.Bits, "op_payload_q", signed: true);
            }
            foreach (var memory in plan.Rows.Where(r => r.Feed.Ring is not null).Select(r => r.Memory).OfType<MemoryPlan>())
                In($"word_{memory.Name}", memory.Width, Slice($"word_{memory.Name}", memory.Width));
            if (plan.Sparse is { } sparse)
            {
                In("sparse_add", 1, "sparse_add[l]", comment: "the list's entry, this clock");
                In("sparse_word", sparse.List.Width, Slice("sparse_word", sparse.List.Width));
                if (plan.IsGraded)
                    In("sparse_payload", w.Payload!.Bits, Slice("sparse_payload", w.Payload.Bits));
            }
            foreach (var ring in rings.Where(r => r.Slots > 1))
                In($"now_{ring.Name}", ring.SlotBits, $"now_{ring.Name}_q");
        }
        if (Draws(plan))
        {
            In("key_a", 32, "key_a");
            In("key_b", 32, "key_b");
            In("draw_group", w.Group.Bits, "draw_group", comment: "row of the population that draws");
        }
        foreach (var (name, bits) in PopulationConstants.Of(plan).Names)
            In(name, bits, name, signed: true);
        var shownRings = plan.Scan.Where(s => s.Signal.Kind == SignalKind.Port).Select(s => plan.Rings[s.Unit.Number][s.Signal.Index]).OfType<RingPlan>().Distinct().ToList();
        foreach (var unit in plan.Units)
        {
            var module = plan.Modules[unit.Number];
            if (!module.Starts.IsEmpty)
                In($"start_{unit.Name}", 1, $"starts[{unit.Number}]", comment: "its neurons take their initial states");
            if (unit.StateBits > 0 && module.Ports.Any(p => p.Kind == NeuronPortKind.State))
                In($"state_{unit.Name}", unit.StateBits, Slice($"state_{unit.Name}", unit.StateBits));
            if (unit.ParamMemory is { } parameters)
                In($"params_{unit.Name}", parameters.Width, Slice($"params_{unit.Name}", parameters.Width));
            Out($"spike_{unit.Name}", 1, $"spike_{unit.Name}[l]");
            if (unit.Populations[0].Source.PayloadBits > 0)
                Out($"payload_{unit.Name}", w.Payload!.Bits, Slice($"payload_{unit.Name}", w.Payload.Bits));
            if (unit.StateBits > 0)
                Out($"next_{unit.Name}", unit.StateBits, Slice($"next_{unit.Name}", unit.StateBits));
            if (LetBits(module) > 0)
                Out($"lets_{unit.Name}", LetBits(module), Slice($"lets_{unit.Name}", LetBits(module)));
        }
        foreach (var ring in shownRings)
            Out($"taken_{ring.Name}", ring.Bits, Slice($"taken_{ring.Name}", ring.Bits));
        return ports;

        void In(string name, int bits, string outside, bool signed = false, string comment = "") => ports.Add(new(name, Declared("input ", name, bits, signed), outside, comment));
        void Out(string name, int bits, string outside) => ports.Add(new(name, Declared("output", name, bits, false), outside));
        string Slice(string name, int bits) => lanes == 1 ? name : bits == 1 ? $"{name}[l]" : $"{name}[l * {bits} +: {bits}]";
    }

    // A bit a unit stays a vector, even of one.
    private static string Declared(string direction, string name, int bits, bool signed)
    {
        var type = bits == 1 && !signed && name != "op_take" ? "" : new Bus(bits).Range;
        return $"{direction} wire {(signed ? "signed " : type.Length > 0 ? "       " : "")}{type}{(type.Length > 0 ? " " : "              ")}{name}";
    }

    /// <summary>Bits of all recorded lets of a neuron.</summary>
    public static int LetBits(NeuronModule module) => module.Ports.Where(p => p.Kind == NeuronPortKind.Let).Sum(p => p.Bits);

    // Bits that nothing depends on: of synapses the delays to rings without slots, rows of which there is one; models without a ring.
    private static List<object> UnusedWords(HardwarePlan plan, CoreWidths w)
    {
        var unused = new List<object>();
        foreach (var row in plan.Rows.Where(r => r is { Memory: not null, Feed.Ring: not null }))
            Add($"word_{row.Memory!.Name}", row.Memory.Width, Used(w, row.Feed));
        if (plan.Sparse is { } sparse && plan.AllRings.Any())
            Add("sparse_word", sparse.List.Width, sparse.Classes.Aggregate(Mask(sparse.Class) | (HasRow(plan) ? Mask(sparse.Row) : 0), (used, c) => used | Used(w, c)));
        foreach (var unit in plan.Units)
        {
            var read = plan.Modules[unit.Number].Ports;
            if (read.Any(p => p.Kind == NeuronPortKind.State))
                Add($"state_{unit.Name}", unit.StateBits, read.Where(p => p.Kind == NeuronPortKind.State).Aggregate(BigInteger.Zero, (used, p) => used | Mask(unit.States[p.Index])));
            if (unit.ParamMemory is { } parameters)
                Add($"params_{unit.Name}", parameters.Width, read.Where(p => p.Kind == NeuronPortKind.Param && unit.Params[p.Index].Field is not null)
                    .Aggregate(BigInteger.Zero, (used, p) => used | Mask(unit.Params[p.Index].Field!.Value)));
        }
        var rowBits = plan.AllRings.Select(r => r.Unit.Rows == 1 ? 0 : r.Unit.RowBits).DefaultIfEmpty(0).Max();
        if (plan.AllRings.Any() && !HasSlots(plan))
            Add("op_take", w.Unit.Bits, plan.AllRings.Aggregate(BigInteger.Zero, (used, ring) => used | (BigInteger.One << ring.Unit.Number)));
        if (HasRow(plan))
            Add("row", w.Row.Bits, (BigInteger.One << rowBits) - 1);
        return unused;

        void Add(string word, int bits, BigInteger used)
        {
            for (var high = bits - 1; high >= 0; high--)
            {
                if (!(used >> high).IsEven)
                    continue;
                var low = high;
                while (low > 0 && (used >> (low - 1)).IsEven)
                    low--;
                unused.Add(new { Name = $"{word}_unused{(unused.Count > 0 ? $"_{unused.Count}" : "")}", Bits = VerilogText.Bits(word, new(low, high - low + 1, false, 0), bits) });
                high = low;
            }
        }
    }

    private static BigInteger Used(CoreWidths w, Feed feed) => feed.Ring is null ? 0
        : Mask(feed.Weight with { Bits = Math.Min(feed.Weight.Bits, w.Weight.Bits - feed.Shift) })
            | (feed.Ring.Slots > 1 ? Mask(feed.Delay with { Bits = Math.Min(feed.Delay.Bits, w.Slot.Bits) }) : 0);

    private static BigInteger Mask(NumberField field) => ((BigInteger.One << field.Bits) - 1) << field.Offset;

    // Where nothing is to be chosen.
    private static object One(HardwarePlan plan, CoreWidths w, Bus mask)
    {
        var lines = plan.Rows.Length > 0 ? Feed(w, mask, plan.Rows[0].Feed, plan.Rows[0].Memory is { } memory ? $"word_{memory.Name}" : "", plan.Rows[0].Memory?.Width ?? 0)
            : plan.Directs.Length > 0 ? Direct(w, mask, plan.Directs[0])
            : [];
        return new { Weight = Value("weight", Literals.Signed(0, w.Weight.Bits)), Delay = Value("delay", w.Slot.Zero), Ring = Value("ring", mask.Zero) };

        string Value(string name, string otherwise) =>
            lines.Find(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[(line.IndexOf('=', StringComparison.Ordinal) + 2)..^1] : otherwise;
    }

    // What chooses weight, delay and ring: lists before rows before generators, of which only one acts in a clock.
    private static List<string> Choice(HardwarePlan plan, CoreWidths w, Bus mask)
    {
        var lines = new List<string>();
        var feeds = plan.Rows.Select(r => (Name: r.Projection, Lines: Feed(w, mask, r.Feed, r.Memory is null || r.Feed.Ring is null ? "" : $"word_{r.Memory.Name}", r.Memory?.Width ?? 0)))
            .Concat(plan.Directs.Select(d => (Name: d.Channels.Name, Lines: Direct(w, mask, d)))).ToList();
        var indent = "        ";
        if (plan.Sparse is { } sparse)
        {
            lines.Add($"{indent}if (sparse_add) begin");
            var classes = sparse.Classes.Select(c => (Name: c.Ring?.Name ?? "nothing", Lines: Feed(w, mask, c, "sparse_word", sparse.List.Width))).ToList();
            Case(classes, sparse.Class.IsConstant ? "" : VerilogText.Bits("sparse_word", sparse.Class, sparse.List.Width), new Bus(Math.Max(1, sparse.Class.Bits)), indent + "    ");
            lines.Add($"{indent}end{(feeds.Count > 0 ? " else begin" : "")}");
            if (feeds.Count > 0)
            {
                Case(feeds, "op_feed", w.Feed, indent + "    ");
                lines.Add($"{indent}end");
            }
        }
        else if (feeds.Count > 0)
            Case(feeds, "op_feed", w.Feed, indent);
        return lines;

        void Case(List<(string Name, List<string> Lines)> items, string selector, Bus bus, string indent)
        {
            if (items.Count == 1)
            {
                lines.AddRange(items[0].Lines.Select(line => indent + line));
                return;
            }
            lines.Add($"{indent}case ({selector})");
            for (var i = 0; i < items.Count; i++)
            {
                lines.Add($"{indent}    {(i + 1 == items.Count ? "default" : bus.Of(i))}: begin // {items[i].Name}");
                lines.AddRange(items[i].Lines.Select(line => $"{indent}        {line}"));
                lines.Add($"{indent}    end");
            }
            lines.Add($"{indent}endcase");
        }
    }

    private static List<string> Feed(CoreWidths w, Bus mask, Feed feed, string word, int wordBits)
    {
        if (feed.Ring is null)
            return [$"ring = {mask.Zero};"];
        var lines = new List<string>
        {
            $"weight = {VerilogText.AlignedField(word, feed.Weight, wordBits, feed.Shift, w.Weight.Bits)};",
            $"ring   = {CorePage.OneHot(mask, feed.Ring.Number)};",
        };
        if (feed.Ring.Slots > 1)
            lines.Insert(1, $"delay  = {Delay(w.Slot, feed, word, wordBits)};");
        return lines;
    }

    // From the tick of the event to the slot, counted from now; the last slot behind now is now itself.
    private static string Delay(Bus slot, Feed feed, string word, int wordBits)
    {
        var least = feed.Delay.Base % (1L << slot.Bits);
        if (feed.Delay.IsConstant)
            return slot.Of(feed.Delay.Base == feed.Ring!.Slots ? 0 : feed.Delay.Base);
        var have = Math.Min(feed.Delay.Bits, slot.Bits);
        var field = feed.Delay with { Bits = have };
        var raw = VerilogText.Bits(word, field, wordBits);
        var wide = slot.Bits == have ? raw : $"{{{slot.Bits - have}'d0, {raw}}}";
        return least == 0 ? wide : $"{wide} + {slot.Of(least)}";
    }

    private static List<string> Direct(CoreWidths w, Bus mask, DirectInput direct)
    {
        if (direct.Ring is null)
            return [$"ring = {mask.Zero};"];
        var lines = new List<string>
        {
            direct.Channels.PayloadWords > 0
                ? $"weight = {VerilogText.Aligned("op_amount", w.Amount!.Bits, direct.Shift, w.Weight.Bits)};"
                : $"weight = {Literals.Signed((BigInteger)direct.Channels.Fixed << direct.Shift, w.Weight.Bits)};",
            $"ring   = {CorePage.OneHot(mask, direct.Ring.Number)};",
        };
        return lines;
    }

    private static object Ring(CoreWidths w, RingPlan r, bool graded, int sweepSlots, bool probed, bool isRead)
    {
        var slot = new Bus(r.SlotBits);
        var addr = new Bus(r.AddressBits);
        return new
        {
            r.Name,
            r.Number,
            Probed = probed,
            IsUnread = !probed && !isRead,
            r.Slots,
            r.SlotBits,
            Unit = r.Unit.Number,
            // Beyond its slots a sweep would reach into the next row.
            SlotFits = sweepSlots > r.Slots && r.Slots < 1 << r.SlotBits ? $" && op_slot < {w.Slot.Of(r.Slots)}" : "",
            Row = r.Unit.Rows == 1 ? addr.Zero : VerilogText.Times("row", w.Row.Bits, r.Unit.RowBits, r.Slots, addr.Bits),
            Delay = r.Slots == 1 ? "1'b0" : $"delay{slot.Slice(w.Slot.Bits)}",
            Now = r.Slots == 1 ? "1'b0" : $"now_{r.Name}",
            Addr = addr.Range,
            AddrBits = addr.Bits,
            r.Depth,
            r.Bits,
            Word = new Bus(r.Bits).Range,
            Low = new Bus(r.Bits).Slice(graded ? w.Weight.Bits + w.Payload!.Bits : w.Weight.Bits),
        };
    }

    /// <summary>Of two words each, that a neuron draws.</summary>
    public static List<int> DrawBlocks(NeuronModule module) =>
        [.. module.Ports.Where(p => p.Kind == NeuronPortKind.Draw).Select(p => p.Index / 2).Distinct().Order()];

    private static object Unit(HardwarePlan plan, CoreWidths w, UnitPlan unit)
    {
        var module = plan.Modules[unit.Number];
        var wires = new List<string>();
        var ports = new List<object>();
        if (!module.Starts.IsEmpty)
            ports.Add(new { Name = "start", Value = $"start_{unit.Name}" });
        foreach (var port in module.Ports)
        {
            var own = $"{unit.Name}_{port.Name}";
            switch (port.Kind)
            {
                case NeuronPortKind.Param:
                    Connect(unit.Params[port.Index] is { Field: { } field }
                        ? Wire(VerilogText.Field($"params_{unit.Name}", field, unit.ParamMemory!.Width, port.Bits))
                        : unit.Params[port.Index].Single is { } single ? Literals.Signed(single, port.Bits) : PopulationConstants.NameOf(unit, port.Index));
                    break;
                case NeuronPortKind.State:
                    Connect(Wire(VerilogText.Field($"state_{unit.Name}", unit.States[port.Index], unit.StateBits, port.Bits)));
                    break;
                case NeuronPortKind.Port:
                    Connect(plan.Rings[unit.Number][port.Index] is { } ring ? $"{ring.Name}_taken" : Literals.Signed(unit.Datapath.Model.Ports[port.Index].Min, port.Bits));
                    break;
                case NeuronPortKind.Draw:
                    Connect($"{unit.Name}_draw_{port.Index / 2}_{(port.Index % 2 == 0 ? "a" : "b")}");
                    break;
                case NeuronPortKind.Next:
                    Out(own, port.Bits, $"next_{unit.Name}", unit.States[port.Index], unit.StateBits);
                    break;
                case NeuronPortKind.Spike:
                    Connect($"spike_{unit.Name}");
                    break;
                case NeuronPortKind.Payload:
                    wires.Add($"wire signed {new Bus(port.Bits).Range} {own};");
                    wires.Add($"assign payload_{unit.Name} = {VerilogText.Aligned(own, port.Bits, 0, w.Payload!.Bits)};");
                    Connect(own);
                    break;
                case NeuronPortKind.Let:
                    Out(own, port.Bits, $"lets_{unit.Name}", MemoryMap.LetField(module, port.Index), LetBits(module));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException($"{port.Kind} is not a port");
            }

            // A wire of its own: yosys takes no $signed in a connection.
            string Wire(string value)
            {
                wires.Add($"wire signed {new Bus(port.Bits).Range} {own} = {value};");
                return own;
            }

            void Connect(string value) => ports.Add(new { port.Name, Value = value });

            void Out(string wire, int bits, string word, NumberField field, int wordBits)
            {
                wires.Add($"wire signed {new Bus(bits).Range} {wire};");
                wires.Add($"assign {VerilogText.Bits(word, field, wordBits)} = {wire}{new Bus(field.Bits).Slice(bits)};");
                if (bits > field.Bits)
                    wires.Add($"wire {wire}_unused = &{{1'b0, {wire}[{bits - 1}{(bits - 1 > field.Bits ? $":{field.Bits}" : "")}]}};");
                Connect(wire);
            }
        }
        var pad = 32 - w.Group.Bits - w.LaneBits;
        return new
        {
            unit.Name,
            Title = PrintedName.InLine(string.Join(", ", unit.Populations.Select(p => p.Source.Population.Name))),
            Module = module.Name,
            Wires = wires,
            Ports = ports,
            Neuron = w.LaneBits == 0 ? $"{{{pad}'d0, draw_group}}" : $"{{{pad}'d0, draw_group, LANE[{w.LaneBits - 1}:0]}}",
            Draws = DrawBlocks(module).Select(block => new
            {
                Name = $"{unit.Name}_draw_{block}",
                Number = block,
                Unused = Unused(module, unit, block, 0, "a") ?? Unused(module, unit, block, 1, "b"),
            }),
        };
    }

    private static string? Unused(NeuronModule module, UnitPlan unit, int block, int half, string name) =>
        module.Ports.Any(p => p.Kind == NeuronPortKind.Draw && p.Index == 2 * block + half) ? null : $"{unit.Name}_draw_{block}_{name}";
}
