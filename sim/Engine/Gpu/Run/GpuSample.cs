using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>One of the stimuli that run side by side: its input, and where its trace goes.</summary>
internal sealed class GpuSample(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink)
{
    private readonly StimulusPlayer player = InputPlayer.Of(network, stimulus);

    public TraceHeader Header { get; } = header;

    /// <summary>The tick before which it ends.</summary>
    public long End { get; private set; } = header.Ticks;

    /// <summary>What was wrong with its input: then it ends before its time.</summary>
    public InvalidInputException? Failure { get; private set; }

    /// <summary>Filled with each tick, and then told to the sink.</summary>
    public TickRecord Record { get; } = new(header);

    /// <summary>What is given to the network at a tick; they come one after the other. Null: it has ended.</summary>
    public TickInput? Input(long tick)
    {
        if (tick >= End)
            return null;
        try
        {
            return player.Next();
        }
        catch (InvalidInputException e)
        {
            (Failure, End) = (e, tick);
            return null;
        }
    }

    /// <summary>Tells the record to the sink.</summary>
    public void Tell() => sink.Tick(Record);
}
