using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What one neuron did at one tick, and everything that made it do so.</summary>
/// <param name="WasReset">Whether a mark returned its state to the initial values before the tick.</param>
/// <param name="Before">Raw, by state of the model, after a reset if there was one.</param>
/// <param name="After">Raw, by state of the model.</param>
/// <param name="Statements">In program order; the spike block's only where the neuron fired.</param>
/// <param name="Fired">Whether the spike condition held; null if the model has none.</param>
/// <param name="Payload">Raw, in the model's payload format; null if no event was sent.</param>
public sealed record Explanation(
    ElaboratedPopulation Population,
    int Neuron,
    long Tick,
    bool WasReset,
    ImmutableArray<PortExplanation> Ports,
    ImmutableArray<long> Before,
    ImmutableArray<long> After,
    ImmutableArray<StatementExplanation> Statements,
    bool? Fired,
    long? Payload)
{
    public NeuronModel Model => Population.Model!.Model;
}

/// <summary>Everything that arrived at one port, and the sum it makes.</summary>
/// <param name="Range">The exact range of the port's sum.</param>
/// <param name="Sum">Raw, as the engine has it.</param>
/// <param name="Arrivals">In the order of projections, then of the ticks they were sent at, then of their sources.</param>
/// <param name="Dropped">What would have arrived, had a reset mark not dropped it on its way.</param>
public sealed record PortExplanation(
    string Name, Num Range, long Sum, ImmutableArray<Arrival> Arrivals, ImmutableArray<Generated> Generated, ImmutableArray<DroppedArrival> Dropped)
{
    /// <summary>What the arrivals leave unexplained: 0.</summary>
    public BigInteger Remainder => Sum - Arrivals.Aggregate(BigInteger.Zero, (sum, arrival) => sum + arrival.Adds.RawAt(Range.Frac))
        - Generated.Aggregate(BigInteger.Zero, (sum, generated) => sum + generated.Adds.RawAt(Range.Frac));
}

/// <summary>One event that came through one synapse.</summary>
/// <param name="Source">The population that sent it.</param>
/// <param name="Neuron">Who sent it.</param>
/// <param name="Sent">The tick it was sent at.</param>
/// <param name="Payload">Raw, in the source's payload format.</param>
public sealed record Arrival(ElaboratedProjection Projection, ElaboratedPopulation Source, int Neuron, long Sent, int Delay, long Weight, long Payload)
{
    public Exact WeightValue => new(Weight, Projection.WeightFormat.Frac);

    public Exact PayloadValue => new(Payload, Source.Payload.Frac);

    /// <summary>What it adds to the port: weight · payload.</summary>
    public Exact Adds => WeightValue * PayloadValue;
}

/// <summary>What a generator added straight into a port.</summary>
public sealed record Generated(ElaboratedGenerator Generator, int Count)
{
    public Exact WeightValue => new(Generator.Weight, Generator.WeightFormat.Frac);

    public Exact Adds => WeightValue * new Exact(Count, 0);
}

/// <param name="ResetTick">The tick of the mark.</param>
public sealed record DroppedArrival(Arrival Arrival, long ResetTick);

/// <summary>One line of the model at work.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Values">Every name and every intermediate result, operands before what is made of them.</param>
/// <param name="Result">The name the line gives a value to, or the condition.</param>
public sealed record StatementExplanation(Place.Text Place, ImmutableArray<IntermediateValue> Values, StatementResult Result);

/// <param name="Text">The expression as the model has it.</param>
/// <param name="Range">All values it could take.</param>
public sealed record IntermediateValue(string Text, Exact Value, Num Range);

/// <summary>What became of a line's value.</summary>
public abstract record StatementResult
{
    private StatementResult() { }

    /// <summary>It was assigned to a declared type, which is where bits are lost.</summary>
    /// <param name="Exact">Before.</param>
    /// <param name="Held">What the type holds of it.</param>
    public sealed record Narrowed(string Name, Narrowing Type, Exact Exact, Exact Held) : StatementResult
    {
        /// <summary>On the type's grid, but not yet in its range.</summary>
        public Exact Rounded => new(Narrowing.Round(Exact, Type.Format.Frac, Type.Rounding), Type.Format.Frac);

        /// <summary>What rounding took away (negative: added).</summary>
        public Exact LostByRounding => Exact - Rounded;

        /// <summary>What the clamp, or the wrap, took away (negative: added).</summary>
        public Exact LostByOverflow => Rounded - Held;
    }

    /// <summary>A <c>let</c> without a type stays exact.</summary>
    public sealed record Kept(string Name, Exact Value) : StatementResult;

    /// <summary>The spike condition.</summary>
    public sealed record Condition(bool Holds) : StatementResult;
}
