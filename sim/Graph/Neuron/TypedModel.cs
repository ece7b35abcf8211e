using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>
/// The upper level: a model together with the exact ranges of its ports, and with them of every expression.
/// It is what the reference engine evaluates by definition.
/// </summary>
/// <param name="Ports">By input of the model.</param>
/// <param name="Ranges">The range of every expression, by reference.</param>
/// <param name="Lets">Every let in program order, the spike block's included, with its range.</param>
public sealed record TypedModel(
    NeuronModel Model,
    ImmutableArray<Num> Ports,
    IReadOnlyDictionary<Expr, Num> Ranges,
    ImmutableArray<(string Name, Num Range)> Lets);
