using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Networks put together without elaboration, for tests that need populations only.</summary>
internal static class BareNetwork
{
    private static readonly TypedModel Silent = ModelTyping.Of(
        ModelParser.Parse(new("silent.neuron", "neuron Silent {\n  input x\n  state v : fix<8,0>\n  v = v + x\n}\n"), new())!, [Num.Constant(0, 0)], new())!;

    public static ElaboratedNetwork Of(params ImmutableArray<ElaboratedPopulation> populations) =>
        new(new Network(), populations, [], [], [], [.. populations.Select(p => p.Index)], default);

    public static ElaboratedPopulation Input(int index, string name, int size, Format? payload = null) =>
        new(index, name, size, [], null, null, [], [], payload ?? Format.Plain, payload is not null);

    /// <summary>A population that runs a model, if one that does nothing.</summary>
    public static ElaboratedPopulation Running(int index, string name, int size) =>
        new(index, name, size, [], Silent, Lowering.Of(Silent), [], [[0]], Format.Plain, false);
}
