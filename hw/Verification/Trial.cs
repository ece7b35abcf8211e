namespace Neuro.Hw;

/// <summary>A stimulus, and how the core is treated while it runs.</summary>
/// <param name="MostCycles">It ends with the tick that goes beyond them.</param>
/// <param name="WithRefused">Whether words that must be discarded are strewn among those of the stimulus.</param>
/// <param name="Loaded">Whose numbers are loaded before it, where the memory port is used; else null.</param>
internal sealed record Trial(
    string Name, Reference Reference, BenchOptions Options, long MostCycles = long.MaxValue, long MostTicks = long.MaxValue, LoadedNetwork? Loaded = null,
    bool WithRefused = false)
{
    /// <summary>Its folder's name.</summary>
    public string Folder => Name.Replace(",", "", StringComparison.Ordinal).Replace(' ', '_');
}

/// <summary>A trial whose files are written.</summary>
/// <param name="Ticks">That were written.</param>
/// <param name="Cycles">That they must take.</param>
internal sealed record PreparedTrial(Trial Trial, RunFolder Run, long Ticks, long Cycles);
