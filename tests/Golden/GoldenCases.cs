using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Every golden case, run by one engine; each engine inherits this.</summary>
public abstract class GoldenCases(IEngine engine)
{
    private static IReadOnlyList<string> Names => GoldenCase.Names;

    [TestCaseSource(nameof(Names))]
    public void The_trace_file_is_the_golden_one(string name)
    {
        var golden = GoldenCase.Named(name);
        Accepted.Bytes(golden.TracePath, golden.Run(engine, golden.Network()).ToBytes());
    }

    [TestCaseSource(nameof(Names))]
    public void Events_and_values_are_those_derived_from_the_equation(string name)
    {
        var golden = GoldenCase.Named(name);
        var expected = File.ReadAllText(golden.ExpectedPath).ReplaceLineEndings("\n").Split('\n');
        var found = GoldenCase.Csv(golden.Run(engine, golden.Network())).Split('\n');
        for (var line = 0; line < Math.Max(expected.Length, found.Length); line++)
        {
            var (e, f) = (line < expected.Length ? expected[line] : "no more", line < found.Length ? found[line] : "no more");
            if (e != f)
                Assert.Fail($"{golden.ExpectedPath}, line {line + 1} ({expected[0]})\nexpected: {e}\nfound:    {f}");
        }
    }
}

/// <summary>The golden cases on the reference engine.</summary>
public sealed class ReferenceGoldenTests() : GoldenCases(new ReferenceEngine());
