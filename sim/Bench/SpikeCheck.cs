using System.Globalization;
using Neuro.Graph;

namespace Neuro.Bench;

/// <summary>Whether every run of a workload gave what it should: what is fast and computes something else does not count.</summary>
internal sealed class SpikeCheck(Workload workload, ElaboratedNetwork network, long ticks)
{
    private readonly List<string> problems = [];
    private RunTime? first;

    public IReadOnlyList<string> Problems => problems;

    /// <summary>In the measured ticks, by population.</summary>
    public long[] Spikes => first!.Spikes;

    /// <returns>How long it took.</returns>
    public Span Take(string what, RunTime run)
    {
        if (first is null)
        {
            first = run;
            CompareWithKnown(run);
        }
        else if (!run.Spikes.SequenceEqual(first.Spikes) || !run.WarmSpikes.SequenceEqual(first.WarmSpikes))
            Add($"{what} gave {Text(run.Spikes)} spikes, the first run {Text(first.Spikes)}");
        return run.Span;
    }

    /// <summary>Where spikes are determined, the floor must give the same; else it must have the rate.</summary>
    public Span TakeFloor(RunTime run)
    {
        if (workload.Rate is not null)
            CompareRate("the floor", run);
        else if (!run.Spikes.SequenceEqual(first!.Spikes) || !run.WarmSpikes.SequenceEqual(first.WarmSpikes))
            Add($"the floor gave {Text(run.Spikes)} spikes, the engine {Text(first.Spikes)}");
        return run.Span;
    }

    public void Add(string problem)
    {
        if (!problems.Contains(problem))
            problems.Add(problem);
    }

    private void CompareWithKnown(RunTime run)
    {
        Compare(workload.Spikes(0, workload.WarmTicks), run.WarmSpikes);
        Compare(workload.Spikes(workload.WarmTicks, workload.WarmTicks + ticks), run.Spikes);
        CompareRate("the engine", run);

        void Compare(long[]? known, long[] given)
        {
            if (known is not null && !known.SequenceEqual(given))
                Add($"{Text(given)} spikes where {Text(known)} are known");
        }
    }

    // A shorter stretch than it was stated for may have another rate.
    private void CompareRate(string who, RunTime run)
    {
        if (workload.Rate is not { } rate || ticks < workload.Ticks)
            return;
        var neurons = network.Populations.Where(p => !p.IsInput).Sum(p => (long)p.Size);
        var hertz = run.Spikes.Sum() * (double)workload.TicksPerSecond / ticks / neurons;
        if (Math.Abs(hertz - rate.Hertz) > rate.Tolerance * rate.Hertz)
            Add(string.Create(CultureInfo.InvariantCulture, $"{who} has a mean rate of {hertz:f3} Hz where {rate.Hertz} ± {100 * rate.Tolerance} % is known"));
    }

    private static string Text(long[] spikes) => string.Join(" + ", spikes);
}
