using Neuro.Cli;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Turning recordings into stimuli from the command line.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_cameras_events_are_listed_in_ticks_of_the_network()
    {
        Network("eye", """{ "name": "eye", "shape": [2, 34, 34], "input": true }""");
        // x, y, polarity and 23 bits of microseconds: pixel (3, 2) grows brighter at 2100 µs twice, (0, 0) darker at 5000 µs.
        File.WriteAllBytes(folder.PathOf("digit.bin"), [3, 2, 0x80, 0x08, 0x34, 3, 2, 0x80, 0x08, 0x35, 0, 0, 0x00, 0x13, 0x88]);

        var result = NeuroProcess.Run(folder.Path, "import", "digit.bin", "--for", "eye.neuro.json", "-o", "digit.csv");

        Assert.Multiple(() =>
        {
            Assert.That((result.ExitCode, result.Output, result.Error), Is.EqualTo((ExitCode.Fine, "2 events in digit.csv\n", "")));
            Assert.That(File.ReadAllText(folder.PathOf("digit.csv")), Is.EqualTo($"tick,neuron\n2,{34 * 34 + 2 * 34 + 3}\n5,0\n"));
        });
    }

    [Test]
    public void Each_ear_hears_its_channel_and_the_stimulus_runs()
    {
        const int samples = 4800;
        var bands = FilterBank.For(48_000).Bands.Length;
        Network("ears", $$"""{ "name": "left", "size": {{bands}}, "input": true }, { "name": "right", "size": {{bands}}, "input": true }""");
        var tone = Enumerable.Range(0, samples).Select(i => (i / 24 % 2 == 0 ? 1 : -1) << 28).ToArray();
        using (var file = File.Create(folder.PathOf("tone.wav")))
            WavWriter.Write(new(48_000, [tone, new int[samples]]), file);

        var imported = NeuroProcess.Run(folder.Path, "import", "tone.wav", "--for", "ears.neuro.json", "-o", "tone.npz");
        var run = NeuroProcess.Run(folder.Path, "run", "ears.neuro.json", "-s", "tone.npz");

        Assert.Multiple(() =>
        {
            Assert.That((imported.ExitCode, imported.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(imported.Output, Does.Match("^[1-9][0-9]+ events in tone.npz\n$"));
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(run.Output, Does.StartWith("4800 ticks\n"));
        });
    }

    [TestCase("digit.bin", "--population", "ear", "ear: error NEU254: ")]
    [TestCase("digit.bin", "-o", "out.txt", "--output: error NEU402: ")]
    [TestCase("digit.bin", "--microseconds-per-tick", "0", "command line: error NEU400: ")]
    [TestCase("digit.txt", "--sum", "", "digit.txt: error NEU251: ")]
    [TestCase("none.bin", "--sum", "", "none.bin: error NEU200: ")]
    public void What_does_not_fit_is_a_diagnostic_and_nothing_is_written(string recording, string option, string value, string says)
    {
        Network("eye", """{ "name": "eye", "shape": [2, 34, 34], "input": true }""");
        folder.Write("digit.bin", "");
        folder.Write("digit.txt", "");

        string[] output = option == "-o" ? [] : ["-o", "out.csv"];
        string[] given = value.Length == 0 ? [option] : [option, value];
        var result = NeuroProcess.Run(folder.Path, ["import", recording, "--for", "eye.neuro.json", .. output, .. given]);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Error, Does.StartWith(says));
            Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(3));
        });
    }

    private void Network(string name, string inputs) => folder.Write($"{name}.neuro.json", $$"""
        {
          "neuro": 1,
          "dt": 0.001,
          "populations": [ {{inputs}} ]
        }
        """);
}
