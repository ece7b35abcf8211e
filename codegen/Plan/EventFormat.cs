using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the first word of a group says in its top four bits.</summary>
public enum WordTag
{
    Event = 0,
    End = 1,
    Mark = 2,
    Probe = 3,
    Digest = 4,
}

/// <summary>
/// The 32-bit words by which a core is given events and gives them: tag [31:28], id [27:NeuronBits], neuron below. It
/// depends on the network alone, not on lanes.
/// </summary>
/// <param name="NeuronBits">Bits of a word that number a neuron.</param>
/// <param name="Inputs">By id of incoming events.</param>
/// <param name="Outputs">By id of outgoing events, in the order in which hardware updates populations.</param>
/// <param name="Probes">As the network has them.</param>
public sealed record EventFormat(int NeuronBits, ImmutableArray<InputChannels> Inputs, ImmutableArray<OutputChannels> Outputs, ImmutableArray<ProbeWords> Probes)
{
    /// <summary>The bit of a mark that spares what is in flight.</summary>
    public const int KeepBit = 27;

    /// <summary>The bit of a mark that means all populations.</summary>
    public const int AllBit = 26;

    // So that up to 256 lanes fit below the id, whatever the network.
    private const int LeastNeuronBits = 8;
    private const int TagShift = 28;

    public uint Event(int id, int neuron) => ((uint)id << NeuronBits) | (uint)neuron;

    public static uint Word(WordTag tag, uint rest) => ((uint)tag << TagShift) | rest;

    /// <param name="output">The id of one population; null: all.</param>
    public static uint Mark(bool keep, int? output) => Word(WordTag.Mark, (keep ? 1u << KeepBit : 0) | (output is { } id ? (uint)id : 1u << AllBit));

    /// <summary>Words that hold a raw number of a format.</summary>
    public static int Words(Format format) => (format.Bits + 31) / 32;

    internal static int BitsOfNeuron(ElaboratedNetwork network) =>
        Math.Max(LeastNeuronBits, Width.Index(network.Populations.Select(p => p.Size).DefaultIfEmpty(1).Max()));

    /// <param name="order">Populations with a model, as hardware updates them.</param>
    public static EventFormat Of(ElaboratedNetwork network, ImmutableArray<int> order)
    {
        return new(
            BitsOfNeuron(network),
            [
                .. network.Populations.Where(p => p.IsInput).Select(InputChannels.Of),
                .. network.Generators.Select((generator, index) => (generator, index)).Where(g => g.generator.Port is not null).Select(g => InputChannels.Of(network, g.generator, g.index)),
            ],
            [.. order.Select(index => OutputChannels.Of(network.Populations[index]))],
            [.. network.Probes.Select(probe => new ProbeWords(Format.Holding(probe.Range), probe.Neurons.Length))]);
    }
}

/// <summary>Where events come in: the channels of an input population, or a generator that adds to a port.</summary>
/// <param name="Population">Index of the input population, or of the one whose port is fed.</param>
/// <param name="Generator">Index of the generator; null for an input population.</param>
/// <param name="First">The first neuron that an event may name.</param>
/// <param name="Payload">What may follow, raw: a payload, or what is added, in the LSB of the generator's weight.</param>
/// <param name="PayloadWords">0 where every event means the same.</param>
/// <param name="Fixed">What an event without payload words means, raw.</param>
public sealed record InputChannels(string Name, int Population, int? Generator, int First, int Count, Num Payload, int PayloadWords, long Fixed)
{
    /// <summary>Whether the payload fills its word without a sign, so that none is to be carried on.</summary>
    public bool IsUnsignedWord => PayloadWords == 1 && Payload.Max > int.MaxValue;

    internal static InputChannels Of(ElaboratedPopulation population) => new(
        population.Name, population.Index, null, 0, population.Size, population.Payload.Num, population.IsGraded ? EventFormat.Words(population.Payload) : 0, 1);

    internal static InputChannels Of(ElaboratedNetwork network, ElaboratedGenerator generator, int index)
    {
        var most = (BigInteger)generator.Weight * generator.Kind.MaxCount;
        var amounts = new Num(BigInteger.Min(0, most), BigInteger.Max(0, most), generator.WeightFormat.Frac);
        var population = network.Populations[generator.Population].Name;
        return new(generator.Name.Length > 0 ? generator.Name : population, generator.Population, index, generator.First, generator.Count, amounts,
            generator.Kind.MaxCount > 1 ? EventFormat.Words(Format.Holding(amounts)) : 0, generator.Weight);
    }
}

/// <summary>Where events go out.</summary>
/// <param name="PayloadWords">0 for plain spikes.</param>
public sealed record OutputChannels(string Name, int Population, int Size, Format Payload, int PayloadWords)
{
    internal static OutputChannels Of(ElaboratedPopulation population) => new(
        population.Name, population.Index, population.Size, population.Payload, population.IsGraded ? EventFormat.Words(population.Payload) : 0);
}

/// <param name="Format">Of every recorded value.</param>
/// <param name="Neurons">How many values a tick gives.</param>
public sealed record ProbeWords(Format Format, int Neurons)
{
    /// <summary>Words of one value.</summary>
    public int ValueWords => EventFormat.Words(Format);
}
