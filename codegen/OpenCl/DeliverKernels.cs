using System.Collections.Immutable;
using System.Numerics;

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
        var (ring, feed, its) = (step.Feed.Ring!, step.Feed, memory.Rows[step.Number]);
        var events = EventSpan.Of(plan, memory, parameters, step.Source);
        var index = step.Window is not null ? "address" : "synapse";
        var page = new
        {
            step.Projection,
            Source = step.Source.Population.Name,
            Events = events.Page,
            events.Neuron,
            Before = step.IsWhole ? "" : $"source < {Sums.Number(step.First)} || source >= {Sums.Number((long)step.First + step.Count)}",
            SourceIndex = step.First == 0 ? "source" : $"(source - {Sums.Number(step.First)})",
            Rows = Sums.Number(step.Rows),
            Ring = parameters.Write(memory.Rings[ring.Number]),
            Bits = Sums.Bits(ring),
            Amount = Amount(parameters, feed, its.Weight, index, events),
            Index = Sums.Index(ring, Slot(parameters, ring, feed.Delay, its.Delay, index), Row(step)),
            Window = step.Window is null ? null : Window(parameters, memory.Windows[step.Number], step.Window),
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
        var (parameters, sparse, lists) = (new KernelParameters(), plan.Sparse!, memory.Lists!);
        var events = EventSpan.Of(plan, memory, parameters, source);
        var from = Sums.From(sparse.FirstSource[source.Number]!.Value, "source");
        var classes = Classes(sparse, source).Select(number =>
        {
            var feed = sparse.Classes[number];
            return new
            {
                Number = Sums.Number(number + sparse.Class.Base),
                Ring = parameters.Write(memory.Rings[feed.Ring!.Number]),
                Bits = Sums.Bits(feed.Ring),
                Amount = Amount(parameters, feed, lists.Weight, "synapse", events),
                Index = Sums.Index(feed.Ring, Slot(parameters, feed.Ring, feed.Delay, lists.Delay, "synapse"), $"{parameters.Read(lists.Row)}[synapse]"),
            };
        }).ToList();
        return parameters.Kernel(memory.Name($"{plan.Options.Prefix}deliver_lists_of_{VerilogNames.Sanitised(source.Population.Name)}"), Grouped(source.Population.Size), "deliver_lists", new
        {
            Source = source.Population.Name,
            Events = events.Page,
            events.Neuron,
            Start = $"{parameters.Read(lists.Start)}[{from}]",
            Length = $"{parameters.Read(lists.Length)}[{from}]",
            Class = lists.Class is null ? "" : $"{parameters.Read(lists.Class)}[synapse]",
            Classes = classes,
        });
    }

    /// <summary>Whether any synapse in the lists of a source adds to anything.</summary>
    public static bool Delivers(SparsePlan? sparse, SourcePlan source) => sparse?.FirstSource[source.Number] is not null && Classes(sparse, source).Count > 0;

    // Those that occur in the source's lists.
    private static ImmutableSortedSet<int> Classes(SparsePlan sparse, SourcePlan source)
    {
        var (first, lengths) = (sparse.FirstSource[source.Number]!.Value, sparse.Lengths[0]);
        var begin = lengths.AsSpan(0, first).ToArray().Sum(length => (long)length);
        var count = lengths.AsSpan(first, source.Population.Size).ToArray().Sum(length => (long)length);
        var kind = sparse.List.Numbers(sparse.Class, 0);
        var found = ImmutableSortedSet.CreateBuilder<int>();
        for (var entry = begin; entry < begin + count; entry++)
            found.Add((int)(kind(entry) - sparse.Class.Base));
        return [.. found.Where(number => sparse.Classes[number].Ring is not null)];
    }

    private static string Row(RowStep step) => step switch
    {
        { Window: not null } => "row",
        { FirstTarget: { } target } => Sums.From((long)step.FirstRow + target, step.First == 0 ? "source" : $"(source - {Sums.Number(step.First)})"),
        _ => Sums.From(step.FirstRow, "target"),
    };

    private static object Window(KernelParameters parameters, WindowMemory its, WindowPlan window) => new
    {
        Lines = $"{parameters.Read(its.Lines)}[source]",
        Places = $"{parameters.Read(its.Places)}[source]",
        Blocks = Sums.Number(window.Blocks),
        Row = $"{parameters.Read(its.Row)}[source]{Steps(window.RowBlock, window.RowLine, window.RowPlace)}",
        Address = $"{parameters.Read(its.Address)}[source]{Steps(window.AddressBlock, window.AddressLine, window.AddressPlace)}",
    };

    private static string Steps(int block, int line, int place) => $"{Step(block, "block")}{Step(line, "line")}{Step(place, "place")}";

    private static string Step(int step, string counted) => step switch
    {
        0 => "",
        1 => $" + {counted}",
        -1 => $" - {counted}",
        > 0 => $" + {CType.Literal(step)} * {counted}",
        _ => $" - {CType.Literal(-(BigInteger)step)} * {counted}",
    };

    private static string Amount(KernelParameters parameters, Feed feed, DeviceBuffer? weights, string index, EventSpan events) => Sums.Amount(
        feed, weights is null ? CType.Literal(feed.Weight.Base) : $"{parameters.Read(weights)}[{index}]", feed.IsGraded ? events.Payload() : "");

    private static string Slot(KernelParameters parameters, RingPlan ring, NumberField delay, DeviceBuffer? delays, string index) =>
        Sums.Slot(parameters, ring, delays is null ? Delay(delay.Base) : ring.Slots == 1 ? "" : $"{parameters.Read(delays)}[{index}]");

    private static string Delay(long ticks) => ticks == 0 ? "0" : Sums.Number(ticks);

    private static long Grouped(long events) => GroupItems * Math.Min(MostGroups, events);
}
