using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Sends through <see cref="DenseRows{TWeight}"/>: an event is noted for the tick at which it arrives.</summary>
internal sealed class DenseDelivery(NeuronSpan sources, int delay, long scale, bool isGraded, RowCalendar calendar) : Delivery
{
    public override void Send(long tick, ReadOnlySpan<int> neurons, ReadOnlySpan<long> payloads, long isAfter = -1)
    {
        var due = tick + delay;
        for (var i = 0; i < neurons.Length && due > isAfter; i++)
            if (neurons[i] - sources.First is var source && (uint)source < (uint)sources.Count)
                calendar.At(due).Add(DueSegments.Unknown, source, isGraded ? payloads[i] * scale : scale);
    }
}
