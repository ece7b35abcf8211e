using System.Globalization;

namespace Neuro.Codegen;

/// <summary>
/// The test bench of an emitted core: plain Verilog that gives it the words of a file, compares what comes out with
/// another, and ends with an exit code other than 0 where they differ. With the AXI shell a host runs the core, reads
/// back what it counts, and tries what must be refused.
/// </summary>
public static class TestBench
{
    // What the host does, in this order; from Reset on it goes back to the start.
    private static readonly string[] Steps =
    [
        "POLL", "CLEAR", "CLEAR_ERROR", "TOUR", "PLAN", "MEMORY", "START", "HELD", "WATCH", "COUNTS", "OVER", "RAISED", "LOWER", "LOWERED", "FINISH", "WORD", "DONE",
        "RESET", "AGAIN", "DRAIN", "BEGIN",
    ];

    // Those that it writes, and reads whose answer it knows.
    private static readonly string[] Used =
        ["ID", "CONTROL", "STATUS", "TICKS", "ERROR", "ERROR_WORD", "IRQ", "MEM_BASE", "STATE_DIGEST", "CYCLES", "STALL_IN", "STALL_OUT", "TICK"];

    /// <summary>The module's name, and that of its file.</summary>
    public static string Module(string prefix) => prefix + "tb";

    /// <summary>Of a project.</summary>
    /// <param name="folder">Where the file goes, "" or ending in '/'.</param>
    public static EmittedFile Of(HardwarePlan plan, string folder) => plan.Options.Shell == Shell.Axi
        ? File(plan.Options.Prefix, folder, OfShell(plan))
        : Of(plan.Options.Prefix, Source(plan), folder);

    /// <summary>Of a core alone.</summary>
    /// <param name="prefix">Before the names of all modules.</param>
    /// <param name="source">The network's file, for the header.</param>
    /// <param name="folder">Where the file goes, "" or ending in '/'.</param>
    public static EmittedFile Of(string prefix, string source, string folder) =>
        File(prefix, folder, new { Source = source, Module = Module(prefix), Core = prefix + "core", Top = prefix + "core", Axi = false });

    private static EmittedFile File(string prefix, string folder, object model) => new($"{folder}{Module(prefix)}.v", TemplateSet.Render("verilog/tb.v", model));

    private static string Source(HardwarePlan plan) => $"network \"{PrintedName.InLine(plan.Network.Name)}\"";

    private static object OfShell(HardwarePlan plan)
    {
        var constants = AxiPage.Constants(plan).ToList();
        return new
        {
            Source = Source(plan),
            Module = Module(plan.Options.Prefix),
            plan.Options.Top,
            plan.Options.Digest,
            Axi = true,
            Registers = Used.Select(name => new { Name = name, Hex = Hex(RegisterMap.Named(name).Offset, 4) }).ToList(),
            EndHex = Hex(4 * RegisterMap.Words, 4),
            WindowHex = Hex(RegisterMap.Window, 4),
            Steps = Steps.Select((name, number) => new { Name = name, Number = number }).ToList(),
            Constants = constants.Select((constant, step) => new { Step = step, constant.Name, Address = Hex(4 * constant.Word, 4), Value = Hex(constant.Value, 8) }).ToList(),
            FirstRefusal = constants.Count,
        };
    }

    private static string Hex(long value, int digits) => value.ToString("x" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
