using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>All engines and all emitted code agree on random networks; where one does not, the smallest network is written down.</summary>
public sealed class FuzzerTests
{
    private const int Cases = 15;

    // New every day, and the same for all who run the tests on that day.
    private static readonly ulong Today = (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Days;

    [Test]
    [Category("Verilator")]
    public void Engines_and_emitted_code_agree_on_random_networks()
    {
        foreach (var seed in new[] { Campaign.Seed, Today })
        {
            var result = Hw.Fuzzer.Run(new(seed, null, Cases * Campaign.Factor, [.. Hw.Fuzzer.Names]), null, CancellationToken.None);

            Assert.That(result.Failure is { } failure ? $"neuro fuzz --seed {seed} --cases {Cases}: network {failure.Case}, {failure.By}: {failure.Problem}\n{failure.Smallest}" : null, Is.Null);
            Assert.That(result.Runs.Keys, Is.EquivalentTo(Hw.Fuzzer.Names));
            Assert.That(result.Runs["cpu"], Is.EqualTo(Cases * Campaign.Factor));
            Assert.That(result.Events, Is.GreaterThan(500 * Campaign.Factor));
        }
    }

    [Test]
    public void An_interruption_ends_it_with_what_was_done_until_then()
    {
        using var source = new CancellationTokenSource();

        var result = Hw.Fuzzer.Run(new(1, null, null, ["cpu"]), done => source.Cancel(), source.Token);

        Assert.That(result.IsInterrupted);
        Assert.That(result.Failure, Is.Null);
        Assert.That(result.Cases, Is.InRange(1, Environment.ProcessorCount));
        Assert.That(result.Runs["cpu"], Is.GreaterThanOrEqualTo(result.Cases));
    }

    [TestCase("cpu"), TestCase("gpu"), TestCase("opencl"), TestCase("opencl-host")]
    public void Each_sample_side_by_side_is_held_to_its_own_trace(string by)
    {
        foreach (var tool in Emulators.Named(by)?.Tools ?? [])
            NeededTool.Require(tool);
        var contender = new Contender(by, Threads: 3, Samples: 3, IsSideBySide: true);
        var subject = Enumerable.Range(0, 100).Select(seed => FuzzCase.Random((ulong)seed)).First(subject => subject.Events.Length > 10 && subject.Ticks > 10);
        var other = subject.Run(new ReferenceEngine())!;
        var different = Enumerable.Range(1, 2).Count(n => !subject.Sample(n).Run(new ReferenceEngine())!.ToBytes().SequenceEqual(other.ToBytes()));

        Assert.That(different, Is.EqualTo(2), "samples that are not all alike");
        Assert.That(contender.Problem(subject, CancellationToken.None), Is.Null);
        Assert.That(contender.Problem(subject, subject.Sample(1).Run(new ReferenceEngine())!, CancellationToken.None), Does.StartWith("sample 1 of 3: "));
    }

    [Test]
    public void Hardware_that_takes_a_simulator_minutes_is_left_out()
    {
        var network = Network.Named("long").Population("n", 1, Models.Parse("neuron One {\n  input x\n  state v : fix<4,0>\n  v = x\n}"));
        var (quick, slow) = (new FuzzCase(network, [], [], Ticks: 10), new FuzzCase(network, [], [], Ticks: 100_000));

        Assert.That(IsQuick("icarus", quick) && IsQuick("verilator", quick));
        Assert.That(IsQuick("icarus", slow), Is.False);
        Assert.That(IsQuick("g++", slow) && IsQuick("cpu", slow), "what has no clock takes no cycles");

        static bool IsQuick(string by, FuzzCase subject) => new Contender(by).IsQuick(subject, subject.Run(new ReferenceEngine())!);
    }

    // A network that shrinks would otherwise end as one that is refused, whatever had been wrong with it.
    [Test]
    public void Hardware_is_not_asked_for_where_there_are_inputs_alone()
    {
        var subject = new FuzzCase(Network.Named("inputs").Input("in", 3), [], [], Ticks: 2);

        Assert.That(new Contender("icarus").Problem(subject, CancellationToken.None), Is.Null);
        Assert.That(new Contender("icarus").Takes(subject), Is.False);
        Assert.That(new Contender("cpu").Takes(subject));
    }

    [Test]
    public void Who_runs_a_network_does_not_hang_on_who_else_is_tried()
    {
        Assert.That(Runs("gpu"), Is.EqualTo(Runs("cpu", "gpu")).And.EqualTo(Runs("gpu", "cpu")));

        static long Runs(params ReadOnlySpan<string> by) => Hw.Fuzzer.Run(new(3, null, 12, [.. by]), null, CancellationToken.None).Runs["gpu"];
    }

    [Test]
    public void A_difference_is_written_down_as_small_as_it_is_and_comes_again_with_one_command()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("found");
        // Hardware that cannot be made differs: a stand-in for a mistake that nobody knows of yet.
        var subject = Enumerable.Range(0, 100).Select(seed => FuzzCase.Random((ulong)seed)).First(subject => subject.Network.Projections.Length > 3);
        var contender = new Contender("cpu", Threads: 0);
        var smallest = subject.Shrunk(candidate => contender.Problem(candidate, CancellationToken.None));
        var failure = new FuzzFailure(3, contender, smallest, contender.Problem(smallest, CancellationToken.None)!);

        FuzzFolder.Write(failure, path);
        var diagnostics = new Diagnostics();

        Assert.That(FuzzFolder.Repeat(path, _ => true, diagnostics, CancellationToken.None), Is.EqualTo(failure.Problem));
        Assert.That(diagnostics.HasErrors, Is.False);
        Assert.That((smallest.Network.Populations.Length, smallest.Network.Projections.Length, smallest.Events.Length, smallest.Ticks), Is.EqualTo((1, 0, 0, 1L)));
        Assert.That(() => FuzzFolder.Write(failure, path), Throws.TypeOf<InvalidInputException>(), "nothing is written over");
    }

    [Test]
    public void A_model_shrinks_to_the_line_and_the_operator_that_matter()
    {
        var model = Models.Parse("""
            neuron Busy {
              param a : fix<8,0> = 3
              input x
              state v : fix<16,0>
              state w : fix<16,0>
              let sum : fix<12,0> = min(x + v, a * 2) - w
              v = v + (sum > 3 ? x * a : x - a)
              w = w + 1
              spike when v >= 9 or w == 5 {
                v = v - 9
                w = 0
              }
            }
            """);
        var network = Network.Named("one").Input("in", 1).Population("n", 1, model).Project("in", "n.x", Format.Fix(4, 0), new Rule.AllToAll(), 1, 1);
        var subject = new FuzzCase(network, [new(0, "in", 0, 1)], [], Ticks: 4);

        // As if whoever runs it could not multiply.
        var smallest = subject.Shrunk(candidate => Multiplies(candidate.Elaborate()!.Value.Network) ? "wrong" : null);
        var left = smallest.Network.Populations.Single(p => p.Model is not null).Model!;

        Assert.That(left.Statements, Has.Length.EqualTo(1));
        Assert.That(left.Spike, Is.Null);
        Assert.That(left.States, Has.Length.LessThan(2));

        static bool Multiplies(ElaboratedNetwork network) => network.Populations.Any(p => p.Datapath is { } datapath && datapath.Steps.Any(step => step.Op == Op.Mul));
    }

    [TestCase("{}"), TestCase("null"), TestCase("{\"Contender\":{\"By\":\"nobody\"},\"Ticks\":1,\"DigestInterval\":1}"), TestCase("[")]
    public void A_folder_that_does_not_say_who_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("fuzz.json", text);
        var diagnostics = new Diagnostics();

        Assert.That(FuzzFolder.Repeat(folder.Path, diagnostics, CancellationToken.None), Is.Null);
        Assert.That(diagnostics.Items.Single().Message, Does.Contain("who runs the network"));
    }
}
