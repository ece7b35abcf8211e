using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>What is to be synthesised, and for what.</summary>
/// <param name="Options">One for each piece of hardware.</param>
/// <param name="Seeds">What placements start from; each gives one.</param>
/// <param name="Run">A run that tells cycles and events; null: the least cycles that an event can take are told.</param>
/// <param name="Folder">Where it is emitted and made.</param>
/// <param name="Module">One that is emitted for the network, to be synthesised alone; null: the whole.</param>
public sealed record SynthesisTask(
    ElaboratedNetwork Network, ImmutableArray<PlanOptions> Options, ImmutableArray<Device> Devices, ImmutableArray<int> Seeds, (Sim.Stimulus Stimulus, long Ticks)? Run, string Folder,
    string? Module = null);
