using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Neuro.Codegen;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>The AXI shell as tools and hosts see it: lint, the C header, and the register map that they all share.</summary>
public sealed class AxiShellTests
{
    [TestCase("graded", 4, true), TestCase("per_neuron", 2, false), TestCase("zero_delay_chain", 1, true), TestCase("random", 8, true)]
    [Category("Icarus")]
    [Category("Verilator")]
    [Category("Yosys")]
    public void Tools_have_nothing_to_say_about_a_shell(string golden, int lanes, bool digest)
    {
        using var folder = new TemporaryFolder();
        var plan = Plan(golden, new(lanes, Shell.Axi, digest, "left_"));
        HardwareProject.Write(Targets.Verilog, plan, folder.Path);

        Assert.That(VerilogLint.Complaints(plan), Is.Empty);
        Assert.That(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Where(path => path.EndsWith(".v", StringComparison.Ordinal) || path.EndsWith(".h", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Where(line => line.Length > 120), Is.Empty);
    }

    // A C program prints every name of the header, whose numbers must be those of the manifest.
    [Test]
    public void A_C_program_finds_every_register_and_field_where_the_manifest_says()
    {
        using var folder = new TemporaryFolder();
        HardwareProject.Write(Targets.Verilog, Plan("graded", new(4, Shell.Axi, Prefix: "left_")), folder.Path);
        using var manifest = JsonDocument.Parse(File.ReadAllText(folder.PathOf(HardwareManifest.FileName)));
        var expected = Numbers(manifest.RootElement).ToDictionary(n => "LEFT_" + n.Name, n => n.Value);

        var printed = HeaderProgram.Run(folder, "print", string.Concat(expected.Keys.Select(name => $"    printf(\"{name} %lu\\n\", (unsigned long){name});\n")), "left_regs.h")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture));

        Assert.That(printed, Is.EqualTo(expected));
        // And the header has no register that the manifest does not know.
        var defined = Regex.Matches(File.ReadAllText(folder.PathOf("left_regs.h")), @"(?m)^#define (LEFT_\w+) 0x[0-9a-f]{4}u$").Select(match => match.Groups[1].Value);
        Assert.That(defined, Is.EquivalentTo(manifest.RootElement.GetProperty("registers").GetProperty("map").EnumerateArray().Select(r => "LEFT_" + r.GetProperty("name").GetString())));
    }

    [Test]
    public void Two_headers_live_in_one_program_and_reach_every_neuron()
    {
        using var folder = new TemporaryFolder();
        var left = Plan("per_neuron", new(4, Shell.Axi, Prefix: "left_"));
        var right = Plan("zero_delay_chain", new(2, Shell.Axi));
        HardwareProject.Write(Targets.Verilog, left, folder.Path);
        HardwareProject.Write(Targets.Verilog, right, folder.Path);
        var region = left.Memory[^1].Number;
        var firstEntry = left.Units.SelectMany(unit => unit.Populations).Last().FirstRow;

        var printed = HeaderProgram.Run(folder, "both", $$"""
                uint32_t address = left_neuron_address({{region}}u, {{firstEntry}}u, 1u, 5u, 1u);
                printf("%lx %lx %lx\n", (unsigned long)address, (unsigned long)left_mem_base(address), (unsigned long)left_window_offset(address));
                printf("%lx %lx\n", (unsigned long)neuro_event(1u, 3u), (unsigned long)neuro_end_of_tick());
                printf("%lu %lu\n", (unsigned long)LEFT_LANES_VALUE, (unsigned long)NEURO_LANES_VALUE);

            """, "left_regs.h", "regs.h");

        // Neuron 5 of four lanes is in lane 1, one entry behind the first.
        var expected = ((uint)region << 24) | (uint)((((firstEntry + 1) * 4) + 1) << 1) | 1;
        Assert.That(printed, Is.EqualTo($"{expected:x} {expected & ~0x1fffu:x} {0x8000 + (4 * (expected & 0x1fff)):x}\n{(1 << right.Events.NeuronBits) | 3:x} 10000000\n4 2\n"));
    }

    [Test]
    public void Registers_stand_where_they_always_stood() => Assert.That(
        RegisterMap.All.Select(register => $"{register.Offset:x2} {register.Name} {register.Words}"), Is.EqualTo(
        [
            "00 ID 1", "04 VERSION 1", "08 NETWORK_DIGEST 8", "28 LANES 1", "2c CAPABILITY 1", "30 CONTROL 1", "34 STATUS 1", "38 TICKS 1",
            "3c ERROR 1", "40 ERROR_WORD 1", "44 IRQ 1", "48 MEM_BASE 1", "4c MEM_REGIONS 1", "50 POPULATIONS 1", "54 NEURONS 1",
            "58 STATE_DIGEST 2", "60 CYCLES 2", "68 STALL_IN 2", "70 STALL_OUT 2", "78 TICK 2",
        ]));

    private static HardwarePlan Plan(string golden, PlanOptions options) => HardwarePlan.Of(GoldenCase.Named(golden).Network(), options);

    private static IEnumerable<(string Name, long Value)> Numbers(JsonElement manifest)
    {
        foreach (var register in manifest.GetProperty("registers").GetProperty("map").EnumerateArray())
        {
            var name = register.GetProperty("name").GetString()!;
            yield return (name, register.GetProperty("offset").GetInt64());
            foreach (var bits in register.GetProperty("bits").EnumerateArray())
            {
                var (field, low, width) = ($"{name}_{bits.GetProperty("name").GetString()}", bits.GetProperty("low").GetInt32(), bits.GetProperty("bits").GetInt32());
                yield return (field, ((1L << width) - 1) << low);
                if (width > 1)
                    yield return (field + "_SHIFT", low);
            }
        }
        yield return ("WINDOW", manifest.GetProperty("registers").GetProperty("window").GetInt64());
        yield return ("WINDOW_WORDS", manifest.GetProperty("registers").GetProperty("window_words").GetInt64());
        yield return ("VERSION_VALUE", manifest.GetProperty("registers").GetProperty("version").GetInt64());
        yield return ("LANES_VALUE", manifest.GetProperty("lanes").GetInt64());
        yield return ("NEURON_BITS", manifest.GetProperty("events").GetProperty("neuron_bits").GetInt64());
        foreach (var tag in manifest.GetProperty("events").GetProperty("tags").EnumerateObject())
            yield return ("TAG_" + tag.Name.ToUpperInvariant(), tag.Value.GetInt64());
        foreach (var input in manifest.GetProperty("events").GetProperty("inputs").EnumerateArray())
            yield return ("INPUT_" + input.GetProperty("name").GetString()!.ToUpperInvariant(), input.GetProperty("id").GetInt64());
        foreach (var output in manifest.GetProperty("events").GetProperty("outputs").EnumerateArray())
            yield return ("OUTPUT_" + output.GetProperty("name").GetString()!.ToUpperInvariant(), output.GetProperty("id").GetInt64());
    }
}
