namespace Neuro.Codegen;

/// <summary>What surrounds the core.</summary>
public enum Shell
{
    /// <summary>Nothing: words with valid and ready, a memory port.</summary>
    None,
    /// <summary>AXI4-Stream for events, AXI4-Lite for control, status and memories.</summary>
    Axi,
}

/// <summary>What hardware is asked for, beside the network itself: speed, area and interface, never a bit of the result.</summary>
/// <param name="Lanes">A power of two: synaptic events and neuron updates a clock.</param>
/// <param name="Digest">Whether every tick ends with the digest of all states.</param>
/// <param name="Prefix">Begins every module's name, so that several cores live in one chip.</param>
/// <param name="HasImages">Whether memories of synapses have their contents from the start; else a host writes them through the memory port first.</param>
/// <param name="StageLevels">Levels of logic between two registers of a neuron's datapath; null: the default.</param>
/// <param name="Delays">Where events wait until they arrive.</param>
public sealed record PlanOptions(int Lanes = 1, Shell Shell = Shell.None, bool Digest = true, string Prefix = "", bool HasImages = true, StageLevels? StageLevels = null, DelayForm Delays = DelayForm.Smallest)
{
    public const int MostLanes = 256;

    /// <summary>The module that a design instantiates.</summary>
    public string Top => Prefix + (Shell == Shell.Axi ? "axi" : "core");

    public StageLevels Levels => StageLevels ?? Codegen.StageLevels.Default;

    /// <summary>Bits that number a lane.</summary>
    public int LaneBits => System.Numerics.BitOperations.Log2((uint)Lanes);
}
