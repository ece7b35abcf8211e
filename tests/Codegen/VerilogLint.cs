using System.Text;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Says what Verilator, Icarus and Yosys have against emitted Verilog.</summary>
internal static class VerilogLint
{
    /// <summary>All that the three say of what is emitted for a plan; empty if they are silent.</summary>
    public static string Complaints(HardwarePlan plan)
    {
        using var folder = new WorkFolder();
        return Complaints(folder.Path, plan.Options.Top, HardwareProject.Write(Targets.Verilog, plan, folder.Path).Sources);
    }

    /// <summary>All that Verilator, the strictest and the quickest of them, says of what is emitted for a plan.</summary>
    public static string OfVerilator(HardwarePlan plan)
    {
        using var folder = new WorkFolder();
        return Said(Verilator(folder.Path, plan.Options.Top, HardwareProject.Write(Targets.Verilog, plan, folder.Path).Sources));
    }

    /// <summary>All that the three say of files; empty if they are silent.</summary>
    /// <param name="top">The module that the others are part of.</param>
    /// <param name="files">Relative to the folder.</param>
    /// <param name="lint">More arguments of Verilator.</param>
    public static string Complaints(string folder, string top, IReadOnlyList<string> files, params ReadOnlySpan<string> lint) =>
        Said(Verilator(folder, top, files, lint))
        + Said(NeededTool.Run("iverilog", folder, ["-g2005", "-Wall", "-tnull", "-s", top, .. files]))
        + Said(NeededTool.Run("yosys", folder, ["-q", "-e", ".", "-p", $"read_verilog {string.Join(' ', files)}; hierarchy -check -top {top}; proc; opt; check -assert"]));

    /// <summary>All that the three say of printed modules; empty if they are silent.</summary>
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
        return Complaints(folder.Path, "top", files);
    }

    private static ToolResult Verilator(string folder, string top, IReadOnlyList<string> files, params ReadOnlySpan<string> lint) =>
        NeededTool.Run("verilator", folder, ["--lint-only", "-Wall", "--top-module", top, .. lint, .. files]);

    private static string Said(ToolResult result) =>
        result.ExitCode == 0 ? result.Output + result.Error : $"{result.Output}{result.Error}\nexit code {result.ExitCode}\n";

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
