using System.Buffers.Binary;
using Neuro.Cli;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class PlotTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("neuro plots ").FullName;

    [TearDown]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_raster_is_a_picture()
    {
        TracePicture.Of(Trace(ticks: 500, everyTicks: 7), PictureChoice.All).Save(PathOf("raster.png"));
        TracePicture.Of(Trace(ticks: 500, everyTicks: 7), new(["b"], From: 100, To: 200)).Save(PathOf("raster.svg"));

        Assert.That(PngSize(PathOf("raster.png")), Is.EqualTo((1200, 330)));
        Assert.That(File.ReadAllText(PathOf("raster.svg")), Does.Contain("<svg"));
    }

    [Test]
    public void A_raster_holds_each_event_as_a_dot()
    {
        var raster = TracePicture.Of(Trace(ticks: 100, everyTicks: 10), new([], From: 15, To: 40)).Raster;

        // Population a has rows 0 to 29, b 30 to 39; neuron n is silent but where tick - n is a multiple of ten.
        Assert.That(raster.Bands.Select(band => (band.Name, band.FirstRow, band.Size)), Is.EqualTo([("a", 0, 30), ("b", 30, 10)]));
        Assert.That(raster.Bands[1].Ticks.Zip(raster.Bands[1].Heights).Take(2), Is.EqualTo([(15.0, 35.0), (16.0, 36.0)]));
        Assert.That(raster.Events, Is.EqualTo(25 * 4));
        Assert.That(raster.Density, Is.Null);
    }

    [Test]
    public void Too_many_dots_become_a_density()
    {
        var raster = TracePicture.Of(Trace(ticks: 7000, everyTicks: 1), PictureChoice.All).Raster;

        Assert.That(raster.Events, Is.EqualTo(7000 * 40));
        Assert.That(raster.Density!.Cast<double>().Sum(), Is.EqualTo(7000 * 40));
        Assert.That(raster.Bands.Select(band => band.Ticks.Count), Is.All.Zero);
        TracePicture.Of(Trace(ticks: 7000, everyTicks: 1), PictureChoice.All).Save(PathOf("density.png"));
        Assert.That(PngSize(PathOf("density.png")).Width, Is.EqualTo(1200));
    }

    [Test]
    public void Inputs_join_a_trace_in_the_networks_order()
    {
        var diagnostics = new Diagnostics();
        var network = Elaborator.Elaborate(Network.Named("n")
            .Population("first", 1, ShippedModels.Get("If"), ("threshold", 1))
            .Input("in", 2)
            .Project("in", "first", Format.Ufix(1, 0), new Rule.AllToAll(), 1, 2)
            .Probe("first.v"), diagnostics)!;
        var stimulus = new StimulusBuilder(network).Event(3, "in", 1).Lasts(8).Build();

        using var joined = new TraceWithInputs(Simulated.Run(network, stimulus, 8).Read(), network, stimulus);

        Assert.That(joined.Header.Populations.Select(p => p.Name), Is.EqualTo(["first", "in"]));
        var events = MemoryTrace.Of(joined);
        Assert.That(events.Events(), Is.EqualTo([new TraceEvent(3, 1, 1, 1), new TraceEvent(5, 0, 0, 1)]));
        Assert.That(events.Probe("first", "v", 0), Has.Exactly(8).Items);
        Assert.That(joined.IsWhole);
    }

    [Test]
    public void A_curve_of_many_ticks_keeps_its_least_and_greatest_values()
    {
        var curves = new Curves(Probed(ticks: 2400), PictureChoice.All, "a.v");
        var record = new TickRecord(Probed(ticks: 2400));
        for (var tick = 0; tick < 2400; tick++)
        {
            record.Clear(tick);
            record.Probes[0][0] = tick;
            if (tick == 7)
                record.Neurons[0].Add(4);
            curves.Tick(record);
        }

        var curve = curves.Lines.Single();
        // Two ticks a column, one fraction bit.
        Assert.That(curve.Name, Is.EqualTo("a[4]"));
        Assert.That(curve.Least, Is.EqualTo(Enumerable.Range(0, 1200).Select(column => column * 1.0)));
        Assert.That(curve.Greatest, Is.EqualTo(Enumerable.Range(0, 1200).Select(column => column + 0.5)));
        Assert.That(curve.Spikes, Is.EqualTo([7]));
    }

    [Test]
    public void So_many_lines_that_nobody_can_tell_them_apart_are_refused()
    {
        var header = Probed(ticks: 10) with { Probes = [new("a", "v", Format.Fix(16, 1), [.. Enumerable.Range(0, Curves.MostLines + 1)])] };
        var diagnostics = new Diagnostics();

        Assert.That(PictureChoice.All with { Signals = ["a.v"] } is var choice && choice.Fits(header, diagnostics), Is.False);
        Assert.That(diagnostics.Items.Single().Message, Is.EqualTo("'a.v' was recorded of 13 neurons; no more than 12 lines can be told apart"));
    }

    [TestCase(new[] { 4.0, 12, 100 }, new[] { 4.0, 24, 100 })]
    [TestCase(new[] { 4.0, 12, 16 }, new[] { 4.0, 24, 44 })]
    [TestCase(new[] { 0.0, 190, 195 }, new[] { 0.0, 179, 199 })]
    [TestCase(new double[0], new double[0])]
    public void Names_of_small_populations_do_not_stand_on_each_other(double[] positions, double[] apart) =>
        Assert.That(RasterPlot.Apart(positions, distance: 20, rows: 200), Is.EqualTo(apart));

    [Test]
    public void Counts_are_those_of_each_column()
    {
        var raster = TracePicture.Of(Trace(ticks: 100, everyTicks: 10), new([], From: 15, To: 40)).Raster;

        // Of thirty neurons three send at any tick, of ten one.
        Assert.That(raster.Bands[0].Counts, Is.EqualTo(Enumerable.Repeat(3L, 25)));
        Assert.That(raster.Bands[1].Counts, Is.EqualTo(Enumerable.Repeat(1L, 25)));
    }

    [TestCase(0, 2)]
    [TestCase(100, 0)]
    [TestCase(0, 0)]
    public void A_trace_without_ticks_or_populations_is_an_empty_picture(int ticks, int populations)
    {
        var header = new TraceHeader(default, default, ticks, 0, [.. Enumerable.Range(0, populations).Select(p => new TracePopulation($"p{p}", 1, false, Format.Plain))], []);
        var trace = new MemoryTrace(header);
        var record = new TickRecord(header);
        for (var tick = 0; tick < ticks; tick++)
        {
            record.Clear(tick);
            trace.Tick(record);
        }

        TracePicture.Of(trace.Read(), PictureChoice.All).Save(PathOf("empty.png"));

        Assert.That(PngSize(PathOf("empty.png")), Is.EqualTo((1200, 180)));
    }

    [Test]
    public void The_angles_of_the_demo_are_a_picture_even_of_one_window()
    {
        foreach (var windows in new[] { 1, 20 })
        {
            var result = new LocalisationResult(
                [.. Enumerable.Range(0, windows).Select(i => new AngleWindow(i * 0.02, i, i % 3 == 0 ? null : i, 0))],
                1, 30, [.. Enumerable.Range(0, windows).Select(_ => new int[Jeffress.Leads])], default, default);
            File.WriteAllBytes(PathOf("angles.png"), AnglePlot.Png(result));
            Assert.That(PngSize(PathOf("angles.png")), Is.EqualTo((1000, 860)));
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private static (int Width, int Height) PngSize(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.That(bytes.AsSpan(1, 3).SequenceEqual("PNG"u8), path);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    private static TraceHeader Probed(int ticks) =>
        new(default, default, ticks, 0, [new("a", 30, false, Format.Plain)], [new("a", "v", Format.Fix(16, 1), [4])]);

    // Neuron n of each population sends at every tick whose distance to n is a multiple of everyTicks.
    private static ITraceSource Trace(int ticks, int everyTicks)
    {
        var header = new TraceHeader(default, default, ticks, 0, [new("a", 30, false, Format.Plain), new("b", 10, false, Format.Plain)], []);
        var trace = new MemoryTrace(header);
        var record = new TickRecord(header);
        for (var tick = 0; tick < ticks; tick++)
        {
            record.Clear(tick);
            for (var population = 0; population < 2; population++)
                record.Neurons[population].AddRange(Enumerable.Range(0, header.Populations[population].Size).Where(n => (tick - n) % everyTicks == 0));
            trace.Tick(record);
        }
        return trace.Read();
    }
}
