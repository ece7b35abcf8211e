using System.Globalization;
using System.Text;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// Runs neurons printed as C functions, many in one program, and compares each with the interpreter of its datapath. The
/// program is built as C99 and as C++14, without a warning, and stops at what the language leaves undefined.
/// </summary>
internal sealed class CNeuronBench : IDisposable
{
    /// <summary>What emitted C is built with, here and by everybody.</summary>
    public static readonly string[] Warnings = ["-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Wno-unknown-pragmas", "-Werror", "-O1", "-fsanitize=undefined", "-fno-sanitize-recover=all"];

    private readonly WorkFolder folder = new();
    private readonly List<(CNeuron Neuron, int Vectors, string About)> neurons = [];
    private readonly List<long> vectors = [];

    /// <summary>Adds a neuron to the run.</summary>
    /// <param name="expected">By frame: the first state's new value; null: what the steps make of it.</param>
    public void Add(CNeuron neuron, Datapath datapath, IReadOnlyList<NeuronFrame> frames, string about, IReadOnlyList<long>? expected = null)
    {
        neurons.Add((neuron, frames.Count, about));
        var interpreter = new DatapathInterpreter(datapath);
        for (var n = 0; n < frames.Count; n++)
        {
            var before = LevelComparison.Copy(frames[n], datapath.Model.Model);
            var after = LevelComparison.Copy(frames[n], datapath.Model.Model);
            interpreter.Step(after);
            if (expected is not null)
                after.States[0] = expected[n];
            foreach (var port in neuron.Ports)
                vectors.Add((long)NeuronBench.Value(port.Port, before, after, datapath, interpreter));
            vectors.Add(datapath.Spike < 0 ? 0 : interpreter.Values[datapath.Spike]);
        }
    }

    /// <summary>Null if every neuron did as its datapath does; else what the first that did not was.</summary>
    public string? Mismatch()
    {
        foreach (var header in CLibrary.Files(""))
            File.WriteAllText(folder.PathOf(header.Path), header.Text);
        File.WriteAllText(folder.PathOf("bench.c"), Text());
        using (var file = new BinaryWriter(File.Create(folder.PathOf("vectors"))))
            vectors.ForEach(file.Write);
        return MismatchOf("gcc", "-std=c99", "-pedantic") ?? MismatchOf("g++", "-std=c++14", "-xc++");
    }

    public void Dispose() => folder.Dispose();

    private string? MismatchOf(string compiler, params string[] language)
    {
        ToolRun.Of(compiler, folder.Path, [.. language, .. Warnings, "-o", compiler + ".bench", "bench.c"]).Check();
        var said = new ToolRun(folder.PathOf(compiler + ".bench"), folder.Path, ["vectors"]).Result();
        if (said is { ExitCode: 0, Output.Length: 0, Error.Length: 0 })
            return null;
        var lines = said.Output.Split('\n');
        var about = int.TryParse(lines[0].Split(' ')[0], CultureInfo.InvariantCulture, out var number) ? neurons[number].About : "";
        return $"{compiler}: {string.Join('\n', lines.Take(8))}\n{said.Error}\n{about}";
    }

    private string Text()
    {
        var text = new StringBuilder("#include <stdio.h>\n#include \"neuro_fixed.h\"\n\nstatic int wrong;\nstatic int64_t v[64];\n\n");
        text.Append("static void same(int neuron, int vector, const char *what, int64_t found, int64_t expected)\n{\n");
        text.Append("    if (found != expected && wrong++ < 8)\n        printf(\"%d vector %d: %s is %lld, should be %lld\\n\", neuron, vector, what, (long long)found, (long long)expected);\n}\n\n");
        foreach (var (neuron, _, _) in neurons)
            text.Append(neuron.Text).Append('\n');
        text.Append("int main(int count, char **names)\n{\n    FILE *vectors = fopen(names[count - 1], \"rb\");\n    int n;\n");
        for (var k = 0; k < neurons.Count; k++)
            text.Append(CultureInfo.InvariantCulture, $"    for (n = 0; n < {neurons[k].Vectors}; n++) {{\n{Vector(k)}    }}\n");
        return text.Append("    return wrong != 0;\n}\n").ToString();
    }

    private string Vector(int k)
    {
        var neuron = neurons[k].Neuron;
        var count = neuron.Ports.Length + 1;
        var (outputs, checks, arguments) = (new StringBuilder(), new StringBuilder(), new List<string>());
        for (var p = 0; p < neuron.Ports.Length; p++)
        {
            var port = neuron.Ports[p];
            arguments.Add(port.IsOutput ? $"&o_{port.Name}" : string.Create(CultureInfo.InvariantCulture, $"({port.Type.Name})v[{p}]"));
            if (!port.IsOutput)
                continue;
            outputs.Append(CultureInfo.InvariantCulture, $"        {port.Type.Name} o_{port.Name};\n");
            checks.Append(CultureInfo.InvariantCulture, $"        same({k}, n, \"{port.Name}\", o_{port.Name}, v[{p}]);\n");
        }
        return string.Create(CultureInfo.InvariantCulture, $"""
            {outputs}        if (fread(v, sizeof(int64_t), {count}, vectors) != {count})
                        return 2;
                    same({k}, n, "spike", {neuron.Name}({string.Join(", ", arguments)}), v[{count - 1}]);
            {checks}
            """);
    }
}
