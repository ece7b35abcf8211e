using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Runs that stop and are gone on with leave the file of a run that did not.</summary>
public sealed class CheckpointedRunTests : IDisposable
{
    private const int Networks = 100;

    private readonly TemporaryFolder folder = new();

    private string TracePath => folder.PathOf("run.trace");

    private string CheckpointPath => TracePath + ".checkpoint";

    private string PartialPath => TracePath + ".partial";

    public void Dispose() => folder.Dispose();

    [Test]
    public void A_run_that_stops_at_random_ticks_leaves_the_file_of_one_that_does_not() => Seeds.Each(Networks, seed =>
    {
        var (run, draws) = (new RandomRun(RandomNetwork.Of(seed)), new Draws(seed));
        var path = folder.PathOf($"{seed}.trace");
        var expected = run.Trace(new ReferenceEngine()).ToBytes();
        TracedRun? result = null;
        for (var stops = draws.Between(1, 6); result is null; stops--)
            result = run.Go(path, draws.Between(1, 3), every: draws.Between(1, 20), resume: true, stopAt: stops > 0 ? draws.Below((int)run.Ticks) : null);
        return !File.ReadAllBytes(path).AsSpan().SequenceEqual(expected) ? "another file"
            : result.Trace != run.Trace(new ReferenceEngine()).Digest() ? "another digest"
            : Files.FirstOrDefault(file => file.StartsWith($"{seed}.trace.", StringComparison.Ordinal));
    });

    [Test]
    public void Nothing_but_the_trace_is_left_at_the_end()
    {
        Example().Go(TracePath, threads: 1, every: 3, resume: false);

        Assert.That(Files, Is.EqualTo(new[] { "run.trace" }));
    }

    [Test]
    public void A_run_that_stops_before_its_first_checkpoint_leaves_nothing()
    {
        Assert.That(Example().Go(TracePath, threads: 1, every: 30, resume: false, stopAt: 20), Is.Null);
        Assert.That(Files, Is.Empty);
    }

    [Test]
    public void What_stood_there_stays_until_the_run_is_whole()
    {
        folder.Write("run.trace", "what was there before");

        Example().Go(TracePath, threads: 1, every: 5, resume: false, stopAt: 20);

        Assert.That(File.ReadAllText(TracePath), Is.EqualTo("what was there before"));
        Assert.That(Files, Is.EqualTo(new[] { "run.trace", "run.trace.checkpoint", "run.trace.partial" }));
    }

    [Test]
    public void A_stopped_run_is_not_begun_anew_unless_its_checkpoint_is_removed()
    {
        Stop();

        Assert.That(Refusal(Example(), resume: false), Is.EqualTo((Code.UnfinishedRun, "a run was stopped here after 15 of 60 ticks")));
        File.Delete(CheckpointPath);
        Assert.That(Example().Go(TracePath, threads: 1, every: 5, resume: false), Is.Not.Null);
    }

    [Test]
    public void Resuming_needs_no_further_checkpoints_and_no_first_one()
    {
        Stop();
        Example().Go(TracePath, threads: 2, every: null, resume: true);
        var resumed = File.ReadAllBytes(TracePath);
        Example().Go(TracePath, threads: 1, every: null, resume: true);

        Assert.That(resumed, Is.EqualTo(Example().Trace(new ReferenceEngine()).ToBytes()));
        Assert.That(File.ReadAllBytes(TracePath), Is.EqualTo(resumed));
    }

    [Test]
    public void A_checkpoint_of_another_run_says_what_is_different()
    {
        Stop();
        var example = Example();

        Assert.Multiple(() =>
        {
            Assert.That(Refusal(example with { Network = Weight(2) }).Message, Does.EndWith("it is of another network"));
            Assert.That(Refusal(example with { Stimulus = new StimulusBuilder(example.Network).Event(1, "in", 0).Build() }).Message, Does.EndWith("it is of another stimulus, or of another number of ticks of it"));
            Assert.That(Refusal(example with { Stimulus = Stimulus.Empty, Ticks = 61 }).Code, Is.EqualTo(Code.CheckpointOfOtherRun));
            Assert.That(Refusal(example with { DigestInterval = 7 }).Message, Does.EndWith("it is of a run with digest interval 1, not 7"));
            Assert.That(Refusal(example with { Network = Weight(1, "a.x") }).Message, Does.EndWith("it is of a run with other probes"));
            Assert.That(Files, Is.EqualTo(new[] { "run.trace.checkpoint", "run.trace.partial" }));
        });
    }

    [Test]
    public void A_checkpoint_that_was_damaged_anywhere_is_refused()
    {
        Stop();
        var whole = File.ReadAllBytes(CheckpointPath);

        for (var at = 0; at < whole.Length; at++)
        {
            File.WriteAllBytes(CheckpointPath, [.. whole[..at], (byte)(whole[at] ^ 0x10), .. whole[(at + 1)..]]);
            Assert.That(Refusal(Example()).Code, Is.EqualTo(Code.BadCheckpoint), $"byte {at} changed");
            File.WriteAllBytes(CheckpointPath, whole[..at]);
            Assert.That(Refusal(Example()).Code, Is.EqualTo(Code.BadCheckpoint), $"cut at byte {at}");
        }
    }

    [Test]
    public void A_checkpoint_that_claims_what_cannot_be_is_refused()
    {
        Stop();
        var checkpoint = CheckpointFile.Read(CheckpointPath);
        var state = checkpoint.State;
        RunState[] impossible =
        [
            state with { States = [] },
            state with { DroppedAt = [.. state.DroppedAt, 0] },
            state with { States = [[], [[.. state.States[1][0], 0]]] },
            state with { States = [[], [[1L << 40, .. state.States[1][0][1..]]]] },
            state with { Events = [new(3, 0, 99, 1)] },
            state with { Events = [new(3, 0, 0, 2)] },
            state with { Events = [new(state.Tick, 0, 0, 1)] },
        ];

        foreach (var claim in impossible)
        {
            CheckpointFile.Write(CheckpointPath, checkpoint with { State = claim });
            Assert.That(Refusal(Example()).Code, Is.EqualTo(Code.BadCheckpoint));
        }
        CheckpointFile.Write(CheckpointPath, checkpoint);
        Assert.That(Example().Go(TracePath, threads: 1, every: null, resume: true), Is.Not.Null);
    }

    [Test]
    public void A_trace_that_was_changed_since_its_checkpoint_is_refused()
    {
        Stop();
        var whole = File.ReadAllBytes(PartialPath);

        File.WriteAllBytes(PartialPath, whole[..10]);
        Assert.That(Refusal(Example()).Message, Does.Match("^the trace has 10 bytes; its checkpoint knows of [0-9]+$"));
        File.WriteAllBytes(PartialPath, [.. whole[..20], (byte)(whole[20] ^ 1), .. whole[21..]]);
        Assert.That(Refusal(Example()).Message, Is.EqualTo("the trace was changed since its checkpoint"));
    }

    [Test]
    public void A_run_that_ended_between_naming_its_trace_and_removing_its_checkpoint_is_whole()
    {
        Stop();
        var checkpoint = File.ReadAllBytes(CheckpointPath);
        var first = Example().Go(TracePath, threads: 1, every: null, resume: true)!;
        File.WriteAllBytes(CheckpointPath, checkpoint);

        var again = Example().Go(TracePath, threads: 1, every: 5, resume: true)!;

        Assert.That((again.Trace, again.Events), Is.EqualTo((first.Trace, first.Events)));
        Assert.That(Files, Is.EqualTo(new[] { "run.trace" }));
    }

    private IEnumerable<string> Files => Directory.EnumerateFiles(folder.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private void Stop() => Assert.That(Example().Go(TracePath, threads: 1, every: 5, resume: false, stopAt: 18), Is.Null);

    private static RandomRun Example()
    {
        var network = Weight(1);
        return new(network, new StimulusBuilder(network).Event(0, "in", 0).Event(13, "in", 0).Event(14, "in", 0).Build(), Ticks: 60, DigestInterval: 1);
    }

    private static ElaboratedNetwork Weight(int weight, string probe = "a.v") => Elaborated.Of(Network.Named("kept").Input("in", 1)
        .Population("a", 3, Models.Parse("""
            neuron Adder {
              input x
              state v : fix<12,0>
              v = v + x
              spike when v > 1 { v = 0 }
            }
            """))
        .Project("in", "a", Format.Fix(4, 0), new Rule.AllToAll(), weight, delay: 4)
        .Project("a", "a", Format.Fix(4, 0), new Rule.OneToOne(), weight: 1, delay: 9).Probe(probe));

    private (Code Code, string Message) Refusal(RandomRun run, bool resume = true)
    {
        var refused = Assert.Throws<InvalidInputException>(() => run.Go(TracePath, threads: 1, every: 5, resume));
        return (refused!.Diagnostic.Code, refused.Diagnostic.Message);
    }

    private sealed record RandomRun(ElaboratedNetwork Network, Stimulus Stimulus, long Ticks, int DigestInterval)
    {
        public RandomRun(RandomNetwork random)
            : this(random.Elaborated, random.Stimulus, random.Ticks, random.DigestInterval)
        {
        }

        private TraceHeader Header => Recording.Header(Network, StimulusDigest.Of(Network, Stimulus, Ticks), Ticks, DigestInterval);

        public MemoryTrace Trace(IEngine engine)
        {
            var trace = new MemoryTrace(Header);
            engine.Run(Network, Stimulus, Header, trace, CancellationToken.None);
            return trace;
        }

        /// <param name="stopAt">A tick after which the run is interrupted; null: none.</param>
        /// <returns>Null if it was interrupted.</returns>
        public TracedRun? Go(string path, int threads, long? every, bool resume, long? stopAt = null)
        {
            using var source = new CancellationTokenSource();
            try
            {
                return new CheckpointedRun(path).Of(CpuNetwork.Of(Network, threads), Stimulus, Header, every, resume, Watch, source.Token);
            }
            catch (OperationCanceledException)
            {
                return null;
            }

            void Watch(long tick)
            {
                if (tick == stopAt)
                    source.Cancel();
            }
        }
    }
}
