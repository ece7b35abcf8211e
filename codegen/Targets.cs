using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>The targets by name: the one list for all that emits, verifies or compares hardware.</summary>
public static class Targets
{
    public static ITarget Verilog { get; } = new VerilogTarget();

    public static ITarget Hls { get; } = new HlsTarget();

    public static ITarget OpenCl { get; } = new OpenClTarget();

    public static ImmutableArray<ITarget> All { get; } = [Verilog, Hls, OpenCl];

    /// <summary>Null if there is none of this name.</summary>
    public static ITarget? Named(string name) => All.FirstOrDefault(target => target.Name == name);
}
