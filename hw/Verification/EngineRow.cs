using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>Runs a network in an engine, and holds the trace against the reference's.</summary>
internal static class EngineRow
{
    public static VerificationRow Of(ElaboratedNetwork network, Reference reference, IEngine engine, string folder, CancellationToken cancellation)
    {
        var header = reference.Header(reference.Length);
        var path = Path.Combine(folder, $"{reference.Name}_{engine.Name}.trace");
        var run = TracedRun.Of(engine, network, reference.Stimulus, header, path, watched: null, cancellation);
        var disagreement = run.Trace == reference.Digest(reference.Length)
            ? null
            : DisagreementReport.Of("the trace is another than the reference's", network, reference, path, cancellation);
        return new(null, engine.Name, null, null, reference.Name, reference.Length, run.Events.Sum(), null, null, disagreement);
    }
}
