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

    [Test]
    public void What_was_given_can_be_drawn_beside_what_became_of_it()
    {
        Pair(weight: 1);

        // Three events were given, of which two come close enough together to make the neuron fire.
        var without = NeuroProcess.Run(folder.Path, "plot", "pair.trace", "-o", "a.png");
        var with = NeuroProcess.Run(folder.Path, "plot", "pair.trace", "-o", "b.png", "--network", "pair.neuro.json", "-s", "pair.csv", "--probe", "n.v", "--counts", "--title", "A pair");
        var given = NeuroProcess.Run(folder.Path, "plot", "pair.trace", "-o", "c.png", "--network", "pair.neuro.json", "-s", "pair.csv", "-p", "in");

        Assert.Multiple(() =>
        {
            Assert.That((without.ExitCode, without.Output, without.Error), Is.EqualTo((ExitCode.Fine, "1 event of ticks 0 to 29 in a.png\n", "")));
            Assert.That((with.ExitCode, with.Output, with.Error), Is.EqualTo((ExitCode.Fine, "4 events of ticks 0 to 29 in b.png\n", "")));
            Assert.That((given.ExitCode, given.Output, given.Error), Is.EqualTo((ExitCode.Fine, "3 events of ticks 0 to 29 in c.png\n", "")));
        });
    }

    [Test]
    public void Inputs_are_not_drawn_beside_a_trace_that_they_did_not_make()
    {
        Pair(weight: 1);
        folder.Write("other.csv", "# ticks: 30\ntick,neuron\n1,0\n");

        var otherStimulus = NeuroProcess.Run(folder.Path, "plot", "pair.trace", "-o", "a.png", "--network", "pair.neuro.json", "-s", "other.csv");
        PairNetwork(weight: 2);
        var otherNetwork = NeuroProcess.Run(folder.Path, "plot", "pair.trace", "-o", "a.png", "--network", "pair.neuro.json", "-s", "pair.csv");
        var half = NeuroProcess.Run(folder.Path, "plot", "pair.trace", "-o", "a.png", "--network", "pair.neuro.json");

        Assert.Multiple(() =>
        {
            Assert.That((otherStimulus.ExitCode, otherStimulus.Error), Is.EqualTo((ExitCode.BadInput,
                "--stimulus: error NEU402: pair.trace is the trace of another stimulus\n  help: give what was given to the run\n")));
            Assert.That((otherNetwork.ExitCode, otherNetwork.Error), Is.EqualTo((ExitCode.BadInput,
                "--network: error NEU402: pair.trace is the trace of another network\n  help: give the network that was run, as it was then\n")));
            Assert.That((half.ExitCode, half.Error), Is.EqualTo((ExitCode.BadInput,
                "command line: error NEU400: --network and --stimulus go together: what the inputs sent is told by both\n  help: see neuro plot --help\n")));
            Assert.That(folder.PathOf("a.png"), Does.Not.Exist);
        });
    }

    [Test]
    public void A_signal_that_was_not_recorded_is_not_drawn()
    {
        Pair(weight: 1);

        var misspelt = NeuroProcess.Run(folder.Path, "plot", "pair.trace", "-o", "a.png", "--probe", "n.u");
        var none = Plot("-o", "a.png", "--probe", "a.v");

        Assert.Multiple(() =>
        {
            Assert.That((misspelt.ExitCode, misspelt.Error), Is.EqualTo((ExitCode.BadInput, "--probe: error NEU402: the trace holds no signal 'n.u'\n  help: it holds n.v\n")));
            Assert.That((none.ExitCode, none.Error), Is.EqualTo((ExitCode.BadInput, "--probe: error NEU402: the trace holds no signal 'a.v'\n  help: give the network probes, and run it again\n")));
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

    private void Pair(int weight)
    {
        PairNetwork(weight);
        folder.Write("pair.csv", "# ticks: 30\ntick,neuron\n5,0\n15,0\n16,1\n");
        Assert.That(NeuroProcess.Run(folder.Path, "run", "pair.neuro.json", "-s", "pair.csv", "-o", "pair.trace").Error, Is.Empty);
    }

    private void PairNetwork(int weight) => folder.Write("pair.neuro.json", $$"""
        {
          "neuro": 1,
          "name": "pair",
          "populations": [
            { "name": "in", "size": 2, "input": true },
            { "name": "n", "size": 1, "model": "LifReset", "parameters": { "keep": 0.5, "threshold": 1.5 } }
          ],
          "projections": [ { "source": "in", "target": "n", "rule": "all_to_all", "format": "fix<4,0>", "weight": {{weight}}, "delay": 1 } ],
          "probes": [ { "signal": "n.v" } ]
        }
        """);

    private ProcessResult Plot(params string[] options) => NeuroProcess.Run(folder.Path, ["plot", "net.trace", .. options]);
}
