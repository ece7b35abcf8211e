namespace Neuro.Hw;

/// <summary>A stimulus, and how the core is treated while it runs.</summary>
/// <param name="MostCycles">It ends with the tick that goes beyond them.</param>
/// <param name="Loaded">Whose numbers are loaded before it, where the memory port is used; else null.</param>
internal sealed record Trial(
    string Name, Reference Reference, BenchOptions Options, long MostCycles = long.MaxValue, long MostTicks = long.MaxValue, LoadedNetwork? Loaded = null)
{
    /// <summary>Its folder's name.</summary>
    public string Folder => Name.Replace(",", "", StringComparison.Ordinal).Replace(' ', '_');
}
