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
        return new
        {
            Network = PrintedName.InLine(plan.Network.Name),
            plan.Options.Prefix,
            plan.Options.Lanes,
            Store = new { w.Store.Range, Width = w.Store.Bits, Source = w.StoreSource, Depth = depth, AddrBits = Width.Index(depth) },
            List = new { new Bus(sparse.List.Width).Range, sparse.List.Width, sparse.List.Depth, Addr = list.Range, AddrBits = list.Bits, list.One },
            Sparse = new { Payloads = plan.IsGraded },
            Loads = plan.Memory.Any(r => r.Kind == RegionKind.List || r.Memory == sparse.List),
            plan.Options.HasImages,
            Loaded = Loaded(plan, sparse),
            LaneMask = w.Mask,
            w.Lane,
            w.Number,
            SpikePlace = w.LaneBits == 0 ? $"spike_word[{w.StoreGroup}]" : $"{{spike_word[{w.StoreGroup}], spike_lane}}",
            w.LaneBits,
            SpikePayloads = w.Payload is null ? null : $"spike_word[{w.StorePayloads}]",
            PayloadRaw = w.Payload,
            Pointer = new
            {
                Addr = pointer.Range,
                new Bus(sparse.Pointers.Width).Range,
                sparse.Pointers.Width,
                sparse.Pointers.Depth,
                AddrBits = pointer.Bits,
                Neuron = pointer.Fit("place", w.Number.Bits),
                Start = sparse.Start.IsConstant ? list.Zero : list.Fit("pointer", sparse.Start.End - 1, sparse.Start.Offset, sparse.Pointers.Width),
                Length = sparse.Length.IsConstant ? length.Zero : length.Fit("pointer", sparse.Length.End - 1, sparse.Length.Offset, sparse.Pointers.Width),
            },
            Length = length,
            Firsts = CaseTable.Over($"spike_word[{w.StoreSource}]", sources, s => w.Source.Of(s.Number), s => s.Population.Name)
                .With(pointer, "first", s => pointer.Of(sparse.FirstSource[s.Number]!.Value), "of the source's neurons, in the pointer memory").Build(),
        };
    }

    private static string Loaded(HardwarePlan plan, SparsePlan sparse)
    {
        var (weight, width) = (sparse.Classes[0].Weight, sparse.List.Width);
        var all = $"load_value[{width - 1}:0]";
        var one = weight.Bits == 0 ? "word" : weight.Bits == width ? all : $"{{word[{width - 1}:{weight.End}], load_value[{weight.Bits - 1}:0]}}";
        return one == all ? all : plan.Options.HasImages ? one : plan.Memory.Any(r => r.Kind == RegionKind.List) ? $"load_whole ? {all} : {one}" : all;
    }
}
