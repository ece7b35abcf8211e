using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>The cortical microcircuit's statement, computed in floating point, for comparison with the network files.</summary>
/// <remarks>T. C. Potjans, M. Diesmann, "The cell-type specific cortical microcircuit", Cerebral Cortex 24 (2014) 785-806.</remarks>
internal static class Microcircuit
{
    private const double Dt = 0.1;
    private const double TauMembrane = 10;
    private const double TauSynapse = 0.5;
    private const double Capacitance = 250;
    private const double ExternalRate = 8;

    private static readonly int[] Neurons = [20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948];
    private static readonly int[] ExternalInDegree = [1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100];
    private static readonly double[] StartMean = [-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43];
    private static readonly double[] StartDeviation = [5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48];
    private static readonly double[] Rate = [0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829];

    // By target, then source.
    private static readonly double[][] Probability =
    [
        [.1009, .1689, .0437, .0818, .0323, 0, .0076, 0],
        [.1346, .1371, .0316, .0515, .0755, 0, .0042, 0],
        [.0077, .0059, .0497, .1350, .0067, .0003, .0453, 0],
        [.0691, .0029, .0794, .1597, .0033, 0, .1057, 0],
        [.1004, .0622, .0505, .0057, .0831, .3726, .0204, 0],
        [.0548, .0269, .0257, .0022, .0600, .3158, .0086, 0],
        [.0156, .0066, .0211, .0166, .0572, .0197, .0396, .2252],
        [.0364, .0010, .0034, .0005, .0277, .0080, .0658, .1443],
    ];

    private static readonly double KeepMembrane = Math.Exp(-Dt / TauMembrane);
    private static readonly double KeepSynapse = Math.Exp(-Dt / TauSynapse);

    // What 1 pA of synaptic current, and of constant current, adds to v in a tick, in mV.
    private static readonly double PerSynapticCurrent =
        TauMembrane * TauSynapse / (Capacitance * (TauMembrane - TauSynapse)) * (KeepMembrane - KeepSynapse);

    private static readonly double PerConstantCurrent = TauMembrane / Capacitance * (1 - KeepMembrane);

    // The current, in pA, of an excitatory synapse: a potential of 0.15 mV.
    private const double Current = 0.15 * 585.4;

    public static void Check(ElaboratedNetwork network, double scale)
    {
        Assert.That(network.Populations.Select(p => p.Size), Is.EqualTo(Neurons.Select(n => (int)Math.Round(n * scale))));
        for (var target = 0; target < 8; target++)
        {
            CheckNeurons(network, target, scale);
            for (var source = 0; source < 8; source++)
                CheckProjection(network, target, source, scale);
        }
    }

    private static void CheckNeurons(ElaboratedNetwork network, int index, double scale)
    {
        var population = network.Populations[index];
        var model = population.Model!.Model;
        Assert.That(Parameter("keep"), Is.EqualTo(KeepMembrane).Within(1 / 131072.0));
        Assert.That(Parameter("keep_exc"), Is.EqualTo(KeepSynapse).Within(1 / 131072.0));
        Assert.That(Parameter("keep_inh"), Is.EqualTo(KeepSynapse).Within(1 / 131072.0));
        Assert.That((Parameter("threshold"), Parameter("rest"), Parameter("reset"), Parameter("period")), Is.EqualTo((15.0, 0.0, 0.0, 20.0)));

        var external = ExternalRate * ExternalInDegree[index] * Current;
        var recurrent = Enumerable.Range(0, 8).Sum(source => Weight(index, source) * Synapses(index, source) / Neurons[index] * Rate[source]);
        var constant = 0.5e-3 * (scale < 1 ? (1 - Math.Sqrt(scale)) * (external + recurrent) : external);
        Assert.That(Parameter("drive"), Is.EqualTo(constant * PerConstantCurrent).Within(1e-5));
        CheckPoisson(network, index, scale);

        var start = Enumerable.Range(0, population.Size).Select(n => population.InitialState(0, n) / 65536.0).ToArray();
        var (mean, margin) = (StartMean[index] + 65, 4 * StartDeviation[index] / Math.Sqrt(population.Size));
        Assert.That(start.Average(), Is.EqualTo(mean).Within(margin));
        Assert.That(Math.Sqrt(start.Average(v => (v - mean) * (v - mean))), Is.EqualTo(StartDeviation[index]).Within(margin));

        double Parameter(string name)
        {
            var parameter = Enumerable.Range(0, model.Params.Length).First(i => model.Params[i].Name == name);
            return (double)population.Parameter(parameter, 0) / (1L << model.Params[parameter].Type.Format.Frac);
        }
    }

    private static void CheckPoisson(ElaboratedNetwork network, int index, double scale)
    {
        var generators = network.Generators.Where(g => g.Population == index).ToList();
        Assert.That(generators, Has.Count.EqualTo(scale < 1 ? 1 : 0));
        if (generators is not [var generator])
            return;
        var mean = ((GeneratorKind.Poisson)generator.Kind).Thresholds.Sum(threshold => 1 - threshold / 4294967296.0);
        Assert.That(mean, Is.EqualTo(ExternalRate * Math.Round(ExternalInDegree[index] * scale) * Dt * 1e-3).Within(1e-8));
        Assert.That(generator.Weight / 65536.0, Is.EqualTo(Current * PerSynapticCurrent / Math.Sqrt(scale)).Within(1e-5));
        Assert.That(generator.Port, Is.EqualTo(0));
    }

    private static void CheckProjection(ElaboratedNetwork network, int target, int source, double scale)
    {
        var projections = network.Projections.Where(p => (p.Target, p.Source) == (target, source)).ToList();
        Assert.That(projections, Has.Count.EqualTo(Probability[target][source] > 0 ? 1 : 0));
        if (projections is not [var projection])
            return;
        Assert.That(projection.SynapseCount, Is.EqualTo((long)Math.Round(Synapses(target, source) * scale * scale)), projection.Name);
        Assert.That(projection.Port, Is.EqualTo(IsExcitatory(source) ? 0 : 1));

        var (weights, weightSquares, delays, delaySquares, count) = (0.0, 0.0, 0.0, 0.0, 0);
        foreach (var synapse in Sample(projection))
        {
            var (weight, delay) = (synapse.Weight / 65536.0, (double)synapse.Delay);
            Assert.That(IsExcitatory(source) ? weight >= 0 : weight <= 0);
            (weights, weightSquares, delays, delaySquares, count) = (weights + weight, weightSquares + weight * weight, delays + delay, delaySquares + delay * delay, count + 1);
        }
        var expected = Weight(target, source) * PerSynapticCurrent / Math.Sqrt(scale);
        Assert.That(weights / count, Is.EqualTo(expected).Within(0.5 * Math.Abs(expected) / Math.Sqrt(count)));
        Assert.That(Math.Sqrt(weightSquares / count - weights / count * (weights / count)), Is.EqualTo(0.1 * Math.Abs(expected)).Within(0.4 * Math.Abs(expected) / Math.Sqrt(count)));
        // Of a normal distribution cut off at 2 deviations below its mean: mean + 0.055 s.d., 0.94 s.d.
        var ticks = IsExcitatory(source) ? 15.0 : 7.5;
        Assert.That(delays / count, Is.EqualTo(ticks * 1.03).Within(ticks * (0.01 + 3 / Math.Sqrt(count))));
        Assert.That(Math.Sqrt(delaySquares / count - delays / count * (delays / count)), Is.EqualTo(ticks * 0.47).Within(ticks * (0.02 + 3 / Math.Sqrt(count))));
    }

    private static Synapse[] Sample(ElaboratedProjection projection)
    {
        var synapses = new Synapse[(int)Math.Min(20_000, projection.SynapseCount)];
        projection.Synapses.Expand(0, synapses.Length, synapses);
        return synapses;
    }

    private static bool IsExcitatory(int population) => population % 2 == 0;

    // In pA; layer 4 excites layer 2/3 twice as strongly.
    private static double Weight(int target, int source) => Current * (IsExcitatory(source) ? 1 : -4) * ((target, source) == (0, 2) ? 2 : 1);

    private static double Synapses(int target, int source) =>
        Math.Log(1 - Probability[target][source]) / Math.Log(1 - 1.0 / ((double)Neurons[target] * Neurons[source]));
}
