using Neuro.Cli;

namespace Neuro.Tests;

/// <summary>The first thing a stranger runs.</summary>
public sealed class DemoVerbTests
{
    [Test]
    [Category("Slow")]
    public void The_demo_ends_with_a_table_that_a_person_understands()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "demo");

        Assert.Multiple(() =>
        {
            Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(result.Output, Does.Match(
                "\n                     mean error\n  with delay lines   +[0-4]\\.[0-9]°\n  all delays equal   +[2-9][0-9]\\.[0-9]°\n\ndigest  [0-9a-f]{64}\n$"));
        });
    }

    [Test]
    public void A_recording_of_one_channel_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("mono.wav"), WavBytes.File(WavBytes.Format(tag: 1, channels: 1, bits: 16), WavBytes.Chunk("data", 0, 0, 1, 0)));

        var result = NeuroProcess.Run(folder.Path, "demo", "--audio", "mono.wav");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.BadInput, "mono.wav: error NEU272: it has 1 channel; two ears need two\n")));
    }
}
