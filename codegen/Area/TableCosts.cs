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
        [Logic.Core] = 177.077,
        [Logic.Sum] = 1.174,
        [Logic.ConstantSum] = 1.385,
        [Logic.SumOfSums] = 1.267,
        [Logic.ProductSum] = 0.414,
        [Logic.Increment] = 0.225,
        [Logic.Comparison] = 0.498,
        [Logic.ConstantComparison] = 0.888,
        [Logic.Selection] = 0.29,
        [Logic.Clamp] = 0.313,
        [Logic.Product] = 0.5,
        [Logic.WideProduct] = 0.554,
        [Logic.Gate] = 0.457,
        [Logic.Table] = 0.729,
        [Logic.State] = 1.25,
        [Logic.RingWord] = 1.611,
        [Logic.RingAdded] = 1.088,
        [Logic.RingAddress] = 1.218,
        [Logic.RingSlot] = 3.927,
        [Logic.RingLate] = 0.102,
        [Logic.Choice] = 0.13,
        [Logic.Steps] = 2.65,
        [Logic.Windows] = 2.871,
        [Logic.ListEntry] = 1.379,
        [Logic.ListStore] = 4.709,
        [Logic.ListMask] = 8.057,
        [Logic.StoreAddress] = 2.402,
        [Logic.StoreMask] = 3.384,
        [Logic.StorePayload] = 0.309,
        [Logic.Gather] = 1.17,
        [Logic.SweepRow] = 2.185,
        [Logic.UpdateRow] = 1.331,
        [Logic.Column] = 0.395,
        [Logic.InputPayload] = 37.584,
        [Logic.InputRange] = 0.277,
        [Logic.ShownPick] = 0.212,
        [Logic.ShownChoice] = 0.415,
        [Logic.Load] = 0.515,
        [Logic.LoadRange] = 10.916,
        [Logic.Scan] = 2.073,
        [Logic.ScanItem] = 1.178,
        [Logic.UnitMask] = 1.1,
        [Logic.OutputPayload] = 1.085,
        [Logic.Direct] = 0.544,
        [Logic.Digest] = 429.163,
        [Logic.Draw] = 693.226,
        [Logic.Key] = 299.27,
        [Logic.Shell] = 317.554,
        [Logic.SmallRom] = 1.277,
        [Logic.SmallRam] = 0.099,
    }.ToFrozenDictionary();

    public static double Of(Logic logic) => Costs[logic];
}
