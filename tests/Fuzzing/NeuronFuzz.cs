using System.Text;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

public sealed class NeuronFuzz
{
    private static readonly string[] Words =
    [
        "neuron", "param", "input", "state", "output", "table", "let", "spike when", "emit", "round nearest", "overflow wrap", "fix<16,8>", "ufix<63,0>", "fix<64,128>",
        "fix<8,-64>", "and", "or", "not", "min(", "max(", "abs(", "random<32>", "true", "false", " ? 1 : 0", "- -", " << 64", " >> 128", " * ", "(0.1 : ufix<16,20> round nearest)",
        "\nstate q : fix<64,0>\n", "\nlet q = q * q\n", "[0]", " = [1, 2, 3]", "neuron N { state v : fix<8,0>\n v = v + 1\n spike when v > 3 { v = 0 } }",
    ];

    private static List<byte[]> Corpus =>
    [
        .. ShippedModels.Names.Select(name => Encoding.UTF8.GetBytes(ShippedModels.Get(name).Source.Text)),
        .. Enumerable.Range(0, 40).Select(n => Encoding.UTF8.GetBytes(new RandomModel((ulong)n, 10).Text)),
    ];

    [Test]
    public void No_text_breaks_the_parser_typing_or_lowering_of_models() =>
        new Fuzzer("neuron", new Mutator(Corpus, Words), Parse).Run(25_000);

    private static bool Parse(byte[] input)
    {
        var diagnostics = new Diagnostics();
        if (TextFile.Decode("fuzz.neuron", input, diagnostics) is not { } source)
        {
            Fuzzer.Check(diagnostics, refused: true);
            return false;
        }
        var model = ModelParser.Parse(source, diagnostics);
        Fuzzer.Check(diagnostics, refused: model is null);
        if (model is null)
            return false;
        var values = new Draws((ulong)input.Length);
        var typed = ModelTyping.Of(model, [.. model.Inputs.Select(_ => RandomTypes.Port(values))], diagnostics);
        Fuzzer.Check(diagnostics, refused: typed is null);
        if (typed is null)
            return false;
        var comparison = new LevelComparison(typed);
        var frame = new NeuronFrame(model);
        RandomModel.Fill(frame, typed, values);
        if ((comparison.Structure() ?? comparison.Step(frame).Mismatch) is { } mismatch)
            throw new InvalidOperationException(mismatch);
        return true;
    }
}
