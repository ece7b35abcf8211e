using System.Globalization;
using System.Numerics;
using System.Text;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// Simulates printed neuron modules, many in one run, and compares each with the interpreter of its datapath on random
/// vectors and the ends of all ranges.
/// </summary>
internal sealed class NeuronBench : IDisposable
{
    private readonly WorkFolder folder = new();
    private readonly List<string> files = [];
    private readonly List<(string Bench, string About)> benches = [];

    /// <summary>Adds a module to the run.</summary>
    /// <param name="expected">By frame: the first state's new value; null: what the steps make of it.</param>
    public void Add(NeuronModule module, Datapath datapath, IReadOnlyList<NeuronFrame> frames, string about, IReadOnlyList<long>? expected = null)
    {
        var bench = "bench_" + module.Name;
        Write(module.Name + ".v", module.Text);
        File.WriteAllText(folder.PathOf(bench + ".hex"), Vectors(module, datapath, frames, expected));
        Write(bench + ".v", Text(module, bench, frames.Count));
        benches.Add((bench, about));
    }

    /// <summary>Null if every module did as its datapath does; else what the first that did not was.</summary>
    public string? Mismatch()
    {
        ToolRun.Of("iverilog", folder.Path, ["-g2005", "-Wall", "-Wno-timescale", "-o", "benches.vvp", .. benches.SelectMany(b => new[] { "-s", b.Bench }), .. files]).Check();
        var said = ToolRun.Of("vvp", folder.Path, "-n", "benches.vvp").Check().Output;
        foreach (var (bench, about) in benches)
            if (!said.Contains($"{bench}: every vector agrees", StringComparison.Ordinal))
                return $"{about}\n{string.Join('\n', said.Split('\n').Where(line => line.StartsWith(bench + ":", StringComparison.Ordinal)).Take(8))}";
        return null;
    }

    public void Dispose() => folder.Dispose();

    private void Write(string name, string text)
    {
        File.WriteAllText(folder.PathOf(name), text);
        files.Add(name);
    }

    /// <summary>Frames at random, ends of ranges among them, the first of them all at the least and all at the greatest.</summary>
    public static List<NeuronFrame> Frames(TypedModel typed, Draws draws, int count)
    {
        var frames = new List<NeuronFrame>();
        for (var n = 0; n < count; n++)
        {
            var frame = new NeuronFrame(typed.Model);
            RandomModel.Fill(frame, typed, draws);
            if (n < 2)
                End(frame, typed, greatest: n == 1);
            frames.Add(frame);
        }
        return frames;
    }

    private static void End(NeuronFrame frame, TypedModel typed, bool greatest)
    {
        for (var p = 0; p < frame.Params.Length; p++)
            frame.Params[p] = Of(typed.Model.Params[p].Type.Format.Num);
        for (var p = 0; p < frame.Ports.Length; p++)
            frame.Ports[p] = Of(typed.Ports[p]);
        for (var s = 0; s < frame.States.Length; s++)
            frame.States[s] = Of(typed.Model.States[s].Type.Format.Num);

        long Of(Num num) => (long)(greatest ? num.Max : num.Min);
    }

    // One word a vector: every port from the first, uppermost, to the last.
    private static string Vectors(NeuronModule module, Datapath datapath, IReadOnlyList<NeuronFrame> frames, IReadOnlyList<long>? expected)
    {
        var text = new StringBuilder();
        var interpreter = new DatapathInterpreter(datapath);
        for (var n = 0; n < frames.Count; n++)
        {
            var frame = frames[n];
            var before = LevelComparison.Copy(frame, datapath.Model.Model);
            var after = LevelComparison.Copy(frame, datapath.Model.Model);
            interpreter.Step(after);
            if (expected is not null)
                after.States[0] = expected[n];
            var word = BigInteger.Zero;
            foreach (var port in module.Ports)
                word = (word << port.Bits) | (Value(port, before, after, datapath, interpreter) & ((BigInteger.One << port.Bits) - 1));
            text.Append(word.ToString("x", CultureInfo.InvariantCulture).TrimStart('0').PadLeft(1, '0')).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>What is at a port, going in or coming out.</summary>
    public static BigInteger Value(NeuronPort port, NeuronFrame before, NeuronFrame after, Datapath datapath, DatapathInterpreter interpreter) => port.Kind switch
    {
        NeuronPortKind.Param => before.Params[port.Index],
        NeuronPortKind.Port => before.Ports[port.Index],
        NeuronPortKind.State => before.States[port.Index],
        NeuronPortKind.Draw => before.Draw(port.Index),
        NeuronPortKind.Next => after.States[port.Index],
        NeuronPortKind.Spike => datapath.Spike < 0 ? 0 : interpreter.Values[datapath.Spike],
        NeuronPortKind.Payload => interpreter.Values[datapath.Payload],
        _ => interpreter.Values[datapath.Lets[port.Index]],
    };

    // Every third clock is not enabled, and what stands at the inputs then must not matter.
    private static string Text(NeuronModule module, string bench, int count)
    {
        var bits = module.Ports.Sum(p => p.Bits);
        var text = new StringBuilder($$"""
            `default_nettype none
            module {{bench}};
                reg clk = 0;
                reg en = 0;
                reg [{{bits - 1}}:0] vectors [0:{{count - 1}}];
                reg [{{bits - 1}}:0] now;
                reg [{{bits - 1}}:0] past;
                integer n;
                integer wrong = 0;

            """);
        var (connections, checks) = (new StringBuilder(), new StringBuilder());
        var high = bits;
        foreach (var port in module.Ports)
        {
            var slice = string.Create(CultureInfo.InvariantCulture, $"[{high - 1}:{high - port.Bits}]");
            high -= port.Bits;
            connections.Append($",\n        .{port.Name}({(port.IsOutput ? $"o_{port.Name}" : "now" + slice)})");
            if (!port.IsOutput)
                continue;
            text.Append($"    wire [{port.Bits - 1}:0] o_{port.Name};\n");
            checks.Append($"""
                            if (o_{port.Name} !== past{slice}) begin
                                wrong = wrong + 1;
                                $display("{bench}: vector %0d: {port.Name} is %h, expected %h", n - {module.Depth - 1}, o_{port.Name}, past{slice});
                            end

                """);
        }
        text.Append($"""
                {module.Name} dut (
                    .clk(clk),
                    .en(en){connections}
                );
                initial begin
                    $readmemh("{bench}.hex", vectors);
                    for (n = 0; n < {count + module.Depth - 1}; n = n + 1) begin
                        if (n % 3 == 1) begin
                            now = ~now;
                            #1 clk = 1;
                            #1 clk = 0;
                        end
                        now = vectors[n < {count} ? n : 0];
                        en = 1;
                        #1 clk = 1;
                        #1 clk = 0;
                        en = 0;
                        if (n >= {module.Depth - 1}) begin
                            past = vectors[n - {module.Depth - 1}];
            {checks}            end
                    end
                    if (wrong == 0)
                        $display("{bench}: every vector agrees");
                end
            endmodule
            `default_nettype wire

            """);
        return text.ToString();
    }
}
