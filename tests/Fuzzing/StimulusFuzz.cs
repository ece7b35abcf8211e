using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class StimulusFuzz : IDisposable
{
    private static readonly ElaboratedNetwork Network = BareNetwork.Of(
        BareNetwork.Input(0, "left", 4), BareNetwork.Running(1, "h", 2), BareNetwork.Input(2, "right, graded", 4, Format.Fix(8, 4)), BareNetwork.Running(3, "out", 1));

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

    private void Fuzz(string name, string file, IReadOnlyList<byte[]> corpus, IReadOnlyList<string> words, int inputs) =>
        new Fuzzer(name, new Mutator(corpus, words), input =>
        {
            File.WriteAllBytes(files.PathOf(file), input);
            var diagnostics = new Diagnostics();
            var stimulus = StimulusReader.Read(files.PathOf(file), Network, diagnostics);
            Fuzzer.Check(diagnostics, refused: stimulus is null);
            if (stimulus is null)
                return;
            var player = new StimulusPlayer(Network, stimulus);
            for (var tick = 0; tick < 30; tick++)
                player.Next();
        }).Run(inputs);
}
