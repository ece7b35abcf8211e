using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>An N-MNIST recording as events of an input population of shape (polarity, y, x) = (2, 34, 34).</summary>
public static class NmnistEvents
{
    /// <summary>Darker pixels come first (polarity 0), then brighter ones (polarity 1).</summary>
    public static int Channel(PixelEvent pixel) => ((pixel.On ? 1 : 0) * NmnistRecording.Side + pixel.Y) * NmnistRecording.Side + pixel.X;

    /// <param name="firstTick">The tick of time 0.</param>
    /// <exception cref="InvalidInputException">The population has another size or a payload too narrow.</exception>
    public static List<InputEvent> Of(
        NmnistRecording recording, ElaboratedPopulation population, int microsecondsPerTick, EventMerge merge, Place where, long firstTick = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(microsecondsPerTick, 1);
        const int channels = 2 * NmnistRecording.Side * NmnistRecording.Side;
        if (population.Size != channels)
            throw new InvalidInputException(Code.RecordingDoesNotFit, where,
                $"population '{population.Name}' has {population.Size} channels; an N-MNIST recording has {channels}",
                "give the population the shape [2, 34, 34]: polarity, y, x");
        return MergedEvents.Of(
            recording.Events.Select(pixel => (firstTick + pixel.Microseconds / microsecondsPerTick, Channel(pixel))), population, merge, where);
    }
}
