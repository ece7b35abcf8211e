using System.Globalization;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// Fits what look-up tables cost to what Yosys makes of some networks. One of them is tried here; with NEURO_CAMPAIGN=N the
/// first N are, and the costs that fit them are written as they stand in <c>TableCosts</c>.
/// </summary>
[Category("Yosys")]
public sealed class AreaFitTests
{
    // Few networks do not tell some costs apart: these stay near what a reader of the Verilog expects, from which a cost
    // twice as high counts as much as tables that are off by so much, on one network.
    private const double Trust = 0.173;
    private const int Rounds = 5000;

    [Test]
    public void Costs_fit_the_networks_they_were_fitted_to()
    {
        var samples = new Sample[Campaign.Factor];
        Parallel.For(0, samples.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var plan = AreaSample.Of(number);
            samples[number] = new(LogicCount.Of(plan), AreaEstimate.Of(plan), Synthesised(plan));
        });
        for (var number = 0; number < samples.Length; number++)
            TestContext.Out.WriteLine(Compared($"network {number}", samples[number].Estimate, samples[number].Area));
        if (samples.Length > 1)
            Fit(samples);
        Assert.Multiple(() =>
        {
            Assert.That(FarOff(AreaEstimate.TablesWithin, sample => (sample.Estimate.Tables, sample.Area.Luts)), Has.Count.LessThanOrEqualTo(samples.Length / 20), "look-up tables");
            Assert.That(FarOff(AreaEstimate.RegistersWithin, sample => (sample.Estimate.Registers, sample.Area.FlipFlops)), Has.Count.LessThanOrEqualTo(samples.Length / 20), "registers");
        });

        // The numbers of networks.
        List<int> FarOff(int percent, Func<Sample, (int Estimated, int Made)> of) =>
            [.. Enumerable.Range(0, samples.Length).Where(number => of(samples[number]) is var (estimated, made) && Math.Abs(estimated - made) > made * percent / 100.0)];
    }

    private sealed record Sample(IReadOnlyDictionary<Logic, double> Counts, AreaEstimate Estimate, Area Area);

    // Prints the costs that fit, and how far each network is off the costs that fit the others.
    private static void Fit(IReadOnlyList<Sample> samples)
    {
        var costs = Fitted(samples);
        foreach (var (logic, cost) in costs)
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        [Logic.{logic}] = {cost:0.###},"));
        Told("those it is fitted to", sample => costs);
        Told("each, left out of the fit", sample => Fitted([.. samples.Where(other => other != sample)]));

        void Told(string of, Func<Sample, List<(Logic Logic, double Cost)>> fitted)
        {
            var off = samples.Select(sample => (fitted(sample).Sum(one => sample.Counts[one.Logic] * one.Cost) / sample.Area.Luts) - 1).ToList();
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{of}: {100 * Math.Sqrt(off.Average(one => one * one)):0.0} % in root mean square, {100 * off.Max(Math.Abs):0.0} % at most ({string.Join(" ", off.Select(one => (100 * one).ToString("+0.0;-0.0", CultureInfo.InvariantCulture)))})"));
        }
    }

    /// <summary>What Yosys makes of a plan for 7-series.</summary>
    public static Area Synthesised(HardwarePlan plan)
    {
        NeededTool.Run("yosys", Path.GetTempPath(), "-V");
        using var folder = new TemporaryFolder();
        return YosysSynthesis.Run(Device.All.First(device => device.Family == AreaEstimate.Family), plan, HardwareProject.Write(Targets.Verilog, plan, folder.Path), plan.Options.Top, "build", null, default);
    }

    public static string Compared(string name, AreaEstimate estimate, Area area) => string.Create(CultureInfo.InvariantCulture,
        $"{name}: LUT {area.Luts}, estimated {estimate.Tables} ({Off(estimate.Tables, area.Luts)}); as memory {area.LutMemories}, estimated {estimate.MemoryTables}; FF {area.FlipFlops}, estimated {estimate.Registers} ({Off(estimate.Registers, area.FlipFlops)})");

    private static string Off(int estimated, int made) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * (estimated - made) / made:+0.0;-0.0} %");

    // The least sum of squares of how far tables are off, in their own measure, and costs from the guess; no cost is below 0.
    private static List<(Logic Logic, double Cost)> Fitted(IReadOnlyList<Sample> samples)
    {
        var kinds = Enum.GetValues<Logic>();
        var shares = samples.Select(sample => kinds.Select(kind => sample.Counts[kind] * AreaGuess.Of(kind) / sample.Area.Luts).ToArray()).ToList();
        var factors = kinds.Select(_ => 1.0).ToArray();
        var off = shares.Select(share => 1 - share.Sum()).ToArray();
        for (var round = 0; round < Rounds; round++)
            for (var kind = 0; kind < kinds.Length; kind++)
            {
                var (slope, weight) = (Trust * Trust * (1 - factors[kind]), Trust * Trust);
                for (var sample = 0; sample < shares.Count; sample++)
                {
                    slope += shares[sample][kind] * off[sample];
                    weight += shares[sample][kind] * shares[sample][kind];
                }
                var change = Math.Max(-factors[kind], slope / weight);
                factors[kind] += change;
                for (var sample = 0; sample < shares.Count; sample++)
                    off[sample] -= shares[sample][kind] * change;
            }
        return [.. kinds.Select((kind, index) => (kind, factors[index] * AreaGuess.Of(kind)))];
    }
}
