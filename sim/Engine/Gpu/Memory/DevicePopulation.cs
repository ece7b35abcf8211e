using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A population that runs a model, on the device.</summary>
/// <param name="FirstState">Among the states of all populations.</param>
/// <param name="FirstPort">Among the ports of all populations.</param>
/// <param name="Payloads">By cell, as the step writes them; null: every event carries the integer 1.</param>
/// <param name="Lets">Parallel to the lets that are recorded, by cell.</param>
/// <param name="Step">The number of its compiled step.</param>
internal sealed record DevicePopulation(
    LeanPopulation Lean, int FirstState, ImmutableArray<DeviceState> States, int FirstPort, ImmutableArray<DevicePort> Ports,
    DeviceArray? Payloads, ImmutableArray<DeviceArray> Lets, int Step)
{
    // Sums of 16 bits would do for some ports; no device adds to them in one piece.
    private const int NarrowBits = 32;

    /// <param name="samples">Side by side.</param>
    /// <param name="firstCells">By state: the first cell in the state digest.</param>
    public static DevicePopulation Of(
        ElaboratedPopulation population, ElaboratedNetwork network, int samples, ImmutableArray<uint> firstCells, int firstState, int firstPort, DeviceLayout layout, DeviceSteps steps)
    {
        var lean = LeanPopulation.Of(population, network);
        var datapath = lean.Datapath;
        var cells = checked(population.Size * samples);
        ImmutableArray<DeviceState> states = [.. lean.States.Select((storage, state) => new DeviceState(
            storage, layout.Add(storage, cells).First, population.Size, Column.Of(layout, population.Initial[state]),
            StateDigest.Words(population.Model!.Model.States[state].Type.Format), firstCells[state]))];
        ImmutableArray<DevicePort> ports = [.. population.Ports.Select((range, port) => Port(population, range, cells, LongestDelay(network, population.Index, port), layout))];
        ImmutableArray<DeviceArray> lets = [.. lean.Lets.Select(_ => layout.Add(Storage.Int64, cells))];
        DeviceArray? payloads = datapath.Payload >= 0 ? layout.Add(Storage.Int64, cells) : null;
        var arrays = new StepArrays(lean.States, lean.Parameters, [.. ports.Select(port => port.Storage)], Draws: 0, lets.Length, datapath.Tables.Length, Storage.Int64);
        var places = new DevicePlace?[arrays.Count];
        for (var state = 0; state < states.Length; state++)
            places[arrays.StateAt(state)] = new DevicePlace.ByCell(new(states[state].Storage, states[state].First, cells));
        for (var parameter = 0; parameter < lean.Parameters.Length; parameter++)
            if (lean.Parameters[parameter] is { } storage)
                places[arrays.ParameterAt(parameter)] = new DevicePlace.ByNeuron(layout.Add(storage, population.Parameters[parameter]));
        for (var port = 0; port < ports.Length; port++)
            places[arrays.PortAt(port)] = new DevicePlace.Sums(ports[port]);
        for (var let = 0; let < lets.Length; let++)
            places[arrays.LetAt(let)] = new DevicePlace.ByCell(lets[let]);
        for (var table = 0; table < datapath.Tables.Length; table++)
            places[arrays.TableAt(table)] = new DevicePlace.Entries(layout.Add(Storage.Int64, datapath.Tables[table]));
        if (payloads is not null)
            places[arrays.PayloadAt] = new DevicePlace.ByCell(payloads.Value);
        return new(lean, firstState, states, firstPort, ports, payloads, lets, steps.Add(datapath, arrays, [.. places]));
    }

    private static DevicePort Port(ElaboratedPopulation population, Num range, int cells, int longestDelay, DeviceLayout layout)
    {
        var (storage, slots) = (range.Bits <= NarrowBits ? Storage.Int32 : Storage.Int64, DeviceRows.Slots(longestDelay));
        return new(storage, layout.Add(storage, (long)slots * cells).First, slots - 1, population.Size, cells);
    }

    private static int LongestDelay(ElaboratedNetwork network, int population, int port) =>
        network.Projections.Where(p => p.SynapseCount > 0 && p.Target == population && p.Port == port).Select(p => p.Delays.Max).DefaultIfEmpty(0).Max();
}
