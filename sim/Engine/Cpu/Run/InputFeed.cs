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
        // What generators add to ports is added by who owns the port.
        var own = network with { Generators = [.. network.Generators.Where(generator => generator.Port is null)] };
        isGenerated = !own.Generators.IsEmpty || !stimulus.Generators.IsEmpty;
        var events = new Dictionary<ElaboratedGenerator, GeneratorEvents>(ReferenceEqualityComparer.Instance);
        foreach (var generator in own.Generators.Concat(stimulus.Generators))
            events[generator] = new(generator);
        player = new(own, stimulus, (generator, tick, add) => events[generator].Each(tick, add));
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
