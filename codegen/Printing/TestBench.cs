namespace Neuro.Codegen;

/// <summary>
/// The test bench of an emitted core: plain Verilog that gives it the words of a file, compares what comes out with
/// another, and ends with an exit code other than 0 where they differ.
/// </summary>
public static class TestBench
{
    /// <summary>The module's name, and that of its file.</summary>
    public static string Module(string prefix) => prefix + "tb";

    /// <param name="prefix">Before the names of all modules.</param>
    /// <param name="source">The network's file, for the header.</param>
    /// <param name="folder">Where the file goes, "" or ending in '/'.</param>
    public static EmittedFile Of(string prefix, string source, string folder) => new(
        $"{folder}{Module(prefix)}.v",
        TemplateSet.Render("verilog/tb.v", new Model(source, Module(prefix), prefix + "core")));

    private sealed record Model(string Source, string Module, string Core);
}
