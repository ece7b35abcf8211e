using System.Collections.Frozen;
using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>What one of each kind of logic costs as far as the names of nets tell whose a table is, from which the fit begins.</summary>
internal static class AreaGuess
{
    private static readonly FrozenDictionary<Logic, double> Costs = new Dictionary<Logic, double>
    {
        [Logic.Core] = 198, [Logic.Sum] = 1.4, [Logic.ConstantSum] = 1.4, [Logic.SumOfSums] = 1.5, [Logic.ProductSum] = 0.46, [Logic.Increment] = 0.23, [Logic.Comparison] = 0.59, [Logic.ConstantComparison] = 0.70,
        [Logic.Selection] = 0.30, [Logic.Clamp] = 0.30, [Logic.Product] = 0.50, [Logic.WideProduct] = 0.62, [Logic.Gate] = 0.46, [Logic.Table] = 0.74, [Logic.State] = 1.0,
        [Logic.RingWord] = 1.5, [Logic.RingAdded] = 1.1, [Logic.RingAddress] = 1.0, [Logic.RingSlot] = 2.9, [Logic.RingLate] = 0.10,
        [Logic.Choice] = 0.12, [Logic.Steps] = 2.5, [Logic.Windows] = 2.9, [Logic.ListEntry] = 1.1, [Logic.ListStore] = 4.1, [Logic.ListMask] = 4.9,
        [Logic.StoreAddress] = 2.3, [Logic.StoreMask] = 3.2, [Logic.StorePayload] = 0.30, [Logic.Gather] = 1.0, [Logic.SweepRow] = 2,
        [Logic.UpdateRow] = 1.2, [Logic.Column] = 0.39, [Logic.InputPayload] = 43, [Logic.InputRange] = 0.28, [Logic.ShownPick] = 0.20,
        [Logic.ShownChoice] = 0.58, [Logic.Load] = 0.50, [Logic.LoadRange] = 10.8, [Logic.Scan] = 1.7, [Logic.ScanItem] = 1.2, [Logic.UnitMask] = 1.1,
        [Logic.OutputPayload] = 1.1, [Logic.Direct] = 0.54, [Logic.Digest] = 437, [Logic.Draw] = 680, [Logic.Key] = 298, [Logic.Shell] = 390,
        [Logic.SmallRom] = 1.4, [Logic.SmallRam] = 0.10,
    }.ToFrozenDictionary();

    public static double Of(Logic logic) => Costs[logic];
}
