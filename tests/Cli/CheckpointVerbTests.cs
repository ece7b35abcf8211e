using System.Diagnostics;
using Neuro.Cli;

namespace Neuro.Tests;

/// <summary>Long runs from the command line, killed, filled up and started twice.</summary>
[Platform(Exclude = "Win")]
public sealed class CheckpointVerbTests : IDisposable
{
    // Never at rest, with events on their way for up to 40 ticks.
    private const string Network = """
        {
          "neuro": 1,
          "populations": [
            { "name": "cells", "size": 300, "model": "LifReset", "parameters": { "keep": 0.75, "threshold": 20 } }
          ],
          "projections": [
            { "source": "cells", "target": "cells", "format": "fix<8,0>", "rule": { "fixed_indegree": 20, "seed": 1 },
              "weight": { "uniform": [-20, 20], "seed": 2 }, "delay": { "uniform": [1, 40], "seed": 3 } }
          ],
          "generators": [ { "name": "drive", "target": "cells.x", "bernoulli": 1000000000, "seed": 4, "format": "fix<8,0>", "weight": 9 } ]
        }
        """;

    private readonly TemporaryFolder folder = new();

    public CheckpointVerbTests() => folder.Write("net.neuro.json", Network);

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_run_that_is_killed_at_random_moments_leaves_the_file_of_one_that_is_not()
    {
        const int ticks = 60_000;
        const int kills = 12;
        Assert.That(Run(ticks, "-o", "whole.trace").ExitCode, Is.EqualTo(ExitCode.Fine));
        var whole = new FileInfo(folder.PathOf("whole.trace")).Length;
        var random = new Random();
        var killed = 0;

        // Each is killed when it has written a random part more of the trace, and a little later.
        for (var start = 0; start < kills; start++)
        {
            using var process = Start(ticks, "-o", "out.trace", "--resume", "--checkpoint", $"{random.Next(100, 2000)}", "--threads", $"{random.Next(1, 4)}");
            var until = Written + random.NextInt64(1, whole / kills);
            while (Written < until && !process.HasExited)
                Thread.Yield();
            Thread.Sleep(random.Next(20));
            process.Kill();
            process.WaitForExit();
            killed += process.ExitCode == 0 ? 0 : 1;
            Assert.That(File.Exists(folder.PathOf("out.trace")), Is.EqualTo(process.ExitCode == 0), "the trace has its name when it is whole");
            if (process.ExitCode == 0)
                break;
        }
        var last = Run(ticks, "-o", "out.trace", "--resume");

        Assert.Multiple(() =>
        {
            Assert.That(killed, Is.GreaterThan(2));
            Assert.That((last.ExitCode, last.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(File.ReadAllBytes(folder.PathOf("out.trace")), Is.EqualTo(File.ReadAllBytes(folder.PathOf("whole.trace"))));
            Assert.That(Files, Is.EqualTo(new[] { "net.neuro.json", "out.trace", "whole.trace" }));
        });
    }

    [Test]
    public void What_a_killed_run_had_written_can_be_looked_at()
    {
        Kill("--checkpoint", "50");

        var shown = NeuroProcess.Run(folder.Path, "show", "out.trace.partial", "--unfinished");

        Assert.That((shown.ExitCode, shown.Error), Is.EqualTo((ExitCode.Fine, "")));
    }

    [Test]
    public void Two_processes_do_not_write_one_trace()
    {
        using var first = Start(100_000_000, "-o", "out.trace", "--checkpoint", "50");
        WaitForCheckpoint(first);

        var second = Run(100_000_000, "-o", "out.trace", "--checkpoint", "50", "--resume");
        first.Kill();
        first.WaitForExit();

        Assert.Multiple(() =>
        {
            Assert.That(second.ExitCode, Is.EqualTo(ExitCode.BadInput));
            Assert.That(second.Error, Does.Match("^.*out.trace.partial: error NEU323: another process is writing this: .*\n  help: wait until it has ended, or write elsewhere\n$"));
            Assert.That(Files, Does.Contain("out.trace.checkpoint").And.Contain("out.trace.partial"));
        });
    }

    [Test]
    public void A_stopped_run_is_not_begun_anew_by_mistake()
    {
        Kill("--checkpoint", "50");

        var again = Run(100_000_000, "-o", "out.trace", "--checkpoint", "50");
        var other = Run(99, "-o", "out.trace", "--resume");

        Assert.Multiple(() =>
        {
            Assert.That((again.ExitCode, other.ExitCode), Is.EqualTo((ExitCode.BadInput, ExitCode.BadInput)));
            Assert.That(again.Error, Does.Match("out.trace.checkpoint: error NEU322: a run was stopped here after [0-9]+ of 100000000 ticks\n  help: go on with it by --resume, or remove this file to start anew\n$"));
            Assert.That(other.Error, Does.Contain("error NEU321: this checkpoint does not fit: it is of "));
        });
    }

    [Test]
    public void An_interrupted_run_can_be_gone_on_with()
    {
        using (var process = Start(20_000, "-o", "out.trace", "--checkpoint", "100"))
        {
            WaitForCheckpoint(process);
            NeuroProcess.Shell(folder.Path, $"kill -INT {process.Id}");
            Assert.That(NeuroProcess.Result(process).ExitCode, Is.EqualTo(ExitCode.Interrupted).Or.EqualTo(ExitCode.Fine));
        }
        Assert.That(Run(20_000, "-o", "out.trace", "--resume").ExitCode, Is.EqualTo(ExitCode.Fine));
        Run(20_000, "-o", "whole.trace");

        Assert.That(File.ReadAllBytes(folder.PathOf("out.trace")), Is.EqualTo(File.ReadAllBytes(folder.PathOf("whole.trace"))));
    }

    [Test]
    [Platform("Linux")]
    public void When_there_is_room_again_a_run_that_filled_the_disk_goes_on()
    {
        const string run = "\"$NEURO\" run net.neuro.json --ticks 3000 -o out.trace --checkpoint 100 --resume";
        // A limit on the size of files, its signal ignored, is a disk that fills up while the trace is being written.
        var limited = NeuroProcess.Shell(folder.Path, $"trap '' XFSZ; ulimit -f 32; DOTNET_EnableWriteXorExecute=0 {run}");
        var left = Files.ToArray();
        var resumed = NeuroProcess.Shell(folder.Path, run);
        Run(3000, "-o", "whole.trace");

        Assert.Multiple(() =>
        {
            Assert.That(limited.ExitCode, Is.EqualTo(ExitCode.MachineFailed), limited.Error);
            Assert.That(limited.Error, Does.Match("^neuro: error NEU451: ").And.Not.Contain("   at "));
            Assert.That(left, Is.EqualTo(new[] { "net.neuro.json", "out.trace.checkpoint", "out.trace.partial" }));
            Assert.That((resumed.ExitCode, resumed.Error), Is.EqualTo((ExitCode.Fine, "")));
            Assert.That(File.ReadAllBytes(folder.PathOf("out.trace")), Is.EqualTo(File.ReadAllBytes(folder.PathOf("whole.trace"))));
        });
    }

    [TestCase("--checkpoint: error NEU402: only a run that writes its trace can be gone on with\n", "--checkpoint", "5")]
    [TestCase("--resume: error NEU402: only a run that writes its trace can be gone on with\n", "--resume")]
    [TestCase("--checkpoint: error NEU402: the reference engine makes no checkpoints\n", "-o", "out.trace", "--checkpoint", "5", "--engine", "reference")]
    [TestCase("--checkpoint: error NEU402: the gpu engine makes no checkpoints\n", "-o", "out.trace", "--checkpoint", "5", "--engine", "gpu")]
    [TestCase("--checkpoint: error NEU402: samples of a batch have no checkpoints\n", "-o", "out", "--checkpoint", "5", "--batch", "a.csv")]
    [TestCase("command line: error NEU400: --checkpoint takes whole numbers from 1 to 9223372036854775807, not 0\n", "-o", "out.trace", "--checkpoint", "0")]
    [TestCase("no/such/folder/out.trace.partial: error NEU214: the folder is not there\n", "-o", "no/such/folder/out.trace", "--resume")]
    [TestCase("/dev/null: error NEU214: a run with checkpoints needs a file for its trace\n", "-o", "/dev/null", "--resume")]
    public void What_makes_no_sense_is_a_diagnostic(string says, params string[] options)
    {
        var result = Run(10, options);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((ExitCode.BadInput, "")));
        Assert.That(result.Error, Does.Contain(says));
    }

    // Bytes of the trace that have reached its file.
    private long Written => new FileInfo(folder.PathOf("out.trace.partial")) is { Exists: true } file ? file.Length : 0;

    private IEnumerable<string> Files => Directory.EnumerateFiles(folder.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private void Kill(params string[] options)
    {
        using var process = Start(100_000_000, ["-o", "out.trace", .. options]);
        WaitForCheckpoint(process);
        process.Kill();
        process.WaitForExit();
    }

    private void WaitForCheckpoint(Process process)
    {
        while (!File.Exists(folder.PathOf("out.trace.checkpoint")))
        {
            Assert.That(process.HasExited, Is.False, "the run ended before its first checkpoint");
            Thread.Yield();
        }
    }

    private Process Start(long ticks, params string[] options) =>
        NeuroProcess.Start(folder.Path, new Dictionary<string, string>(), NeuroProcess.Executable, ["run", "net.neuro.json", "--ticks", $"{ticks}", .. options]);

    private ProcessResult Run(long ticks, params string[] options) => NeuroProcess.Run(folder.Path, ["run", "net.neuro.json", "--ticks", $"{ticks}", .. options]);
}
