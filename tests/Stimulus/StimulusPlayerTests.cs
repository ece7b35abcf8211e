using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class StimulusPlayerTests
{
    private static readonly ElaboratedNetwork Network = BareNetwork.Of(
        BareNetwork.Input(0, "left", 4),
        BareNetwork.Input(1, "right", 4),
        BareNetwork.Input(2, "graded", 3, Format.Fix(8, 4)));

    [Test]
    public void Events_come_at_their_tick_by_population_and_channel()
    {
        var stimulus = new StimulusBuilder(Network)
            .Event(2, "right", 0)
            .Event(2, "left", 3)
            .Event(0, "left", 1)
            .Event(2, "left", 0)
            .Event(1, "graded", 2, payload: -24)
            .Build();

        Assert.That(Played(stimulus, ticks: 4), Is.EqualTo(["0 left[1]=1", "1 graded[2]=-24", "2 left[0]=1", "2 left[3]=1", "2 right[0]=1"]));
    }

    [Test]
    public void Listed_and_generated_events_are_merged_in_the_order_of_channels()
    {
        var stimulus = new StimulusBuilder(Network)
            .Event(3, "left", 2)
            .Generator("right", new GeneratorKind.Regular(Period: 3, Phase: 1))
            .Build();
        stimulus = stimulus with
        {
            Generators = [.. stimulus.Generators, Feeding(0, first: 1, count: 1, new GeneratorKind.Regular(1, 3)),
                Feeding(0, first: 3, count: 1, new GeneratorKind.Regular(2, 1))],
        };

        Assert.That(Played(stimulus, ticks: 4), Is.EqualTo([
            "1 left[3]=1", "1 right[0]=1", "1 right[1]=1", "1 right[2]=1", "1 right[3]=1",
            "3 left[1]=1", "3 left[2]=1", "3 left[3]=1"]));
    }

    [Test]
    public void A_poisson_number_is_the_value_of_a_graded_payload()
    {
        // The upper halves of draws 0, 1 and 2 of seed 0 are 0xE220A839, 0x6E789E6A and 0x06C45D18.
        var poisson = new GeneratorKind.Poisson([0x10000000, 0x6E789E6A, 0xE220A83A]);
        var stimulus = new StimulusBuilder(Network).Generator("graded", poisson).Build();

        Assert.That(Played(stimulus, ticks: 1), Is.EqualTo(["0 graded[0]=32", "0 graded[1]=32"]));
    }

    [Test]
    public void The_channels_of_n4_are_those_that_the_benchmark_states()
    {
        var network = BareNetwork.Of(BareNetwork.Input(0, "in", 700));
        var stimulus = new StimulusBuilder(network).Generator("in", new GeneratorKind.Bernoulli(60129542), seed: 30).Build();

        Assert.That(new StimulusPlayer(network, stimulus).Next().Neurons[0], Is.EqualTo([125, 166, 351, 535, 572, 594, 664]));
    }

    [Test]
    public void A_generator_of_a_port_adds_count_times_weight()
    {
        var generator = Feeding(0, first: 1, count: 2, new GeneratorKind.Regular(2, 0)) with { Port = 1, Weight = -3, WeightFormat = Format.Fix(8, 4) };
        var player = new StimulusPlayer(Network with { Generators = [generator] }, Stimulus.Empty);

        Assert.That(player.Next().Additions, Is.EqualTo([new PortAddition(0, 1, 1, -3, 4), new PortAddition(0, 1, 2, -3, 4)]));
        Assert.That(player.Next().Additions, Is.Empty);
    }

    [Test]
    public void Marks_come_before_their_tick()
    {
        var player = new StimulusPlayer(Network, new StimulusBuilder(Network).Reset(1).ResetKeepingInFlight(1, "left").Build());

        Assert.That(player.Next().Marks, Is.Empty);
        Assert.That(player.Next().Marks.Select(mark => mark.KeepInFlight), Is.EqualTo([false, true]));
        Assert.That(player.Next().Marks, Is.Empty);
    }

    [Test]
    public void Two_events_of_a_channel_in_a_tick_are_an_error()
    {
        var stimulus = new StimulusBuilder(Network)
            .Event(5, "right", 2)
            .Generator("right", new GeneratorKind.Regular(5, 0))
            .Build();

        var exception = Assert.Throws<InvalidInputException>(() => Played(stimulus, ticks: 6));
        Assert.That(exception!.Diagnostic.Code, Is.EqualTo(Code.TwoEventsInOneTick));
        Assert.That(exception.Message, Is.EqualTo("two events of right[2] at tick 5; a channel sends at most one a tick"));
    }

    [TestCase(15, 8, 4, false)]
    [TestCase(7, 8, 4, true)]
    [TestCase(8, 8, 4, false)]
    [TestCase(1, 8, -1, false)]
    [TestCase(1, 8, 120, false)]
    public void Counts_must_be_values_of_the_payload(int maxCount, int bits, int frac, bool fits) =>
        Assert.That(CountPayload.Fits(maxCount, Format.Fix(bits, frac)), Is.EqualTo(fits));

    private static ElaboratedGenerator Feeding(int population, int first, int count, GeneratorKind kind) =>
        new("g", population, null, first, count, kind, 0, 4, 0, Format.Plain, 1);

    private static List<string> Played(Stimulus stimulus, int ticks)
    {
        var player = new StimulusPlayer(Network, stimulus);
        List<string> lines = [];
        for (var tick = 0; tick < ticks; tick++)
        {
            var input = player.Next();
            foreach (var population in Network.Populations)
                foreach (var (neuron, payload) in input.Neurons[population.Index].Zip(input.Payloads[population.Index]))
                    lines.Add($"{input.Tick} {population.Name}[{neuron}]={payload}");
        }
        return lines;
    }
}
