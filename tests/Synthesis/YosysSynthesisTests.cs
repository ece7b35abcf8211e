using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>What makes a synthesis fail although Yosys ends well.</summary>
[Category("Yosys")]
public sealed class YosysSynthesisTests
{
    private const string Read = "rd_data <= contents[rd_addr];";

    [Test]
    public void A_memory_that_becomes_registers_is_a_failure()
    {
        // Read without a clock, as no block memory can be.
        var failure = Failure(ram => ram.Replace(Read, "", StringComparison.Ordinal).Replace("output reg ", "output wire", StringComparison.Ordinal)
            .Replace("endmodule", "    assign rd_data = contents[rd_addr];\nendmodule", StringComparison.Ordinal));

        Assert.That(failure.Message, Does.Match("^yosys: [0-9]+ memories became logic, where only [0-9]+ are small enough for that: .*core\\.memory_if__state"));
        Assert.That(failure.Diagnostic.Help, Does.Contain("yosys.log"));
    }

    [Test]
    public void A_warning_is_a_failure()
    {
        var failure = Failure(ram => ram.Replace(Read, "rd_data <= contents[rd_addr] ^ {WIDTH{nothing}};", StringComparison.Ordinal)
            .Replace("endmodule", "    wire nothing;\nendmodule", StringComparison.Ordinal));

        Assert.That(failure.Diagnostic.Code, Is.EqualTo(Code.ToolWarned));
        Assert.That(failure.Message, Does.Contain("nothing"));
    }

    private static ToolFailedException Failure(Func<string, string> spoil)
    {
        NeededTool.Run("yosys", Path.GetTempPath(), "-V");
        using var folder = new TemporaryFolder();
        var path = folder.Write("small.neuro.json", """
            { "neuro": 1, "name": "small",
              "populations": [ { "name": "n", "size": 40, "model": "If", "parameters": { "threshold": 1 } } ],
              "projections": [ { "source": "n", "target": "n", "format": "fix<4,0>", "rule": "all_to_all", "weight": { "uniform": [-8, 7], "seed": 1 }, "delay": 1 } ] }
            """);
        var plan = HardwarePlan.Of(Elaborated.Of(NetworkReader.Read(path, new Diagnostics())!), new(Digest: false));
        var project = HardwareProject.Write(Targets.Verilog, plan, folder.Path);
        var ram = folder.PathOf("rtl/neuro_ram.v");
        var before = File.ReadAllText(ram);
        File.WriteAllText(ram, spoil(before));
        Assert.That(File.ReadAllText(ram), Is.Not.EqualTo(before));
        return Assert.Throws<ToolFailedException>(() => YosysSynthesis.Run(Device.Named("ice40-hx8k")!, plan, project, plan.Options.Top, "build", null, default))!;
    }
}
