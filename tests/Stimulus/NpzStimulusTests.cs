using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class NpzStimulusTests : IDisposable
{
    private static readonly ElaboratedNetwork One = BareNetwork.Of(BareNetwork.Input(0, "in", 4), BareNetwork.Running(1, "h", 2));
    private static readonly ElaboratedNetwork Two = BareNetwork.Of(
        BareNetwork.Input(0, "left", 4), BareNetwork.Running(1, "h", 2), BareNetwork.Input(2, "right", 4, Format.Fix(8, 4)));

    private readonly StimulusFiles files = new();

    public void Dispose() => files.Dispose();

    [Test]
    public void A_row_of_ticks_and_a_row_of_neurons_are_a_stimulus()
    {
        var stimulus = Read(One, npz =>
        {
            npz.Write("tick", [3], [5, 0, 5], NpyType.UInt16);
            npz.Write("neuron", [3], [1, 2, 0], NpyType.Int8);
        });

        Assert.That(stimulus.Events, Is.EqualTo([new InputEvent(0, 0, 2, 1), new(5, 0, 0, 1), new(5, 0, 1, 1)]));
    }

    [Test]
    public void Integer_payloads_are_raw_and_floating_ones_are_values()
    {
        var raw = Read(Two, npz =>
        {
            npz.Write("right/tick", [2], [0, 1]);
            npz.Write("right/neuron", [2], [3, 3]);
            npz.Write("right/payload", [2], [-24, 127]);
        });
        var values = Read(Two, npz =>
        {
            npz.Write("right/tick", [2], [0, 1]);
            npz.Write("right/neuron", [2], [3, 3]);
            npz.Write("right/payload", [2], [-1.5, 7.9375]);
        });

        Assert.That(raw.Events, Is.EqualTo([new InputEvent(0, 2, 3, -24), new(1, 2, 3, 127)]));
        Assert.That(values.Events, Is.EqualTo(raw.Events));
    }

    [Test]
    public void What_was_written_is_read_again()
    {
        var two = new StimulusBuilder(Two).Event(3, "left", 2).Event(3, "right", 2, 17).Reset(3).ResetKeepingInFlight(4, "h").Lasts(99).Build();
        two = two with { Marks = ResetMarks.Canonical(Two, two.Marks) };
        files.Write("two.npz", stream => StimulusWriter.WriteNpz(Two, two, stream));
        var one = new StimulusBuilder(One).Event(3, "in", 2).Build();
        files.Write("one.npz", stream => StimulusWriter.WriteNpz(One, one, stream));

        CsvStimulusTests.AssertEqual(files.Read("two.npz", Two).Stimulus!, two);
        CsvStimulusTests.AssertEqual(files.Read("one.npz", One).Stimulus!, one);
    }

    [Test]
    public void The_same_events_have_the_same_digest_whatever_file_they_come_from()
    {
        var stimulus = new StimulusBuilder(Two).Event(3, "left", 2).Event(3, "right", 2, 17).Reset(3).Build();
        files.Write("s.npz", stream => StimulusWriter.WriteNpz(Two, stimulus, stream));
        files.Write("s.csv", stream => StimulusWriter.WriteCsv(Two, stimulus, stream));

        Assert.That(new[] { "s.npz", "s.csv" }.Select(name => StimulusDigest.Of(Two, files.Read(name, Two).Stimulus!, 10)),
            Is.All.EqualTo(StimulusDigest.Of(Two, stimulus, 10)));
    }

    [Test]
    public void A_second_event_of_a_channel_is_an_error_at_its_byte()
    {
        var errors = Errors(One, npz =>
        {
            npz.Write("tick", [3], [5, 0, 5]);
            npz.Write("neuron", [3], [1, 2, 1]);
        });

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Does.Match(@"^s\.npz\(byte \d+\): error NEU250: a second event of in\[1\] at tick 5"));
    }

    [Test]
    public void Wrong_ticks_neurons_and_payloads_are_all_reported()
    {
        var errors = Errors(Two, npz =>
        {
            npz.Write("right/tick", [4], [-1, 0, 1, 2]);
            npz.Write("right/neuron", [4], [0, 4, 0, 0]);
            npz.Write("right/payload", [4], [1, 1, 128, 0]);
        });

        Assert.That(errors.Select(e => e[(e.IndexOf(':', StringComparison.Ordinal) + 2)..].Split('\n')[0]), Is.EqualTo([
            "error NEU257: 'right/tick'[0]: ticks count from 0 to 9007199254740991; -1 is none",
            "error NEU255: 'right/neuron'[1]: there is no right[4]; it has 4 channels, from 0",
            "error NEU256: 'right/payload'[2]: 8 is not in the range of fix<8,4>, the payload of 'right'",
            "error NEU256: 'right/payload'[3]: a payload of 0 is no event"]));
    }

    [Test]
    public void Values_between_two_payloads_are_refused() =>
        Assert.That(Errors(Two, npz =>
        {
            npz.Write("right/tick", [1], [0]);
            npz.Write("right/neuron", [1], [0]);
            npz.Write("right/payload", [1], [0.1]);
        })[0], Does.Contain("error NEU256: 'right/payload'[0]: 0.1000000000000000055511151231257827021181583404541015625 lies between two values of fix<8,4>"));

    [Test]
    public void Marks_are_told_to_all_or_to_a_population()
    {
        var stimulus = Read(Two, npz =>
        {
            npz.Write("reset_tick", [2], [10, 20]);
            npz.Write("reset_keep", [2], [0, 1], NpyType.Int8);
            npz.Write("h/reset_tick", [1], [5]);
        });

        Assert.That(stimulus.Marks.Select(mark => (mark.Tick, mark.Populations.IsEmpty, mark.KeepInFlight)),
            Is.EqualTo([(5L, true, false), (10, true, false), (20, true, true)]));
    }

    private static readonly TestCaseData[] Mistakes =
    [
        Mistake("tick alone", "NEU204", npz => npz.Write("tick", [1], [0])),
        Mistake("neuron alone", "NEU204", npz => npz.Write("neuron", [1], [0])),
        Mistake("keep alone", "NEU204", npz => npz.Write("reset_keep", [1], [0])),
        Mistake("an unknown array", "NEU259", npz => npz.Write("weights", [1], [0])),
        Mistake("another population's length", "NEU259", npz => npz.Write("in/ticks", [1], [5])),
        Mistake("unequal rows", "NEU213", npz => Events(npz, [0, 1], [0])),
        Mistake("a table", "NEU213", npz =>
        {
            npz.Write("tick", [1, 1], [0]);
            npz.Write("neuron", [1, 1], [0]);
        }),
        Mistake("two lengths", "NEU213", npz => npz.Write("ticks", [2], [5, 6])),
        Mistake("a negative length", "NEU257", npz => npz.Write("ticks", [1], [-5])),
        Mistake("floating ticks", "NEU210", npz =>
        {
            npz.Write("tick", [1], [0.5]);
            npz.Write("neuron", [1], [0]);
        }),
        Mistake("an unknown population", "NEU254", npz =>
        {
            npz.Write("nobody/tick", [1], [0]);
            npz.Write("nobody/neuron", [1], [0]);
        }),
        Mistake("a reset of an unknown population", "NEU258", npz => npz.Write("nobody/reset_tick", [1], [0])),
        Mistake("a reset before the first tick", "NEU257", npz => npz.Write("reset_tick", [1], [-1])),
        Mistake("a reset that keeps seven times", "NEU258", npz =>
        {
            npz.Write("reset_tick", [1], [0]);
            npz.Write("reset_keep", [1], [7]);
        }),
        Mistake("a payload of plain events", "NEU256", npz =>
        {
            Events(npz, [0], [0]);
            npz.Write("payload", [1], [2]);
        }),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void What_is_wrong_is_said(string code, Action<NpzWriter> write)
    {
        var errors = Errors(One, write);

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Does.StartWith("s.npz").And.Contain($"error {code}: "));
    }

    [Test]
    public void Reading_ends_after_twenty_errors() =>
        Assert.That(Errors(One, npz => Events(npz, new long[1000], [.. Enumerable.Repeat(9L, 1000)])), Has.Length.EqualTo(21));

    private static void Events(NpzWriter npz, long[] ticks, long[] neurons)
    {
        npz.Write("tick", [ticks.Length], ticks);
        npz.Write("neuron", [neurons.Length], neurons);
    }

    private static TestCaseData Mistake(string what, string code, Action<NpzWriter> write) => new TestCaseData(code, write).SetArgDisplayNames(what);

    private Stimulus Read(ElaboratedNetwork network, Action<NpzWriter> write)
    {
        files.WriteNpz("s.npz", write);
        var (stimulus, errors) = files.Read("s.npz", network);
        Assert.That(errors, Is.Empty);
        return stimulus!;
    }

    private string[] Errors(ElaboratedNetwork network, Action<NpzWriter> write)
    {
        files.WriteNpz("s.npz", write);
        return files.Read("s.npz", network).Errors;
    }
}
