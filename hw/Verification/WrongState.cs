using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>A neuron's state that hardware has otherwise than the reference.</summary>
/// <param name="Tick">After which it was read.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="Found">What the memory port read; null where that had undefined bits.</param>
public sealed record WrongState(string Population, string State, int Neuron, long Tick, long Expected, long? Found)
{
    /// <summary>
    /// Runs a trial once more up to a tick whose digest is wrong, and reads all states, because a digest does not say
    /// whose it is. Empty if they are right: then the digest itself is wrong, or reading changes what happens.
    /// </summary>
    /// <param name="run">Of its own.</param>
    internal static ImmutableArray<WrongState> After(long tick, HardwarePlan plan, Trial trial, IBench bench, RunFolder run, CancellationToken cancellation)
    {
        var (network, stimulus) = (trial.Loaded?.Network ?? plan.Network, trial.Reference.Stimulus);
        ImmutableArray<MemoryOperation> loads = trial.Loaded is { } loaded ? MemoryScript.Loading(plan, loaded) : [];
        var states = States(plan, network, stimulus, tick, cancellation);
        RunFiles.WriteInput(plan, stimulus, tick + 1, run);
        RunFiles.Write(plan, run, tick + 1, [.. loads, .. states.SelectMany(state => state.Reads)], checks: false);
        bench.Run(run, trial.Options with { StallEach = null }, cancellation);

        // Where the run broke off there are fewer.
        var found = run.ReadBack().Skip(loads.Length).ToList();
        var wrong = ImmutableArray.CreateBuilder<WrongState>();
        var next = 0;
        foreach (var (state, reads) in states)
        {
            if (next + reads.Length > found.Count)
                break;
            var words = found.GetRange(next, reads.Length);
            if (!words.SequenceEqual(reads.Select(read => (uint?)read.Data)))
                wrong.Add(state with { Found = Value(words) });
            next += reads.Length;
        }
        return wrong.ToImmutable();
    }

    private static List<(WrongState Right, ImmutableArray<MemoryOperation> Reads)> States(
        HardwarePlan plan, ElaboratedNetwork network, Stimulus stimulus, long tick, CancellationToken cancellation)
    {
        var simulation = new ReferenceSimulation(network, stimulus, cancellation);
        while (simulation.Tick <= tick)
            simulation.Advance();
        var states = new List<(WrongState, ImmutableArray<MemoryOperation>)>();
        foreach (var region in plan.Memory.Where(region => region.Kind == RegionKind.State))
            foreach (var placed in region.Unit!.Populations)
                for (var neuron = 0; neuron < placed.Source.Population.Size; neuron++)
                {
                    var value = simulation.Populations[placed.Source.Index].States[region.Index][neuron];
                    var place = MemoryPlaces.OfNeuron(region, placed, neuron);
                    states.Add((
                        new(placed.Source.Population.Name, region.Unit.Model.States[region.Index].Name, neuron, tick, value, value),
                        [.. Enumerable.Range(0, region.Words).Select(word => new MemoryOperation(
                            tick + 1, MemoryAccess.Read, place.Address(plan.Options.Lanes, isUpper: word == 1), (uint)(value >> (32 * word))))]));
                }
        return states;
    }

    private static long? Value(List<uint?> words) => words switch
    {
        [{ } low] => (int)low,
        [{ } low, { } high] => (long)(((ulong)high << 32) | low),
        _ => null,
    };
}
