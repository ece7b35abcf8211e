using System.Collections.Immutable;
using System.Text;

namespace Neuro.Hw;

/// <summary>A C++ program that runs verilated test benches one after the other, and tells them apart in what they print.</summary>
internal static class BatchMain
{
    /// <summary>Stands alone on a line before what the next test bench prints.</summary>
    public const string Mark = "=== next";

    /// <summary>The program's text.</summary>
    /// <param name="benches">Their modules.</param>
    /// <param name="runs">What each runs.</param>
    /// <param name="sources">C++ of Verilator that is compiled with it.</param>
    public static string Text(ImmutableArray<string> benches, ImmutableArray<RunFolder> runs, IEnumerable<string> sources)
    {
        var text = new StringBuilder("#include <cstdio>\n#include <vector>\n#include \"verilated.h\"\n");
        foreach (var bench in benches)
            text.Append($"#include \"V{bench}.h\"\n");
        foreach (var source in sources.Order(StringComparer.Ordinal))
            text.Append($"#include \"{Path.GetFileName(source)}\"\n");
        text.Append(
            $$"""

            template <class Bench> static void run(std::vector<const char*> arguments, const char* in, const char* out) {
                std::puts("{{Mark}}");
                arguments.push_back(in);
                arguments.push_back(out);
                VerilatedContext context;
                // A test bench that fails ends by $stop, which must not end those to come.
                context.fatalOnError(false);
                context.commandArgs(static_cast<int>(arguments.size()), arguments.data());
                Bench bench{&context};
                while (!context.gotFinish()) {
                    bench.eval();
                    if (!bench.eventsPending()) break;
                    context.time(bench.nextTimeSlot());
                }
                bench.final();
            }

            int main(int argc, char** argv) {
                const std::vector<const char*> arguments{argv, argv + argc};

            """);
        for (var i = 0; i < benches.Length; i++)
            text.Append($"    run<V{benches[i]}>(arguments, \"+run={runs[i].Name}\", \"+out={runs[i].OutName}\");\n");
        return text.Append("}\n").ToString();
    }
}
