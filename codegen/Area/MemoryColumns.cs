using System.Numerics;

namespace Neuro.Codegen;

/// <summary>The bits of a memory's words that change with the address: of a small one, only these are made.</summary>
internal sealed class MemoryColumns
{
    private readonly BigInteger[] columns;
    private readonly BigInteger whole;

    private MemoryColumns(BigInteger[][] words, int width)
    {
        columns = new BigInteger[words.Length * width];
        for (var lane = 0; lane < words.Length; lane++)
            for (var address = 0; address < words[lane].Length; address++)
                for (var bit = 0; bit < width; bit++)
                    if (!((words[lane][address] >> bit) & 1).IsZero)
                        columns[(lane * width) + bit] |= BigInteger.One << address;
        whole = (BigInteger.One << words[0].Length) - 1;
    }

    /// <summary>Of all lanes beside each other.</summary>
    public static MemoryColumns Of(MemoryPlan memory, int lanes) => new(memory.Contents![..lanes], memory.Width);

    /// <summary>How many bits of a memory change, in all its copies, each of those that are alike in one counted once.</summary>
    public static int Distinct(HardwarePlan plan, MemoryRow memory)
    {
        var plans = plan.Rows.Select(row => row.Memory).Concat(plan.WindowTables)
            .Concat(plan.Units.Select(unit => unit.ParamMemory)).Concat(plan.Units.Select(unit => unit.InitialMemory))
            .Append(plan.Sparse?.List).Append(plan.Sparse?.Pointers).OfType<MemoryPlan>();
        if (plans.FirstOrDefault(one => one.Name == memory.Name) is not { Contents: { } contents } of)
            return memory.Copies * memory.Width;
        return memory.Copies == 1 ? new MemoryColumns(contents, of.Width).Distinct() : contents.Sum(lane => new MemoryColumns([lane], of.Width).Distinct());
    }

    /// <summary>A bit by address.</summary>
    public BigInteger this[int bit] => columns[bit];

    public bool Varies(int bit) => !columns[bit].IsZero && columns[bit] != whole;

    private int Distinct() => Enumerable.Range(0, columns.Length).Where(Varies).Select(bit => columns[bit]).Distinct().Count();
}
