using System.Collections.Immutable;

namespace Neuro.Codegen;

/// <summary>What a write does to a register.</summary>
public enum RegisterAccess
{
    /// <summary>It is refused.</summary>
    Read,
    /// <summary>Bytes whose strobe is high take the value.</summary>
    ReadWrite,
    /// <summary>Bits that are 1 are cleared.</summary>
    Clear,
}

/// <summary>A field of a register.</summary>
/// <param name="IsCommand">Writing 1 does something, at once; it reads as 0.</param>
public sealed record RegisterBits(string Name, int Low, string Summary, int Bits = 1, bool IsCommand = false);

/// <summary>A register of the AXI shell.</summary>
/// <param name="Name">In capitals, as C has it.</param>
/// <param name="Words">Of 32 bits, the low one first.</param>
public sealed record Register(string Name, int Words, RegisterAccess Access, string Summary)
{
    public ImmutableArray<RegisterBits> Bits { get; init; } = [];

    /// <summary>The number of its first word.</summary>
    public int Word { get; init; }

    /// <summary>The byte address of its first word.</summary>
    public int Offset => 4 * Word;
}

/// <summary>
/// The registers that a host sees through AXI4-Lite. The one place that says where they are: hardware, C header, manifest
/// and page are made of it. Registers are appended, never moved; then <see cref="Version"/> is raised.
/// </summary>
public static class RegisterMap
{
    public const int Version = 1;

    /// <summary>"NEUR", as a big-endian reader sees it.</summary>
    public const uint Id = 0x4e455552;

    /// <summary>Bits of a byte address.</summary>
    public const int AddressBits = 16;

    /// <summary>The byte address of the window to the memories, which reaches to the end.</summary>
    public const int Window = 0x8000;

    /// <summary>2 to its power words wait on either side, unless a design says otherwise.</summary>
    public const int QueueBits = 9;

    /// <summary>Words of the memory port that the window shows at a time.</summary>
    public const int WindowWords = Window / 4;

    public static readonly ImmutableArray<Register> All = Placed(
    [
        new("ID", 1, RegisterAccess.Read, "0x4e455552, NEUR"),
        new("VERSION", 1, RegisterAccess.Read, "of this map, which only ever grows"),
        new("NETWORK_DIGEST", 8, RegisterAccess.Read, "the network's SHA-256, eight hexadecimal digits a word, the first eight first"),
        new("LANES", 1, RegisterAccess.Read, "synaptic events and neuron updates a clock"),
        new("CAPABILITY", 1, RegisterAccess.Read, "what the hardware has")
        {
            Bits =
            [
                new("DIGEST", 0, "the states' digest at every tick"),
                new("LOADABLE", 1, "memories that may be written"),
                new("PROBES", 2, "probes on the output stream"),
                new("GRADED", 3, "events that carry payloads go out"),
                new("NEURON_BITS", 8, "bits of an event word that hold the neuron", 8),
            ],
        },
        new("CONTROL", 1, RegisterAccess.ReadWrite, "commands, and what raises the interrupt")
        {
            Bits =
            [
                new("START", 0, "run TICKS ticks and set the counts to 0; refused while BUSY", IsCommand: true),
                new("STOP", 1, "end with the tick under way", IsCommand: true),
                new("RESET", 2, "back to tick 0 and initial states; words that wait to go in are dropped", IsCommand: true),
                new("IRQ_DONE", 8, "interrupt when a run is over"),
                new("IRQ_ERROR", 9, "interrupt when an input word is discarded"),
            ],
        },
        new("STATUS", 1, RegisterAccess.Read, "what goes on")
        {
            Bits =
            [
                new("BUSY", 0, "in a run or a sweep, or counts are not yet complete"),
                new("RUNNING", 1, "another tick will begin"),
                new("STALL_IN", 2, "the core waits for a word to come in"),
                new("STALL_OUT", 3, "the core waits for room to send a word"),
                new("IN_WAITING", 4, "a word waits to go in"),
                new("OUT_WAITING", 5, "a word waits to be taken"),
            ],
        },
        new("TICKS", 1, RegisterAccess.ReadWrite, "how many ticks a run has, 0 for no end; refused while BUSY"),
        new("ERROR", 1, RegisterAccess.Clear, "what went wrong, until it is cleared")
        {
            Bits = [new("INPUT", 0, "an input word was discarded: order, range or format")],
        },
        new("ERROR_WORD", 1, RegisterAccess.Read, "the first word that was discarded since ERROR was clear"),
        new("IRQ", 1, RegisterAccess.Clear, "what the interrupt is about, whether CONTROL lets it through or not")
        {
            Bits = [new("DONE", 0, "a run is over"), new("ERROR", 1, "an input word was discarded")],
        },
        new("MEM_BASE", 1, RegisterAccess.ReadWrite, "which words of the memory port the window shows: an address, its 13 low bits 0"),
        new("MEM_REGIONS", 1, RegisterAccess.Read, "how many regions the memory port has"),
        new("POPULATIONS", 1, RegisterAccess.Read, "how many populations run a model"),
        new("NEURONS", 1, RegisterAccess.Read, "how many neurons they have together"),
        new("STATE_DIGEST", 2, RegisterAccess.Read, "the states' digest after the last tick; 0 without it"),
        new("CYCLES", 2, RegisterAccess.Read, "clocks since START that are not stalled"),
        new("STALL_IN", 2, RegisterAccess.Read, "clocks since START that waited for a word to come in"),
        new("STALL_OUT", 2, RegisterAccess.Read, "clocks since START that waited for room to send a word"),
        new("TICK", 2, RegisterAccess.Read, "ticks done since START"),
    ]);

    /// <summary>Words of all registers.</summary>
    public static int Words => All[^1].Word + All[^1].Words;

    /// <summary>Those that are counted in a memory; in it they are the last, in this order.</summary>
    public static readonly ImmutableArray<string> Counters = ["CYCLES", "STALL_IN", "STALL_OUT", "TICK"];

    public static Register Named(string name) => All.Single(register => register.Name == name);

    private static ImmutableArray<Register> Placed(ImmutableArray<Register> registers)
    {
        var placed = ImmutableArray.CreateBuilder<Register>();
        var word = 0;
        foreach (var register in registers)
        {
            placed.Add(register with { Word = word });
            word += register.Words;
        }
        return placed.ToImmutable();
    }
}
