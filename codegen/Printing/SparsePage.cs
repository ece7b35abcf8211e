namespace Neuro.Codegen;

/// <summary>What the template of a lane's list shows.</summary>
internal static class SparsePage
{
    public static object Of(HardwarePlan plan)
    {
        var w = new CoreWidths(plan);
        var sparse = plan.Sparse!;
        var pointer = new Bus(sparse.Pointers.AddressBits);
        var length = new Bus(Math.Max(2, sparse.Length.Bits));
        var list = new Bus(sparse.List.AddressBits);
        var sources = plan.Sources.Where(s => sparse.FirstSource[s.Number] is not null).ToList();
        var depth = w.ListedDepth;
        var copy = new Bus(Width.Of(depth));
        var number = w.LaneBits == 0 ? "stored_group" : "{stored_group, waiting_lane}";
        return new
        {
            Network = plan.Network.Name,
            plan.Options.Prefix,
            Store = new { w.Store.Range, Width = w.Store.Bits, Source = w.StoreSource, Group = w.StoreGroup, Mask = w.StoreMask },
            List = new { new Bus(sparse.List.Width).Range, sparse.List.Width, sparse.List.Depth, Addr = list.Range, AddrBits = list.Bits, list.One },
            Sparse = new { Payloads = plan.IsGraded },
            Loads = plan.Memory.Any(r => r.Kind == RegionKind.List),
            Loaded = Loaded(sparse),
            Copy = new { Addr = copy.Range, copy.Zero, copy.One, Step = copy.Fit("store_next", 1), Depth = depth, AddrBits = Width.Index(depth), Slice = new Bus(Width.Index(depth)).Slice(copy.Bits) },
            w.Source,
            w.Group,
            LaneMask = w.Mask,
            w.Lane,
            w.LaneBits,
            w.Number,
            PayloadRaw = w.Payload,
            StoredPayload = w.Payload is null ? "" : w.LaneBits == 0 ? $"stored[{w.StorePayloads}]" : $"stored_payloads[waiting_lane * {w.Payload.Bits} +: {w.Payload.Bits}]",
            StoredPayloads = w.Payload is null ? null : new { new Bus(w.Payload.Bits * plan.Options.Lanes).Range, Slice = w.StorePayloads },
            LanesDown = Enumerable.Range(0, plan.Options.Lanes).Reverse().Select(lane => new { Number = lane, Literal = w.Lane.Of(lane) }),
            Pointer = new
            {
                Addr = pointer.Range,
                new Bus(sparse.Pointers.Width).Range,
                sparse.Pointers.Width,
                sparse.Pointers.Depth,
                AddrBits = pointer.Bits,
                Unused = pointer.Bits < w.Number.Bits ? (w.LaneBits == 0 ? "stored_group" : "stored_neuron") : null,
                Neuron = pointer.Fit(number == "stored_group" ? number : "stored_neuron", w.Number.Bits),
                Start = sparse.Start.IsConstant ? list.Zero : list.Fit("pointer", sparse.Start.End - 1, sparse.Start.Offset, sparse.Pointers.Width),
                Length = sparse.Length.IsConstant ? length.Zero : length.Fit("pointer", sparse.Length.End - 1, sparse.Length.Offset, sparse.Pointers.Width),
            },
            Length = length,
            SparseSources = CorePage.Cases(sources, s => w.Source.Of(s.Number), (s, label) => new { Case = label, First = pointer.Of(sparse.FirstSource[s.Number]!.Value), s.Population.Name }),
        };
    }

    private static string Loaded(SparsePlan sparse)
    {
        var (weight, width) = (sparse.Classes[0].Weight, sparse.List.Width);
        return weight.Bits == 0 ? "word"
            : weight.Bits == width ? $"load_value[{width - 1}:0]"
            : $"{{word[{width - 1}:{weight.End}], load_value[{weight.Bits - 1}:0]}}";
    }
}
