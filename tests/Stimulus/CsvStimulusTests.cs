using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class CsvStimulusTests : IDisposable
{
    private static readonly ElaboratedNetwork One = BareNetwork.Of(BareNetwork.Input(0, "in", 4), BareNetwork.Running(1, "h", 2));
    private static readonly ElaboratedNetwork Two = BareNetwork.Of(
        BareNetwork.Input(0, "left", 4), BareNetwork.Running(1, "h", 2), BareNetwork.Input(2, "right, graded", 4, Format.Fix(8, 4)), BareNetwork.Running(3, "out", 1));

    private readonly StimulusFiles files = new();

    public void Dispose() => files.Dispose();

    [Test]
    public void Two_columns_are_enough_where_there_is_one_input()
    {
        var stimulus = Read(One, "tick,neuron\n0,3\n2,1\n2,0\n");

        Assert.That(stimulus.Events, Is.EqualTo([new InputEvent(0, 0, 3, 1), new(2, 0, 0, 1), new(2, 0, 1, 1)]));
        Assert.That(stimulus.Ticks, Is.Null);
    }

    [Test]
    public void Populations_are_called_by_name_and_payloads_are_values()
    {
        var stimulus = Read(Two, """
            # two ears
            # ticks: 50

            neuron, tick, payload, population
            1, 7, -1.5, "right, graded"
            3, 7, , left
            2, 0, 0x2, "right, graded"
            0, 0, , "right, graded"
            """);

        Assert.That(stimulus.Events, Is.EqualTo([new InputEvent(0, 2, 0, 16), new(0, 2, 2, 32), new(7, 0, 3, 1), new(7, 2, 1, -24)]));
        Assert.That(stimulus.Ticks, Is.EqualTo(50));
    }

    [Test]
    public void Any_cell_may_be_quoted() =>
        Assert.That(
            Read(Two, "\"tick\",\"population\",\"neuron\",\"payload\"\n\"4\",\"right, graded\",\"1\",\"-1.5\"\n\"4\",\"left\",\"1\",\"\"\n").Events,
            Is.EqualTo([new InputEvent(4, 0, 1, 1), new InputEvent(4, 2, 1, -24)]));

    [Test]
    public void Raw_payloads_are_integers() =>
        Assert.That(Read(Two, "tick,population,neuron,raw\r\n4,\"right, graded\",1,-128\r\n").Events, Is.EqualTo([new InputEvent(4, 2, 1, -128)]));

    [Test]
    public void A_row_can_be_a_reset_of_all_or_of_one_population()
    {
        var stimulus = Read(Two, "tick,population,neuron\n9,,reset\n5,h,reset-keep\n6,h,reset\n6,out,reset-keep\n5,out,reset-keep\n7,h,reset\n7,h,reset-keep\n");

        Assert.That(stimulus.Marks.Select(Text), Is.EqualTo(["5 all keeping", "6 [1] dropping", "6 [3] keeping", "7 [1] dropping", "9 all dropping"]));
    }

    [Test]
    public void What_was_written_is_read_again()
    {
        var stimulus = new StimulusBuilder(Two)
            .Event(3, "left", 2).Event(3, "right, graded", 2, 17).Event(0, "right, graded", 0, -128)
            .Reset(3).ResetKeepingInFlight(4, "h").Lasts(99).Build();
        files.Write("s.csv", stream => StimulusWriter.WriteCsv(Two, stimulus, stream));

        AssertEqual(files.Read("s.csv", Two).Stimulus!, stimulus);
        Assert.That(File.ReadAllText(files.PathOf("s.csv")), Is.EqualTo("""
            # ticks: 99
            tick,population,neuron,raw
            3,,reset,
            4,h,reset-keep,
            0,"right, graded",0,-128
            3,left,2,1
            3,"right, graded",2,17

            """));
    }

    [Test]
    public void The_order_of_rows_does_not_matter()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 1000).Select(i => $"{i / 4},{i % 4}").ToArray();
        var sorted = Read(One, "tick,neuron\n" + string.Join('\n', rows));
        random.Shuffle(rows);
        var shuffled = Read(One, "tick,neuron\n" + string.Join('\n', rows));

        AssertEqual(shuffled, sorted);
    }

    [Test]
    public void A_second_event_of_a_channel_is_an_error_where_it_stands() =>
        Assert.That(Errors(One, "tick,neuron\n7,1\n3,2\n7,1\n"), Is.EqualTo(["""
            s.csv(4,1): error NEU250: a second event of in[1] at tick 7; a channel sends at most one a tick
                7,1
                ^^^
              help: remove one of the two
            """]));

    private static readonly TestCaseData[] Mistakes =
    [
        Mistake("tick,neuron\n0,4\n", "s.csv(2,3): error NEU255: there is no in[4]; it has 4 channels, from 0"),
        Mistake("tick,neuron\n0,-1\n", "s.csv(2,3): error NEU255: there is no in[-1]; it has 4 channels, from 0"),
        Mistake("tick,neuron\n-1,0\n", "s.csv(2,1): error NEU257: ticks count from 0 to 9007199254740991; -1 is none"),
        Mistake("tick,neuron\n1.5,0\n", "s.csv(2,1): error NEU253: '1.5' is no tick, a whole number"),
        Mistake("tick,neuron\n99999999999999999999,0\n", "s.csv(2,1): error NEU253: '99999999999999999999' is no tick, a whole number"),
        Mistake("tick,neuron\n9007199254740992,0\n", "s.csv(2,1): error NEU257: ticks count from 0 to 9007199254740991; 9007199254740992 is none"),
        Mistake("tick,neuron\n1,x\n", "s.csv(2,3): error NEU253: 'x' is no neuron, a whole number, nor 'reset' or 'reset-keep'"),
        Mistake("tick,neuron\n1\n", "s.csv(2,2): error NEU253: '' is no neuron, a whole number, nor 'reset' or 'reset-keep'"),
        Mistake("tick,neuron\n1,0,0\n", "s.csv(2,1): error NEU252: the row has 3 cells; the header names 2"),
        Mistake("tick,neuron,population\n1,0,nobody\n", "s.csv(2,5): error NEU254: there is no population 'nobody'"),
        Mistake("tick,neuron,population\n1,0,h\n", "s.csv(2,5): error NEU254: 'h' runs a model; events from outside go to input populations"),
        Mistake("tick,neuron,population\n1,reset,nobody\n", "s.csv(2,9): error NEU258: there is no population 'nobody'"),
        Mistake("tick,neuron,population\n1,reset,in\n", "s.csv(2,9): error NEU258: 'in' is an input; it has no state to reset"),
        Mistake("tick,neuron,payload\n1,reset,1\n", "s.csv(2,9): error NEU253: '1' stands in the row of a reset, which has no payload"),
        Mistake("tick,neuron\n-1,reset\n", "s.csv(2,1): error NEU257: ticks count from 0 to 9007199254740991; -1 is none"),
        Mistake("tick,neuron,payload\n1,0,2\n", "s.csv(2,5): error NEU256: the events of 'in' carry no payload but 1"),
        Mistake("tick,neuron,payload\n1,0,0\n", "s.csv(2,5): error NEU256: a payload of 0 is no event"),
        Mistake("tick,neuron,payload\n1,0,0.5\n", "s.csv(2,5): error NEU256: 0.5 lies between two values of ufix<1,0>, the payload of 'in'"),
        Mistake("tick,neuron,payload\n1,0,one\n", "s.csv(2,5): error NEU253: this is no payload, a number"),
        Mistake("tick,neuron,raw\n1,0,1.0\n", "s.csv(2,5): error NEU253: this is no raw payload, a whole number"),
        Mistake("tick,channel\n1,0\n", "s.csv(1,6): error NEU252: 'channel' is no column of a stimulus"),
        Mistake("tick,neuron,tick\n1,0\n", "s.csv(1,13): error NEU252: there are two columns named 'tick'"),
        Mistake("tick,payload\n1,0\n", "s.csv(1,1): error NEU252: there is no column 'neuron'"),
        Mistake("tick,neuron,payload,raw\n", "s.csv(1,21): error NEU252: 'payload' and 'raw' are two ways to write the same"),
        Mistake("1,2\n", "s.csv(1,1): error NEU252: '1' is no column of a stimulus"),
        Mistake("# nothing\n", "s.csv: error NEU252: there is no header row in it"),
        Mistake("", "s.csv: error NEU252: there is no header row in it"),
        Mistake("# ticks: many\ntick,neuron\n", "s.csv(1,1): error NEU253: 'many' is no number of ticks"),
        Mistake("# ticks: -1\ntick,neuron\n", "s.csv(1,1): error NEU257: a stimulus lasts 0 to 9007199254740992 ticks, not -1"),
        Mistake("# ticks: 1\ntick,neuron\n# ticks: 2\n", "s.csv(3,1): error NEU257: it says here that the stimulus lasts 2 ticks, elsewhere 1"),
        Mistake("tick,neuron\n1,\u00e4\n", "s.csv(2,3): error NEU253: '\u00e4' is no neuron, a whole number, nor 'reset' or 'reset-keep'"),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void What_is_wrong_is_said_with_line_and_column(string text, string expected) =>
        Assert.That(Errors(One, text).Select(error => error.Split('\n')[0]), Is.EqualTo([expected]));

    [Test]
    public void A_graded_payload_lies_on_its_grid_and_in_its_range() =>
        Assert.That(Errors(Two, "tick,population,neuron,payload\n0,\"right, graded\",0,8\n0,\"right, graded\",1,0.03125\n0,\"right, graded\",1,1e99\n").Select(e => e.Split('\n')[0]),
            Is.EqualTo([
                "s.csv(2,21): error NEU256: 8 is not in the range of fix<8,4>, the payload of 'right, graded'",
                "s.csv(3,21): error NEU256: 0.03125 lies between two values of fix<8,4>, the payload of 'right, graded'",
                $"s.csv(4,21): error NEU256: 1{new string('0', 99)} is not in the range of fix<8,4>, the payload of 'right, graded'"]));

    [Test]
    public void An_event_must_say_its_population_where_there_are_several() =>
        Assert.That(Errors(Two, "tick,neuron\n0,0\n"), Is.EqualTo(["""
            s.csv(2,3): error NEU254: the network has several input populations; this does not say which is meant
                0,0
                  ^
              help: the network's input populations: 'left', 'right, graded'
            """]));

    [Test]
    public void Reading_ends_after_twenty_errors()
    {
        var errors = Errors(One, "tick,neuron\n" + string.Concat(Enumerable.Repeat("x,0\n", 1000)));

        Assert.That(errors, Has.Length.EqualTo(21));
        Assert.That(errors[^1], Is.EqualTo("s.csv: error NEU260: 20 errors so far; the rest of the file is not read"));
    }

    [Test]
    public void A_line_without_end_is_refused() =>
        Assert.That(Errors(One, "tick,neuron\n0,0\n" + new string('1', 1 << 20))[0], Does.StartWith("s.csv(3,1): error NEU252: this line has more than 65536 bytes"));

    [Test]
    public void Lines_may_be_long_and_the_last_may_lack_its_end() =>
        Assert.That(Read(One, "tick,neuron\n" + new string(' ', 60_000) + "0,1\n" + new string(' ', 65_000) + "7,0").Events,
            Is.EqualTo([new InputEvent(0, 0, 1, 1), new(7, 0, 0, 1)]));

    [Test]
    public void A_file_that_is_not_there_or_of_no_known_kind_is_an_error()
    {
        Assert.That(files.Read("nothing.csv", One).Errors[0], Does.StartWith("nothing.csv: error NEU200: there is no such file"));
        Assert.That(files.Read("s.txt", One).Errors[0], Does.StartWith("s.txt: error NEU251: this is no kind of stimulus that is known"));
    }

    private Stimulus Read(ElaboratedNetwork network, string text)
    {
        files.Write("s.csv", text);
        var (stimulus, errors) = files.Read("s.csv", network);
        Assert.That(errors, Is.Empty);
        return stimulus!;
    }

    private string[] Errors(ElaboratedNetwork network, string text)
    {
        files.Write("s.csv", text);
        return files.Read("s.csv", network).Errors;
    }

    internal static void AssertEqual(Stimulus actual, Stimulus expected)
    {
        Assert.That(actual.Events, Is.EqualTo(expected.Events));
        Assert.That(actual.Marks.Select(Text), Is.EqualTo(expected.Marks.Select(Text)));
        Assert.That(actual.Ticks, Is.EqualTo(expected.Ticks));
    }

    private static string Text(ResetMark mark) =>
        $"{mark.Tick} {(mark.Populations.IsEmpty ? "all" : $"[{string.Join(',', mark.Populations)}]")} {(mark.KeepInFlight ? "keeping" : "dropping")}";

    private static TestCaseData Mistake(string text, string error) =>
        new TestCaseData(text, error).SetArgDisplayNames(text.Replace("\n", " | ", StringComparison.Ordinal));
}
