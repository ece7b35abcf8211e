using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// What is predicted of memories before anything is synthesised is what Yosys makes of them, to the bit and to the block:
/// none becomes registers that was to be block memory, and none is missing from the table.
/// </summary>
[Category("Yosys")]
public sealed class MemoryMappingTests
{
    // Families differ in their cells and in how these are weighed; one of them is tried on every kind of memory.
    private static IEnumerable<TestCaseData> Cases =>
    [
        Case("golden/ports", "xilinx"), Case("golden/graded", "xilinx"), Case("golden/stochastic_lif", "xilinx"), Case("dense", "xilinx"),
        Case("golden/per_neuron", "ice40"), Case("golden/tables", "ecp5"), Case("dense", "ecp5"), Case("hardware/b", "ice40-up5k"),
    ];

    private static TestCaseData Case(string network, string family) => new TestCaseData(network, family).SetArgDisplayNames(network, family);

    [TestCaseSource(nameof(Cases))]
    public void Memories_become_what_is_predicted(string name, string family)
    {
        var shell = name.StartsWith("golden", StringComparison.Ordinal) ? Shell.Axi : Shell.None;
        var plan = HardwarePlan.Of(Network(name), new(Lanes: 2, shell, HasImages: family != "ice40-up5k"));
        using var folder = new TemporaryFolder();
        var area = Mapped(plan, folder, family);
        var predicted = MemoryEstimate.Of(plan, family);
        Assert.That((Text(area.BlockMemories), area.LutMemories), Is.EqualTo((Text(predicted.Blocks), predicted.Tables)));
    }

    // Less than the register behind a memory costs.
    [Test]
    public void A_memory_of_six_bits_becomes_registers()
    {
        var plan = HardwarePlan.Of(Network("delay_motif/motif"), new(Lanes: 1, Digest: false));
        using var folder = new TemporaryFolder();

        var predicted = MemoryEstimate.Of(plan, "xilinx");

        Assert.That(predicted.Logic.Where(memory => !memory.IsRead).Select(memory => (memory.Name, memory.Bits)), Is.EqualTo([("lif_reset_x_probe", 6L)]));
        Assert.That(Mapped(plan, folder, "xilinx").LutMemories, Is.EqualTo(predicted.Tables));
    }

    [Test]
    public void A_large_table_of_a_model_is_a_memory_in_every_lane()
    {
        using var folder = new TemporaryFolder();
        folder.Write("curve.neuron", $$"""
            neuron Curve {
              input x
              state v : fix<16,0>
              table curve : fix<8,0> = [{{string.Join(", ", Enumerable.Range(0, 200).Select(i => i * 7919 % 201 - 100))}}]
              let i : ufix<8,0> overflow wrap = v
              v = curve[min(i, 199)] + x
            }
            """);
        var path = folder.Write("curve.neuro.json", """{ "neuro": 1, "name": "curve", "models": { "Curve": "curve.neuron" }, "populations": [ { "name": "n", "size": 4, "model": "Curve" } ] }""");
        var plan = HardwarePlan.Of(Elaborated.Of(NetworkReader.Read(path, new Diagnostics())!), new(Lanes: 2));

        var table = MemoryTable.Of(plan).Single(memory => memory.What == "a table of the model");

        Assert.That((table.Copies, table.Width, table.Depth), Is.EqualTo((2, 8, 256)));
        Assert.That(Mapped(plan, folder, "ice40").BlockMemories["RAM40"], Is.EqualTo(MemoryEstimate.Of(plan, "ice40").Blocks["RAM40"]).And.GreaterThanOrEqualTo(2));
    }

    [TestCase("xilinx"), TestCase("ice40")]
    public void What_relays_hold_is_block_memory(string family)
    {
        using var folder = new TemporaryFolder();
        var network = Neuro.Graph.Network.Named("axons").Population("n", 300, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 4))
            .Project("n", "n", Format.Fix(6, 0), new Rule.FixedIndegree(4, 3), Values.Uniform(-9, 20, seed: 1), 100, loadable: true);
        var plan = HardwarePlan.Of(Elaborated.Of(network), new(Lanes: 2));
        var area = Mapped(plan, folder, family);
        var predicted = MemoryEstimate.Of(plan, family);
        Assert.That(MemoryTable.Of(plan).Single(memory => memory.Name == "relay_x_ring") is { Copies: 2, Width: 1, Depth: 150 * 100 });
        Assert.That((Text(area.BlockMemories), area.LutMemories), Is.EqualTo((Text(predicted.Blocks), predicted.Tables)));
        Assert.That(predicted.Logic.Select(memory => memory.Name), Has.None.EqualTo("relay_x_ring"));
    }

    // Sizes about which it is a near thing, and some at random: what one costs more or less than the other decides.
    [TestCase("ice40"), TestCase("ecp5"), TestCase("xilinx")]
    public void A_memory_of_any_size_becomes_what_is_predicted(string family)
    {
        using var folder = new TemporaryFolder();
        var shapes = MemoryShapes.Of(family);
        var draws = new Draws(5);
        (int Width, int Depth, bool IsRead)[] sizes =
        [
            (14, 603, true), (14, 604, true), (16, 527, true), (16, 528, true), (12, 89, true), (12, 90, true), (13, 161, true), (16, 131, true),
            (11, 6, false), (1, 66, false), (1, 67, false), (14, 160, false), (15, 160, false), (1, 4, false), (1, 5, false), (6, 1, false), (2, 3, false),
            .. Enumerable.Range(0, 15 * Campaign.Factor).Select(n => (1 + draws.Below(40), 1 + draws.Below(1 << (1 + draws.Below(10))), n % 2 == 0)),
        ];
        var top = new StringBuilder("module top (input wire clk, input wire en, input wire write, input wire [15:0] a, input wire [15:0] b, input wire [63:0] d");
        for (var n = 0; n < sizes.Length; n++)
            top.Append(CultureInfo.InvariantCulture, $", output wire [{sizes[n].Width - 1}:0] q{n}");
        top.Append(");\n");
        for (var n = 0; n < sizes.Length; n++)
        {
            var (width, depth, isRead) = sizes[n];
            var bits = Width.Index(depth);
            File.WriteAllLines(folder.PathOf($"m{n}.hex"), Enumerable.Range(0, depth).Select(_ => (draws.Word() & ((1UL << width) - 1)).ToString("x", CultureInfo.InvariantCulture)));
            var size = $".WIDTH({width}), .DEPTH({depth}), .ADDR_BITS({bits})";
            top.Append(isRead
                ? $"    neuro_rom #({size}, .INIT(\"m{n}.hex\")) m{n} (.clk(clk), .en(en), .rd_addr(a[{bits - 1}:0]), .rd_data(q{n}));\n"
                : $"    neuro_ram #({size}) m{n} (.clk(clk), .en(en), .wr_valid(write), .wr_addr(b[{bits - 1}:0]), .wr_data(d[{width - 1}:0]), .rd_addr(a[{bits - 1}:0]), .rd_data(q{n}));\n");
        }
        File.WriteAllText(folder.PathOf("top.v"), top + "endmodule\n");
        var device = Device.All.First(d => d.Family == family);
        var (rom, ram) = (Repository.PathOf("hw", "rtl", "neuro_rom.v"), Repository.PathOf("hw", "rtl", "neuro_ram.v"));

        var yosys = NeededTool.Run("yosys", folder.Path, ["-Q", "-T", "-p", $"read_verilog top.v {rom} {ram}; {device.Synthesis} -top top -run :map_ffram"]);

        Assert.That(yosys.ExitCode, Is.Zero, yosys.Error);
        var cells = CellsOf(yosys.Output);
        var found = sizes.Select((size, n) => (size, !cells.TryGetValue(n, out var cell) ? "logic" : cell.Contains("LUT", StringComparison.Ordinal) || cell.Contains("DPR", StringComparison.Ordinal) ? "LUT RAM" : "block"));
        Assert.That(found, Is.EqualTo(sizes.Select(size => (size, shapes.Map(size.Width, size.Depth, size.IsRead).Shape switch { null => "logic", { IsBlock: true } => "block", _ => "LUT RAM" }))));
    }

    // About some of these it is a near thing, too: whether it takes a few large cells with one port, or many small ones.
    [Test]
    public void A_memory_with_one_address_becomes_what_is_predicted()
    {
        const string family = "ice40-up5k";
        (int Width, int Depth)[] sizes = [(4, 65536), (8, 16384), (8, 20000), (12, 32768), (16, 20000), (20, 20000), (24, 20000), (24, 32768), (28, 20000), (40, 16384)];
        using var folder = new TemporaryFolder();
        var top = new StringBuilder("module top (input wire clk, input wire en, input wire write, input wire [15:0] a, input wire [63:0] d, output wire [63:0] q);\n");
        foreach (var ((width, depth), n) in sizes.Select((size, n) => (size, n)))
        {
            var bits = Width.Index(depth);
            top.Append(CultureInfo.InvariantCulture, $"    wire [{width - 1}:0] q{n};\n");
            top.Append(CultureInfo.InvariantCulture, $"    neuro_ram #(.WIDTH({width}), .DEPTH({depth}), .ADDR_BITS({bits})) m{n} (clk, en, write, a[{bits - 1}:0], d[{width - 1}:0], a[{bits - 1}:0], q{n});\n");
        }
        top.Append($"    assign q = {string.Join(" ^ ", sizes.Select((_, n) => $"q{n}"))};\nendmodule\n");
        File.WriteAllText(folder.PathOf("top.v"), top.ToString());
        var device = Device.All.First(d => d.Family == family);

        var yosys = NeededTool.Run("yosys", folder.Path,
            ["-Q", "-T", "-p", $"read_verilog top.v {Repository.PathOf("hw", "rtl", "neuro_ram.v")}; {device.Synthesis} -top top -run :map_ffram; select -list t:SB_SPRAM256KA; select -list t:SB_RAM40_4K"]);

        Assert.That(yosys.ExitCode, Is.Zero, yosys.Error);
        var cells = CellsOf(yosys.Output);
        var counts = Regex.Matches(yosys.Output, @"^top/m(\d+)\.contents", RegexOptions.Multiline).CountBy(m => Number(m.Groups[1])).ToDictionary();
        Assert.That(sizes.Select((_, n) => (cells[n].Contains("SPRAM", StringComparison.Ordinal) ? "SPRAM" : "RAM40", counts[n])), Is.EqualTo(sizes.Select(size => MemoryShapes.Of(family).Map(size.Width, size.Depth, isRead: false, hasOnePort: true)).Select(it => (it.Shape!.Kind, it.Count))));
    }

    // What Yosys says that it makes memories of, which are called m0, m1, …
    private static Dictionary<int, string> CellsOf(string output) =>
        Regex.Matches(output, @"^mapping memory top\.m(\d+)\.contents via (\S+)", RegexOptions.Multiline).ToDictionary(m => Number(m.Groups[1]), m => m.Groups[2].Value);

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    // As far as memories go; look-up tables are made later.
    private static Area Mapped(HardwarePlan plan, TemporaryFolder folder, string family)
    {
        var project = HardwareProject.Write(Targets.Verilog, plan, folder.Path);
        var device = Device.All.First(d => d.Family == family);

        var yosys = NeededTool.Run("yosys", folder.Path, ["-Q", "-T", "-p", $"read_verilog {string.Join(' ', project.Sources)}; {device.Synthesis} -top {plan.Options.Top} -run :map_ffram; stat"]);

        Assert.That(yosys.ExitCode, Is.Zero, yosys.Error);
        var statistics = yosys.Output[yosys.Output.LastIndexOf("Number of cells:", StringComparison.Ordinal)..];
        var cells = Regex.Matches(statistics, @"^ +(\S+) +(\d+)$", RegexOptions.Multiline).ToDictionary(m => m.Groups[1].Value, m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
        var memories = cells.Where(cell => device.KindOf(cell.Key) is { Resource: Resource.BlockMemory or Resource.LutMemory }).ToDictionary();
        return Area.Of(device, memories, 0);
    }

    private static string Text(IEnumerable<KeyValuePair<string, int>> blocks) => string.Join(", ", blocks.Select(block => $"{block.Value} {block.Key}"));

    private static ElaboratedNetwork Network(string name)
    {
        if (name.StartsWith("golden/", StringComparison.Ordinal))
            return GoldenCase.Named(name["golden/".Length..]).Network();
        // As hardware/b, but Yosys works on every bit of what a memory holds.
        if (name == "dense")
            return Elaborated.Of(Neuro.Graph.Network.Named("dense").Population("n", 100, ShippedModels.Get("Lif"), ("keep", 0.5m), ("threshold", 4))
                .Project("n", "n", Format.Fix(8, 0), new Rule.AllToAll(), Values.Uniform(-100, 100, seed: 1), Values.Uniform(1, 16, seed: 2)));
        var network = NetworkReader.Read(Repository.PathOf("examples", name + ".neuro.json"), new Diagnostics());
        return Elaborated.Of(network!);
    }
}
