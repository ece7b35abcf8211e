using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// A small random network of shaped populations joined by convolutions, in one or two dimensions, with any stride,
/// padding, dilation and groups, delays per kernel entry, and one projection beside them that is none.
/// </summary>
internal static class RandomConvolution
{
    private const int MostNeurons = 64;

    public static Network Of(ulong seed)
    {
        // Kernels that do not fit are drawn again.
        for (var attempt = 0UL; ; attempt++)
        {
            var network = Draw(new(unchecked(seed * 7919 + attempt + 0x636F6E76)));
            if (network.Populations.All(p => p.Size is > 0 and <= MostNeurons) && Elaborator.Elaborate(network, new()) is not null)
                return network;
        }
    }

    /// <summary>Events on a quarter of all channels and ticks.</summary>
    public static ImmutableArray<InputEvent> Events(ElaboratedNetwork network, ulong seed, int ticks)
    {
        var draws = new Draws(seed);
        var input = network.Populations[0];
        return
        [
            .. from tick in Enumerable.Range(0, ticks)
               from neuron in Enumerable.Range(0, input.Size)
               where draws.OneIn(4)
               let payload = input.IsGraded ? draws.In(input.Payload.Num) : 1
               where payload != 0
               select new InputEvent(tick, 0, neuron, payload),
        ];
    }

    private static Network Draw(Draws draws)
    {
        var dimensions = draws.Between(1, 2);
        var groups = draws.OneIn(3) ? 2 : 1;
        ImmutableArray<int> shape = [groups * draws.Between(1, 2), .. Enumerable.Range(0, dimensions).Select(_ => draws.Between(1, 5))];
        var network = new Network { Name = "convolution", MaxDelay = 300 }.Input("in", shape.AsSpan(), draws.OneIn(2) ? null : Format.Fix(5, 1));
        var layers = draws.Between(1, 2);
        for (var layer = 1; layer <= layers; layer++)
        {
            var source = layer == 1 ? "in" : $"l{layer - 1}";
            if (layer > 1 && shape[0] % groups != 0)
                groups = 1;
            var rule = Rule(draws, dimensions, groups);
            ImmutableArray<int> next = [groups * draws.Between(1, 3), .. Enumerable.Range(0, dimensions).Select(axis =>
                (shape[axis + 1] + (2 * rule.Padding[axis]) - (rule.Dilation[axis] * (rule.Kernel[axis] - 1)) - 1) / rule.Stride[axis] + 1)];
            if (next.Any(extent => extent < 1))
                return network with { Populations = [] };
            var entries = next[0] * (shape[0] / groups) * rule.Kernel.Aggregate(1, (product, extent) => product * extent);
            var model = draws.OneIn(3) ? "Relu" : draws.Pick(new[] { "Lif", "CubaLif", "If" });
            network = network.Population($"l{layer}", next.AsSpan(), ShippedModels.Get(model), Parameters(draws, model))
                .Project(source, $"l{layer}", Format.Fix(draws.Between(2, 8), draws.Between(0, 4)), rule,
                    draws.OneIn(2) ? Values.OfRaw(Enumerable.Range(0, entries).Select(_ => (long)draws.Between(-2, 1))) : new Values.Same(new Number.OfRaw(1)),
                    draws.OneIn(2) ? Values.OfRaw(Enumerable.Range(0, entries).Select(_ => (long)draws.Between(layer == 1 ? 0 : 1, 5))) : draws.Between(1, 3))
                .Probe($"l{layer}.x");
            shape = next;
        }
        var last = network.Populations[^1];
        return draws.OneIn(2) ? network
            : network.Project("in", last.Name, Format.Fix(4, 0), new Rule.FixedProbability(1UL << 30, draws.Word()), Values.Uniform(-8, 7, draws.Word()), Values.Uniform(1, 9, draws.Word()));
    }

    private static Rule.Convolution Rule(Draws draws, int dimensions, int groups)
    {
        return new(Each(1, 3), Each(1, 3), Each(0, 2), Each(1, 2), groups);

        ImmutableArray<int> Each(int low, int high) => [.. Enumerable.Range(0, dimensions).Select(_ => draws.Between(low, high))];
    }

    private static (string, Values)[] Parameters(Draws draws, string model) =>
    [
        .. ShippedModels.Get(model).Params.Select(p => (p.Name, p.Name.StartsWith("keep", StringComparison.Ordinal)
            ? new Values.Same(new Number.OfRaw(draws.In(p.Type.Format.Num)))
            : (Values)new Values.Same(new Number.OfRaw(draws.Between(1, 3) << p.Type.Format.Frac)))),
    ];
}
