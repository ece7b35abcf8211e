using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>
/// The registers of a core of HLS: those words of <see cref="RegisterMap"/> that it has, where they are there, and its own
/// behind them.
/// </summary>
internal static class HlsRegisters
{
    /// <summary>Bytes from the base of AXI4-Lite to the first: what lies before belongs to the tool.</summary>
    public const int Base = 0x100;

    // The rest counts clocks, or is what the tool's own control says.
    private static readonly string[] Shared =
        ["ID", "VERSION", "NETWORK_DIGEST", "LANES", "CAPABILITY", "TICKS", "ERROR", "ERROR_WORD", "MEM_REGIONS", "POPULATIONS", "NEURONS", "STATE_DIGEST", "TICK"];

    /// <summary>By word.</summary>
    public static ImmutableArray<Register> All { get; } =
    [
        .. Shared.Select(name => Changed(RegisterMap.Named(name))).Append(RegisterMap.Named("CONTROL") with
        {
            Summary = "what the next start does: all that is set, in this order",
            Bits =
            [
                new("RESET", RegisterMap.Named("CONTROL").Bits.Single(bit => bit.Name == "RESET").Low, "back to tick 0 and initial states"),
                new("MEM_WRITE", 4, "write MEM_DATA to MEM_ADDRESS"),
                new("MEM_READ", 5, "read MEM_DATA from MEM_ADDRESS"),
                new("START", RegisterMap.Named("CONTROL").Bits.Single(bit => bit.Name == "START").Low, "run TICKS ticks"),
            ],
        }).OrderBy(register => register.Word),
        Own(0, "MEM_ADDRESS", RegisterAccess.ReadWrite, "an address of the memory port"),
        Own(1, "MEM_DATA", RegisterAccess.ReadWrite, "the word there, to be written or as it was read"),
        Own(2, "MEM_REFUSED", RegisterAccess.Read, "1 where no word is there, it may not be written, or the number does not fit"),
        Own(3, "ERRORS", RegisterAccess.Read, "how many input words were discarded since the last reset"),
    ];

    /// <summary>Words of all registers, and of those that are left out between them.</summary>
    public static int Words => All[^1].Word + All[^1].Words;

    private static Register Own(int number, string name, RegisterAccess access, string summary) => new(name, 1, access, summary) { Word = RegisterMap.Words + number };

    private static Register Changed(Register register) => register.Name switch
    {
        "TICKS" => register with { Summary = "how many ticks a start runs" },
        "ERROR" => register with { Access = RegisterAccess.ReadWrite, Summary = "1 if an input word was discarded since a host wrote 0 here" },
        "LANES" => register with { Summary = "synaptic events and neuron updates a clock: 1" },
        _ => register,
    };
}
