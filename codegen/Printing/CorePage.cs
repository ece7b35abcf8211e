using System.Globalization;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the template of the core shows.</summary>
internal static class CorePage
{
    public static object Of(HardwarePlan plan)
    {
        var w = new CoreWidths(plan);
        var options = plan.Options;
        var timing = PlanTiming.Of(plan);
        var graded = plan.IsGraded;
        var rings = plan.AllRings.ToList();
        var placed = plan.Units.SelectMany(unit => unit.Populations, (Unit, Population) => (Unit, Population)).OrderBy(p => p.Population.Source.Output).ToList();
        var regions = plan.Memory;
        var port = MemoryPortPage.Of(plan, w);
        var probedRings = regions.Where(r => r.Kind == RegionKind.Port).Select(r => r.Ring).OfType<RingPlan>().Distinct().ToList();
        var gathered = plan.Sources.Where(s => s.Output is null && plan.Delivers(s)).ToList();
        var payloadWords = plan.Events.Inputs.Select(i => i.PayloadWords).DefaultIfEmpty(0).Max();
        var unsignedInputs = plan.Events.Inputs.Select((input, id) => (input, id)).Where(i => i.input.IsUnsignedWord).Select(i => $"event_id == {w.Id.Of(i.id)}").ToList();
        var payloadBits = payloadWords > 1 ? 64 : unsignedInputs.Count > 0 ? 33 : 32;
        var storeDepth = w.StoreDepth;
        var storeAddr = new Bus(Width.Of(storeDepth));
        var scanLane = w.Lane;
        var hasDraws = plan.Units.Any(u => u.Model.Draws > 0);
        var steps = plan.Program.Select((step, index) => (step, index)).ToList();
        var updates = steps.Where(s => s.step.Phase == Phase.Update).ToList();
        var keys = steps.Where(s => s.step.Phase == Phase.Key).ToList();
        var sparseSources = plan.Sources.Where(s => plan.Sparse?.FirstSource[s.Number] is not null).ToList();
        var sparsePhase = plan.Program.Any(s => s.Phase == Phase.Sparse);
        var stepped = plan.Sources.Where(s => plan.Rows.Any(r => r.Source == s)).ToList();
        var hasParts = plan.Rows.Any(r => !r.IsWhole);
        var gradedOutputs = plan.Sources.Where(s => s.Output is not null && s.PayloadBits > 0).ToList();
        var item = new Bus(Width.Index(Math.Max(1, plan.Scan.Length)));
        var signal = new Bus(Width.Index(Math.Max(1, regions.Length)));
        var firstDirect = plan.Rows.Length;
        var outputs = plan.Events.Outputs.Length;
        var firstOutput = plan.Sources.Count(s => s.Output is null);
        var constants = PopulationConstants.Of(plan);
        var initial = PopulationConstants.OfInitial(plan);

        return new
        {
            Network = plan.Network.Name,
            options.Prefix,
            options.Lanes,
            w.LaneBits,
            Phases = Enum.GetValues<Phase>().Where(p => p is Phase.Sweep or Phase.Input || plan.Program.Any(s => s.Phase == p))
                .Select(p => new { Name = State(p).PadRight(7), Number = (int)p }),
            Pc = w.Program,
            PayloadWords = payloadWords,
            PayloadIn = new Bus(payloadBits).Range,
            WidePayload = $"{{ {{{payloadBits - 32}{{word_q[31]{(unsignedInputs.Count > 0 ? " && !input_unsigned" : "")}}}}}, word_q}}",
            UnsignedInputs = unsignedInputs.Count > 0 ? string.Join(" || ", unsignedInputs) : null,
            EventId = w.Id,
            NeuronBits = plan.Events.NeuronBits,
            w.Neuron,
            Inputs = plan.Events.Inputs.Select((input, id) => new
            {
                Id = w.Id.Of(id),
                input.Name,
                Holds = Holds(w, input),
                Words = input.PayloadWords,
            }),
            GradedInputs = plan.Events.Inputs.Select((input, id) => (input, id)).Where(i => i.input.PayloadWords > 0)
                .Select(i => new { Id = w.Id.Of(i.id), Fits = Fits(i.input, payloadBits) }),
            AllBit = EventFormat.AllBit,
            KeepBit = EventFormat.KeepBit,
            Outputs = new { Size = outputs, Last = w.Output.Of(Math.Max(0, outputs - 1)) },
            OutputId = w.Output,
            w.Row,
            w.Slot,
            w.Unit,
            Populations = Cases(placed, p => w.Output.Of(p.Population.Source.Output!.Value), (p, label) => new
            {
                Case = label,
                p.Population.Source.Population.Name,
                Unit = OneHot(w.Unit, p.Unit.Number),
                FirstRow = w.Row.Of(p.Population.FirstRow),
                RowsLess1 = w.Row.Of(p.Population.Source.Dealing.Rows - 1),
                SlotsLess1 = w.Slot.Of(timing.SweepSlots(p.Unit) - 1),
                Constants = initial.Of(p.Population),
            }),
            Program = steps.Select(s => new
            {
                Case = w.Program.Of(s.index),
                State = State(s.step.Phase),
                Next = s.index + 1 < steps.Count ? State(steps[s.index + 1].step.Phase) : State(Phase.Input),
            }).ToList(),
            HasUpdates = updates.Count > 0,
            Updates = Cases(updates, s => w.Program.Of(s.index), (s, label) => new
            {
                Case = label,
                s.step.Population!.Source.Population.Name,
                Unit = OneHot(w.Unit, s.step.Unit!.Number),
                FirstRow = w.Row.Of(s.step.Population.FirstRow),
                LastRow = w.Row.Of(s.step.Population.FirstRow + s.step.Population.Source.Dealing.Rows - 1),
                RowsLess1 = w.Row.Of(s.step.Population.Source.Dealing.Rows - 1),
                Source = w.Source.Of(s.step.Population.Source.Number),
                LastLanes = LowLanes(w.Mask, s.step.Population.Source.Dealing.LanesOfLastBlock),
                WriteAt = timing.WriteAt(s.step.Unit),
                Constants = constants.Of(s.step.Population),
            }),
            Keys = Cases(keys, s => w.Program.Of(s.index), (s, label) => new
            {
                Case = label,
                s.step.Population!.Source.Population.Name,
                Word = $"32'd{RandomDraws.PopulationWord(s.step.Population.Source.Population.Name)}",
            }),
            w.Source,
            LaneMask = w.Mask,
            w.Lane,
            w.Group,
            w.Number,
            HasDraws = hasDraws,
            Depth = timing.Depth,
            TakeAt = timing.TakeAt,
            ReadAt = timing.ReadAt,
            SlottedRings = rings.Where(r => r.Slots > 1).Select(r => new
            {
                r.Name,
                Slot = new Bus(r.SlotBits).Range,
                SlotZero = new Bus(r.SlotBits).Zero,
                SlotNext = r.Slots == 1 << r.SlotBits
                    ? $"now_{r.Name}_q + {new Bus(r.SlotBits).One}"
                    : $"now_{r.Name}_q == {new Bus(r.SlotBits).Of(r.Slots - 1)} ? {new Bus(r.SlotBits).Zero} : now_{r.Name}_q + {new Bus(r.SlotBits).One}",
            }),
            HasRings = rings.Count > 0,
            RowEntry = w.Address?.Fit("mem_entry", MemoryPortPage.EntryBits(plan)),
            UnitEntry = w.Row.Fit("mem_entry", MemoryPortPage.EntryBits(plan)),
            HasStates = plan.Units.Any(u => u.StateBits > 0),
            HasOutputPayloads = graded && w.HasAdditions || gradedOutputs.Count > 0,
            HasSlots = rings.Any(r => r.Slots > 1),
            HasLaneNumber = LanePage.HasLaneNumber(plan),
            w.Feed,
            w.HasSingle,
            HasAmounts = w.Amount is not null,
            w.Amount,
            HasAdditions = w.HasAdditions && rings.Count > 0,
            HasFeeds = plan.Rows.Length + plan.Directs.Length > 1 && rings.Count > 0,
            HasRow = LanePage.HasRow(plan),
            HasPayloads = graded && w.HasAdditions,
            Payload = w.Payload,
            PayloadRaw = w.Payload,
            RowMemories = plan.Rows.Where(r => r.Memory is not null).Select(r => new
            {
                r.Memory!.Name,
                Words = new Bus(r.Memory.Width * options.Lanes).Range,
                Width = r.Memory.Width * options.Lanes,
                r.Memory.Depth,
                AddrBits = r.Memory.AddressBits,
                Slice = new Bus(r.Memory.AddressBits).Slice(w.Address!.Bits),
                Loads = port.LoadOf(r.Memory),
            }),
            Units = Cases([.. plan.Units], u => OneHot(w.Unit, u.Number), (u, label) => UnitOf(plan, w, port, u, label)),
            ProbedRings = probedRings.Select(r => new
            {
                r.Name,
                Words = new Bus(r.Bits * options.Lanes).Range,
                WordsWidth = r.Bits * options.Lanes,
                r.Unit.Rows,
                Unit = r.Unit.Number,
                r.Unit.RowBits,
                RowRange = new Bus(r.Unit.RowBits).Range,
                RowSlice = new Bus(r.Unit.RowBits).Slice(w.Row.Bits),
            }),
            Sparse = plan.Sparse is null ? null : new
            {
                Words = new Bus(plan.Sparse.List.Width * options.Lanes).Range,
                Payloads = graded ? new Bus(w.Payload!.Bits * options.Lanes).Range : null,
                Loads = port.LoadOf(plan.Sparse.List),
                Entry = new Bus(plan.Sparse.List.AddressBits).Fit("mem_entry", MemoryPortPage.EntryBits(plan)),
                Go = sparsePhase ? "state_q == SPARSE" : "delivers && deliver_q",
                Ends = sparsePhase ? "state_q == SPARSE && sparse_all_done" : "deliver_ends",
            },
            SparsePhase = sparsePhase,
            SparseEnds = plan.Sparse is not null && !sparsePhase ? " && sparse_all_done" : "",
            SparseSources = Cases(sparseSources, s => w.Source.Of(s.Number), (s, label) => new { Case = w.Source.Of(s.Number), s.Population.Name }),
            AllListed = sparseSources.Count == plan.Sources.Count(s => s.Output is not null || plan.Delivers(s)),
            PopulationConstants = constants.Names.Select(c => new { c.Name, Range = new Bus(c.Bits).Range }).ToList(),
            InitialConstants = initial.Names.Select(c => new { c.Name, Range = new Bus(c.Bits).Range }).ToList(),
            LanePorts = LanePage.Ports(plan, w).Select(p => new { p.Name, Value = p.Outside }),
            Store = new
            {
                w.Store.Range,
                Width = w.Store.Bits,
                Depth = storeDepth,
                Addr = storeAddr.Range,
                AddrBits = Width.Index(storeDepth),
                Slice = new Bus(Width.Index(storeDepth)).Slice(storeAddr.Bits),
                storeAddr.Zero,
                storeAddr.One,
                Step = storeAddr.Fit("store_next", 1),
                Source = w.StoreSource,
                Group = w.StoreGroup,
                Mask = w.StoreMask,
                PayloadsSlice = w.Payload is null ? null : w.StorePayloads,
                Payloads = w.Payload is null ? null : new Bus(w.Payload.Bits * options.Lanes).Range,
            },
            InputsDeliver = gathered.Count > 0,
            NamesLanes = gathered.Count > 0 || plan.Directs.Any(direct => direct.Ring is not null),
            InputsGathered = gathered.Count == plan.Events.Inputs.Length ? "1'b1" : string.Join(" || ", gathered.Select(s => $"event_id == {w.Id.Of(s.Number)}")),
            EventSource = w.Source.Fit("event_id", w.Id.Bits),
            EventGroup = w.Group.Fit("event_neuron", w.Neuron.High, w.LaneBits),
            EventMask = w.LaneBits == 0 ? "1'b1" : $"{w.Mask.One} << event_neuron[{w.LaneBits - 1}:0]",
            LaneNumbers = Enumerable.Range(0, options.Lanes).Select(lane => new
            {
                Number = lane,
                Literal = w.Lane.Of(lane),
                Payload = w.Payload is null ? null : CoreWidths.LaneSlice(lane, w.Payload.Bits),
                Sparse = plan.Sparse is null ? null : CoreWidths.LaneSlice(lane, plan.Sparse.List.Width),
            }),
            GatheredPayload = w.Payload is null ? null : payloadWords == 0
                ? Literals.Signed(1, w.Payload.Bits)
                : $"input_words == 2'd0 ? {Literals.Signed(1, w.Payload.Bits)} : {VerilogText.Aligned("payload_in", payloadBits, 0, w.Payload.Bits)}",
            LanesDown = Enumerable.Range(0, options.Lanes).Reverse().Select(lane => new { Number = lane, Literal = w.Lane.Of(lane) }),
            StoredNeuron = w.LaneBits == 0 ? "stored_group" : "{stored_group, waiting_lane}",
            StoredPayload = StoredPayload(w),
            OutputsGraded = gradedOutputs.Count > 0,
            GradedOutputs = gradedOutputs.Select(s => new
            {
                Source = w.Source.Of(s.Number),
                s.Population.Name,
                Words = EventFormat.Words(s.Population.Payload),
            }),
            JobPayload = w.Payload is null ? null : VerilogText.Aligned("job_payload_q", w.Payload.Bits, 0, 64),
            HasInputs = firstOutput > 0,
            SourceFirstOutput = w.Source.Of(firstOutput),
            w.Id,
            JobId = firstOutput == 0 ? w.Id.Fit("job_source_q", w.Source.Bits) : $"{w.Id.Fit("job_source_q", w.Source.Bits)} - {w.Id.Of(firstOutput)}",
            JobNeuronPad = w.Neuron.Bits > w.Number.Bits ? $"{w.Neuron.Bits - w.Number.Bits}'d0, " : "",
            Step = w.Step,
            w.Count,
            Address = w.Address,
            SourcesWithSteps = stepped.Select(s => new
            {
                Case = w.Source.Of(s.Number),
                First = w.Step.Of(plan.Rows.First(r => r.Source == s).Number),
                s.Population.Name,
            }),
            AllStepped = stepped.Count == plan.Sources.Count(s => s.Output is not null || plan.Delivers(s)),
            Rows = Cases([.. plan.Rows], r => w.Step.Of(r.Number), (r, label) => new
            {
                Case = label,
                Name = r.Projection,
                RowsLess1 = w.Count.Of(r.Rows - 1),
                Row = w.Row.Of(r.FirstRow),
                // A single row has no next.
                Stride = w.Address is null ? null : w.Address.Of(r.Rows == 1 ? 0 : r.Count),
                Feed = w.Feed.Of(r.Number),
                Last = r.Number + 1 == plan.Rows.Length || plan.Rows[r.Number + 1].Source != r.Source ? "1'b1" : "1'b0",
                First = w.Number.Of(r.First),
                Behind = w.Number.Of(r.Count - 1),
                Single = r.FirstTarget is null ? "1'b0" : "1'b1",
                Target = w.Number.Of(r.FirstTarget ?? 0),
            }),
            HasRows = plan.Rows.Length > 0,
            HasParts = hasParts,
            HasOneToOne = plan.Rows.Any(r => r.FirstTarget is not null),
            StepNeuronAddress = w.Address?.Fit("step_neuron", w.Number.Bits),
            SingleRow = w.Row.Fit("single_target", w.Number.High, w.LaneBits),
            SingleMask = w.LaneBits == 0 ? "1'b1" : $"{w.Mask.One} << single_target[{w.LaneBits - 1}:0]",
            Directs = plan.Directs.Select((direct, index) => new
            {
                Id = w.Id.Of(direct.Input),
                direct.Channels.Name,
                Row = $"{w.Row.Of(direct.FirstRow)} + {w.Row.Fit("event_neuron", w.Neuron.High, w.LaneBits)}",
                Feed = w.Feed.Of(firstDirect + index),
                Amount = w.Amount is null ? null : direct.Channels.PayloadWords == 0 ? w.Amount.Zero : VerilogText.Aligned("payload_in", payloadBits, 0, w.Amount.Bits),
            }).ToList(),
            OpAdd = Or([plan.Rows.Length > 0 ? "row_goes" : null, plan.Directs.Length > 0 ? "direct_known" : null]),
            OpRow = plan.Rows.Length > 0 && plan.Directs.Length > 0 ? "direct_known ? direct_row : row_row" : plan.Rows.Length > 0 ? "row_row" : plan.Directs.Length > 0 ? "direct_row" : w.Row.Zero,
            OpFeed = plan.Rows.Length > 0 && plan.Directs.Length > 0 ? "direct_known ? direct_feed : step_feed" : plan.Rows.Length > 0 ? "step_feed" : plan.Directs.Length > 0 ? "direct_feed" : w.Feed.Zero,
            OpLanes = plan.Rows.Length > 0 && plan.Directs.Length > 0 ? "direct_known ? event_mask : row_lanes" : plan.Rows.Length > 0 ? "row_lanes" : "event_mask",
            OpPayload = plan.Directs.Length > 0 ? $"direct_known ? {Literals.Signed(1, w.Payload?.Bits ?? 2)} : $signed(job_payload_q)" : "$signed(job_payload_q)",
            Seed = new { Low = $"32'd{(uint)plan.Network.Seed}", High = $"32'd{(uint)(plan.Network.Seed >> 32)}" },
            Scan = plan.Scan.Length > 0,
            options.Digest,
            Item = new { item.Range, item.Zero, item.One, Last = item.Of(Math.Max(0, plan.Scan.Length - 1)) },
            Signal = signal,
            ScanLane = scanLane,
            ScanLaneWraps = w.LaneBits == 0 ? "1'b1" : $"scan_lane == {w.Lane.Ones}",
            ScanLaneNext = w.LaneBits == 0 ? scanLane.Zero : $"scan_lane + {scanLane.One}",
            ScanItems = Cases([.. plan.Scan], s => item.Of(plan.Scan.IndexOf(s)), (s, label) => new
            {
                Case = label,
                Name = s.IsDigest ? $"digest of {Named(plan, s)}" : $"probe of {Named(plan, s)}",
                Head = s.Probe is null ? "1'b0" : "1'b1",
                Probe = $"28'd{s.Probe ?? 0}",
                Digest = s.IsDigest ? "1'b1" : "1'b0",
                Row = w.Row.Of(s.Row),
                Lane = scanLane.Of(s.Lane),
                Less1 = $"32'd{s.Count - 1}",
                Wide = s.Words > 1 ? "1'b1" : "1'b0",
                Signal = signal.Of(RegionOf(plan, s).Number),
            }),
            Port = port,
            ScanEnds = options.Digest ? $"state_q == SCAN && tail_q == 4'd{PlanTiming.DigestLatency + 3}" : "state_q == SCAN && scan_tail_q",
            DigestFirst = $"4'd{PlanTiming.DigestLatency + 1}",
            DigestLow = $"4'd{PlanTiming.DigestLatency + 2}",
        };
    }

    // Whether the neuron that is given is one of the channels.
    private static string Holds(CoreWidths w, InputChannels input)
    {
        var last = input.First + input.Count - 1;
        var parts = new List<string>();
        if (input.First > 0)
            parts.Add($"given_neuron >= {w.Neuron.Of(input.First)}");
        if (last + 1 < 1L << w.Neuron.Bits)
            parts.Add($"given_neuron <= {w.Neuron.Of(last)}");
        return parts.Count == 0 ? "1'b1" : string.Join(" && ", parts);
    }

    private static string Fits(InputChannels input, int bits)
    {
        var own = input.IsUnsignedWord ? Format.Ufix(32, 0).Num : Format.Fix(32 * input.PayloadWords, 0).Num;
        var parts = new List<string>();
        if (input.Payload.Min > own.Min)
            parts.Add($"payload_in >= {Literals.Signed(input.Payload.Min, bits)}");
        if (input.Payload.Max < own.Max)
            parts.Add($"payload_in <= {Literals.Signed(input.Payload.Max, bits)}");
        return parts.Count == 0 ? "1'b1" : string.Join(" && ", parts);
    }

    private static object UnitOf(HardwarePlan plan, CoreWidths w, MemoryPortPage port, UnitPlan unit, string label)
    {
        var lanes = plan.Options.Lanes;
        var state = unit.StateBits * lanes;
        var module = plan.Modules[unit.Number];
        var lets = LanePage.LetBits(module);
        var graded = unit.Populations[0].Source.PayloadBits > 0;
        return new
        {
            Case = label,
            unit.Name,
            unit.Number,
            unit.Rows,
            unit.RowBits,
            RowSlice = new Bus(unit.RowBits).Slice(w.Row.Bits),
            State = state == 0 ? null : new Bus(state).Range,
            StateWidth = state,
            Params = unit.ParamMemory is null ? null : new Bus(unit.ParamMemory.Width * lanes).Range,
            ParamsLoad = unit.ParamMemory is null ? null : port.LoadOf(unit.ParamMemory),
            ParamsWidth = (unit.ParamMemory?.Width ?? 0) * lanes,
            InitialStored = unit.InitialMemory is not null,
            InitialWidth = (unit.InitialMemory?.Width ?? 0) * lanes,
            InitialWords = unit.InitialMemory is null ? null : new Bus(unit.InitialMemory.Width * lanes).Range,
            InitialLanes = state == 0 ? [] : InitialLanes(plan, w, unit),
            Lets = lets == 0 ? null : new Bus(lets * lanes).Range,
            LetsWidth = lets * lanes,
            Payload = !graded ? null : new Bus(w.Payload!.Bits * lanes).Range,
            Payloads = w.Payload is null ? null : graded ? $"payload_{unit.Name}" : $"{{{lanes}{{{Literals.Signed(1, w.Payload.Bits)}}}}}",
        };
    }

    private static List<object> InitialLanes(HardwarePlan plan, CoreWidths w, UnitPlan unit)
    {
        var words = new List<object>();
        for (var lane = 0; lane < plan.Options.Lanes; lane++)
        {
            var fields = new List<string>();
            for (var s = unit.States.Length - 1; s >= 0; s--)
            {
                var (field, initial) = (unit.States[s], unit.Initial[s]);
                var shift = lane * (unit.InitialMemory?.Width ?? 0);
                fields.Add(initial.Field is { } stored
                    ? VerilogText.Bits($"stored_{unit.Name}_initial", stored with { Offset = stored.Offset + shift }, unit.InitialMemory!.Width * plan.Options.Lanes)
                    : initial.Single is { } single ? Literals.Hex(single, field.Bits)
                    : PopulationConstants.InitialNameOf(unit, s) + "_q");
            }
            words.Add(new { High = (lane + 1) * unit.StateBits - 1, Low = lane * unit.StateBits, Value = fields.Count == 1 ? fields[0] : $"{{{string.Join(", ", fields)}}}" });
        }
        return words;
    }

    private static string StoredPayload(CoreWidths w) => w.Payload is null ? ""
        : w.LaneBits == 0 ? $"stored[{w.StorePayloads}]"
        : $"stored_payloads[waiting_lane * {w.Payload.Bits} +: {w.Payload.Bits}]";

    private static MemoryRegion RegionOf(HardwarePlan plan, ScanItem s) =>
        plan.Memory.First(r => r.Unit == s.Unit && r.Index == s.Signal.Index && r.Kind == s.Signal.Kind switch
        {
            SignalKind.State => RegionKind.State,
            SignalKind.Port => RegionKind.Port,
            _ => RegionKind.Let,
        });

    private static string Named(HardwarePlan plan, ScanItem s) => s.Population.Source.Population.Name + "." + s.Signal.Kind switch
    {
        SignalKind.State => s.Unit.Model.States[s.Signal.Index].Name,
        SignalKind.Port => s.Unit.Model.Inputs[s.Signal.Index].Name,
        _ => s.Unit.Datapath.Model.Lets[s.Signal.Index].Name,
    };

    internal static string OneHot(Bus bus, int bit) => $"{bus.Bits}'b{new string('0', bus.Bits - 1 - bit)}1{new string('0', bit)}";

    private static string LowLanes(Bus mask, int count) => $"{mask.Bits}'b{new string('0', mask.Bits - count)}{new string('1', count)}";

    private static string Or(IEnumerable<string?> terms) => string.Join(" || ", terms.OfType<string>()) is { Length: > 0 } any ? any : "1'b0";

    private static string State(Phase phase) => phase.ToString().ToUpper(CultureInfo.InvariantCulture);

    // The last of a case's labels is its default, so that every value gives one.
    internal static List<TResult> Cases<T, TResult>(List<T> items, Func<T, string> label, Func<T, string, TResult> make) =>
        [.. items.Select((item, i) => make(item, i + 1 == items.Count ? "default" : label(item)))];
}
