namespace Neuro.Codegen;

/// <summary>
/// A function for each projection whose addresses are computed, and one for the lists of each source: an event after the
/// other, a synapse a clock.
/// </summary>
internal static class HlsDelivery
{
    public static HlsFunction Of(HlsMemory memory, RowStep step, HlsEvents events)
    {
        var (ring, feed, its, walk) = (step.Feed.Ring!, step.Feed, memory.Network.Rows[step.Number], RowWalk.Of(step));
        var hasSynapse = its.Weight is not null || its.Delay is not null;
        var index = step.Window is not null ? "address" : "synapse";
        return HlsFunction.Of(memory.Name("deliver_" + VerilogNames.Sanitised(step.Projection)), Template(step), new
        {
            Projection = CExpression.Comment(step.Projection),
            Source = CExpression.Comment(step.Source.Population.Name),
            Events = Events(memory, events, feed.IsGraded),
            HasSource = step.FirstTarget is not null || step.Window is not null || hasSynapse || walk.Before != "",
            HasSynapse = hasSynapse,
            walk.Before,
            walk.SourceIndex,
            walk.Rows,
            Sources = CExpression.Number(step.Count),
            Ring = memory.Use(memory.Network.Rings[ring.Number]),
            Held = memory.Held(ring),
            RingType = memory.Network.Rings[ring.Number].Type.Name,
            Amount = Amount(memory, feed, its.Weight, index),
            Index = memory.Index(ring, Delay(memory, ring, feed.Delay, its.Delay, index), walk.Row),
            Window = step.Window is null ? null : Window(memory, memory.Network.Windows[step.Number], step.Window),
        });
    }

    public static HlsFunction Of(HardwarePlan plan, HlsMemory memory, SourcePlan source, HlsEvents events)
    {
        var (sparse, lists) = (plan.Sparse!, memory.Network.Lists!);
        var numbers = sparse.ClassesOf(source);
        var feeds = numbers.Select(number => sparse.Classes[number]).ToList();
        return HlsFunction.Of(memory.Name("deliver_lists_of_" + VerilogNames.Sanitised(source.Population.Name)), "deliver_lists", new
        {
            Source = CExpression.Comment(source.Population.Name),
            Events = Events(memory, events, feeds.Exists(feed => feed.IsGraded)),
            First = CExpression.From(sparse.FirstSource[source.Number]!.Value, $"{memory.Use(events.Neurons)}[i]"),
            Start = memory.Use(lists.Start),
            Length = memory.Use(lists.Length),
            Class = lists.Class is null ? "" : memory.Use(lists.Class),
            Rings = feeds.Select(feed => feed.Ring!).Distinct().Select(ring => new
            {
                Name = memory.Use(memory.Network.Rings[ring.Number]),
                Type = memory.Network.Rings[ring.Number].Type.Name,
                Held = memory.Held(ring),
            }).ToList(),
            Classes = numbers.Zip(feeds, (number, feed) => new
            {
                Number = number + sparse.Class.Base,
                Ring = memory.Use(memory.Network.Rings[feed.Ring!.Number]),
                Held = memory.Held(feed.Ring),
                Index = memory.Index(feed.Ring, Delay(memory, feed.Ring, feed.Delay, lists.Delay, "synapse"), $"uint32_t({memory.Use(lists.Row)}[synapse])"),
                Amount = Amount(memory, feed, lists.Weight, "synapse"),
            }).ToList(),
        });
    }

    private static string Template(RowStep step) => step switch
    {
        { Window: not null } => "deliver_windows",
        { FirstTarget: not null } => "deliver_one_to_one",
        _ => "deliver_dense",
    };

    private static object Events(HlsMemory memory, HlsEvents events, bool isGraded) => new
    {
        events.Count,
        events.Most,
        Neurons = memory.Use(events.Neurons),
        Payloads = isGraded ? memory.Use(events.Payloads!) : "",
    };

    private static object Window(HlsMemory memory, WindowMemory its, WindowPlan window) => new
    {
        Lines = $"{memory.Use(its.Lines)}[source]",
        Places = $"{memory.Use(its.Places)}[source]",
        Blocks = CType.Literal(window.Blocks),
        Row = $"{memory.Use(its.Row)}[source]{CExpression.Steps(window.RowBlock, window.RowLine, window.RowPlace)}",
        Address = $"{memory.Use(its.Address)}[source]{CExpression.Steps(window.AddressBlock, window.AddressLine, window.AddressPlace)}",
    };

    private static string Amount(HlsMemory memory, Feed feed, DeviceBuffer? weights, string index) =>
        CExpression.Amount(feed, weights is null ? CType.Literal(feed.Weight.Base) : $"{memory.Use(weights)}[{index}]", feed.IsGraded ? "payload" : "");

    private static string Delay(HlsMemory memory, RingPlan ring, NumberField delay, DeviceBuffer? delays, string index) =>
        delays is null ? CExpression.Number(delay.Base) : ring.Slots == 1 ? "" : $"uint32_t({memory.Use(delays)}[{index}])";
}
