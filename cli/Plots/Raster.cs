using System.Collections.Immutable;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>The rows of one population in a raster, bottom up, and its events as dots.</summary>
internal sealed record RasterBand(string Name, int FirstRow, int Size)
{
    public List<double> Ticks { get; } = [];

    public List<double> Heights { get; } = [];

    /// <summary>By column of the picture.</summary>
    public long[] Counts { get; init; } = [];
}

/// <summary>
/// The events of a trace as a picture needs them: dots, or, when they are too many to tell apart, how many fall on each
/// cell of a grid. Its size does not grow with the trace.
/// </summary>
internal sealed class Raster : ITraceSink
{
    private const int MostDots = 200_000;
    private const int GridHeight = 600;

    private readonly RasterBand?[] byPopulation;
    private double[,]? grid;

    public Raster(TraceHeader header, PictureChoice choice)
    {
        Columns = choice.Columns(header);
        var bands = ImmutableArray.CreateBuilder<RasterBand>();
        foreach (var population in header.Populations.Where(p => choice.Populations.IsEmpty || choice.Populations.Contains(p.Name)))
        {
            bands.Add(new(population.Name, Rows, population.Size) { Counts = new long[Columns.Count] });
            Rows += population.Size;
        }
        Bands = bands.ToImmutable();
        byPopulation = [.. header.Populations.Select(p => Bands.FirstOrDefault(band => band.Name == p.Name))];
    }

    public ImmutableArray<RasterBand> Bands { get; }

    public int Rows { get; }

    public PictureColumns Columns { get; }

    public long Events { get; private set; }

    /// <summary>Events by row, the highest first, and column; null if they are dots.</summary>
    public double[,]? Density => grid;

    public void Tick(TickRecord record)
    {
        for (var population = 0; population < byPopulation.Length; population++)
            if (byPopulation[population] is { } band)
            {
                band.Counts[Columns.Of(record.Tick)] += record.Neurons[population].Count;
                foreach (var neuron in record.Neurons[population])
                    Add(band, record.Tick, neuron);
            }
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
        // A map of a single column would have no width.
        grid = new double[Math.Min(GridHeight, Math.Max(2, Rows)), Math.Max(2, Columns.Count)];
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
        var height = grid!.GetLength(0);
        grid[height - 1 - (int)((long)row * height / Rows), Columns.Of(tick)]++;
    }
}
