using System.Diagnostics;
using System.Runtime.Versioning;
using Neuro.Cli;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Running programs from outside, when they do what they should and when they do not.</summary>
[Platform(Exclude = "Win")]
[UnsupportedOSPlatform("windows")]
public sealed class ToolRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public void What_a_program_says_comes_back_with_its_exit_code()
    {
        var result = Shell("echo one; echo two >&2; exit 3").Result();

        Assert.That(result, Is.EqualTo(new ToolResult(3, "one\n", "two\n")));
    }

    [Test]
    public void Arguments_reach_it_as_they_are_and_it_works_in_its_folder()
    {
        var result = new ToolRun("/bin/sh", folder.Path, "-c", "pwd; printf '%s\\n' \"$@\"", "sh", "a b", "", "$HOME", "'").Result();

        Assert.That(result.Output, Is.EqualTo($"{folder.Path}\na b\n\n$HOME\n'\n"));
    }

    [Test]
    public void A_program_that_reads_its_input_finds_none() =>
        Assert.That(Shell("cat; echo end").Check().Output, Is.EqualTo("end\n"));

    [Test]
    public void The_log_holds_the_command_and_all_that_was_said()
    {
        var log = folder.PathOf("run.log");
        new ToolRun("/bin/sh", folder.Path, "-c", "echo said; exit 1") { Log = log }.Result();

        Assert.That(File.ReadAllText(log), Is.EqualTo("/bin/sh -c 'echo said; exit 1'\nsaid\n"));
    }

    [Test]
    public void A_failure_tells_what_the_program_said_and_where_its_log_is()
    {
        var log = folder.PathOf("run.log");
        var failure = Assert.Throws<ToolFailedException>(() => new ToolRun("/bin/sh", folder.Path, "-c", "echo much; echo 'tb.v:3: no' >&2; exit 2") { Log = log }.Check());

        Assert.That(failure!.Diagnostic.ToString(), Is.EqualTo($"sh: error NEU452: it ended with exit code 2: tb.v:3: no\n  help: all that it said is in {log}"));
        Assert.That(Failure.Of(failure).ExitCode, Is.EqualTo(ExitCode.Different));
    }

    [Test]
    public void A_program_that_hangs_is_stopped_with_all_that_it_started()
    {
        var run = new ToolRun("/bin/sh", folder.Path, "-c", "sleep 600 & echo $!; wait") { Limit = TimeSpan.FromSeconds(1), Log = folder.PathOf("log") };

        var failure = Assert.Throws<ToolFailedException>(() => run.Result());

        Assert.That(failure!.Diagnostic.Code, Is.EqualTo(Code.ToolTooSlow));
        var child = int.Parse(File.ReadAllLines(folder.PathOf("log"))[1]);
        Assert.That(() => IsRunning(child), Is.False.After(10_000, 50));
    }

    [Test]
    public void A_cancelled_run_is_stopped_and_says_so()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.That(() => Shell("sleep 600").Result(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_program_that_an_interruption_ends_first_was_interrupted_and_did_not_fail()
    {
        using var cancellation = new CancellationTokenSource();
        var ended = folder.PathOf("ended");
        var interruption = new Thread(() =>
        {
            SpinWait.SpinUntil(() => File.Exists(ended));
            Thread.Sleep(50);
            cancellation.Cancel();
        });
        interruption.Start();

        Assert.That(() => Shell("touch ended; exit 1").Check(cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
        interruption.Join();
    }

    [Test]
    public void A_tool_that_is_missing_is_named_with_the_way_to_get_it()
    {
        var missing = new MissingToolException(new("no-such-tool", "no-such-package", null, "testing"));

        Assert.That(Failure.Of(missing), Is.EqualTo(new Failure(ExitCode.MissingTool, missing.Diagnostic)));
        Assert.That(missing.Diagnostic.ToString(), Is.EqualTo(
            "no-such-tool: error NEU450: it is not installed; it is needed for testing\n  help: sudo apt-get install no-such-package; see neuro doctor"));
    }

    [Test]
    public void A_program_that_cannot_be_started_is_a_failure_and_no_mistake_of_ours() =>
        Assert.That(Assert.Throws<ToolFailedException>(() => new ToolRun("/no/such/program", folder.Path).Result())!.Message, Does.Contain("cannot be started"));

    [Test]
    public void A_work_folder_goes_unless_it_is_to_stay()
    {
        string gone, kept;
        using (var work = new WorkFolder())
            File.WriteAllText(work.PathOf("file"), gone = work.Path);
        using (var work = new WorkFolder())
        {
            kept = work.Path;
            work.Keep();
        }
        using (new WorkFolder(folder.PathOf("mine")))
        {
        }

        Assert.That((Directory.Exists(gone), Directory.Exists(kept), Directory.Exists(folder.PathOf("mine"))), Is.EqualTo((false, true, true)));
        Directory.Delete(kept);
    }

    private ToolRun Shell(string line) => new("/bin/sh", folder.Path, "-c", line);

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
