using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Networks put together without elaboration, for tests that need populations only.</summary>
internal static class BareNetwork
{
    public static ElaboratedNetwork Of(params ImmutableArray<ElaboratedPopulation> populations) =>
        new(new Network(), populations, [], [], [], [.. populations.Select(p => p.Index)], default);

    public static ElaboratedPopulation Input(int index, string name, int size, Format? payload = null) =>
        new(index, name, size, [], null, null, [], [], payload ?? Format.Plain, payload is not null);
}
