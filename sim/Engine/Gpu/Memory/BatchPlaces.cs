using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Where a batch of ticks has its events and what is recorded of it. What is read back lies in one piece.</summary>
/// <param name="Ticks">The most ticks of a batch.</param>
/// <param name="InputEvents">The most events of inputs in a batch: they stand before all others.</param>
/// <param name="Starts">By list.</param>
/// <param name="Counts">By list.</param>
/// <param name="Digests">By tick and sample.</param>
/// <param name="Values">By tick, sample and place.</param>
/// <param name="Cells">By event.</param>
/// <param name="Payloads">By event; null: all events carry the integer 1.</param>
internal sealed record BatchPlaces(
    int Ticks, int Populations, int Samples, int PlacesOfSample, long InputEvents,
    DeviceArray Starts, DeviceArray Counts, DeviceArray Digests, DeviceArray Values, DeviceArray Cells, DeviceArray? Payloads)
{
    private const long BytesForEvents = 32 << 20;
    private const int MostTicks = 256;

    public static BatchPlaces Of(ElaboratedNetwork network, int samples, int placesOfSample, DeviceLayout layout)
    {
        var isGraded = network.Populations.Any(population => population.IsGraded);
        var (inputs, others) = (Cells(isInput: true), Cells(isInput: false));
        var bytesOfTick = (inputs + others) * (isGraded ? sizeof(int) + sizeof(long) : sizeof(int)) + (long)samples * placesOfSample * sizeof(long);
        var ticks = (int)Math.Clamp(BytesForEvents / Math.Max(1, bytesOfTick), 1, MostTicks);
        var lists = ticks * network.Populations.Length + 1;
        return new(
            ticks, network.Populations.Length, samples, placesOfSample, ticks * inputs,
            layout.Add(Storage.Int64, lists), layout.Add(Storage.Int32, lists), layout.Add(Storage.Int64, (long)ticks * samples), layout.Add(Storage.Int64, (long)ticks * samples * placesOfSample),
            layout.Add(Storage.Int32, ticks * (inputs + others)), isGraded ? layout.Add(Storage.Int64, ticks * (inputs + others)) : null);

        long Cells(bool isInput) => network.Populations.Where(population => population.IsInput == isInput).Sum(population => (long)population.Size * samples);
    }

    public EventLists Lists => new(Starts.First, Counts.First, Cells.First, Payloads?.First ?? -1);

    /// <summary>The list of a population at a tick of the batch.</summary>
    public int List(int tick, int population) => tick * Populations + population;

    /// <summary>An empty list, behind which the first one of the batch begins.</summary>
    public int EmptyList => Ticks * Populations;
}
