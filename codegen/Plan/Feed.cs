using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>How a stored weight and delay become what is added to a ring.</summary>
/// <param name="Ring">Null where the port is always 0.</param>
/// <param name="Weight">In the word of the memory.</param>
/// <param name="Delay">In the word of the memory, in ticks.</param>
/// <param name="Shift">Bits from the LSB of weight × payload to that of the ring.</param>
/// <param name="IsGraded">Whether the weight is multiplied by the event's payload.</param>
/// <param name="Loadable">The format of weights that may be written between runs; null if they may not.</param>
public sealed record Feed(RingPlan? Ring, NumberField Weight, NumberField Delay, int Shift, bool IsGraded, Format? Loadable);
