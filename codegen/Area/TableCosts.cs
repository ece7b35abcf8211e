using System.Collections.Frozen;

namespace Neuro.Codegen;

/// <summary>
/// Look-up tables of a 7-series part for one of each kind of logic: all numbers of the estimate that were fitted. They are
/// what AreaFitTests prints, which synthesises the networks they are fitted to.
/// </summary>
internal static class TableCosts
{
    private static readonly FrozenDictionary<Logic, double> Costs = new Dictionary<Logic, double>
    {
        [Logic.Core] = 63.862,
        [Logic.Sum] = 0.313,
        [Logic.ConstantSum] = 1.083,
        [Logic.SumOfSums] = 1.101,
        [Logic.ProductSum] = 0.603,
        [Logic.Increment] = 0.23,
        [Logic.Comparison] = 0.558,
        [Logic.ConstantComparison] = 0.976,
        [Logic.Selection] = 0.392,
        [Logic.Clamp] = 0.288,
        [Logic.Product] = 0.5,
        [Logic.WideProduct] = 0.736,
        [Logic.Gate] = 0.457,
        [Logic.Table] = 0.544,
        [Logic.State] = 1.081,
        [Logic.RingWord] = 2.147,
        [Logic.RingAdded] = 1.535,
        [Logic.RingAddress] = 1.365,
        [Logic.RingSlot] = 3.576,
        [Logic.RingLate] = 0.115,
        [Logic.Choice] = 0.133,
        [Logic.Steps] = 2.233,
        [Logic.Windows] = 3.837,
        [Logic.ListEntry] = 1.83,
        [Logic.ListStore] = 5.828,
        [Logic.ListMask] = 8.804,
        [Logic.StoreAddress] = 2.527,
        [Logic.StoreMask] = 3.23,
        [Logic.StorePayload] = 0.245,
        [Logic.Gather] = 0.416,
        [Logic.SweepRow] = 2.332,
        [Logic.UpdateRow] = 1.356,
        [Logic.Column] = 0.406,
        [Logic.InputPayload] = 46.728,
        [Logic.InputRange] = 0.277,
        [Logic.ShownPick] = 0.176,
        [Logic.ShownChoice] = 0.443,
        [Logic.Load] = 0.5,
        [Logic.LoadRange] = 9.779,
        [Logic.Scan] = 1.731,
        [Logic.ScanItem] = 1.163,
        [Logic.UnitMask] = 1.089,
        [Logic.OutputPayload] = 1.037,
        [Logic.Direct] = 0.541,
        [Logic.Digest] = 496.93,
        [Logic.Draw] = 667.803,
        [Logic.Key] = 293.065,
        [Logic.Shell] = 343.081,
        [Logic.SmallRom] = 1.477,
        [Logic.SmallRam] = 0.109,
    }.ToFrozenDictionary();

    public static double Of(Logic logic) => Costs[logic];
}
