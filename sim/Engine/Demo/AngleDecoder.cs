namespace Neuro.Sim;

/// <summary>Reads the angle of a sound from the detectors: which time between the ears finds most coincidences, window by window.</summary>
public sealed class AngleDecoder(TraceHeader header, int windowTicks) : ITraceSink
{
    /// <summary>With fewer coincidences than one for each band a window is silent.</summary>
    private static readonly int FewestCoincidences = Jeffress.Bank.Bands.Length;

    // By window and lead: events of all bands.
    private readonly int[][] counts = [.. Enumerable.Range(0, (int)(header.Ticks / windowTicks)).Select(_ => new int[Jeffress.Leads])];

    /// <summary>By window, at its middle: the angle in degrees, positive to the right; null in silence.</summary>
    public double?[] Degrees => [.. counts.Select(Peak).Select(lead => lead is null ? null : Head.Degrees(lead.Value / Jeffress.TicksPerSecond) as double?)];

    /// <summary>By window and lead: how many coincidences all bands together found.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts => counts;

    public void Tick(TickRecord record)
    {
        var window = (int)(record.Tick / windowTicks);
        if (window >= counts.Length)
            return;
        foreach (var detector in record.Neurons[0])
            counts[window][Jeffress.Lead(detector) + Jeffress.LongestLead]++;
    }

    /// <summary>The lead, between ticks: the centre of gravity of what stands above half of the highest point.</summary>
    private static double? Peak(int[] counts)
    {
        if (counts.Sum() < FewestCoincidences)
            return null;
        var smooth = counts.Select((count, i) => 2 * count + counts[Math.Max(0, i - 1)] + counts[Math.Min(counts.Length - 1, i + 1)]).ToArray();
        var peak = Array.IndexOf(smooth, smooth.Max());
        var half = smooth[peak] / 2.0;
        var (first, last) = (peak, peak);
        while (first > 0 && smooth[first - 1] > half)
            first--;
        while (last < smooth.Length - 1 && smooth[last + 1] > half)
            last++;
        var leads = Enumerable.Range(first, last - first + 1);
        return leads.Sum(i => (smooth[i] - half) * i) / leads.Sum(i => smooth[i] - half) - Jeffress.LongestLead;
    }
}
