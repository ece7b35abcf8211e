using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>Chooses where events wait, by the bits of the whole core.</summary>
internal static class DelayChoice
{
    // The smallest block of memory that larger devices have.
    private const long BlockBits = 18_432;

    /// <param name="laid">The plan of a core for a network with relays.</param>
    public static HardwarePlan Of(ElaboratedNetwork network, DelayForm form, Func<RelayedNetwork, HardwarePlan> laid)
    {
        var plan = laid(RelayedNetwork.Of(network, []));
        if (form == DelayForm.Rings || (form == DelayForm.Smallest && network.LongestDelay < 2))
            return plan;
        // What is dealt by channels cannot go neuron by neuron.
        var axons = Axon.Of(network).Where(axon => !plan.Sources.Single(source => source.Index == axon.Source).Dealing.IsPlanar).ToList();
        return form == DelayForm.Relays ? laid(RelayedNetwork.Of(network, axons)) : Smallest(plan, axons, laid);
    }

    // Populations of a unit share rings, which are as long as the longest delay that is left.
    private static HardwarePlan Smallest(HardwarePlan rings, List<Axon> axons, Func<RelayedNetwork, HardwarePlan> laid)
    {
        var (plan, taken) = (rings, new List<Axon>());
        foreach (var unit in rings.Units)
        {
            var coming = rings.Network.Projections.Where(p => p.SynapseCount > 0 && unit.Populations.Any(own => own.Source.Index == p.Target)).ToList();
            var own = axons.Where(axon => unit.Populations.Any(population => population.Source.Index == axon.Target)).ToList();
            var remains = coming.Except(own.SelectMany(axon => axon.Projections)).Select(p => p.Delays.Max).Append(1).Max();
            own.RemoveAll(axon => axon.Longest <= remains);
            if (own.Count == 0 || Most(rings, unit, own) < BlockBits)
                continue;
            var trial = laid(RelayedNetwork.Of(rings.Network, [.. taken, .. own]));
            if (Bits(plan) - Bits(trial) < BlockBits)
                continue;
            plan = trial;
            taken.AddRange(own);
        }
        return plan;
    }

    // Hardly more can be saved: all slots of the rings but one, and all delays.
    private static long Most(HardwarePlan plan, UnitPlan unit, List<Axon> axons) =>
        plan.Rings[unit.Number].OfType<RingPlan>().Sum(ring => (long)unit.Rows * (ring.Slots - 1) * ring.Bits * plan.Options.Lanes)
        + axons.SelectMany(axon => axon.Projections).Sum(p => p.SynapseCount * NumberField.Distance(0, p.Delays.Min, p.Delays.Max).Bits);

    private static long Bits(HardwarePlan plan) => MemoryTable.Of(plan).Sum(memory => memory.Bits);
}
