using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// Sound localisation by delay lines, after L. A. Jeffress, "A place theory of sound localization", Journal of
/// Comparative and Physiological Psychology 41, 1948: in every band, a row of neurons that fire where the events of both
/// ears meet, each behind delay lines that make up for one time between the ears.
/// </summary>
public static class Jeffress
{
    public const int TicksPerSecond = 48_000;

    /// <summary>Times between the ears from -24 to 24 ticks, half a millisecond to either side.</summary>
    public const int LongestLead = 24;

    /// <summary>Detectors of a band.</summary>
    public const int Leads = 2 * LongestLead + 1;

    private const int FirstBand = 12;
    private const int LastBand = 26;
    private const int BandStep = 2;

    /// <summary>Eight bands from 603 to 3525 Hz.</summary>
    public static FilterBank Bank { get; } = FilterBank.For(TicksPerSecond).Select(FirstBand, LastBand, BandStep);

    /// <summary>
    /// Populations <c>left</c> and <c>right</c>, one channel a band, and <c>detectors</c> of shape (band, lead). A
    /// detector fires where two events arrive within one tick of each other.
    /// </summary>
    public static Network Network => Wired(lead => (1 + Math.Max(0, -lead), 1 + Math.Max(0, lead)));

    /// <summary>The same with all delays equal, which knows nothing of time.</summary>
    public static Network EqualDelays => Wired(_ => (1, 1)) with { Name = "jeffress-equal-delays" };

    /// <summary>The time between the ears that a detector stands for, in ticks; positive where the right ear leads.</summary>
    public static int Lead(int detector) => detector % Leads - LongestLead;

    /// <summary>
    /// What the ears send. Each has its own level control, so that the ear in the shadow of the head, or behind the weaker
    /// microphone, sends the same events for the same wave.
    /// </summary>
    /// <param name="sound">Stereo, at 48 kHz.</param>
    public static Stimulus Hear(ElaboratedNetwork network, Audio sound) =>
        new StimulusBuilder(network)
            .Events("left", Ear(sound.Channels[0]))
            .Events("right", Ear(sound.Channels[1]))
            .Lasts(sound.Length)
            .Build();

    private static List<(long Sample, int Channel)> Ear(int[] samples)
    {
        const int eventsPerWave = 1;
        return SoundEncoder.Encode(samples, Bank, SoundEncoder.ThresholdsFor(eventsPerWave, Bank, samples));
    }

    // The ear that leads is held back by as much as it leads.
    private static Network Wired(Func<int, (int Left, int Right)> delays)
    {
        var bands = Bank.Bands.Length;
        var network = Neuro.Graph.Network.Named("jeffress")
            .Input("left", bands)
            .Input("right", bands)
            .Population("detectors", [bands, Leads], ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 1.5m));
        ImmutableArray<(int Left, int Right)> lines = [.. Enumerable.Range(-LongestLead, Leads).Select(delays)];
        for (var band = 0; band < bands; band++)
        {
            var detectors = $"detectors[{band * Leads}:{(band + 1) * Leads}]";
            network = network
                .Project($"left[{band}:{band + 1}]", detectors, Format.Ufix(1, 0), new Rule.AllToAll(), 1,
                    Values.OfRaw(lines.Select(line => (long)line.Left)), $"left-{Bank.Bands[band].CentreHertz}-Hz")
                .Project($"right[{band}:{band + 1}]", detectors, Format.Ufix(1, 0), new Rule.AllToAll(), 1,
                    Values.OfRaw(lines.Select(line => (long)line.Right)), $"right-{Bank.Bands[band].CentreHertz}-Hz");
        }
        return network;
    }
}
