namespace Neuro.Codegen;

/// <summary>
/// A kernel for each projection whose addresses are computed, and one for the lists of each source: they add what events
/// bring to the sums of later ticks.
/// </summary>
internal static class DeliverKernels
{
    // Work-items that share the synapses of one event.
    private const int GroupItems = 64;

    // Groups of them that share the events of a tick.
    private const int MostGroups = 128;

    private const int MostItems = 4096;

    public static Kernel Of(HardwarePlan plan, DeviceMemory memory, RowStep step)
    {
        var parameters = new KernelParameters();
        var (ring, feed, its) = (step.Feed.Ring!, step.Feed, memory.Network.Rows[step.Number]);
        var events = EventSpan.Of(plan, memory, parameters, step.Source);
        var index = step.Window is not null ? "address" : "synapse";
        var walk = RowWalk.Of(step);
        // Otherwise all synapses are alike.
        var hasNumbers = its.Weight is not null || (its.Delay is not null && ring.Slots > 1);
        var page = new
        {
            Projection = CExpression.Comment(step.Projection),
            Source = CExpression.Comment(step.Source.Population.Name),
            Events = events.Page,
            // Who sends, unless that makes no difference.
            Neuron = hasNumbers || !step.IsWhole || step.Window is not null || step.FirstTarget is not null ? events.Neuron() : "",
            walk.Before,
            SourceIndex = hasNumbers ? walk.SourceIndex : "",
            walk.Rows,
            Ring = parameters.Write(memory.Network.Rings[ring.Number]),
            Bits = Sums.Bits(ring),
            Amount = Amount(parameters, feed, its.Weight, index, events),
            Index = Sums.Index(ring, Slot(parameters, ring, feed.Delay, its.Delay, index), walk.Row),
            Window = step.Window is null ? null : Window(parameters, memory.Network.Windows[step.Number], step.Window, hasNumbers),
        };
        var (template, items) = step switch
        {
            { Window: not null } => ("deliver_windows", Grouped(step.Count)),
            { FirstTarget: not null } => ("deliver_one_to_one", Math.Min(MostItems, step.Count)),
            _ => ("deliver_dense", step.Rows),
        };
        return parameters.Kernel(memory.Name($"{plan.Options.Prefix}deliver_{VerilogNames.Sanitised(step.Projection)}"), items, template, page);
    }

    public static Kernel Of(HardwarePlan plan, DeviceMemory memory, SourcePlan source)
    {
        var (parameters, sparse, lists) = (new KernelParameters(), plan.Sparse!, memory.Network.Lists!);
        var events = EventSpan.Of(plan, memory, parameters, source);
        var from = CExpression.From(sparse.FirstSource[source.Number]!.Value, "source");
        var classes = sparse.ClassesOf(source).Select(number =>
        {
            var feed = sparse.Classes[number];
            return new
            {
                Number = CExpression.Number(number + sparse.Class.Base),
                Ring = parameters.Write(memory.Network.Rings[feed.Ring!.Number]),
                Bits = Sums.Bits(feed.Ring),
                Amount = Amount(parameters, feed, lists.Weight, "synapse", events),
                Index = Sums.Index(feed.Ring, Slot(parameters, feed.Ring, feed.Delay, lists.Delay, "synapse"), $"{parameters.Read(lists.Row)}[synapse]"),
            };
        }).ToList();
        return parameters.Kernel(memory.Name($"{plan.Options.Prefix}deliver_lists_of_{VerilogNames.Sanitised(source.Population.Name)}"), Grouped(source.Population.Size), "deliver_lists", new
        {
            Source = CExpression.Comment(source.Population.Name),
            Events = events.Page,
            Neuron = events.Neuron(),
            Start = $"{parameters.Read(lists.Start)}[{from}]",
            Length = $"{parameters.Read(lists.Length)}[{from}]",
            Class = lists.Class is null ? "" : $"{parameters.Read(lists.Class)}[synapse]",
            Classes = classes,
        });
    }

    private static object Window(KernelParameters parameters, WindowMemory its, WindowPlan window, bool hasNumbers) => new
    {
        Lines = $"{parameters.Read(its.Lines)}[source]",
        Places = $"{parameters.Read(its.Places)}[source]",
        Blocks = CExpression.Number(window.Blocks),
        Row = $"{parameters.Read(its.Row)}[source]{CExpression.Steps(window.RowBlock, window.RowLine, window.RowPlace)}",
        Address = !hasNumbers ? "" : $"{parameters.Read(its.Address)}[source]{CExpression.Steps(window.AddressBlock, window.AddressLine, window.AddressPlace)}",
    };

    private static string Amount(KernelParameters parameters, Feed feed, DeviceBuffer? weights, string index, EventSpan events) => CExpression.Amount(
        feed, weights is null ? CType.Literal(feed.Weight.Base) : $"{parameters.Read(weights)}[{index}]", feed.IsGraded ? events.Payload() : "");

    private static string Slot(KernelParameters parameters, RingPlan ring, NumberField delay, DeviceBuffer? delays, string index) =>
        Sums.Slot(parameters, ring, delays is null ? Delay(delay.Base) : ring.Slots == 1 ? "" : $"{parameters.Read(delays)}[{index}]");

    private static string Delay(long ticks) => ticks == 0 ? "0" : CExpression.Number(ticks);

    private static long Grouped(long events) => GroupItems * Math.Min(MostGroups, events);
}
