using System.Security.Cryptography;
using System.Text.Json;
using Neuro.Cli;

namespace Neuro.Tests;

/// <summary>Running a network from the command line, when all is well and when something is not.</summary>
public sealed class RunVerbTests : IDisposable
{
    private const string Network = """
        {
          "neuro": 1,
          "name": "coincidence",
          "populations": [
            { "name": "in", "size": 3, "input": true },
            { "name": "cell", "size": 1, "model": "Lif", "parameters": { "keep": 0.5, "threshold": 1 } }
          ],
          "projections": [
            { "source": "in", "target": "cell", "format": "fix<8,4>", "rule": "all_to_all", "weight": 0.375, "delay": [1, 2, 3] }
          ],
          "probes": [ { "signal": "cell.v" } ]
        }
        """;

    private const string Stimulus = "tick,neuron\n2,2\n3,1\n4,0\n20,0\n20,1\n20,2\n";

    private readonly TemporaryFolder folder = new();

    public RunVerbTests()
    {
        folder.Write("nét work.neuro.json", Network);
        folder.Write("in put.csv", Stimulus);
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_run_ends_with_the_digest_of_its_trace()
    {
        var result = Run("-o", "ö ut.trace");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Fine));
            Assert.That(result.Error, Is.Empty);
            Assert.That(result.Output, Does.StartWith("24 ticks\n  cell  1 neuron, 1 spike\n"));
            Assert.That(result.Output, Does.EndWith($"digest  {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.PathOf("ö ut.trace"))))}\n"));
            Assert.That(Files, Is.EquivalentTo(new[] { "in put.csv", "nét work.neuro.json", "ö ut.trace" }));
        });
    }

    [Test]
    public void Without_an_output_the_digest_is_the_same_and_nothing_is_written()
    {
        var kept = Run("-o", "out.trace");
        var lost = Run();

        Assert.Multiple(() =>
        {
            Assert.That(LastLine(lost), Is.EqualTo(LastLine(kept)));
            Assert.That(Files, Has.Count.EqualTo(3));
        });
    }

    [Test]
    public void The_result_is_there_for_scripts()
    {
        var result = Run("--json", "--ticks", "30");

        var json = JsonDocument.Parse(result.Output).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(json.GetProperty("ticks").GetInt64(), Is.EqualTo(30));
            Assert.That(json.GetProperty("populations")[0].GetProperty("events").GetInt64(), Is.EqualTo(1));
            Assert.That(json.GetProperty("digest").GetString(), Has.Length.EqualTo(64));
        });
    }

    [Test]
    public void Equal_runs_give_equal_files_and_other_runs_differ()
    {
        Run("-o", "a.trace");
        Run("-o", "b.trace");
        Run("-o", "c.trace", "--ticks", "10");

        var equal = NeuroProcess.Run(folder.Path, "diff", "a.trace", "b.trace");
        var shorter = NeuroProcess.Run(folder.Path, "diff", "a.trace", "c.trace");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(folder.PathOf("a.trace")), Is.EqualTo(File.ReadAllBytes(folder.PathOf("b.trace"))));
            Assert.That((equal.ExitCode, equal.Output), Is.EqualTo((ExitCode.Fine, "equal: 24 ticks, 1 event\n")));
            Assert.That(shorter.ExitCode, Is.EqualTo(ExitCode.BadInput).Or.EqualTo(ExitCode.Different));
            Assert.That(shorter.Output, Does.Not.StartWith("equal"));
        });
    }

    [Test]
    public void Every_engine_and_number_of_threads_writes_the_same_file()
    {
        Run("-o", "expected.trace", "--engine", "reference");
        var expected = File.ReadAllBytes(folder.PathOf("expected.trace"));

        foreach (var options in new[] { Array.Empty<string>(), ["--engine", "cpu"], ["--threads", "1"], ["--threads", "3"], ["--engine", "reference", "--threads", "1"], ["--engine", "gpu", "--device", "cpu"] })
        {
            var result = Run(["-o", "found.trace", .. options]);

            Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.Fine, "")), string.Join(' ', options));
            Assert.That(File.ReadAllBytes(folder.PathOf("found.trace")), Is.EqualTo(expected), string.Join(' ', options));
        }
    }

    [TestCase("nét work.neuro.json")]
    [TestCase("./in put.csv")]
    public void What_a_run_is_made_from_is_not_replaced_by_its_trace(string source)
    {
        var before = File.ReadAllText(folder.PathOf(source));

        var result = Run("-o", source);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.BadInput,
            $"--output: error NEU402: '{source}' is read, and would be replaced by what is made of it\n  help: give another name\n")));
        Assert.That(File.ReadAllText(folder.PathOf(source)), Is.EqualTo(before));
    }

    [TestCase("own.neuron"), TestCase("link")]
    public void Nor_is_a_model_of_the_network_or_what_a_link_leads_to(string output)
    {
        const string model = "neuron Own {\n  input x\n  state v : fix<8,0>\n  v = v + x\n}\n";
        folder.Write("own.neuron", model);
        folder.Write("own.neuro.json", """{ "neuro": 1, "name": "n", "models": { "Own": "own.neuron" }, "populations": [{ "name": "p", "size": 1, "model": "Own" }] }""");
        File.CreateSymbolicLink(folder.PathOf("link"), folder.PathOf("own.neuro.json"));

        var result = NeuroProcess.Run(folder.Path, "run", "own.neuro.json", "--ticks", "1", "-o", output);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((ExitCode.BadInput,
            $"--output: error NEU402: '{output}' is read, and would be replaced by what is made of it\n  help: give another name\n")));
        Assert.That(File.ReadAllText(folder.PathOf("own.neuron")), Is.EqualTo(model));
    }

    [Test]
    public void Several_mistakes_are_reported_at_once_and_nothing_is_written()
    {
        folder.Write("bad.neuro.json", Network.Replace("0.375", "0.37").Replace("\"cell.v\"", "\"cell.w\""));

        var result = NeuroProcess.Run(folder.Path, "run", "bad.neuro.json", "-s", "in put.csv", "-o", "out.trace");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Output, Is.Empty);
            Assert.That(result.Error, Does.Contain("bad.neuro.json(9,").And.Contain("bad.neuro.json(11,"));
            Assert.That(Files, Does.Not.Contain("out.trace"));
        });
    }

    [TestCase("--ticks", "0", "--ticks: error NEU402: a run has at least 1 tick; found 0\n")]
    [TestCase("--ticks", "-5", "--ticks: error NEU402: a run has at least 1 tick; found -5\n")]
    [TestCase("--digest-interval", "-1", "--digest-interval: error NEU402: an interval is 0 or more ticks; found -1\n")]
    [TestCase("-o", "no/such/folder/out.trace", "no/such/folder/out.trace: error NEU214: ")]
    [TestCase("-o", ".", ".: error NEU214: ")]
    [TestCase("--engine", "abacus", "--engine: error NEU402: there is no engine 'abacus'\n  help: the engines are reference, cpu, gpu\n")]
    [TestCase("--device", "0", "--device: error NEU402: the cpu engine runs on no device\n  help: take --engine gpu\n")]
    [TestCase("--threads", "0", "command line: error NEU400: --threads takes whole numbers from 1 to 256, not 0\n")]
    [TestCase("--threads", "1000", "command line: error NEU400: --threads takes whole numbers from 1 to 256, not 1000\n")]
    [TestCase("--ticks", "many", "command line: error NEU400: ")]
    public void An_option_that_makes_no_sense_is_a_diagnostic(string option, string value, string says)
    {
        var result = Run(option, value);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Output, Is.Empty);
            Assert.That(result.Error, Does.StartWith(says));
        });
    }

    [Test]
    public void The_reference_engine_has_no_threads_to_choose()
    {
        var result = Run("--engine", "reference", "--threads", "2");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo(
            (ExitCode.BadInput, "--threads: error NEU402: the reference engine has one thread\n  help: leave it out, or take --engine cpu\n")));
    }

    [Test]
    public void A_device_that_is_not_there_is_a_message_that_names_those_that_are()
    {
        var result = Run("--engine", "gpu", "--device", "abacus", "-o", "out.trace");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.MissingTool));
            Assert.That(result.Output, Is.Empty);
            Assert.That(result.Error, Does.Match("^abacus: error NEU455: there is no such device\n  help: the devices are .*[0-9] \\(cpu, processor\\)\n$"));
            Assert.That(Files, Does.Not.Contain("out.trace"));
        });
    }

    [Test]
    public void Nothing_that_says_how_long_to_run_is_a_diagnostic()
    {
        var result = NeuroProcess.Run(folder.Path, "run", "nét work.neuro.json");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo(
            (ExitCode.BadInput, "command line: error NEU403: nothing says how long to run\n  help: give --ticks, or a stimulus that has events\n")));
    }

    [TestCase("run", "none.neuro.json")]
    [TestCase("why", "none.neuro.json", "-t", "0", "-n", "a[0]")]
    [TestCase("diff", "none.trace", "none.trace")]
    [TestCase("export", "none.trace")]
    public void A_file_that_is_not_there_is_named(params string[] arguments)
    {
        var result = NeuroProcess.Run(folder.Path, arguments);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(result.Error, Does.StartWith(arguments[1] + ": error NEU"));
            Assert.That(result.Error, Does.Not.Contain("   at "));
        });
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void An_interrupted_run_leaves_nothing_behind_and_what_was_there_before()
    {
        folder.Write("out.trace", "what was there before");
        using var process = NeuroProcess.Start(
            folder.Path, new Dictionary<string, string>(), NeuroProcess.Executable, ["run", "nét work.neuro.json", "--ticks", "1000000000", "-o", "out.trace"]);
        while (Files.Count < 4 && !process.HasExited)
            Thread.Yield();

        Assert.That(NeuroProcess.Shell(folder.Path, $"kill -INT {process.Id}").ExitCode, Is.Zero);
        var result = NeuroProcess.Result(process);

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Interrupted));
            Assert.That(result.Output, Is.Empty);
            Assert.That(File.ReadAllText(folder.PathOf("out.trace")), Is.EqualTo("what was there before"));
            Assert.That(Files, Has.Count.EqualTo(3));
        });
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_the_machines_failure_and_leaves_nothing_behind()
    {
        // A limit on the size of files, its signal ignored, is a disk that fills up while the trace is being written.
        var limited = NeuroProcess.Shell(folder.Path, "trap '' XFSZ; ulimit -f 16; DOTNET_EnableWriteXorExecute=0 \"$NEURO\" run 'nét work.neuro.json' --ticks 10000 -o out.trace");
        var device = NeuroProcess.Shell(folder.Path, "\"$NEURO\" run 'nét work.neuro.json' --ticks 10000 -o /dev/full");
        var results = NeuroProcess.Shell(folder.Path, "\"$NEURO\" run 'nét work.neuro.json' --ticks 10 >/dev/full");

        Assert.Multiple(() =>
        {
            foreach (var result in new[] { limited, device, results })
            {
                Assert.That(result.ExitCode, Is.EqualTo(ExitCode.MachineFailed));
                Assert.That(result.Error, Does.Match("^neuro: error NEU451: "));
                Assert.That(result.Error, Does.Not.Contain("   at "));
            }
            Assert.That(device.Error, Does.Contain("the disk is full"));
            Assert.That(Files, Has.Count.EqualTo(2));
        });
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_reader_that_goes_away_is_no_failure()
    {
        Run("-o", "long.trace", "--ticks", "20000");

        var result = NeuroProcess.Shell(folder.Path, "\"$NEURO\" export long.trace | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}");

        Assert.That((result.Output, result.Error), Is.EqualTo(("0\n", "")));
    }

    [Test]
    [Platform("Linux")]
    public void Progress_is_shown_to_somebody_who_watches_and_not_in_a_pipe()
    {
        var piped = Run("--ticks", "1000000");
        var watched = NeuroProcess.Shell(folder.Path, "TERM=xterm script -qec \"'$NEURO' run 'nét work.neuro.json' --engine reference --ticks 1000000\" /dev/null");

        Assert.Multiple(() =>
        {
            Assert.That(piped.Error, Is.Empty);
            Assert.That(watched.Output, Does.Contain("ticks/s"));
        });
    }

    private List<string> Files => [.. Directory.EnumerateFiles(folder.Path).Select(file => Path.GetFileName(file)!)];

    private ProcessResult Run(params string[] options) =>
        NeuroProcess.Run(folder.Path, ["run", "nét work.neuro.json", "--stimulus", "in put.csv", .. options]);

    private static string LastLine(ProcessResult result) => result.Output.TrimEnd('\n').Split('\n')[^1];
}
