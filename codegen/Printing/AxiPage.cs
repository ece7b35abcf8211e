using System.Diagnostics;
using System.Globalization;

namespace Neuro.Codegen;

/// <summary>What the templates of the AXI shell and of its test bench show.</summary>
internal static class AxiPage
{
    // Numbers a register's word.
    private static readonly Bus WordBus = new(Width.Index(RegisterMap.Words));

    // Which wire shows a bit of a register.
    private static readonly Dictionary<string, string> Signals = new()
    {
        ["CONTROL.IRQ_DONE"] = "irq_done_q",
        ["CONTROL.IRQ_ERROR"] = "irq_error_q",
        ["STATUS.BUSY"] = "is_busy",
        ["STATUS.RUNNING"] = "run_q",
        ["STATUS.STALL_IN"] = "stall_in",
        ["STATUS.STALL_OUT"] = "stall_out",
        ["STATUS.IN_WAITING"] = "in_valid",
        ["STATUS.OUT_WAITING"] = "m_axis_tvalid",
        ["ERROR.INPUT"] = "error_q",
        ["IRQ.DONE"] = "done_q",
        ["IRQ.ERROR"] = "discarded_q",
    };

    // What a counter counts.
    private static readonly Dictionary<string, string> Counted = new()
    {
        ["CYCLES"] = "counts",
        ["STALL_IN"] = "stall_in",
        ["STALL_OUT"] = "stall_out",
        ["TICK"] = "tick_end",
    };

    public static object Of(HardwarePlan plan) => new
    {
        Network = PrintedName.InLine(plan.Network.Name),
        plan.Options.Prefix,
        plan.Options.Digest,
        RegisterMap.AddressBits,
        RegisterMap.QueueBits,
        Word = WordBus,
        Beyond = new Bus(RegisterMap.AddressBits - 3 - WordBus.Bits),
        Ports = Ports,
        Registers = Named("CONTROL", "STATUS", "TICKS", "ERROR", "ERROR_WORD", "IRQ", "MEM_BASE")
            .Concat(plan.Options.Digest ? Named("STATE_DIGEST") : []).SelectMany(Words).ToList(),
        Commands = new
        {
            Start = BitOf("CONTROL", "START"),
            Stop = BitOf("CONTROL", "STOP"),
            Reset = BitOf("CONTROL", "RESET"),
            IrqDone = BitOf("CONTROL", "IRQ_DONE"),
            IrqError = BitOf("CONTROL", "IRQ_ERROR"),
            Done = BitOf("IRQ", "DONE"),
            Error = BitOf("IRQ", "ERROR"),
            Input = BitOf("ERROR", "INPUT"),
        },
        Counted = string.Join(", ", RegisterMap.Counters.Reverse().Select(name => Counted[name])),
        Answers = Answers(plan).Select(answer => new { answer.Case, answer.Value }).ToList(),
    };

    /// <summary>The memory that holds what never changes, and zeros for what is counted.</summary>
    public static EmittedFile Image(HardwarePlan plan)
    {
        var words = new uint[RegisterMap.Words];
        foreach (var (_, word, value) in Constants(plan))
            words[word] = value;
        return new("mem/registers.hex", string.Concat(words.Select(word => word.ToString("x8", CultureInfo.InvariantCulture) + "\n")));
    }

    /// <summary>What never changes, by the numbers of words.</summary>
    public static IEnumerable<(string Name, int Word, uint Value)> Constants(HardwarePlan plan)
    {
        return
        [
            .. Of("ID", RegisterMap.Id),
            .. Of("VERSION", RegisterMap.Version),
            .. Of("NETWORK_DIGEST", DigestWords(plan)),
            .. Of("LANES", (uint)plan.Options.Lanes),
            .. Of("CAPABILITY", Capability(plan)),
            .. Of("MEM_REGIONS", (uint)plan.Memory.Length),
            .. Of("POPULATIONS", (uint)plan.Events.Outputs.Length),
            .. Of("NEURONS", (uint)plan.Events.Outputs.Sum(output => output.Size)),
        ];

        static IEnumerable<(string Name, int Word, uint Value)> Of(string name, params uint[] values) =>
            values.Select((value, i) => (name, RegisterMap.Named(name).Word + i, value));
    }

    private static uint[] DigestWords(HardwarePlan plan)
    {
        var digits = plan.Network.Digest.ToString();
        return [.. Enumerable.Range(0, 8).Select(i => uint.Parse(digits.AsSpan(8 * i, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
    }

    private static uint Capability(HardwarePlan plan) =>
        Flag("DIGEST", plan.Options.Digest)
        | Flag("LOADABLE", plan.Memory.Any(region => region.Loadable))
        | Flag("PROBES", plan.Events.Probes.Length > 0)
        | Flag("GRADED", plan.Events.Outputs.Any(output => output.PayloadWords > 0))
        | ((uint)plan.Events.NeuronBits << BitOf("CAPABILITY", "NEURON_BITS"));

    private static uint Flag(string bit, bool isSet) => isSet ? 1u << BitOf("CAPABILITY", bit) : 0;

    private static int BitOf(string register, string bit) => RegisterMap.Named(register).Bits.Single(b => b.Name == bit).Low;

    private static IEnumerable<Register> Named(params string[] names) => names.Select(RegisterMap.Named);

    private static IEnumerable<object> Words(Register register) => Enumerable.Range(0, register.Words).Select(word => new
    {
        Name = word == 0 ? register.Name : register.Name + "_HIGH",
        Number = WordBus.Of(register.Word + word),
    });

    private static IEnumerable<(string Case, string Value)> Answers(HardwarePlan plan)
    {
        yield return ("CONTROL", Bits("CONTROL"));
        yield return ("STATUS", Bits("STATUS"));
        yield return ("TICKS", "ticks_q");
        yield return ("ERROR", Bits("ERROR"));
        yield return ("ERROR_WORD", "error_word_q");
        yield return ("IRQ", Bits("IRQ"));
        yield return ("MEM_BASE", "{mem_base_q, 13'd0}");
        if (plan.Options.Digest)
            yield return ("STATE_DIGEST, STATE_DIGEST_HIGH", "ended_q ? digest : 32'd0");
    }

    // Commands read as 0, and so does what lies between the fields.
    private static string Bits(string name)
    {
        var register = RegisterMap.Named(name);
        var parts = new List<string>();
        var next = 32;
        foreach (var bit in register.Bits.Where(bit => !bit.IsCommand).OrderByDescending(bit => bit.Low))
        {
            if (next > bit.Low + 1)
                parts.Add($"{next - bit.Low - 1}'d0");
            parts.Add(Signals.TryGetValue($"{name}.{bit.Name}", out var signal) ? signal : throw new UnreachableException($"nothing shows {name}.{bit.Name}"));
            next = bit.Low;
        }
        if (next > 0)
            parts.Add($"{next}'d0");
        return $"{{{string.Join(", ", parts)}}}";
    }

    private static readonly IReadOnlyList<object> Ports =
    [
        .. Bus("axis", "s_axis", "input  wire [31:0] tdata", "input  wire        tlast", "input  wire        tvalid", "output wire        tready"),
        .. Bus("axis", "m_axis", "output wire [31:0] tdata", "output wire        tlast", "output wire        tvalid", "input  wire        tready"),
        .. Bus("aximm", "s_axil",
            "input  wire [15:0] awaddr", "input  wire        awvalid", "output wire        awready",
            "input  wire [31:0] wdata", "input  wire [3:0]  wstrb", "input  wire        wvalid", "output wire        wready",
            "output wire [1:0]  bresp", "output wire        bvalid", "input  wire        bready",
            "input  wire [15:0] araddr", "input  wire        arvalid", "output wire        arready",
            "output wire [31:0] rdata", "output wire [1:0]  rresp", "output wire        rvalid", "input  wire        rready"),
    ];

    private static IEnumerable<object> Bus(string kind, string instance, params string[] ports) => ports.Select(port => new
    {
        Bus = kind,
        Instance = instance,
        Signal = port[(port.LastIndexOf(' ') + 1)..].ToUpperInvariant(),
        Declaration = port.Insert(port.LastIndexOf(' ') + 1, instance + "_"),
    });
}
