using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>One run of emitted hardware in an emulator, or of a network in an engine, compared with the reference.</summary>
/// <param name="Target">What emitted it; null: it ran in an engine.</param>
/// <param name="Tool">The emulator, or the engine.</param>
/// <param name="Lanes">Null where there are none.</param>
/// <param name="Shell">Null where there is none.</param>
/// <param name="Run">What was run, and how the core was treated.</param>
/// <param name="Cycles">That all ticks together took; null where none are counted.</param>
/// <param name="Disagreement">Null if every word and every tick's cycles are what they must be.</param>
public sealed record VerificationRow(
    string? Target, string Tool, int? Lanes, Shell? Shell, string Run, long Ticks, long Events, long? Cycles, long? PredictedCycles, Disagreement? Disagreement)
{
    public bool Agreed => Disagreement is null;
}

/// <summary>How hardware did not do what it must.</summary>
/// <param name="Complaint">In a sentence.</param>
/// <param name="Difference">Between the reference trace (A) and the hardware's (B), if what both hold differs.</param>
/// <param name="Word">Where no whole tick differs: the first word that does, if one does.</param>
/// <param name="States">Where only the digest differs: whose states do, after that tick.</param>
/// <param name="Why">What the neuron that differs first should have done.</param>
/// <param name="Waveform">The waveforms around it, as a VCD file.</param>
/// <param name="SaveFile">Which of them GTKWave is to show.</param>
public sealed record Disagreement(string Complaint, TraceDifference? Difference, WrongWord? Word, ImmutableArray<WrongState> States, ImmutableArray<Explanation> Why, string? Waveform, string? SaveFile);
