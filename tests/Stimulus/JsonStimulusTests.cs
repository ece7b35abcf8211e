using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class JsonStimulusTests : IDisposable
{
    private static readonly ElaboratedNetwork Ears = Elaborated(Network.Named("ears")
        .Input("left", 4)
        .Input("right", 4, Format.Fix(8, 4))
        .Population("h", 2, ShippedModels.Get("If"), ("threshold", 1))
        .Population("out", 1, ShippedModels.Get("If"), ("threshold", 1)));

    private static readonly ElaboratedNetwork Camera = Elaborated(Network.Named("camera").Input("pixels", [2, 34, 34]));

    private readonly StimulusFiles files = new();

    public void Dispose() => files.Dispose();

    [Test]
    public void Events_are_listed_by_population()
    {
        var stimulus = Read(Ears, """
            {
              "neuro": 1,
              "ticks": 100,            // comments are allowed
              "events": {
                "right": [[7, 3, -1.5], [0, 0], [1, 1, {"raw": 17}]],
                "left": [[7, 0]]
              }
            }
            """);

        Assert.That(stimulus.Events, Is.EqualTo([new InputEvent(0, 1, 0, 16), new(1, 1, 1, 17), new(7, 0, 0, 1), new(7, 1, 3, -24)]));
        Assert.That(stimulus.Ticks, Is.EqualTo(100));
    }

    [Test]
    public void Files_of_events_can_be_laid_one_behind_the_other()
    {
        files.Write("a.csv", "tick,population,neuron\n3,left,1\n4,h,reset\n");
        files.WriteNpz("b.npz", npz =>
        {
            npz.Write("left/tick", [1], [3]);
            npz.Write("left/neuron", [1], [1]);
            npz.Write("ticks", [], [5]);
        });

        var stimulus = Read(Ears, """{"neuro": 1, "files": ["a.csv", {"path": "a.csv", "first_tick": 10}, {"path": "b.npz", "first_tick": 20}]}""");

        Assert.That(stimulus.Events.Select(e => e.Tick), Is.EqualTo([3, 13, 23]));
        Assert.That(stimulus.Marks.Select(mark => mark.Tick), Is.EqualTo([4, 14]));
        Assert.That(stimulus.Ticks, Is.EqualTo(25));
    }

    [Test]
    public void Resets_can_come_in_series()
    {
        var stimulus = Read(Ears, """
            {"neuro": 1, "resets": [5, {"tick": 100, "every": 100, "count": 3}, {"tick": 7, "populations": ["h"], "keep_in_flight": true}]}
            """);

        Assert.That(stimulus.Marks.Select(mark => (mark.Tick, mark.Populations.Length, mark.KeepInFlight)),
            Is.EqualTo([(5L, 0, false), (7, 1, true), (100, 0, false), (200, 0, false), (300, 0, false)]));
    }

    [Test]
    public void Series_of_resets_have_an_end_together()
    {
        Assert.That(Errors(Ears, """
            {"neuro": 1, "resets": [{"tick": 0, "every": 1, "count": 10000000}, {"tick": 1, "every": 1, "count": 10000000}]}
            """)[0], Does.StartWith("s.stimulus.json(1,").And.Contain("a stimulus has at most 10000000 resets"));
    }

    [Test]
    public void Generators_are_written_as_in_a_network()
    {
        var stimulus = Read(Ears, """
            {"neuro": 1, "generators": [
              {"target": "left[1:3]", "regular": {"period": 2}},
              {"target": "right", "poisson": [1000000000, 3000000000], "seed": 3}]}
            """);

        Assert.That(stimulus.Generators.Select(g => (g.Population, g.First, g.Count)), Is.EqualTo([(0, 1, 2), (1, 0, 4)]));
        Assert.That(new StimulusPlayer(Ears, stimulus).Next().Neurons[0], Is.EqualTo([1, 2]));
    }

    [Test]
    public void A_generator_of_a_port_is_sent_to_the_network() =>
        Assert.That(Errors(Ears, """{"neuro": 1, "generators": [{"target": "h.x", "regular": {"period": 2}, "format": "fix<8,0>"}]}""")[0],
            Does.Contain("error NEU133").And.Contain("belongs to the network"));

    [Test]
    public void Recordings_of_an_event_camera_become_events()
    {
        File.WriteAllBytes(files.PathOf("digit.bin"), [3, 5, 0x80, 7, 0xd0, 3, 5, 0x80, 7, 0xd1, 0, 1, 0, 0, 1]);

        var stimulus = Read(Camera, """{"neuro": 1, "recordings": [{"nmnist": "digit.bin", "population": "pixels", "microseconds_per_tick": 1000, "first_tick": 10}]}""");

        Assert.That(stimulus.Events, Is.EqualTo([new InputEvent(10, 0, 34, 1), new(12, 0, (34 + 5) * 34 + 3, 1)]));
    }

    [Test]
    public void Recordings_of_sound_become_events_by_the_filter_bank()
    {
        var network = Elaborated(Network.Named("ear").Input("ear", 3));
        var path = SharedData.At("data", "fsdd", "7_theo_5.wav").Replace('\\', '/');

        var stimulus = Read(network, $$"""
            {"neuro": 1, "recordings": [{"wav": "{{path}}", "populations": ["ear"], "bands": {"first": 10, "last": 20, "step": 5}, "samples_per_tick": 8}]}
            """);

        var bank = FilterBank.For(8000).Select(10, 20, 5);
        var samples = WavFile.Read(path).Channels[0];
        var expected = SoundEncoder.Encode(samples, bank, SoundEncoder.ThresholdsFor(1, bank, samples)).Select(e => (e.Sample / 8, e.Channel)).Distinct().Order();
        Assert.That(stimulus.Events.Select(e => (e.Tick, e.Neuron)), Is.EqualTo(expected));
        Assert.That(stimulus.Events, Has.Length.GreaterThan(100));
    }

    [Test]
    public void Each_ear_has_thresholds_of_its_own_and_other_sample_rates_are_brought_to_48_kHz()
    {
        var network = Elaborated(Network.Named("ears").Input("left", 8).Input("right", 8));
        var scene = new Scene(44_100, 4_410, FromDegrees: 20, ToDegrees: 20).Synthesise();
        files.Write("scene.wav", stream => WavWriter.Write(scene, stream));

        var stimulus = Read(network, """{"neuro": 1, "recordings": [{"wav": "scene.wav", "populations": ["left", "right"], "bands": {"first": 12, "last": 26, "step": 2}}]}""");

        Assert.That(stimulus.Events, Is.EqualTo(Jeffress.Hear(network, scene.At(48_000)).Events));
    }

    [Test]
    public void A_threshold_can_be_given()
    {
        var network = Elaborated(Network.Named("ear").Input("ear", 33, Format.Ufix(8, 0)));
        files.Write("scene.wav", stream => WavWriter.Write(new Audio(48_000, [new Scene(48_000, 4_800, 0, 0).Synthesise().Channels[0]]), stream));

        var stimulus = Read(network, """{"neuro": 1, "recordings": [{"wav": "scene.wav", "populations": ["ear"], "threshold": 0.05, "samples_per_tick": 96, "merge": "sum"}]}""");

        Assert.That(stimulus.Events, Is.Not.Empty);
        Assert.That(stimulus.Events.Max(e => e.Payload), Is.GreaterThan(1));
    }

    [Test]
    public void Events_of_one_channel_and_tick_are_found_across_files_and_lists()
    {
        files.Write("a.csv", "tick,population,neuron\n3,left,1\n");

        Assert.That(Errors(Ears, """{"neuro": 1, "events": {"left": [[3, 1]]}, "files": ["a.csv"]}""")[0],
            Does.StartWith("a.csv(2,1): error NEU250: a second event of left[1] at tick 3"));
    }

    private static readonly TestCaseData[] Mistakes =
    [
        Mistake("""{"events": {}}""", "(1,1): error NEU", "the key \"neuro\" is missing"),
        Mistake("""{"neuro": 2}""", "(1,11): error NEU", "this stimulus is written in version 2"),
        Mistake("""[]""", "(1,1): error NEU108", "expected a stimulus, an object, found a list"),
        Mistake("""{"neuro": 1, "spikes": []}""", "(1,14): error NEU106", "a stimulus has no 'spikes'"),
        Mistake("""{"neuro": 1, "ticks": -1}""", "(1,23): error NEU109", "the number of ticks is at least 0"),
        Mistake("""{"neuro": 1, "events": []}""", "(1,24): error NEU108", "expected the events, an object"),
        Mistake("""{"neuro": 1, "events": {"nobody": []}}""", "(1,25): error NEU254", "there is no population 'nobody'"),
        Mistake("""{"neuro": 1, "events": {"h": []}}""", "(1,25): error NEU254", "'h' runs a model"),
        Mistake("""{"neuro": 1, "events": {"left": [[1]]}}""", "(1,34): error NEU253", "an event is [tick, neuron]"),
        Mistake("""{"neuro": 1, "events": {"left": [[1, 4]]}}""", "(1,38): error NEU255", "there is no left[4]"),
        Mistake("""{"neuro": 1, "events": {"left": [[-1, 3]]}}""", "(1,35): error NEU257", "ticks count from 0"),
        Mistake("""{"neuro": 1, "events": {"left": [[1, 3, 2]]}}""", "(1,41): error NEU256", "carry no payload but 1"),
        Mistake("""{"neuro": 1, "events": {"right": [[1, 3, 0.01]]}}""", "(1,42): error NEU256", "0.01 lies between two values"),
        Mistake("""{"neuro": 1, "events": {"right": [[1, 3, {"raw": 0}]]}}""", "(1,42): error NEU256", "a payload of 0 is no event"),
        Mistake("""{"neuro": 1, "events": {"left": [["now", 3]]}}""", "(1,35): error NEU108", "expected a tick"),
        Mistake("""{"neuro": 1, "files": ["a.txt"]}""", "(1,24): error NEU251", "no list of events that is known"),
        Mistake("""{"neuro": 1, "files": [{"path": "a.csv", "first_tick": -1}]}""", "(1,56): error NEU109", "the first tick"),
        Mistake("""{"neuro": 1, "files": ["nothing.csv"]}""", "nothing.csv: error NEU200", "there is no such file"),
        Mistake("""{"neuro": 1, "resets": [{"tick": 1, "populations": ["left"]}]}""", "(1,53): error NEU258", "'left' is an input"),
        Mistake("""{"neuro": 1, "resets": [{"tick": 1, "populations": []}]}""", "(1,52): error NEU258", "this reset names no population"),
        Mistake("""{"neuro": 1, "resets": [{"tick": 1, "every": 5}]}""", "(1,25): error NEU107", "a reset needs 'count'"),
        Mistake("""{"neuro": 1, "resets": [{"tick": 1, "every": 9007199254740991, "count": 2}]}""", "(1,46): error NEU258", "the last of these resets"),
        Mistake("""{"neuro": 1, "resets": [-1]}""", "(1,25): error NEU109", "a tick is at least 0"),
        Mistake("""{"neuro": 1, "recordings": [{}]}""", "(1,29): error NEU107", "a recording is an 'nmnist' or a 'wav'"),
        Mistake("""{"neuro": 1, "recordings": [{"wav": "nothing.wav", "populations": ["left"]}]}""", "nothing.wav: error NEU200", "there is no such file"),
        Mistake("""{"neuro": 1, "recordings": [{"wav": "s.wav", "populations": ["left", "right"]}]}""", "(1,61): error NEU272", "the file has 1 channel; 2 populations are to hear it"),
        Mistake("""{"neuro": 1, "recordings": [{"wav": "s.wav", "populations": ["left"]}]}""", "(1,61): error NEU272", "'left' has 4 channels; there are 24 bands"),
        Mistake("""{"neuro": 1, "recordings": [{"wav": "s.wav", "populations": ["left"], "bands": {"first": 2}}]}""", "(1,90): error NEU109", "the first band"),
        Mistake("""{"neuro": 1, "recordings": [{"wav": "s.wav", "populations": ["left"], "threshold": 0}]}""", "(1,84): error NEU109", "a threshold is above 0"),
        Mistake("""{"neuro": 1, "recordings": [{"wav": "s.wav", "populations": ["left"], "threshold": 1, "events_per_wave": 1}]}""", "(1,106): error NEU106", "the threshold is given"),
        Mistake("""{"neuro": 1, "recordings": [{"wav": "s.wav", "populations": ["left"], "merge": "all"}]}""", "(1,80): error NEU253", "merged to \"one\" or to a \"sum\""),
        Mistake("""{"neuro": 1, "recordings": [{"nmnist": "s.wav", "population": "left", "microseconds_per_tick": 1}]}""", "error NEU27", ""),
        Mistake("""{"neuro": 1, "generators": [{"target": "nobody", "regular": {"period": 1}}]}""", "(1,40): error NEU116", "there is no population 'nobody'"),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void What_is_wrong_is_said_with_line_and_column(string text, string place, string message)
    {
        files.Write("s.wav", stream => WavWriter.Write(new Audio(8000, [new int[100]]), stream));

        var errors = Errors(Ears, text);

        Assert.That(errors, Has.Length.EqualTo(1));
        Assert.That(errors[0], Does.Contain(place).And.Contain(message));
    }

    [Test]
    public void Reading_a_list_ends_after_twenty_errors() =>
        Assert.That(Errors(Ears, """{"neuro": 1, "events": {"left": [""" + string.Join(',', Enumerable.Repeat("[0, 9]", 1000)) + "]}}"), Has.Length.EqualTo(21));

    private Stimulus Read(ElaboratedNetwork network, string text)
    {
        files.Write("s.stimulus.json", text);
        var (stimulus, errors) = files.Read("s.stimulus.json", network);
        Assert.That(errors, Is.Empty);
        return stimulus!;
    }

    private string[] Errors(ElaboratedNetwork network, string text)
    {
        files.Write("s.stimulus.json", text);
        return files.Read("s.stimulus.json", network).Errors;
    }

    private static ElaboratedNetwork Elaborated(Network network)
    {
        var diagnostics = new Diagnostics();
        return Elaborator.Elaborate(network, diagnostics) ?? throw new AssertionException(string.Join('\n', diagnostics.Items));
    }

    private static TestCaseData Mistake(string text, string place, string message) => new TestCaseData(text, place, message).SetArgDisplayNames(text);
}
