using System.Collections.Immutable;

namespace Neuro.Sim;

/// <summary>The engines by name: the one list for all that runs a network, chooses engines or compares them.</summary>
public static class Engines
{
    public static readonly EngineKind Reference = new("reference", "slow and obvious", _ => new ReferenceEngine());

    public static readonly EngineKind Cpu = new("cpu", "fast", options => new CpuEngine(options.Threads));

    public static readonly EngineKind Gpu = new("gpu", "on a graphics device", options => new GpuEngine(GpuDevices.Choose(options.Device)));

    public static ImmutableArray<EngineKind> All { get; } = [Reference, Cpu, Gpu];

    /// <summary>Null if there is none of this name.</summary>
    public static EngineKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);
}

/// <summary>An engine that can be had.</summary>
/// <param name="Summary">In a few words.</param>
/// <param name="Create">Makes one.</param>
public sealed record EngineKind(string Name, string Summary, Func<EngineOptions, IEngine> Create);

/// <summary>What may be chosen of an engine; none of it changes a trace.</summary>
/// <param name="Threads">Of the cpu engine; null: as many as are worth while for the network.</param>
/// <param name="Device">Of the gpu engine: one of <see cref="GpuDevices"/>; null: the first that can be used.</param>
public sealed record EngineOptions(int? Threads = null, string? Device = null);
