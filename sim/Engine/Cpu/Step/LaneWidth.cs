using System.Runtime.Intrinsics;

namespace Neuro.Sim;

/// <summary>How many bits of neurons a compiled step takes at once. The results are the same for all.</summary>
internal enum LaneWidth
{
    /// <summary>One neuron after the other.</summary>
    Scalar = 0,
    Vector128 = 128,
    Vector256 = 256,
    Vector512 = 512,
}

/// <summary>Which width a machine has.</summary>
internal static class LaneWidths
{
    /// <summary>The widest that this machine's instructions cover.</summary>
    public static LaneWidth Widest { get; } =
        Vector512.IsHardwareAccelerated ? LaneWidth.Vector512
        : Vector256.IsHardwareAccelerated ? LaneWidth.Vector256
        : Vector128.IsHardwareAccelerated ? LaneWidth.Vector128
        : LaneWidth.Scalar;
}
