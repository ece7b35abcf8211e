using ILGPU;

namespace Neuro.Sim;

/// <summary>What a delivery is told.</summary>
/// <param name="Sharing">Among groups of threads, each of which takes one event at a time.</param>
/// <param name="Lanes">Threads of a group: they take the synapses of the event in turn.</param>
/// <param name="First">The first projection.</param>
/// <param name="End">The projection behind the last one.</param>
/// <param name="FirstList">The list of population 0 at this tick.</param>
internal readonly record struct DeliverArguments(Sharing Sharing, int Lanes, int First, int End, EventLists Events, int FirstList, long Tick);

/// <summary>Adds weight · payload of every synapse of every event to the sum that it reaches, for several projections.</summary>
internal static class DeliverKernel
{
    public static void Run(Index1D thread, DeviceMemory memory, ArrayView<DeviceProjection> projections, DeliverArguments arguments)
    {
        var (group, lane) = (thread / arguments.Lanes, thread % arguments.Lanes);
        var events = arguments.Events;
        var before = 0L;
        for (var p = arguments.First; p < arguments.End; p++)
        {
            var projection = projections[p];
            var list = arguments.FirstList + projection.Source;
            var (start, count) = (memory.Int64[events.Starts + list], memory.Int32[events.Counts + list]);
            for (var index = arguments.Sharing.First(group, before); index < count; index += arguments.Sharing.Threads)
            {
                var cell = memory.Int32[events.Cells + start + index];
                var payload = projection.IsGraded == 0 ? 1 : memory.Int64[events.Payloads + start + index];
                var sample = cell / projection.Sources;
                var row = projection.RowStarts + cell % projection.Sources;
                var (synapse, end) = (memory.Int64[row] + lane, memory.Int64[row + 1]);
                for (; synapse < end; synapse += arguments.Lanes)
                {
                    var target = (long)sample * projection.Port.Neurons + memory.Int32[projection.Targets + synapse];
                    var arrival = arguments.Tick + projection.Delays.Read(in memory, synapse);
                    var amount = projection.Weights.Read(in memory, synapse) * payload * projection.Scale;
                    memory.Add(projection.Port.Storage, projection.Port.At(arrival, target), amount);
                }
            }
            before += count;
        }
    }
}
