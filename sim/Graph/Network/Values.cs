using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>One number for each neuron, synapse, pair or kernel entry.</summary>
public abstract record Values
{
    private Values() { }

    public Place Place { get; init; } = new Place.Named("values");

    /// <summary>One for all.</summary>
    public sealed record Same(Number Number) : Values;

    /// <summary>One each, written out; kernels and matrices row-major.</summary>
    public sealed record Each(ImmutableArray<Number> Numbers) : Values
    {
        /// <summary>Empty: a plain row, which fits any shape of as many numbers.</summary>
        public ImmutableArray<long> Shape { get; init; } = [];
    }

    /// <summary>One each, integers on the format's grid.</summary>
    public sealed record EachRaw(ImmutableArray<long> Raws) : Values
    {
        /// <summary>Empty: a plain row, which fits any shape of as many numbers.</summary>
        public ImmutableArray<long> Shape { get; init; } = [];
    }

    /// <summary>Drawn from a distribution.</summary>
    public sealed record Drawn(Distribution Distribution, ulong Seed, DrawIndex Index) : Values;

    public static Values Of(params IEnumerable<Number> numbers) => new Each([.. numbers]);

    public static Values OfRaw(params IEnumerable<long> raws) => new EachRaw([.. raws]);

    public static Values Uniform(Number low, Number high, ulong seed, ulong? stride = null, ulong offset = 0) =>
        new Drawn(new Distribution.Uniform(low, high), seed, new(stride, offset));

    public static Values Normal(Number mean, Number deviation, ulong seed, Number? low = null, Number? high = null, ulong? stride = null, ulong offset = 0) =>
        new Drawn(new Distribution.Normal(mean, deviation, low, high), seed, new(stride, offset));

    public static implicit operator Values(int value) => new Same(value);

    public static implicit operator Values(decimal value) => new Same(value);

    public static implicit operator Values(Number number) => new Same(number);
}
