using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What becomes of several events of a recording that fall into one tick of one channel, which sends at most one.</summary>
public enum EventMerge
{
    /// <summary>One event, of payload 1.</summary>
    One,
    /// <summary>One event, whose payload is their number.</summary>
    Sum,
}

/// <summary>Recorded events as those of an input population, at most one a tick and channel.</summary>
public static class MergedEvents
{
    /// <param name="recorded">Tick and channel of each, in any order.</param>
    /// <param name="where">What diagnostics point to.</param>
    /// <returns>In ascending order of ticks and channels.</returns>
    /// <exception cref="InvalidInputException">A number of events is no payload of the population.</exception>
    public static List<InputEvent> Of(
        IEnumerable<(long Tick, int Channel)> recorded, ElaboratedPopulation population, EventMerge merge, Place where)
    {
        var sorted = recorded.ToArray();
        Array.Sort(sorted);
        List<InputEvent> events = [];
        for (var (start, end) = (0, 0); start < sorted.Length; start = end)
        {
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            var count = merge == EventMerge.Sum ? end - start : 1;
            if (!CountPayload.Fits(count, population.Payload))
                throw new InvalidInputException(Code.RecordingDoesNotFit, where,
                    $"{count} event{(count == 1 ? "" : "s")} of {population.Name}[{sorted[start].Channel}] at tick {sorted[start].Tick} "
                    + $"give{(count == 1 ? "s" : "")} a payload that {population.Payload} does not hold",
                    merge == EventMerge.Sum ? "declare a wider payload, take shorter ticks, or merge to one" : "declare a payload that holds the value 1");
            events.Add(new(sorted[start].Tick, population.Index, sorted[start].Channel, CountPayload.Raw(count, population.Payload.Frac)));
        }
        return events;
    }
}
