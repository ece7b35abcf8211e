using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Runs networks of the examples folder on the reference engine.</summary>
internal static class ExampleRun
{
    public static ElaboratedNetwork Network(string folder, string file) => NetworkAt(Repository.PathOf("examples", folder, file));

    public static ElaboratedNetwork NetworkAt(string path)
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read(path, diagnostics);
        var elaborated = network is null ? null : Elaborator.Elaborate(network, diagnostics);
        Assert.That(diagnostics.Items, Is.Empty);
        return elaborated!;
    }

    public static Stimulus Stimulus(ElaboratedNetwork network, string folder, string file) =>
        StimulusAt(network, Repository.PathOf("examples", folder, file));

    public static Stimulus StimulusAt(ElaboratedNetwork network, string path)
    {
        var diagnostics = new Diagnostics();
        var stimulus = StimulusReader.Read(path, network, diagnostics);
        Assert.That(diagnostics.Items, Is.Empty);
        return stimulus!;
    }

    /// <summary>An N-MNIST recording, two milliseconds a tick.</summary>
    public static Stimulus Recording(ElaboratedNetwork network, string path)
    {
        var input = network.Populations.Single(p => p.IsInput);
        return new([.. NmnistEvents.Of(NmnistRecording.Read(path), input, 2000, EventMerge.One, new Place.File(path))], [], [], null);
    }

    /// <param name="ticks">Null: as long as the stimulus lasts.</param>
    public static MemoryTrace Of(ElaboratedNetwork network, Stimulus stimulus, long? ticks = null)
    {
        var length = ticks ?? RunLength.Default(network, stimulus)!.Value;
        var trace = new MemoryTrace(Neuro.Sim.Recording.Header(network, StimulusDigest.Of(network, stimulus, length), length));
        new ReferenceEngine().Run(network, stimulus, trace.Header, trace, CancellationToken.None);
        return trace;
    }
}
