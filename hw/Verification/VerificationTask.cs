using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>What is to be verified, and on what.</summary>
/// <param name="Ticks">How long the stimulus runs.</param>
/// <param name="Options">One for each piece of hardware that is emitted; those that differ in what a target does not heed are one for it.</param>
/// <param name="Folder">Where it is emitted and run.</param>
/// <param name="Thorough">Whether the directed stimulus, stalls and resets are tried, too.</param>
/// <param name="Target">What emits it in place of the target of its name; null: none.</param>
/// <param name="Engines">What runs it beside.</param>
public sealed record VerificationTask(
    ElaboratedNetwork Network, Stimulus Stimulus, long Ticks, ImmutableArray<PlanOptions> Options, ImmutableArray<IEmulator> Emulators, string Folder, bool Thorough = true, ITarget? Target = null,
    ImmutableArray<IEngine> Engines = default)
{
    public ImmutableArray<IEngine> Engines { get; init; } = Engines.IsDefault ? [] : Engines;
}
