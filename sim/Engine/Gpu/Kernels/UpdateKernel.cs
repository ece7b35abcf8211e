using ILGPU;

namespace Neuro.Sim;

/// <summary>The update of one neuron for one tick, as a type of its own, so that it becomes part of the kernel.</summary>
internal interface INeuronStep
{
    /// <param name="cell">The neuron, in its sample.</param>
    /// <param name="neuron">Its number in the population.</param>
    /// <returns>1 if it sends an event, else 0.</returns>
    int Step(ref DeviceMemory memory, long cell, uint neuron, long tick, uint keyA, uint keyB);
}

/// <summary>What an update is told.</summary>
/// <param name="Cells">Neurons of all samples.</param>
/// <param name="Neurons">Of a sample.</param>
/// <param name="List">Takes the events.</param>
/// <param name="Previous">The list that was made before.</param>
/// <param name="Payloads">By cell: what the step says an event carries; -1: the integer 1.</param>
/// <param name="KeyA">With KeyB: the population's key for the draws of this tick.</param>
internal readonly record struct UpdateArguments(
    Sharing Sharing, int Cells, int Neurons, EventLists Events, int List, int Previous, long Payloads, long Tick, uint KeyA, uint KeyB);

/// <summary>Updates all neurons of a population and lists the events they send.</summary>
internal static class UpdateKernel<TStep>
    where TStep : struct, INeuronStep
{
    public static void Run(Index1D thread, DeviceMemory memory, UpdateArguments arguments)
    {
        var step = default(TStep);
        var events = arguments.Events;
        // The list before is whole: its launch has ended.
        var start = memory.Int64[events.Starts + arguments.Previous] + memory.Int32[events.Counts + arguments.Previous];
        if (thread == 0)
            memory.Int64[events.Starts + arguments.List] = start;
        for (long cell = thread; cell < arguments.Cells; cell += arguments.Sharing.Threads)
        {
            if (step.Step(ref memory, cell, (uint)(cell % arguments.Neurons), arguments.Tick, arguments.KeyA, arguments.KeyB) == 0)
                continue;
            var at = start + Atomic.Add(ref memory.Int32[events.Counts + arguments.List], 1);
            memory.Int32[events.Cells + at] = (int)cell;
            if (events.Payloads >= 0)
                memory.Int64[events.Payloads + at] = arguments.Payloads < 0 ? 1 : memory.Int64[arguments.Payloads + cell];
        }
    }
}
