using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>One of many stimuli for a network.</summary>
/// <param name="Name">What it is called where results are told.</param>
/// <param name="Stimulus">Reads it, when its turn has come; null, and diagnostics, if it cannot be read.</param>
/// <param name="Ticks">How long it runs; null: as long as the stimulus lasts.</param>
/// <param name="Trace">Where its trace goes; null: nowhere, only its digest is made.</param>
public sealed record BatchSample(string Name, Func<Diagnostics, Stimulus?> Stimulus, long? Ticks, string? Trace)
{
    /// <summary>Reads the stimulus, and says what is recorded of it; null, and diagnostics, if it cannot be read or has no end.</summary>
    internal (Stimulus Stimulus, TraceHeader Header)? Read(ElaboratedNetwork network, int digestInterval, Diagnostics diagnostics, CancellationToken cancellation)
    {
        if (Stimulus(diagnostics) is not { } stimulus)
            return null;
        if ((Ticks ?? RunLength.Default(network, stimulus)) is not { } ticks)
        {
            diagnostics.Error(Code.NoRunLength, new Place.Named(Name), "nothing says how long to run", "give --ticks, or a stimulus that has events");
            return null;
        }
        return (stimulus, Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks, cancellation), ticks, digestInterval));
    }
}

/// <summary>What became of a sample.</summary>
/// <param name="Run">Null if its stimulus was wrong.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
public sealed record BatchResult(BatchSample Sample, TracedRun? Run, IReadOnlyList<Diagnostic> Diagnostics);
