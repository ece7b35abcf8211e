using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// How a host finds a projection's weights on the memory port. Where addresses are computed, entry and lane are expressions of C
/// over <paramref name="Indices"/>; of synapses in lists a file tells the address of each.
/// </summary>
/// <param name="Indices">
/// <c>source</c> and <c>target</c>, neurons of the two populations; of a convolution's kernel <c>output</c>, a channel of the
/// target, <c>input</c>, a channel of the group of the source, <c>y</c> and <c>x</c>. Empty: there is a file.
/// </param>
/// <param name="File">Within the output folder: source, target and address of every synapse, in their order; else null.</param>
public sealed record WeightMap(
    ElaboratedProjection Projection, MemoryRegion Region, ImmutableArray<string> Indices, string? Entry, string? Lane, string? File)
{
    private static readonly ImmutableArray<string> OfSynapse = ["source", "target"];
    private static readonly ImmutableArray<string> OfKernel = ["output", "input", "y", "x"];

    /// <summary>All projections whose weights the port shows, in the order of the network; of those in lists, the ones that may be written.</summary>
    public static ImmutableArray<WeightMap> Of(HardwarePlan plan)
    {
        var files = new VerilogNames();
        return [.. plan.Network.Projections.Where(projection => projection.SynapseCount > 0).Select(projection => Of(plan, projection, files)).OfType<WeightMap>()];
    }

    /// <summary>The files that maps name.</summary>
    public static IEnumerable<EmittedFile> Files(HardwarePlan plan) =>
        Of(plan).Where(map => map.File is not null).Select(map => new EmittedFile(map.File!, Listing(plan, map.Projection)));

    /// <summary>Whether one of the indices has any part in the address.</summary>
    public bool Uses(string index) => $"{Entry} {Lane}".Split(' ', '(', ')').Contains(index);

    private static WeightMap? Of(HardwarePlan plan, ElaboratedProjection projection, VerilogNames files)
    {
        if (plan.Rows.FirstOrDefault(row => row.Projection == projection.Name) is not { } step)
            return projection.Loadable && plan.Memory.FirstOrDefault(r => r.Kind == RegionKind.List) is { } list
                ? new(projection, list, [], null, null, $"mem/{files.Unique(projection.Name)}_weights.csv")
                : null;
        if (plan.Memory.FirstOrDefault(r => r.Kind == RegionKind.Rows && r.Memory == step.Memory) is not { } rows)
            return null;
        var (indices, entry, lane) = projection.Synapses is ConvolutionSynapses convolution ? InKernel(convolution.Shape, plan.Options.Lanes) : InRows(plan, step, projection);
        return new(projection, rows, indices, entry, lane, null);
    }

    private static (ImmutableArray<string>, string, string) InKernel(ConvolutionShape shape, int lanes)
    {
        var kernel = Sum(Times("input", shape.Y.Kernel * shape.X.Kernel), Times("y", shape.X.Kernel), "x");
        return (OfKernel, Sum(Times(Over("output", lanes), shape.KernelEntries), kernel), Modulo("output", lanes));
    }

    private static (ImmutableArray<string>, string, string) InRows(HardwarePlan plan, RowStep step, ElaboratedProjection projection)
    {
        var target = plan.Placed.Single(p => p.Population.Source.Index == projection.Target).Population;
        var row = step.FirstTarget is null ? Times(Plus(RowOf(target.Source.Dealing, "target"), target.FirstRow - step.FirstRow), step.Count) : "0";
        return (OfSynapse, Sum(row, Plus(PlaceOf(step.Source.Dealing, "source"), -step.First)), LaneOf(target.Source.Dealing, "target"));
    }

    private static string LaneOf(Dealing dealing, string neuron) => Modulo(Over(neuron, dealing.Plane), dealing.Lanes);

    private static string RowOf(Dealing dealing, string neuron) =>
        dealing.Lanes == 1 ? neuron : Sum(Times(Over(neuron, dealing.Plane * dealing.Lanes), dealing.Plane), Modulo(neuron, dealing.Plane));

    private static string PlaceOf(Dealing dealing, string neuron) =>
        dealing.Lanes == 1 || !dealing.IsPlanar ? neuron : Sum(Times(RowOf(dealing, neuron), dealing.Lanes), LaneOf(dealing, neuron));

    private static string Over(string value, int divisor) => divisor == 1 ? value : Text($"{value} / {divisor}");

    private static string Modulo(string value, int divisor) => divisor == 1 ? "0" : Text($"{value} % {divisor}");

    private static string Times(string value, int factor) => factor == 1 ? value : Text($"{Factor(value)} * {factor}");

    private static string Factor(string value) => value.Contains(" + ", StringComparison.Ordinal) || value.Contains(" - ", StringComparison.Ordinal) ? $"({value})" : value;

    private static string Plus(string value, int number) => number switch
    {
        0 => value,
        > 0 => Text($"{value} + {number}"),
        < 0 => Text($"{value} - {-(long)number}"),
    };

    private static string Sum(params ReadOnlySpan<string> parts)
    {
        var kept = parts.ToArray().Where(part => part != "0").ToList();
        return kept.Count == 0 ? "0" : string.Join(" + ", kept);
    }

    private static string Listing(HardwarePlan plan, ElaboratedProjection projection)
    {
        var text = new StringBuilder("source,target,address\n");
        using var places = MemoryPlaces.OfWeights(plan, projection).GetEnumerator();
        projection.Synapses.ForEachBlock(block =>
        {
            foreach (ref readonly var synapse in block)
            {
                places.MoveNext();
                text.Append(CultureInfo.InvariantCulture, $"{synapse.Source},{synapse.Target},0x{places.Current.Address(plan.Options.Lanes):x8}\n");
            }
        });
        return text.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
