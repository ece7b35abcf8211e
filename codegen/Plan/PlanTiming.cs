namespace Neuro.Codegen;

/// <summary>
/// How many clocks after a row begins its update each part of it happens: its sums are taken, its state read, its new
/// state written.
/// </summary>
public sealed record PlanTiming(int TakeAt, int ReadAt, int DrawAt, int Multiplies, HardwarePlan Plan)
{
    /// <summary>Clocks from a counter to its random words, in the support library.</summary>
    public const int DrawLatency = 6;

    /// <summary>Clocks that the phase takes in which a population's key is made.</summary>
    public const int KeyClocks = 33;

    /// <summary>Clocks from the last word of the digest to its sum.</summary>
    public const int DigestLatency = 7;

    // Operation, address, word, sum: four clocks to what was taken.
    private const int RingClocks = 4;

    public static PlanTiming Of(HardwarePlan plan)
    {
        var multiplies = plan.IsGraded ? 1 : 0;
        var draws = plan.Units.Any(u => u.Model.Draws > 0);
        var takeAt = draws ? Math.Max(0, DrawLatency - RingClocks - multiplies) : 0;
        var arrive = takeAt + RingClocks + multiplies;
        return new(takeAt, arrive - 1, draws ? arrive - DrawLatency : 0, multiplies, plan);
    }

    /// <summary>When the new state of a row is written.</summary>
    public int WriteAt(UnitPlan unit) => ReadAt + 1 + Plan.Modules[unit.Number].Depth;

    /// <summary>The longest of all units.</summary>
    public int Depth => Plan.Units.Select(WriteAt).DefaultIfEmpty(1).Max();

    /// <summary>Slots that a sweep empties in every row of a unit.</summary>
    public int SweepSlots(UnitPlan unit) => Plan.Rings[unit.Number].OfType<RingPlan>().Select(r => r.Slots).DefaultIfEmpty(1).Max();
}
