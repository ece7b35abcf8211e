namespace Neuro.Hw;

/// <summary>A stimulus, and how the core is treated while it runs.</summary>
/// <param name="MostCycles">It ends with the tick that goes beyond them.</param>
internal sealed record Trial(string Name, Reference Reference, BenchOptions Options, long MostCycles = long.MaxValue, long MostTicks = long.MaxValue)
{
    /// <summary>Its folder's name.</summary>
    public string Folder => Name.Replace(",", "", StringComparison.Ordinal).Replace(' ', '_');
}
