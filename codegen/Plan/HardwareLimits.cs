using System.Collections.Immutable;
using System.Globalization;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the words between a core and its surroundings can say, and networks that would need more.</summary>
public static class HardwareLimits
{
    /// <summary>Bits of an event's word, for its id and its neuron.</summary>
    private const int EventBits = 28;

    /// <summary>Numbers of one kind that the memory port tells apart: 23 bits of an address.</summary>
    private const long MostNumbers = 1L << 23;

    /// <summary>Ticks that the word at a tick's end tells apart.</summary>
    private const long MostTicks = 1L << EventBits;

    /// <summary>Before anything is laid out.</summary>
    /// <exception cref="InvalidInputException">An event's word has no room for an id and a neuron, or a memory too many words.</exception>
    internal static void Check(ElaboratedNetwork network, PlanOptions options)
    {
        CheckEvents(network);
        foreach (var projection in network.Projections)
        {
            if (projection.Synapses is AllToAllSynapses all)
                CheckDepth(projection, (long)all.Sources.Count * network.Populations[projection.Target].Size, options, "weights and delays");
            CheckDepth(projection, projection.SynapseCount, options, "synapses");
            CheckDepth(projection, (projection.Delays.Max + 1L) * network.Populations[projection.Target].Size, options, "sums, a tick of delay and a neuron each");
        }
    }

    /// <exception cref="InvalidInputException">The memory port cannot reach everything.</exception>
    internal static void Check(ImmutableArray<MemoryRegion> regions, PlanOptions options, string network)
    {
        if (regions.Length > MemoryMap.MostRegions)
            throw TooLarge(network, $"the memory port would reach {Number(regions.Length)} kinds of states, parameters, recorded values and weights; its addresses tell {Number(MemoryMap.MostRegions)} apart, {Number(regions.Length - MemoryMap.MostRegions)} fewer",
                "let populations share a model, or record less, or let fewer projections be loadable");
        foreach (var region in regions)
            if ((long)region.Entries * options.Lanes is var numbers && numbers > MostNumbers)
                throw TooLarge(region.Name, $"the memory port would reach {Number(numbers)} numbers; its addresses tell {Number(MostNumbers)} apart, {Number(numbers - MostNumbers)} fewer",
                    region.Kind is RegionKind.Rows or RegionKind.List
                        ? $"divide the projection into {Number((numbers + MostNumbers - 1) / MostNumbers)} between parts of its populations"
                        : $"let at most {Number(MostNumbers)} neurons share a model");
    }

    /// <summary>For a run of a test bench.</summary>
    public static void CheckTicks(long ticks, Diagnostics diagnostics)
    {
        if (ticks > MostTicks)
            diagnostics.Error(Code.TooLargeForHardware, new Place.Named("--ticks"),
                $"{Number(ticks)} ticks; the words of hardware tell {Number(MostTicks)} apart, {Number(ticks - MostTicks)} fewer", $"run at most {Number(MostTicks)} ticks");
    }

    private static void CheckEvents(ElaboratedNetwork network)
    {
        var largest = network.Populations.MaxBy(population => population.Size)!;
        var inputs = network.Populations.Count(p => p.IsInput) + network.Generators.Count(g => g.Port is not null);
        var ids = Math.Max(inputs, network.Populations.Count(p => !p.IsInput));
        var (idBits, neuronBits) = (Width.Index(ids), EventFormat.BitsOfNeuron(network));
        if (idBits + neuronBits <= EventBits)
            return;
        var mostNeurons = 1L << (EventBits - idBits);
        throw TooLarge(largest.Name,
            $"an event's word has {EventBits} bits for its sender and its neuron, and {neuronBits} of them for {Number(largest.Size)} neurons leave {Math.Max(0, EventBits - neuronBits)} to tell {Number(ids)} senders apart, which take {idBits}",
            $"at most {Number(mostNeurons)} neurons in a population would fit, {Number(largest.Size - mostNeurons)} fewer"
            + (neuronBits < EventBits ? $"; or at most {Number(1L << (EventBits - neuronBits))} senders, {Number(ids - (1L << (EventBits - neuronBits)))} fewer" : ""));
    }

    private static void CheckDepth(ElaboratedProjection projection, long numbers, PlanOptions options, string what)
    {
        // By lane, with a place for every lane in each row.
        var words = (numbers + options.Lanes - 1) / options.Lanes;
        if (words > int.MaxValue)
            throw TooLarge(projection.Name, $"{Number(words)} {what} in a lane; a memory has at most {Number(int.MaxValue)} words, {Number(words - int.MaxValue)} fewer",
                options.Lanes < PlanOptions.MostLanes ? $"take {Number(FittingLanes(numbers))} lanes, or divide the projection" : "divide the projection");
    }

    private static long FittingLanes(long numbers)
    {
        var lanes = 1L;
        while (numbers / lanes > int.MaxValue)
            lanes *= 2;
        return lanes;
    }

    private static InvalidInputException TooLarge(string what, string message, string help) => new(Code.TooLargeForHardware, new Place.Named(what), message, help);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
