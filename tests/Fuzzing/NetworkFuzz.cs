using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class NetworkFuzz : IDisposable
{
    // Larger networks are allowed, but not quick.
    private const long MostNeurons = 20_000;
    private const double MostSynapses = 100_000;

    private static readonly string[] Words =
    [
        "\"neuro\": 1", "\"populations\"", "\"projections\"", "\"size\"", "\"input\": true", "\"model\": \"Lif\"", "\"parameters\"", "\"initial\"", "\"shape\": [2, 3]",
        "\"payload\": \"fix<8,4>\"", "\"rule\": \"all_to_all\"", "{\"fixed_indegree\": 3, \"seed\": 1}", "{\"fixed_total\": 7, \"seed\": 1}", "{\"fixed_probability\": 0.5, \"seed\": 1}",
        "\"one_to_one\"", "{\"conv1d\": {\"kernel\": 3}}", "{\"raw\": 5}", "{\"value\": 0.9, \"round\": \"nearest\"}", "{\"uniform\": [1, 9], \"seed\": 5}",
        "{\"normal\": {\"mean\": 1, \"sd\": 0.5, \"low\": 1.5, \"high\": 2}, \"seed\": 4}", "{\"npz\": \"side.npz\", \"array\": \"w\"}", "{\"npz\": \"side.npz\"}", "\"loadable\": true",
        "\"fix<64,128>\"", "\"ufix<63,-64>\"", "\"h[0:2].v\"", "\"h[:]\"", "\"in[3:1]\"", "\"max_delay\": 1000000", "\"delay\": 0", "\"stride\": 18446744073709551615",
        "\"poisson\": [1, 2, 3]", "{\"regular\": {\"period\": 10, \"phase\": 2}}", "\"bernoulli\": 4294967296", "\"probes\"", "\"generators\"", "[[[[", "]]]]", "{\"a\":", "\\ud800", "\\u0000",
    ];

    private const string Everything = """
        {
          "neuro": 1, "name": "pair", "dt": 0.001, "seed": 7, "max_delay": 31,
          "models": { "Own": "own.neuron" },
          "populations": [
            { "name": "in", "size": 4, "input": true },
            { "name": "g", "shape": [2, 3], "input": true, "payload": "fix<8,4>" },
            { "name": "h", "size": 10, "model": "Lif", "parameters": { "keep": {"value": 0.9, "round": "nearest"}, "threshold": [1,2,3,4,5,6,7,8,9,10] },
              "initial": { "v": {"uniform": [0, 1], "seed": 3} }, "loadable": ["threshold"] },
            { "name": "o", "shape": [1, 2], "model": "Own" }
          ],
          "projections": [
            { "source": "in[0:2]", "target": "h[5:10].x", "format": "fix<8,4>", "rule": "all_to_all", "weight": 0.5, "delay": 1 },
            { "name": "w", "source": "in", "target": "h", "format": "fix<8,0>", "synapses": [[0, 3, 5, 1], [1, 3, -5, 31]], "loadable": true },
            { "source": "h", "target": "o.a", "format": "fix<4,2>", "rule": {"fixed_indegree": 3, "seed": 1, "stride": 10, "offset": 2}, "weight": {"raw": 3}, "delay": {"uniform": [0, 9], "seed": 2} },
            { "source": "g", "target": "o.b", "format": "fix<6,1>", "rule": {"conv1d": {"kernel": 2}}, "weight": {"raw": [[[1, 2], [3, 4]]]}, "delay": 2 },
            { "source": "in", "target": "o.a", "format": "fix<8,0>", "synapses": {"npz": "side.npz"} }
          ],
          "generators": [ { "target": "h.x", "poisson": [10, 20], "seed": 3, "format": "fix<4,2>", "weight": 0.25 },
                          { "target": "in[3:4]", "regular": {"period": 10, "phase": 2} }, { "target": "in[0:1]", "bernoulli": 60129542, "seed": 30 } ],
          "probes": [ { "signal": "h.v", "neurons": "0:2" }, { "signal": "o.v" } ]
        }
        """;

    private readonly StimulusFiles files = new();

    public void Dispose() => files.Dispose();

    [Test]
    public void No_text_breaks_the_reader_elaboration_or_a_short_run_of_networks()
    {
        files.Write("own.neuron", "neuron Own {\n  input a\n  input b\n  output : fix<8,2>\n  state v : fix<16,4>\n  v = v + a - b\n  spike when v > 3 {\n    emit v\n  }\n}\n");
        files.WriteNpz("side.npz", npz =>
        {
            npz.Write("source", [2], [0, 3]);
            npz.Write("target", [2], [1, 1]);
            npz.Write("weight", [2], [-7, 100]);
            npz.Write("delay", [2], [1, 4]);
            npz.Write("w", [2, 2], [1, 2, 3, 4]);
        });
        List<byte[]> corpus = [Encoding.UTF8.GetBytes(Everything), Encoding.UTF8.GetBytes(Everything)];
        corpus.AddRange(NetworkFiles.All().Select(path => File.ReadAllBytes(Repository.PathOf(path))).Where(bytes => bytes.Length < 4000).Take(20));
        // One of the network that has everything must be good, or the rest is never reached.
        Assert.That(NetworkFiles.Errors("fuzz.neuro.json", corpus[0], files.Folder).Select(d => d.ToString()), Is.Empty);
        new Fuzzer("network", new Mutator(corpus, Words), Use).Run(12_000);
    }

    private bool Use(byte[] input)
    {
        var diagnostics = new Diagnostics();
        var network = NetworkReader.Read("fuzz.neuro.json", input, files.Folder, diagnostics);
        Fuzzer.Check(diagnostics, refused: network is null);
        if (network is null || network.Populations.Sum(p => (long)p.Size) > MostNeurons || network.Projections.Any(p => Synapses(p, network) > MostSynapses))
            return false;
        var elaborated = Elaborator.Elaborate(network, diagnostics);
        Fuzzer.Check(diagnostics, refused: elaborated is null);
        if (elaborated is null || elaborated.LongestDelay * network.Populations.Sum(p => (long)p.Size) > MostNeurons)
            return false;
        NetworkSummaryText.Write(TextWriter.Null, NetworkSummary.Of(elaborated));
        var header = Recording.Header(elaborated, StimulusDigest.Of(elaborated, Stimulus.Empty, 2), 2);
        var trace = new MemoryTrace(header);
        new ReferenceEngine().Run(elaborated, Stimulus.Empty, header, trace, CancellationToken.None);
        trace.Digest();
        return true;
    }

    private static double Synapses(Projection projection, Network network)
    {
        var (source, target) = (Size(projection.Source, network), Size(projection.Target, network));
        return projection.Rule switch
        {
            Rule.FixedIndegree(var degree, _, _) => degree * target,
            Rule.FixedOutdegree(var degree, _, _) => degree * source,
            Rule.FixedTotal(var count, _, _) => count,
            Rule.Convolution(var kernel, _, _, _, _) => kernel.Aggregate(target, (product, extent) => product * extent) * source,
            _ => source * target,
        };
    }

    private static double Size(NeuronRange range, Network network) => network.Populations.Where(p => p.Name == range.Population).Select(p => (double)p.Size).DefaultIfEmpty(1).Max();
}
