namespace Neuro.Codegen;

/// <summary>
/// The cycles that a tick takes, from what goes in and which neurons fire. Exact: no clock of the core is anything else.
/// </summary>
/// <remarks>
/// Input words + for each mark a sweep of rows × slots + for each population a key (33, if it draws), its rows and the way
/// from a sum to a new state + for each stage the delivery of its spikes, which is 1 without any, else 2 and the clocks of
/// its spikes + the scan + 1.
/// </remarks>
public sealed class CyclePrediction(HardwarePlan plan)
{
    private readonly PlanTiming timing = PlanTiming.Of(plan);
    private readonly RowStep[][] steps = [.. plan.Sources.Select(source => plan.Rows.Where(r => r.Source == source).ToArray())];
    private readonly bool sparseWaits = plan.Program.Any(s => s.Phase == Phase.Sparse);

    /// <param name="inputWords">All words of the tick that go in, marks, payloads and the end included.</param>
    /// <param name="marks">Whether each keeps what is in flight, and the output it names; null: all.</param>
    /// <param name="events">By index of a population, relays behind all others: the neurons that send an event, ascending.</param>
    /// <returns>All, and those of them in which spikes are delivered, the first and last of each stage included.</returns>
    public (long All, long Delivery) Tick(long inputWords, IEnumerable<(bool Keep, int? Output)> marks, Func<int, IReadOnlyList<int>> events)
    {
        var cycles = inputWords + marks.Sum(mark => Sweep(mark.Keep, mark.Output));
        var delivery = 0L;
        var stage = -1;
        foreach (var (phase, population, unit) in plan.Program)
        {
            switch (phase)
            {
                case Phase.Key:
                    cycles += PlanTiming.KeyClocks;
                    break;
                case Phase.Update:
                    cycles += population!.Source.Dealing.Rows + timing.WriteAt(unit!);
                    break;
                case Phase.Deliver:
                    stage = NextStage(stage);
                    delivery += Deliver(stage, events);
                    break;
                case Phase.Sparse:
                    delivery += Lists(stage, events);
                    break;
                case Phase.Scan:
                    cycles += plan.Scan.Sum(item => item.Clocks) + 1 + (plan.Options.Digest ? PlanTiming.DigestLatency + 3 : 0);
                    break;
                case Phase.End:
                    cycles++;
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException($"{phase} is not part of a program");
            }
        }
        return (cycles + delivery, delivery);
    }

    // Stages without anything to deliver have no such phase.
    private int NextStage(int stage) => plan.Sources.Where(s => s.Stage > stage && plan.Stores(s)).Min(s => s.Stage);

    private long Sweep(bool keep, int? output) => plan.Units.SelectMany(unit => unit.Populations, (unit, population) => (unit, population))
        .Where(p => output is null || p.population.Source.Output == output || plan.Relays.Any(relay => relay.Population == p.population.Source.Index && plan.OutputOf(relay.Target) == output))
        .Sum(p => (long)p.population.Source.Dealing.Rows * (keep ? 1 : timing.SweepSlots(p.unit)));

    private long Deliver(int stage, Func<int, IReadOnlyList<int>> events)
    {
        var (rows, lists) = Clocks(stage, events);
        var longest = sparseWaits ? rows : Math.Max(rows, lists);
        return longest == 0 ? 1 : longest + 2;
    }

    private long Lists(int stage, Func<int, IReadOnlyList<int>> events) => Clocks(stage, events).Lists + 1;

    // What the spikes of a stage take: along computed rows and out, and along the longest list.
    private (long Rows, long Lists) Clocks(int stage, Func<int, IReadOnlyList<int>> events)
    {
        var way = new SpikeClocks();
        var lists = new long[plan.Options.Lanes];
        foreach (var source in plan.Sources.Where(s => s.Stage == stage && plan.Stores(s)))
        {
            var words = source.Output is { } id ? 1 + plan.Events.Outputs[id].PayloadWords : 1;
            var fired = events(source.Index);
            way.Add(source.Dealing, fired, neuron => Math.Max(words, steps[source.Number].Sum(step => step.Clocks(neuron))));
            if (plan.Sparse?.FirstSource[source.Number] is { } first)
                foreach (var neuron in fired)
                    for (var lane = 0; lane < lists.Length; lane++)
                        lists[lane] += Math.Max(1, plan.Sparse.Lengths[lane][first + source.Dealing.Place(neuron)]);
        }
        return (way.Clocks, lists.Max());
    }
}
