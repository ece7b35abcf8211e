using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The emitted host program, built and called as its README says.</summary>
[Category("OpenCL")]
public sealed class OpenClHostTests
{
    [TestCaseSource(typeof(OpenClProjectTests), nameof(OpenClProjectTests.Projects))]
    public void A_project_builds_and_runs_as_it_lies_in_the_repository(string name, Network network, PlanOptions options)
    {
        using var project = new HostProject(name);
        var (elaborated, stimulus) = (Elaborated.Of(network), DirectedStimulus.Of(Elaborated.Of(network), mostTicks: 60));
        var expected = OpenClCase.Expected(elaborated, stimulus, stimulus.Ticks!.Value, options.Digest);
        RunFiles.Write(HardwarePlan.Of(elaborated, options), stimulus, expected.Ticks, new(project.Folder, "run"));

        var make = project.Run("make", "run", "CFLAGS=-O1 -Wpedantic -Werror");

        Assert.That((make.ExitCode, make.Error), Is.EqualTo((0, "")), make.Output);
        Assert.That(make.Output, Does.Contain(": passed\n"));
        Assert.That(File.ReadAllText(Path.Combine(project.Folder, "run", "out.hex")), Is.EqualTo(File.ReadAllText(Path.Combine(project.Folder, "run", "expected.hex"))));
    }

    [Test]
    public void Samples_run_side_by_side_in_blocks_of_any_length()
    {
        using var project = new HostProject("lists");
        var network = Elaborated.Of(ProjectSnapshotTests.Lists);
        var plan = HardwarePlan.Of(network, new());
        for (var sample = 0; sample < 3; sample++)
        {
            var stimulus = new StimulusBuilder(network).Event(sample, "in", sample, payload: 5 + sample).Lasts(7 + sample).Build();
            RunFiles.Write(plan, stimulus, OpenClCase.Expected(network, stimulus, 7 + sample).Ticks, new(project.Folder, $"sample_{sample}"));
        }
        project.Build();

        foreach (var (block, atOnce) in new[] { ("1", "3"), ("4", "3"), ("100", "2") })
            Assert.That(project.Host("--block", block, "--at-once", atOnce, "sample_0", "sample_1", "sample_2").ExitCode, Is.Zero, $"--block {block} --at-once {atOnce}");
        // The longest has nine ticks, and all samples share the launches of each.
        Assert.That(project.Host("--times", "sample_0", "sample_1", "sample_2").Output, Does.Match(@"\ndeliver_lists_of_in +9 launches "));
    }

    [Test]
    public void A_word_that_differs_is_told_with_its_tick()
    {
        using var project = new HostProject("lists");
        var network = Elaborated.Of(ProjectSnapshotTests.Lists);
        var stimulus = new StimulusBuilder(network).Event(0, "in", 1, payload: 5).Lasts(6).Build();
        RunFiles.Write(HardwarePlan.Of(network, new()), stimulus, OpenClCase.Expected(network, stimulus, 6).Ticks, new(project.Folder, "run"));
        project.Build();
        var weights = Path.Combine(project.Folder, "data", "list_weight.bin");
        var wrong = File.ReadAllBytes(weights).Select(weight => (byte)(weight + 1)).ToArray();
        File.WriteAllBytes(weights, wrong);

        var result = project.Host("run");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.Match(@"^tick \d: the word is [01][0-9a-f]{8}; expected [01][0-9a-f]{8}\n").And.Contain("words differ\n").And.EndWith(": failed\n"));
    }

    // What goes in, and what is said of it.
    private static readonly (string Words, string Message)[] NoWords =
    [
        ("0000000z\n", "run/in.hex, line 1: a word is at most eight hexadecimal digits"),
        ("00000105\n", "run/in.hex, line 1: there is no input 1"),
        ("00000005\n00000001\n", "run/in.hex, line 1: in has no channel 5"),
        ("00000002\n00000100\n", "run/in.hex, line 2: in sends 256; it may send -128 to 127"),
        ("00000002\n", "run/in.hex ends behind line 1, within an event"),
        ("00000002\n00000001\n00000001\n00000001\n", "run/in.hex, line 3: the events of a tick ascend"),
        ("00000002\n00000001\n24000000\n", "run/in.hex, line 3: a mark stands before the events of its tick"),
        ("20000009\n", "run/in.hex, line 1: there is no output 9 to be reset"),
        ("70000000\n", "run/in.hex, line 1: 70000000 is no event, no mark and no end of a tick"),
        ("00000002\n00000001\n", "run/in.hex ends within a tick"),
    ];

    [Test]
    public void Words_that_are_none_are_refused_with_their_line()
    {
        using var project = new HostProject("lists");
        project.Build();
        Directory.CreateDirectory(Path.Combine(project.Folder, "run"));
        Assert.Multiple(() =>
        {
            foreach (var (words, message) in NoWords)
            {
                File.WriteAllText(Path.Combine(project.Folder, "run", "in.hex"), words);

                var result = project.Host("run");

                Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, $"host: {message}\n")));
            }
        });
    }

    [Test]
    public void A_device_that_is_not_there_is_named()
    {
        using var project = new HostProject("lists");
        project.Build();

        var result = project.Host("--device", "abacus", "run");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((3, "host: no device is called abacus; --list shows those that are there\n")));
        Assert.That(project.Host("--list").Output, Does.StartWith("0  "));
    }

    [Test]
    public void Without_a_runtime_it_says_how_to_get_one()
    {
        using var project = new HostProject("lists");
        project.Build();
        var nothing = Directory.CreateDirectory(Path.Combine(project.Folder, "nothing")).FullName;

        var result = project.Run("sh", "-c", $"OCL_ICD_VENDORS='{nothing}' build/host run");

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.StartWith("host: there is no OpenCL device; install a runtime"));
    }
}
