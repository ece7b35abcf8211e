namespace Neuro.Codegen;

/// <summary>What look-up tables are taken for. Each is counted in a unit of its own, and <see cref="TableCosts"/> says what one costs.</summary>
internal enum Logic
{
    /// <summary>What every core has: phases, the order of input words, output words.</summary>
    Core,
    /// <summary>Bits of sums in datapaths.</summary>
    Sum,
    /// <summary>Bits of sums with a constant.</summary>
    ConstantSum,
    /// <summary>Bits of sums with a sum of the same stage.</summary>
    SumOfSums,
    /// <summary>Bits of sums of a product that a multiplier block makes.</summary>
    ProductSum,
    /// <summary>Bits of sums with a single bit.</summary>
    Increment,
    /// <summary>Bits of comparisons.</summary>
    Comparison,
    /// <summary>Bits of comparisons with a constant.</summary>
    ConstantComparison,
    /// <summary>Bits of choices between two values.</summary>
    Selection,
    /// <summary>Bits of values that are kept within bounds.</summary>
    Clamp,
    /// <summary>Bits of the rows of products that no multiplier block makes.</summary>
    Product,
    /// <summary>Bits of products that several multiplier blocks make.</summary>
    WideProduct,
    /// <summary>Bits of conjunctions and disjunctions.</summary>
    Gate,
    /// <summary>Tables of a model: bits of 64 entries each.</summary>
    Table,
    /// <summary>Bits of states, each of which is an initial value at times.</summary>
    State,
    /// <summary>Bits of rings' words.</summary>
    RingWord,
    /// <summary>Bits of what is added to them.</summary>
    RingAdded,
    /// <summary>Bits of their addresses.</summary>
    RingAddress,
    /// <summary>Bits of the slots in them.</summary>
    RingSlot,
    /// <summary>Bits of weights and payloads that are multiplied.</summary>
    RingLate,
    /// <summary>Bits of weight and delay, for each but the first of those that one is chosen from.</summary>
    Choice,
    /// <summary>Bits of what counts the rows of a spike.</summary>
    Steps,
    /// <summary>The same through windows.</summary>
    Windows,
    /// <summary>Bits of what counts the entries of a list.</summary>
    ListEntry,
    /// <summary>Bits of the addresses of a list's spike store.</summary>
    ListStore,
    /// <summary>Lanes, for the list of each of them.</summary>
    ListMask,
    /// <summary>Bits of the addresses of the spike store.</summary>
    StoreAddress,
    /// <summary>Lanes, for the spike store.</summary>
    StoreMask,
    /// <summary>Bits of payloads in it.</summary>
    StorePayload,
    /// <summary>Bits of what gathers events into its words.</summary>
    Gather,
    /// <summary>Bits of what counts in a sweep.</summary>
    SweepRow,
    /// <summary>Bits of what counts in an update.</summary>
    UpdateRow,
    /// <summary>Bits of what is looked up by population and by step.</summary>
    Column,
    /// <summary>Words of an event's payload.</summary>
    InputPayload,
    /// <summary>Bits of the ranges that input words are held to.</summary>
    InputRange,
    /// <summary>Bits of numbers that are shown, in all lanes.</summary>
    ShownPick,
    /// <summary>The same in one lane, where there are several.</summary>
    ShownChoice,
    /// <summary>Bits of numbers that are loaded.</summary>
    Load,
    /// <summary>Regions whose numbers are loaded.</summary>
    LoadRange,
    /// <summary>Bits of what counts in a scan.</summary>
    Scan,
    /// <summary>Its items.</summary>
    ScanItem,
    /// <summary>Lanes, for each model but the first.</summary>
    UnitMask,
    /// <summary>Bits of payloads that go out.</summary>
    OutputPayload,
    /// <summary>Bits of what generators add.</summary>
    Direct,
    /// <summary>The digest of states.</summary>
    Digest,
    /// <summary>Blocks of random words.</summary>
    Draw,
    /// <summary>Their key.</summary>
    Key,
    /// <summary>The AXI shell.</summary>
    Shell,
    /// <summary>Bits of 64 words of memories too small for a block, that are only read.</summary>
    SmallRom,
    /// <summary>Bits of those that are written, too.</summary>
    SmallRam,
}
