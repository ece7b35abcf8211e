using System.Collections.Immutable;
using System.Globalization;

namespace Neuro.Sim;

/// <summary>Band-pass filters side by side, as the ear has them: one band for each whole ERB number.</summary>
/// <param name="SampleRate">The samples a second that the coefficients are made for.</param>
/// <param name="Bands">From low to high.</param>
public sealed record FilterBank(int SampleRate, ImmutableArray<FilterBand> Bands)
{
    /// <summary>Sample rates that coefficients are stored for.</summary>
    public static ImmutableArray<int> SampleRates { get; } = [8000, 16000, 48000];

    /// <summary>The stored bank of a sample rate, which is one of <see cref="SampleRates"/>.</summary>
    public static FilterBank For(int sampleRate) => Parse(sampleRate, StoredTable(sampleRate));

    /// <summary>The bands from one ERB number to another, every so many.</summary>
    public FilterBank Select(int from, int to, int step = 1) =>
        this with { Bands = [.. Bands.Where(band => band.Number >= from && band.Number <= to && (band.Number - from) % step == 0)] };

    internal static string StoredTable(int sampleRate)
    {
        using var stream = typeof(FilterBank).Assembly.GetManifestResourceStream($"banks/{sampleRate.ToString(CultureInfo.InvariantCulture)}.txt")
            ?? throw new ArgumentException($"no filter bank is stored for {sampleRate} samples a second", nameof(sampleRate));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static FilterBank Parse(int sampleRate, string table) => new(sampleRate, [.. table.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => Array.ConvertAll(line.Split(' '), cell => int.Parse(cell, CultureInfo.InvariantCulture)))
        .Select(cells => new FilterBand(cells[0], cells[1], cells[2], cells[3], cells[4]))]);
}
