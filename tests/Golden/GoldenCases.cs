using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Every golden case, run by one engine; each engine inherits this.</summary>
public abstract class GoldenCases(IEngine engine)
{
    private static IReadOnlyList<string> Names => GoldenCase.Names;

    [TestCaseSource(nameof(Names))]
    public void The_trace_file_is_the_golden_one_and_holds_what_was_derived_from_the_equation(string name)
    {
        var golden = GoldenCase.Named(name);
        var trace = golden.Run(engine, golden.Network());
        Assert.Multiple(() =>
        {
            Derived(golden.ExpectedPath, GoldenCase.Csv(trace));
            Accepted.Bytes(golden.TracePath, trace.ToBytes());
        });
    }

    private static void Derived(string path, string csv)
    {
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
        var found = csv.Split('\n');
        for (var line = 0; line < Math.Max(expected.Length, found.Length); line++)
        {
            var (e, f) = (line < expected.Length ? expected[line] : "no more", line < found.Length ? found[line] : "no more");
            if (e != f)
            {
                Assert.Fail($"{path}, line {line + 1} ({expected[0]})\nexpected: {e}\nfound:    {f}");
                return;
            }
        }
    }
}

/// <summary>The golden cases on the reference engine.</summary>
public sealed class ReferenceGoldenTests() : GoldenCases(new ReferenceEngine());
