using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>A network and a stimulus that use every key there is, with the files beside them, and what the readers say of others like them.</summary>
internal sealed class WholeFiles : IDisposable
{
    public const string Network = """
        {
          "$schema": "network.schema.json", "neuro": 1, "name": "whole", "dt": 0.001, "seed": 7, "max_delay": 31,
          "models": { "Own": "own.neuron" },
          "populations": [
            { "name": "in", "size": 4, "input": true },
            { "name": "g", "shape": [2, 3], "input": true, "payload": "fix<8,4>" },
            { "name": "h", "size": 10, "model": "Lif", "input": false, "loadable": ["threshold"], "initial": { "v": {"uniform": [0, 1], "seed": 3, "stride": 1, "offset": 2} },
              "parameters": { "keep": {"value": 0.9, "round": "nearest"}, "threshold": [1, 2, 3, 4, 5, 6, 7, 8, 9, {"raw": 10}] } },
            { "name": "o", "shape": [1, 2], "model": "Own" },
            { "name": "image", "shape": [1, 3, 3], "input": true },
            { "name": "map", "shape": [2, 2, 2], "model": "If", "parameters": {"threshold": {"value": [1, 2, 3, 4, 0.1, {"raw": 3}, 7, 8], "round": "even"}}, "initial": { "v": {"npz": "side.npz", "array": "v", "round": "zero"} } }
          ],
          "projections": [
            { "name": "all", "source": "in[0:2]", "target": "h[5:10].x", "format": "fix<8,4>", "rule": "all_to_all", "weight": 0.5, "delay": 1, "loadable": true },
            { "source": {"population": "in", "neurons": "0:3"}, "target": {"population": "h", "neurons": ":3", "port": "x"}, "format": "fix<8,4>", "rule": "one_to_one", "weight": [1, 2, 3], "delay": [1, 2, {"value": 3}] },
            { "source": "in", "target": "h", "format": "ufix<8,0>", "synapses": [[0, 3, 5, 1], [1, 3, {"raw": 5}, 31]] },
            { "source": "in", "target": "h", "format": "ufix<8,0>", "synapses": [[0, 3, 5], [1, 3, 5]], "delay": 3 },
            { "source": "in", "target": "h", "format": "ufix<8,0>", "synapses": [[0, 3, 1], [1, 3, 2]], "weight": 5 },
            { "source": "in", "target": "h", "format": "ufix<8,0>", "synapses": [[0, 3], [1, 3]], "weight": 5, "delay": {"raw": [3, 4]} },
            { "source": "in", "target": "o.a", "format": "fix<8,0>", "synapses": {"npz": "side.npz", "prefix": "a_", "round": "ceil"} },
            { "source": "h", "target": "o.a", "format": "fix<4,2>", "rule": {"fixed_indegree": 3, "seed": 1, "stride": 10, "offset": 2}, "weight": {"raw": 3}, "delay": {"uniform": [0, 9], "seed": 2} },
            { "source": "h", "target": "o.a", "format": "fix<4,2>", "rule": {"fixed_outdegree": 1, "seed": 1, "stride": 10, "offset": 2}, "weight": 1, "delay": 1 },
            { "source": "h", "target": "o.a", "format": "fix<8,2>", "rule": {"fixed_total": 3, "seed": 1, "stride": 10, "offset": 2}, "weight": 1, "delay": 1 },
            { "source": "h", "target": "o.a", "format": "fix<8,2>", "rule": {"fixed_probability": 0.25, "seed": 1, "stride": 10, "offset": 2},
              "weight": {"normal": {"mean": 1, "sd": 0.25, "low": 0.5, "high": {"raw": 6}, "round": "floor"}, "seed": 3, "stride": 2, "offset": 1}, "delay": 1 },
            { "source": "g", "target": "o.b", "format": "fix<6,1>", "rule": {"conv1d": {"kernel": [2], "stride": 1, "padding": [0], "dilation": 1, "groups": 1}}, "weight": {"raw": [[[1, 2], [3, 4]]]}, "delay": 2 },
            { "source": "image", "target": "map", "format": "fix<6,1>", "rule": {"conv2d": {"kernel": [2, 2], "stride": 1, "padding": 0, "dilation": [1, 1], "groups": 1}}, "weight": [[[[1, 2], [3, 4]]], [[[1, 2], [3, 0.5]]]], "delay": 2 }
          ],
          "generators": [
            { "name": "drive", "target": "h.x", "poisson": [10, 20], "seed": 3, "stride": 9, "offset": 1, "format": "fix<4,2>", "weight": 0.25 },
            { "target": "h.x", "poisson": {"mean": 0.5}, "seed": 3, "format": "fix<4,2>" },
            { "target": "in[3:4]", "regular": {"period": 10, "phase": 2} },
            { "target": "in[0:1]", "bernoulli": 60129542, "seed": 30 },
            { "target": "in[1]", "bernoulli": {"probability": {"raw": 5}}, "seed": 30 }
          ],
          "probes": [ { "signal": "h.v", "neurons": "0:2" }, { "signal": "v", "population": "o", "neurons": [0, 1] }, { "signal": "o.v" } ]
        }
        """;

    public const string Stimulus = """
        {
          "$schema": "stimulus.schema.json", "neuro": 1, "ticks": 1000,
          "events": { "left": [[3, 1], [4, 0]], "right": [[3, 1, -1.5], [4, 0, {"raw": 17}]] },
          "files": ["a.csv", {"path": "b.npz", "first_tick": 20}],
          "recordings": [
            {"nmnist": "digit.bin", "population": "pixels", "microseconds_per_tick": 1000, "merge": "one", "first_tick": 10},
            {"wav": "s.wav", "populations": ["ear"], "bands": {"first": 10, "last": 20, "step": 5}, "events_per_wave": 2, "samples_per_tick": 8, "merge": "one", "first_tick": 3},
            {"wav": "s.wav", "populations": ["ear"], "bands": {"first": 10, "last": 20, "step": 5}, "threshold": 0.5}
          ],
          "generators": [
            {"name": "g", "target": "left[3]", "regular": {"period": 50, "phase": 40}},
            {"target": "right[2]", "poisson": {"mean": 1}, "seed": 3, "stride": 4, "offset": 5},
            {"target": "left[2]", "bernoulli": 5, "seed": 3}
          ],
          "resets": [5, {"tick": 100, "every": 100, "count": 3}, {"tick": 7, "populations": ["h"], "keep_in_flight": true}]
        }
        """;

    private readonly StimulusFiles files = new();

    private readonly ElaboratedNetwork listening = Elaborated.Of(Graph.Network.Named("listening")
        .Input("left", 4).Input("right", 4, Format.Fix(12, 4)).Input("ear", 3).Input("pixels", [2, 34, 34])
        .Population("h", 2, ShippedModels.Get("If"), ("threshold", 1)));

    public WholeFiles()
    {
        files.Write("own.neuron", "neuron Own {\n  input a\n  input b\n  output : fix<8,2>\n  state v : fix<16,4>\n  v = v + a - b\n  spike when v > 3 {\n    emit v\n  }\n}\n");
        files.WriteNpz("side.npz", npz =>
        {
            npz.Write("a_source", [2], [0, 3]);
            npz.Write("a_target", [2], [1, 1]);
            npz.Write("a_weight", [2], [-7.5, 100]);
            npz.Write("a_delay", [2], [1, 4]);
            npz.Write("v", [2, 2, 2], [0, 0.1, 0.2, 0.3, 0, 0, 0, 1]);
        });
        files.Write("a.csv", "tick,population,neuron\n8,left,1\n9,h,reset\n");
        files.WriteNpz("b.npz", npz =>
        {
            npz.Write("left/tick", [1], [3]);
            npz.Write("left/neuron", [1], [1]);
        });
        File.WriteAllBytes(files.PathOf("digit.bin"), [3, 5, 0x80, 7, 0xd0]);
        files.Write("s.wav", stream => WavWriter.Write(new Audio(8000, [new int[100]]), stream));
    }

    /// <summary>What reading and elaborating a network finds.</summary>
    public IReadOnlyList<Diagnostic> NetworkErrors(string json) => NetworkFiles.Errors("whole.neuro.json", Encoding.UTF8.GetBytes(json), files.Folder);

    /// <summary>What reading a stimulus finds.</summary>
    public IReadOnlyList<Diagnostic> StimulusErrors(string json)
    {
        var diagnostics = new Diagnostics();
        StimulusReader.Read(files.Write("whole.stimulus.json", json), listening, diagnostics);
        return diagnostics.Items;
    }

    public void Dispose() => files.Dispose();
}
