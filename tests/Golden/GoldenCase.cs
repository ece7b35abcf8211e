using System.Globalization;
using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// A folder of <c>tests/golden</c>: a network, its stimulus, the trace that every engine and target must give, and
/// <c>expected.csv</c>, which <c>derive.py</c> computes from the published equation without any of our code.
/// </summary>
internal sealed class GoldenCase(string folder)
{
    public static string Root => Repository.PathOf("tests", "golden");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(Root).Where(f => File.Exists(Path.Combine(f, "network.neuro.json"))).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public static GoldenCase Named(string name) => new(Path.Combine(Root, name));

    /// <summary>The case of a shipped model: that of CubaLif is cuba_lif.</summary>
    public static string NameOf(string model) =>
        string.Concat(model.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    public string ExpectedPath => Path.Combine(folder, "expected.csv");

    public string StimulusPath => Path.Combine(folder, "stimulus.csv");

    public string TracePath => Path.Combine(folder, "golden.trace");

    public string ScriptPath => Path.Combine(folder, "derive.py");

    public string ReadmePath => Path.Combine(folder, "README.md");

    public Network Described()
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read(Path.Combine(folder, "network.neuro.json"), diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return network!;
    }

    public ElaboratedNetwork Network() => Elaborated.Of(Described());

    /// <summary>What an engine records of the network, or of one that differs from it in its models.</summary>
    public MemoryTrace Run(IEngine engine, ElaboratedNetwork network)
    {
        var diagnostics = new Diagnostics();
        var stimulus = StimulusReader.Read(StimulusPath, network, diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        var ticks = RunLength.Default(network, stimulus!)!.Value;
        var trace = new MemoryTrace(Recording.Header(network, StimulusDigest.Of(network, stimulus!, ticks), ticks));
        engine.Run(network, stimulus!, trace.Header, trace, CancellationToken.None);
        return trace;
    }

    /// <summary>Events and probed values as the script writes them: integers, tick by tick.</summary>
    public static string Csv(MemoryTrace trace)
    {
        var text = new StringBuilder("tick,population,neuron,signal,raw\n");
        foreach (var record in trace.Ticks)
        {
            for (var p = 0; p < trace.Header.Populations.Length; p++)
            {
                var population = trace.Header.Populations[p];
                for (var i = 0; i < record.Neurons[p].Count; i++)
                    Row(text, record.Tick, population.Name, record.Neurons[p][i], "event", population.IsGraded ? record.Payloads[p][i] : 1);
            }
            for (var p = 0; p < trace.Header.Probes.Length; p++)
            {
                var probe = trace.Header.Probes[p];
                for (var i = 0; i < probe.Neurons.Length; i++)
                    Row(text, record.Tick, probe.Population, probe.Neurons[i], probe.Signal, record.Probes[p][i]);
            }
        }
        return text.ToString();
    }

    private static void Row(StringBuilder text, long tick, string population, int neuron, string signal, long raw) =>
        text.Append(CultureInfo.InvariantCulture, $"{tick},{population},{neuron},{signal},{raw}\n");
}
