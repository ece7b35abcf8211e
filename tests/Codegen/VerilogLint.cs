using System.Text;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Says what Verilator, Icarus and Yosys have against printed modules, many at once.</summary>
internal static class VerilogLint
{
    /// <summary>All that the three say of the modules; empty if they are silent.</summary>
    public static string Complaints(IReadOnlyList<NeuronModule> modules)
    {
        using var folder = new WorkFolder();
        var files = new List<string> { "top.v" };
        File.WriteAllText(folder.PathOf("top.v"), Top(modules));
        foreach (var module in modules)
        {
            File.WriteAllText(folder.PathOf(module.Name + ".v"), module.Text);
            files.Add(module.Name + ".v");
        }
        ToolRun[] runs =
        [
            ToolRun.Of("verilator", folder.Path, ["--lint-only", "-Wall", "--top-module", "top", .. files]),
            ToolRun.Of("iverilog", folder.Path, ["-g2005", "-Wall", "-tnull", .. files]),
            ToolRun.Of("yosys", folder.Path, "-q", "-p", $"read_verilog {string.Join(' ', files)}; hierarchy -check -top top; proc; opt; check -assert"),
        ];
        return string.Concat(runs.Select(run => run.Result()).Select(result => result.Error + result.Output));
    }

    // Every module with every connection led outside.
    private static string Top(IReadOnlyList<NeuronModule> modules)
    {
        var (ports, instances) = (new StringBuilder(), new StringBuilder());
        foreach (var module in modules)
        {
            foreach (var port in module.Ports)
                ports.Append($",\n    {(port.IsOutput ? "output" : "input")} wire [{port.Bits - 1}:0] {module.Name}__{port.Name}");
            var connections = string.Concat(module.Ports.Select(port => $",\n        .{port.Name}({module.Name}__{port.Name})"));
            instances.Append($"    {module.Name} {module.Name}_inst (\n        .clk(clk),\n        .en(en){connections}\n    );\n");
        }
        return $"`default_nettype none\nmodule top (\n    input wire clk,\n    input wire en{ports}\n);\n{instances}endmodule\n`default_nettype wire\n";
    }
}
