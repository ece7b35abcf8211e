using System.Globalization;
using System.Text.RegularExpressions;
using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>Modules of the support library as lint and synthesis see them.</summary>
public sealed class SupportLibrarySynthesisTests : IDisposable
{
    private readonly RtlFolder rtl = new();

    public static IEnumerable<string> Modules => SupportLibrary.Names;

    public void Dispose() => rtl.Dispose();

    [TestCaseSource(nameof(Modules)), Category("Verilator")]
    public void Lint_is_silent(string module)
    {
        string[] files = [.. RtlFolder.FilesOf(module)];
        // A memory that nothing ever fills is worth a warning.
        string[] image = module == "neuro_rom" ? ["-GINIT=\"neuro_rom_tb.hex\""] : [];

        Assert.That(VerilogLint.Complaints(rtl.Path, module, files, image), Is.Empty);
    }

    [TestCase("neuro_ram", "-set WIDTH 16 -set DEPTH 1024 -set ADDR_BITS 10", 4, 1, 1)]
    [TestCase("neuro_rom", "-set WIDTH 16 -set DEPTH 1024 -set ADDR_BITS 10 -set INIT \"rom.hex\"", 4, 1, 1)]
    [TestCase("neuro_ring", "-set WORD_BITS 16 -set DEPTH 1024 -set ADDR_BITS 10", 4, 1, 1)]
    [TestCase("neuro_fifo", "-set WIDTH 33 -set DEPTH_BITS 9", 5, 1, 1)]
    [Category("Yosys")]
    public void A_memory_is_block_memory_and_nothing_around_it(string module, string parameters, int ice40, int ecp5, int xilinx)
    {
        File.WriteAllLines(rtl.PathOf("rom.hex"), Enumerable.Range(0, 1024).Select(n => (n * 40503 % 65536).ToString("x4", CultureInfo.InvariantCulture)));

        var cells = Cells("synth_ice40", module, parameters);
        Assert.That(cells["SB_RAM40_4K"], Is.EqualTo(ice40));
        if (module is "neuro_ram" or "neuro_rom")
            Assert.That(cells.Keys, Is.SubsetOf(["SB_RAM40_4K", "SB_LUT4"]));
        Assert.That(Cells("synth_ecp5 -run :map_ffram", module, parameters)["DP16KD"], Is.EqualTo(ecp5));
        Assert.That(Cells("synth_xilinx -noiopad -flatten -run :map_ffram", module, parameters)["RAMB18E1"], Is.EqualTo(xilinx));
    }

    // What README.md of the folder says that a 16-bit lane costs.
    [Test, Category("Yosys")]
    public void A_ring_costs_little_beside_its_memory()
    {
        const string ring = "-set WORD_BITS 16 -set DEPTH 1024 -set ADDR_BITS 10";

        Assert.That(Cells("synth_ice40", "neuro_ring", ring)["SB_LUT4"], Is.LessThanOrEqualTo(64));
        Assert.That(Cells("synth_xilinx -noiopad -flatten", "neuro_ring", ring).Where(cell => cell.Key.StartsWith("LUT", StringComparison.Ordinal)).Sum(cell => cell.Value), Is.LessThanOrEqualTo(60));
    }

    [Test, Category("Yosys")]
    public void A_memory_whose_two_addresses_are_one_fits_a_single_port()
    {
        File.WriteAllText(rtl.PathOf("single.v"), """
            module single (input clk, input en, input write, input [13:0] addr, input [11:0] data, output [11:0] read);
                neuro_ram #(.WIDTH(12), .DEPTH(16384), .ADDR_BITS(14)) ram (clk, en, write, addr, data, addr, read);
            endmodule
            """);

        var cells = Cells("synth_ice40 -spram", "single", null);

        Assert.That(cells["SB_SPRAM256KA"], Is.EqualTo(1));
        Assert.That(cells.Keys, Is.SubsetOf(["SB_SPRAM256KA", "SB_LUT4"]));
    }

    [Test, Category("Yosys")]
    public void A_size_that_cannot_be_is_named()
    {
        var yosys = NeededTool.Run("yosys", rtl.Path, "-q", "-p", "read_verilog neuro_ram.v; chparam -set DEPTH 32 neuro_ram; hierarchy -check -top neuro_ram");

        Assert.That(yosys.ExitCode, Is.Not.Zero);
        Assert.That(yosys.Error, Does.Contain("neuro_ram_addr_bits_must_be_those_of_the_last_address"));
    }

    private Dictionary<string, int> Cells(string synthesis, string module, string? parameters)
    {
        var files = parameters is null ? $"{module}.v neuro_ram.v" : string.Join(' ', RtlFolder.FilesOf(module));
        var chparam = parameters is null ? "" : $"chparam {parameters} {module};";
        var result = NeededTool.Run("yosys", rtl.Path, "-Q", "-T", "-p", $"read_verilog {files}; {chparam} hierarchy -check -top {module}; {synthesis} -top {module}; stat");
        Assert.That(result.ExitCode, Is.Zero, result.Error);
        var statistics = result.Output[result.Output.LastIndexOf("Number of cells:", StringComparison.Ordinal)..];
        return Regex.Matches(statistics, @"^ +(\w+) +(\d+)$", RegexOptions.Multiline)
            .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }
}
