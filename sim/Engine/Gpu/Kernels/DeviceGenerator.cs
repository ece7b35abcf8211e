using System.Diagnostics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What a generator adds to a port, on the device: as <see cref="ElaboratedGenerator.Counts"/> has it.</summary>
/// <param name="Kind">0: <paramref name="Thresholds"/> of a Poisson distribution; 1: one threshold of a Bernoulli; 2: regular.</param>
/// <param name="Thresholds">How many.</param>
/// <param name="First">Of the thresholds in device memory.</param>
/// <param name="Offset">Number of the draw of neuron 0 at tick 0.</param>
/// <param name="Amount">What a count of 1 adds to a sum.</param>
internal readonly record struct DeviceGenerator(
    int Kind, int Thresholds, long First, ulong Threshold, int Period, int Phase, ulong Seed, ulong Stride, ulong Offset, int FirstNeuron, int Neurons, long Amount, DevicePort Port)
{
    private const int Poisson = 0;
    private const int Bernoulli = 1;
    private const int Regular = 2;

    public static DeviceGenerator Of(ElaboratedGenerator generator, DeviceLayout layout, DevicePort port, int portFrac)
    {
        var common = new DeviceGenerator() with
        {
            Seed = generator.Seed,
            Stride = generator.Stride,
            Offset = generator.Offset,
            FirstNeuron = generator.First,
            Neurons = generator.Count,
            Amount = Scale.Of(generator.Weight, portFrac - generator.WeightFormat.Frac),
            Port = port,
        };
        return generator.Kind switch
        {
            GeneratorKind.Poisson(var thresholds) => common with
            {
                Kind = Poisson,
                Thresholds = thresholds.Length,
                First = layout.Add(Storage.UInt32, [.. thresholds.Select(threshold => (long)threshold)]).First,
            },
            GeneratorKind.Bernoulli(var threshold) => common with { Kind = Bernoulli, Threshold = threshold },
            GeneratorKind.Regular(var period, var phase) => common with { Kind = Regular, Period = period, Phase = phase },
            _ => throw new UnreachableException($"{generator.Kind} is no generator"),
        };
    }

    /// <summary>The count of a neuron at a tick.</summary>
    public int Counts(in DeviceMemory memory, long tick, long neuron)
    {
        if (Kind == Regular)
            return GeneratorDraws.IsRegularTick(tick, Period, Phase) ? 1 : 0;
        var draw = GeneratorDraws.UpperHalf(Seed, Stride, Offset, tick, neuron);
        if (Kind == Bernoulli)
            return draw < Threshold ? 1 : 0;
        var count = 0;
        while (count < Thresholds && memory.UInt32[First + count] <= draw)
            count++;
        return count;
    }
}
