using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Something that executes an elaborated network in-process. All engines give equal records.</summary>
public interface IEngine
{
    string Name { get; }

    /// <summary>
    /// Runs ticks 0..header.Ticks-1 and gives each to the sink. Stops between two ticks when cancelled
    /// (<see cref="OperationCanceledException"/>).
    /// </summary>
    /// <param name="header">From <see cref="Recording.Header"/>: what is to be recorded.</param>
    void Run(ElaboratedNetwork network, Stimulus stimulus, TraceHeader header, ITraceSink sink, CancellationToken cancellation);
}
