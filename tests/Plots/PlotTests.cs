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
        RasterPlot.Save(Raster.Of(Trace(ticks: 500, everyTicks: 7), RasterChoice.All), PathOf("raster.png"));
        RasterPlot.Save(Raster.Of(Trace(ticks: 500, everyTicks: 7), new(["b"], From: 100, To: 200)), PathOf("raster.svg"));

        Assert.That(PngSize(PathOf("raster.png")), Is.EqualTo((1200, 400)));
        Assert.That(File.ReadAllText(PathOf("raster.svg")), Does.Contain("<svg"));
    }

    [Test]
    public void A_raster_holds_each_event_as_a_dot()
    {
        var raster = Raster.Of(Trace(ticks: 100, everyTicks: 10), new([], From: 15, To: 40));

        // Population a has rows 0 to 29, b 30 to 39; neuron n is silent but where tick - n is a multiple of ten.
        Assert.That(raster.Bands.Select(band => (band.Name, band.FirstRow, band.Size)), Is.EqualTo([("a", 0, 30), ("b", 30, 10)]));
        Assert.That(raster.Bands[1].Ticks.Zip(raster.Bands[1].Heights).Take(2), Is.EqualTo([(15.0, 35.0), (16.0, 36.0)]));
        Assert.That(raster.Events, Is.EqualTo(25 * 4));
        Assert.That(raster.Density, Is.Null);
    }

    [Test]
    public void Too_many_dots_become_a_density()
    {
        var raster = Raster.Of(Trace(ticks: 7000, everyTicks: 1), RasterChoice.All);

        Assert.That(raster.Events, Is.EqualTo(7000 * 40));
        Assert.That(raster.Density!.Cast<double>().Sum(), Is.EqualTo(7000 * 40));
        Assert.That(raster.Bands.Select(band => band.Ticks.Count), Is.All.Zero);
        RasterPlot.Save(Raster.Of(Trace(ticks: 7000, everyTicks: 1), RasterChoice.All), PathOf("density.png"));
        Assert.That(PngSize(PathOf("density.png")).Width, Is.EqualTo(1200));
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

        RasterPlot.Save(Raster.Of(trace.Read(), RasterChoice.All), PathOf("empty.png"));

        Assert.That(PngSize(PathOf("empty.png")), Is.EqualTo((1200, 400)));
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
