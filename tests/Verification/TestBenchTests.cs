using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// The test bench itself, on a core that replays what it is told: it passes what is right, under any stalls and resets,
/// and lets nothing wrong pass.
/// </summary>
[Category("Icarus")]
public sealed class TestBenchTests : IDisposable
{
    private const int Ticks = 12;

    private static readonly (string Name, BenchOptions Options)[] Treatments =
    [
        ("plain", BenchOptions.Plain with { Patience = 500 }),
        ("stalled", new(StallIn: 30, StallOut: 40, Seed: 7, Patience: 500)),
        ("reset in mid-run", new(StallOut: 10, Resets: 5, ResetWithin: 150, Patience: 500)),
        ("stalled on each clock of a tick", new(StallEach: 2, Patience: 500)),
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public void What_is_right_passes_however_it_is_treated()
    {
        var bench = Build(fault: 0);

        foreach (var (name, options) in Treatments)
            Assert.That(bench.Run(Stimulus(), options, default).Complaint, Is.Null, name);
    }

    [Test]
    public void What_came_out_and_how_long_it_took_is_kept()
    {
        var run = Stimulus();
        Build(fault: 0).Run(run, BenchOptions.Plain, default);

        Assert.That(File.ReadAllText(folder.PathOf("run/out.hex")), Is.EqualTo(File.ReadAllText(folder.PathOf("run/expected.hex"))));
        Assert.That(run.Sent().Count(word => word.IsLast), Is.EqualTo(Ticks));
        Assert.That(run.Cycles(), Is.EqualTo(File.ReadLines(folder.PathOf("run/cycles.txt")).Select(long.Parse)));
    }

    [Test]
    public void It_can_record_without_knowing_what_to_expect()
    {
        var run = Stimulus(checks: false);
        File.Delete(folder.PathOf("run/expected.hex"));
        File.Delete(folder.PathOf("run/cycles.txt"));

        Assert.That(Build(fault: 0).Run(run, BenchOptions.Plain, default).Passed);
        Assert.That(run.Sent().Count(word => word.IsLast), Is.EqualTo(Ticks));
    }

    [TestCase(1, "stalled", "a word changes before it is taken")]
    [TestCase(2, "plain", "is one too many")]
    [TestCase(3, "plain", "last 0; expected 1000000b, last 1")]
    [TestCase(4, "plain", "tick 5 takes more than the predicted ")]
    [TestCase(5, "plain", "last 0; expected 10000004, last 1")]
    [TestCase(6, "plain", "the core discarded the word ")]
    [TestCase(7, "plain", "the word is ")]
    [TestCase(8, "plain", "tick 6 took ")]
    [TestCase(9, "reset in mid-run", "tick 0, word 0, ")]
    [TestCase(10, "plain", "memory address 00000003 holds xxxxxxxx; expected deadbeef")]
    [TestCase(11, "plain", "memory address 00000003: error is 1, expected 0")]
    [TestCase(12, "plain", "tick 0 takes more than the predicted ")]
    [TestCase(13, "plain", "nothing happens any more")]
    public void What_is_wrong_is_named(int fault, string treatment, string complaint)
    {
        var result = Build(fault).Run(Stimulus(), Treatments.Single(t => t.Name == treatment).Options, default);

        Assert.That(result.Complaint, Does.Contain(complaint));
    }

    [TestCase("in.hex", "tick 0, word 0, clock ", false)]
    [TestCase("expected.hex", "there is no expected.hex", true)]
    [TestCase("cycles.txt", "there is no expected.hex or no cycles.txt", true)]
    [TestCase("memory.txt", "there is no memory.txt", true)]
    [TestCase("run.txt", "is no folder with run.txt", true)]
    public void A_file_that_is_missing_or_ends_early_fails(string file, string complaint, bool isMissing)
    {
        var run = Stimulus();
        var path = folder.PathOf($"run/{file}");
        if (isMissing)
            File.Delete(path);
        else
            File.WriteAllText(path, "");

        Assert.That(Build(fault: 0).Run(run, new(Patience: 500), default).Complaint, Does.Contain(complaint));
    }

    [TestCase("expected.hex", "did not come")]
    [TestCase("in.hex", "words of the input were not taken")]
    public void A_line_more_than_comes_or_is_taken_fails(string file, string complaint)
    {
        var run = Stimulus();
        File.AppendAllText(folder.PathOf($"run/{file}"), "000000000\n");

        Assert.That(Build(fault: 0).Run(run, BenchOptions.Plain, default).Complaint, Does.Contain(complaint));
    }

    [Test]
    public void Any_flipped_bit_of_what_is_expected_fails()
    {
        var bench = Build(fault: 0);
        var run = Stimulus();
        var path = folder.PathOf("run/expected.hex");
        var words = File.ReadAllLines(path);
        var draws = new Draws(5);
        for (var n = 0; n < 100; n++)
        {
            var at = draws.Below(words.Length);
            var changed = words.ToArray();
            changed[at] = (Convert.ToUInt64(words[at], 16) ^ (1UL << draws.Below(33))).ToString("x9");
            File.WriteAllLines(path, changed);
            Assert.That(bench.Run(run, BenchOptions.Plain, default).Complaint, Does.Contain($"word {at}, ").And.Contain("expected"));
        }
    }

    [Test]
    public void The_waveform_of_some_ticks_can_be_had()
    {
        Build(fault: 0).Run(Stimulus(), new(Waveform: new("window.vcd", 3, 4)), default);

        Assert.That(File.ReadAllText(folder.PathOf("window.vcd")), Does.Contain(" out_valid ").And.Contain("$dumpvars"));
    }

    [Test]
    [Category("Verilator")]
    public void Verilator_says_the_same_of_one_and_of_many_at_once()
    {
        Project(fault: 0);
        var verilator = new VerilatorEmulator { Optimisation = 0 };
        var alone = verilator.Build(Project(0), default);
        foreach (var (name, options) in Treatments)
            Assert.That(alone.Run(Stimulus(), options, default).Complaint, Is.Null, name);
        File.AppendAllText(folder.PathOf("run/expected.hex"), "000000000\n");
        Assert.That(alone.Run(new(folder.Path, "run"), BenchOptions.Plain, default).Complaint, Does.Contain("did not come"));

        ImmutableArray<RunFolder> runs = [Stimulus(), Stimulus("second"), Stimulus("third")];
        File.WriteAllText(folder.PathOf("second/cycles.txt"), "1\n");
        var batch = verilator.BuildBatch([Project(0, "a_"), Project(0, "b_"), Project(6, "c_")], runs, default);
        foreach (var (name, options) in Treatments)
            Assert.That(batch.Run(options, default).Select(result => result.Complaint), Is.EqualTo(new object?[] { null, 1, 2 }).Using<string?, object?>((found, expected) =>
                expected is null ? found is null : found!.Contains(expected is 1 ? "tick 0 takes more than the predicted 1 cycles" : "the core discarded")), name);
    }

    private IBench Build(int fault) => new IcarusEmulator().Build(Project(fault), default);

    private HardwareProject Project(int fault, string prefix = "")
    {
        var core = File.ReadAllText(Repository.PathOf("tests", "Verification", "replay_core.v"));
        folder.Write($"{prefix}core.v", core.Replace("FAULT = 0", $"FAULT = {fault}").Replace("module core", $"module {prefix}core"));
        var bench = TestBench.Of(prefix, "nothing", "");
        folder.Write(bench.Path, bench.Text);
        return new(folder.Path, [$"{prefix}core.v"], TestBench.Module(prefix), bench.Path);
    }

    // The replayed words mean nothing; a tick takes a clock for each word either way, five of work, and one to end.
    private RunFolder Stimulus(string name = "run", bool checks = true)
    {
        var run = new RunFolder(folder.Path, name);
        var draws = new Draws(3);
        var (input, output, cycles) = (new List<string>(), new List<string>(), new List<string>());
        for (var tick = 0; tick < Ticks; tick++)
        {
            var (given, sent) = (draws.Below(5), draws.Below(6));
            for (var i = 0; i < given; i++)
                input.Add($"{draws.Below(1 << 28):x8}");
            input.Add("10000000");
            for (var i = 0; i < sent; i++)
                output.Add($"{draws.Below(1 << 28):x9}");
            output.Add($"{(1L << 32) | (1L << 28) | (long)tick:x9}");
            cycles.Add($"{given + 1 + 5 + sent + 1 + 1}");
        }
        Write("in.hex", input);
        Write("expected.hex", output);
        Write("cycles.txt", cycles);
        Write("memory.txt", ["0 0 3 deadbeef", "0 1 3 deadbeef", "7 1 3 deadbeef", "7 2 10 1", $"{Ticks} 3 10 0", $"{Ticks} 1 3 deadbeef"]);
        run.Describe(Ticks, checks, operations: 6);
        folder.Write("mem/replay.hex", string.Join('\n', output.Concat(Enumerable.Repeat("000000000", 1024 - output.Count))));
        return run;

        void Write(string file, List<string> lines)
        {
            using var writer = run.Write(file);
            lines.ForEach(writer.WriteLine);
        }
    }
}
