using Neuro.Cli;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The first thing a stranger runs.</summary>
public sealed class DemoVerbTests
{
    private static readonly Lazy<ProcessResult> Demo = new(() =>
    {
        using var folder = new TemporaryFolder();
        return NeuroProcess.Run(folder.Path, "demo");
    });

    [Test]
    public void The_demo_ends_with_a_table_that_a_person_understands()
    {
        var result = Demo.Value;

        Assert.Multiple(() =>
        {
            Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(result.Output, Does.Match(
                "\n                     mean error\n  with delay lines   +[0-4]\\.[0-9]°\n  all delays equal   +[2-9][0-9]\\.[0-9]°\n\ndigest  [0-9a-f]{64}\n"));
        });
    }

    [Test]
    [Category("Verilator")]
    public void The_demo_verifies_its_network_as_hardware()
    {
        Assert.That(Demo.Value.Output, Does.Match(
            "\n\nThe network as hardware, 960 ticks in Verilator beside the simulator:\n"
            + "  1 lane   ([0-9]+ spikes), [0-9]+ clocks: every word and every clock as predicted\n"
            + "  4 lanes  \\1, [0-9]+ clocks: every word and every clock as predicted\n$"));
    }

    [Test]
    public void The_front_page_shows_how_it_ends()
    {
        var end = PageBlock.Of(File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n")).Single(block => block.Info == "text").Text;

        Assert.That(Demo.Value.Output, Does.Contain($"\n\n{end}\ndigest  "));
    }

    [Test]
    public void A_recording_is_heard_and_drawn_though_nobody_knows_the_truth()
    {
        using var folder = new TemporaryFolder();
        Sound(folder, "car.wav", new Scene(44_100, 4_410, FromDegrees: -30, ToDegrees: -30).Synthesise());

        var result = NeuroProcess.Run(folder.Path, "demo", "--audio", "car.wav", "--picture", "car.png");

        Assert.Multiple(() =>
        {
            Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(result.Output, Does.Match("\n  with delay lines +5 of 5 +-[23][0-9]° +-[23][0-9]°\n  all delays equal +5 of 5 +0° +0°\n\ndigest  [0-9a-f]{64}\n$"));
            Assert.That(File.ReadAllBytes(folder.PathOf("car.png")).AsSpan(1, 3).SequenceEqual("PNG"u8));
            Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public void Of_a_long_recording_a_page_is_shown()
    {
        var result = new LocalisationResult(
            [.. Enumerable.Range(0, 101).Select(i => new AngleWindow(i * 0.02, null, i, null))], null, null, [], default, default);

        using var page = new StringWriter { NewLine = "\n" };
        AnglePage.Write(page, result);

        var lines = page.ToString().Split('\n');
        Assert.That(lines.Count(line => line.Contains(" s  ", StringComparison.Ordinal) && line.Contains('*', StringComparison.Ordinal)), Is.EqualTo(34));
        Assert.That(lines, Does.Contain("  one of 3 windows of 20 ms is shown"));
        Assert.That(lines, Does.Contain("  with delay lines      101 of 101             0°    100°"));
        Assert.That(lines, Does.Contain("  all delays equal        0 of 101"));
    }

    [TestCase(1, 4800, "it has 1 channel; two ears need two", "give a stereo recording, the left ear first")]
    [TestCase(2, 150, "it has 150 samples at 8000 Hz; an angle is read from 20 milliseconds", "give a longer recording")]
    [TestCase(2, 0, "it has 0 samples at 8000 Hz; an angle is read from 20 milliseconds", "give a longer recording")]
    public void A_recording_that_no_two_ears_can_hear_is_refused(int channels, int samples, string says, string help)
    {
        using var folder = new TemporaryFolder();
        Sound(folder, "odd.wav", new(8000, [.. Enumerable.Range(0, channels).Select(_ => new int[samples])]));

        var result = NeuroProcess.Run(folder.Path, "demo", "--audio", "odd.wav", "--picture", "odd.png");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.BadInput, $"odd.wav: error NEU272: {says}\n  help: {help}\n")));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
    }

    [TestCase(new[] { "--picture", "angles.jpg" }, "--picture: error NEU402: 'angles.jpg' does not say that it is to be a PNG file")]
    [TestCase(new[] { "--audio", "a.wav", "--scene", "b.wav" }, "command line: error NEU400: with --audio no scene is computed")]
    [TestCase(new[] { "--audio", "none.wav" }, "none.wav: error NEU200: ")]
    public void What_cannot_be_done_is_said_before_anything_is(string[] options, string says)
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, ["demo", .. options]);

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(result.Error, Does.StartWith(says));
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    private static void Sound(TemporaryFolder folder, string name, Audio sound)
    {
        using var file = File.Create(folder.PathOf(name));
        WavWriter.Write(sound, file);
    }
}
