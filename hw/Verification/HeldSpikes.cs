using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>What the relays of a core hold, tick by tick, by the spikes and marks of a run: they are in no trace.</summary>
internal sealed class HeldSpikes
{
    private readonly HardwarePlan plan;

    // By relay, and by tick of arrival modulo one more than the longest delay.
    private readonly List<int>[][] slots;
    private long tick = -1;

    public HeldSpikes(HardwarePlan plan)
    {
        this.plan = plan;
        slots = [.. plan.Relays.Select(relay => Enumerable.Range(0, relay.Delays.Max() + 1).Select(_ => new List<int>()).ToArray())];
    }

    /// <summary>Goes on to the next tick, and obeys its marks.</summary>
    /// <param name="marks">Whether each keeps what is in flight, and the output it names; null: all.</param>
    public void Next(IEnumerable<(bool Keep, int? Output)> marks)
    {
        for (var relay = 0; relay < slots.Length && tick >= 0; relay++)
            Slot(relay, 0).Clear();
        tick++;
        foreach (var (keep, output) in marks)
            for (var relay = 0; relay < slots.Length; relay++)
                if (!keep && (output is null || plan.OutputOf(plan.Relays[relay].Target) == output))
                    foreach (var slot in slots[relay])
                        slot.Clear();
        for (var relay = 0; relay < slots.Length; relay++)
            Slot(relay, 0).Sort();
    }

    /// <summary>The neurons of a relay that pass on a spike at this tick, ascending.</summary>
    public IReadOnlyList<int> PassedOn(int relay) => Slot(relay, 0);

    /// <summary>Takes the spikes of this tick.</summary>
    /// <param name="events">By index of a population of the network: the neurons that send an event, and what it carries.</param>
    public void Take(Func<int, IEnumerable<(int Neuron, long Payload)>> events)
    {
        for (var relay = 0; relay < slots.Length; relay++)
        {
            var delays = plan.Relays[relay].Delays;
            // A payload of 0 is nothing to pass on.
            foreach (var (neuron, payload) in events(plan.Relays[relay].Source))
                if (delays[neuron] > 0 && payload != 0)
                    Slot(relay, delays[neuron]).Add(neuron);
        }
    }

    private List<int> Slot(int relay, int delay) => slots[relay][(tick + delay) % slots[relay].Length];
}
