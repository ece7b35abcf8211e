using Neuro.Cli;

namespace Neuro.Tests;

/// <summary>Pictures of traces from the command line.</summary>
public sealed class PlotVerbTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PlotVerbTests()
    {
        folder.Write("net.neuro.json", """
            {
              "neuro": 1,
              "name": "two",
              "populations": [
                { "name": "a", "size": 3, "model": "Lif", "parameters": { "keep": 0.5, "threshold": 1 } },
                { "name": "b", "size": 2, "model": "Lif", "parameters": { "keep": 0.5, "threshold": 1 } }
              ],
              "projections": [],
              "generators": [
                { "target": "a", "regular": {"period": 10}, "format": "fix<4,0>", "weight": 1 },
                { "target": "b", "regular": {"period": 20}, "format": "fix<4,0>", "weight": 1 }
              ]
            }
            """);
        NeuroProcess.Run(folder.Path, "run", "net.neuro.json", "--ticks", "100", "-o", "net.trace");
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_trace_is_drawn_as_the_files_name_says()
    {
        var png = Plot("-o", "rä ster.png");
        var svg = Plot("-o", "raster.SVG", "--from", "5", "--to", "25", "-p", "b");

        Assert.Multiple(() =>
        {
            Assert.That((png.ExitCode, png.Error, png.Output), Is.EqualTo((ExitCode.Fine, "", "40 events of ticks 0 to 99 in rä ster.png\n")));
            Assert.That(File.ReadAllBytes(folder.PathOf("rä ster.png"))[..4], Is.EqualTo(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }));
            Assert.That((svg.ExitCode, svg.Output), Is.EqualTo((ExitCode.Fine, "2 events of ticks 5 to 24 in raster.SVG\n")));
            Assert.That(File.ReadAllText(folder.PathOf("raster.SVG")), Does.Contain("<svg"));
            Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(4));
        });
    }

    [Test]
    public void All_that_is_wrong_is_said_at_once_and_nothing_is_drawn()
    {
        var result = Plot("-o", "raster.jpg", "--from", "100", "--to", "7", "--population", "c");

        Assert.Multiple(() =>
        {
            Assert.That((result.ExitCode, result.Output), Is.EqualTo((ExitCode.BadInput, "")));
            Assert.That(result.Error, Is.EqualTo(
                """
                --output: error NEU402: 'raster.jpg' does not say what kind of picture it is to be
                  help: the kinds are *.png and *.svg
                --population: error NEU402: the trace holds no population 'c'
                  help: it holds a, b
                --from: error NEU402: the trace has no tick 100
                  help: it has 100 ticks, from 0 on
                --to: error NEU402: nothing lies between tick 100 and tick 7, which is not shown any more
                  help: give a later tick

                """.ReplaceLineEndings("\n")));
            Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(2));
        });
    }

    [TestCase("net.neuro.json", "NEU300")]
    [TestCase("none.trace", "NEU200")]
    public void What_is_no_trace_is_not_drawn(string file, string code)
    {
        var result = NeuroProcess.Run(folder.Path, "plot", file, "-o", "a.png");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(result.Error, Does.StartWith(file).And.Contain($"error {code}"));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(2));
    }

    [Test]
    [Platform("Linux")]
    public void A_picture_that_does_not_fit_on_the_disk_is_the_machines_failure()
    {
        folder.Write("raster.png", "what was there before");

        var result = NeuroProcess.Shell(folder.Path, "trap '' XFSZ; ulimit -f 8; DOTNET_EnableWriteXorExecute=0 \"$NEURO\" plot net.trace -o raster.png");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.MachineFailed), result.Error);
        Assert.That(File.ReadAllText(folder.PathOf("raster.png")), Is.EqualTo("what was there before"));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(3));
    }

    private ProcessResult Plot(params string[] options) => NeuroProcess.Run(folder.Path, ["plot", "net.trace", .. options]);
}
