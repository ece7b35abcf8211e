using System.Collections.Immutable;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>The rows of one population in a raster, bottom up, and its events as dots.</summary>
internal sealed record RasterBand(string Name, int FirstRow, int Size)
{
    public List<double> Ticks { get; } = [];

    public List<double> Heights { get; } = [];
}

/// <summary>
/// The events of a trace as a picture needs them: dots, or, when they are too many to tell apart, how many fall on each
/// cell of a grid. Its size does not grow with the trace.
/// </summary>
internal sealed class Raster
{
    private const int MostDots = 200_000;
    private const int GridWidth = 1200;
    private const int GridHeight = 600;

    private double[,]? grid;

    private Raster(TraceHeader header, RasterChoice choice)
    {
        From = choice.From;
        To = Math.Max(From + 1, Math.Min(choice.To ?? header.Ticks, header.Ticks));
        var bands = ImmutableArray.CreateBuilder<RasterBand>();
        foreach (var population in header.Populations.Where(p => choice.Populations.IsEmpty || choice.Populations.Contains(p.Name)))
        {
            bands.Add(new(population.Name, Rows, population.Size));
            Rows += population.Size;
        }
        Bands = bands.ToImmutable();
    }

    public ImmutableArray<RasterBand> Bands { get; }

    public int Rows { get; }

    public long From { get; }

    public long To { get; }

    public long Events { get; private set; }

    /// <summary>Events by row, the highest first, and column; null if they are dots.</summary>
    public double[,]? Density => grid;

    public static Raster Of(ITraceSource trace, RasterChoice choice, IProgress<double>? watched = null, CancellationToken cancellation = default)
    {
        var raster = new Raster(trace.Header, choice);
        var byPopulation = trace.Header.Populations.Select(p => raster.Bands.FirstOrDefault(band => band.Name == p.Name)).ToArray();
        var record = new TickRecord(trace.Header);
        while (trace.Next(record) && record.Tick < raster.To)
        {
            cancellation.ThrowIfCancellationRequested();
            watched?.Report((double)record.Tick / raster.To);
            if (record.Tick >= raster.From)
                for (var population = 0; population < byPopulation.Length; population++)
                    if (byPopulation[population] is { } band)
                        foreach (var neuron in record.Neurons[population])
                            raster.Add(band, record.Tick, neuron);
        }
        return raster;
    }

    private void Add(RasterBand band, long tick, int neuron)
    {
        Events++;
        if (grid is null && Events > MostDots)
            CountDots();
        if (grid is not null)
            Count(tick, band.FirstRow + neuron);
        else
        {
            band.Ticks.Add(tick);
            band.Heights.Add(band.FirstRow + neuron);
        }
    }

    private void CountDots()
    {
        grid = new double[Math.Min(GridHeight, Math.Max(2, Rows)), (int)Math.Min(GridWidth, Math.Max(2, To - From))];
        foreach (var band in Bands)
        {
            for (var i = 0; i < band.Ticks.Count; i++)
                Count((long)band.Ticks[i], (int)band.Heights[i]);
            band.Ticks.Clear();
            band.Heights.Clear();
        }
    }

    private void Count(long tick, int row)
    {
        var (height, width) = (grid!.GetLength(0), grid.GetLength(1));
        grid[height - 1 - (int)((long)row * height / Rows), (int)((tick - From) * width / (To - From))]++;
    }
}
