using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Runs a network by definition and keeps what it records.</summary>
internal static class Simulated
{
    public static MemoryTrace Run(ElaboratedNetwork network, Stimulus stimulus, long ticks)
    {
        var header = Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks), ticks);
        var trace = new MemoryTrace(header);
        new ReferenceEngine().Run(network, stimulus, header, trace, CancellationToken.None);
        return trace;
    }
}
