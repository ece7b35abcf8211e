using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>What is given to the input populations, for the ticks of one epoch.</summary>
internal sealed class InputFeed
{
    private readonly StimulusPlayer player;
    private readonly Stimulus stimulus;
    private readonly bool isGenerated;
    private int nextEvent;
    private int nextMark;

    public InputFeed(ElaboratedNetwork network, Stimulus stimulus)
    {
        this.stimulus = stimulus;
        player = InputPlayer.Of(network, stimulus);
        isGenerated = network.Generators.Any(generator => generator.Port is null) || !stimulus.Generators.IsEmpty;
    }

    /// <summary>The next tick at which the network is given anything; long.MaxValue if there is none.</summary>
    public long NextTick(long from)
    {
        if (isGenerated)
            return from;
        while (nextEvent < stimulus.Events.Length && stimulus.Events[nextEvent].Tick < from)
            nextEvent++;
        return Math.Min(NextMark(from), nextEvent < stimulus.Events.Length ? stimulus.Events[nextEvent].Tick : long.MaxValue);
    }

    /// <summary>The next tick with a reset mark; long.MaxValue if there is none.</summary>
    public long NextMark(long from)
    {
        for (var mark = nextMark; mark < stimulus.Marks.Length; mark++)
            if (stimulus.Marks[mark].Tick >= from)
                return stimulus.Marks[mark].Tick;
        return long.MaxValue;
    }

    public void Read(Epoch epoch, long firstTick, int ticks)
    {
        epoch.Begin(firstTick, ticks);
        while (nextMark < stimulus.Marks.Length && stimulus.Marks[nextMark].Tick < firstTick)
            nextMark++;
        player.Seek(firstTick);
        for (var i = 0; i < ticks; i++)
            epoch.Take(i, player.Next());
    }
}
