using System.Globalization;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>examples/jeffress: the demo's network as a file, and a short sound for it.</summary>
public class JeffressExample
{
    private static readonly Scene Passing = new(Jeffress.TicksPerSecond, 2400, FromDegrees: -60, ToDegrees: 60);

    private static readonly ElaboratedNetwork Network = ExampleRun.Network("jeffress", "jeffress.neuro.json");

    [Test]
    public void The_files_are_the_networks_of_the_demo()
    {
        var equal = ExampleRun.Network("jeffress", "equal_delays.neuro.json");

        Assert.That(Network.Digest, Is.EqualTo(Elaborated.Of(Jeffress.Network).Digest));
        Assert.That(equal.Digest, Is.EqualTo(Elaborated.Of(Jeffress.EqualDelays).Digest));
    }

    [Test]
    public void The_recording_is_the_scene_of_the_page()
    {
        using var wav = new MemoryStream();
        WavWriter.Write(Passing.Synthesise(), wav);

        Accepted.Bytes(Repository.PathOf("examples", "jeffress", "passing.wav"), wav.ToArray());
    }

    [Test]
    public void The_stimulus_is_what_the_demos_ears_would_send()
    {
        var fromFile = ExampleRun.Stimulus(Network, "jeffress", "passing.stimulus.json");
        var heard = Jeffress.Hear(Network, Passing.Synthesise());

        Assert.That(StimulusDigest.Of(Network, fromFile, Passing.Length), Is.EqualTo(StimulusDigest.Of(Network, heard, Passing.Length)));
        Assert.That(RunLength.Default(Network, fromFile), Is.EqualTo(Passing.Length));
    }

    [Test]
    public void The_detectors_follow_a_sound_even_as_fast_as_this_one()
    {
        const int WindowTicks = 480;
        var trace = ExampleRun.Of(Network, ExampleRun.Stimulus(Network, "jeffress", "passing.stimulus.json"));
        var angles = new AngleDecoder(trace.Header, WindowTicks);
        trace.WriteTo(angles);

        Assert.That(angles.Degrees, Is.EqualTo(new double[] { -48, -24, 0, 24, 48 }).Within(5));
    }

    [Test]
    public void The_page_shows_the_coefficients_in_use()
    {
        var page = File.ReadAllText(Repository.PathOf("examples", "jeffress", "README.md"));

        foreach (var band in Jeffress.Bank.Bands)
            Assert.That(page, Does.Contain(string.Create(CultureInfo.InvariantCulture, $"\n| {band.CentreHertz} | {band.B0} | {band.A1} | {band.A2} |\n")));
    }
}
