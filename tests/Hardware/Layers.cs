using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Layers of convolutions, as tests write them.</summary>
internal static class Layers
{
    public static Network Layer(this Network network, string name, ReadOnlySpan<int> shape) =>
        network.Population(name, shape, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 6));

    public static Rule.Convolution Kernel(int extent, int stride, int padding) => new([extent, extent], [stride, stride], [padding, padding], [1, 1], 1);
}
