using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class StimulusFuzz : IDisposable
{
    private static readonly ElaboratedNetwork Ears = Elaborated.Of(Network.Named("ears")
        .Input("left", 4).Population("h", 2, ShippedModels.Get("If"), ("threshold", 1))
        .Input("right, graded", 4, Format.Fix(8, 4)).Population("out", 1, ShippedModels.Get("If"), ("threshold", 1)));

    private readonly StimulusFiles files = new();

    public void Dispose() => files.Dispose();

    [Test]
    public void No_text_breaks_the_reader_of_event_tables()
    {
        string[] corpus =
        [
            "tick,population,neuron\n0,left,3\n2,left,1\n2,left,0\n9,,reset\n5,h,reset-keep\n",
            "# two ears\n# ticks: 50\n\nneuron, tick, payload, population\n1, 7, -1.5, \"right, graded\"\n3, 7, , left\n2, 0, 0x2, \"right, graded\"\n",
            "tick,population,neuron,raw\r\n4,\"right, graded\",1,-128\r\n",
        ];
        Fuzz("csv stimulus", "fuzz.csv", [.. corpus.Select(Encoding.UTF8.GetBytes)],
            ["tick", "neuron", "population", "payload", "raw", "reset", "reset-keep", "left", "\"right, graded\"", "# ticks: 99", "\n5,left,1\n"], 15_000);
    }

    [Test]
    public void No_bytes_break_the_reader_of_event_arrays()
    {
        var whole = File.ReadAllBytes(files.WriteNpz("corpus.npz", npz =>
        {
            npz.Write("right, graded/tick", [2], [0, 3]);
            npz.Write("right, graded/neuron", [2], [0, 3]);
            npz.Write("right, graded/payload", [2], [-24, 127]);
        }));
        var plain = File.ReadAllBytes(files.WriteNpz("corpus.npz", npz =>
        {
            npz.Write("left/tick", [1], [5]);
            npz.Write("left/neuron", [1], [2]);
        }));
        Fuzz("npz stimulus", "fuzz.npz", [whole, plain], ["left/tick", "left/neuron", "ticks"], 3_000);
    }

    [Test]
    public void No_text_breaks_the_reader_of_composed_stimuli()
    {
        files.Write("a.csv", "tick,population,neuron\n3,left,1\n4,h,reset\n");
        files.WriteNpz("b.npz", npz =>
        {
            npz.Write("left/tick", [1], [3]);
            npz.Write("left/neuron", [1], [1]);
            npz.Write("ticks", [], [5]);
        });
        files.Write("digit.bin", stream => stream.Write([3, 1, 0x80, 7, 0xd0, 3, 0, 0x80, 7, 0xd1, 0, 1, 0, 0, 1]));
        files.Write("s.wav", stream => WavWriter.Write(new Audio(8000, [[.. Enumerable.Range(0, 200).Select(n => n * 997 % 30000)]]), stream));
        string[] corpus =
        [
            """
            {
              "neuro": 1, "ticks": 100, // comments are allowed
              "events": { "right, graded": [[7, 3, -1.5], [0, 0], [1, 1, {"raw": 17}]], "left": [[7, 0]] },
              "files": ["a.csv", {"path": "a.csv", "first_tick": 10}, {"path": "b.npz", "first_tick": 20}],
              "resets": [5, {"tick": 100, "every": 100, "count": 3}, {"tick": 7, "populations": ["h"], "keep_in_flight": true}],
              "generators": [{"target": "right, graded[1:3]", "regular": {"period": 2, "phase": 30}}]
            }
            """,
            """
            {"neuro": 1, "recordings": [
              {"wav": "s.wav", "populations": ["left"], "bands": {"first": 10, "last": 13, "step": 1}, "samples_per_tick": 8},
              {"wav": "s.wav", "populations": ["right, graded"], "bands": {"first": 10, "last": 13}, "threshold": 0.05, "samples_per_tick": 96, "merge": "sum", "first_tick": 50}]}
            """,
            """{"neuro": 1, "recordings": [{"nmnist": "digit.bin", "population": "left", "microseconds_per_tick": 1000, "first_tick": 10}]}""",
            """{"neuro": 1, "generators": [{"target": "left[1:3]", "regular": {"period": 2}}, {"target": "right, graded", "poisson": [1000000000, 3000000000], "seed": 3}]}""",
        ];
        Fuzz("json stimulus", "fuzz.stimulus.json", [.. corpus.Select(Encoding.UTF8.GetBytes)],
            ["\"neuro\": 1", "\"ticks\"", "\"events\"", "\"files\"", "\"resets\"", "\"every\": 1, \"count\": 10000000", "\"recordings\"", "\"generators\"", "\"merge\": \"sum\"",
             "\"bernoulli\": 4294967296", "\"h\"", "\"left\"", "[0, 0]", "{\"raw\": 1}"], 8_000,
            // A series has as many resets as the file says, up to ten million.
            allocationLimit: 1 << 30);
    }

    private void Fuzz(string name, string file, IReadOnlyList<byte[]> corpus, IReadOnlyList<string> words, int inputs, long allocationLimit = 64 << 20) =>
        new Fuzzer(name, new Mutator(corpus, words), input =>
        {
            File.WriteAllBytes(files.PathOf(file), input);
            var diagnostics = new Diagnostics();
            var stimulus = StimulusReader.Read(files.PathOf(file), Ears, diagnostics);
            Fuzzer.Check(diagnostics, refused: stimulus is null);
            if (stimulus is null)
                return false;
            var player = new StimulusPlayer(Ears, stimulus);
            for (var tick = 0; tick < 30; tick++)
                player.Next();
            return true;
        }) { AllocationLimit = allocationLimit }.Run(inputs);
}
