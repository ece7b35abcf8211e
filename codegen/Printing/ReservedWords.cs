using System.Collections.Frozen;

namespace Neuro.Codegen;

/// <summary>Words that are no names in a language we print, in one that our files are mixed with, or in a file system.</summary>
internal static class ReservedWords
{
    // IEEE 1364-2005.
    private const string Verilog = """
        always and assign automatic begin buf bufif0 bufif1 case casex casez cell cmos config deassign default defparam design
        disable edge else end endcase endconfig endfunction endgenerate endmodule endprimitive endspecify endtable endtask event
        for force forever fork function generate genvar highz0 highz1 if ifnone incdir include initial inout input instance
        integer join large liblist library localparam macromodule medium module nand negedge nmos nor noshowcancelled not notif0
        notif1 or output parameter pmos posedge primitive pull0 pull1 pulldown pullup pulsestyle_ondetect pulsestyle_onevent
        rcmos real realtime reg release repeat rnmos rpmos rtran rtranif0 rtranif1 scalared showcancelled signed small specify
        specparam strong0 strong1 supply0 supply1 table task time tran tranif0 tranif1 tri tri0 tri1 triand trior trireg unsigned
        use uwire vectored wait wand weak0 weak1 while wire wor xnor xor
        """;

    // What IEEE 1800-2017 adds.
    private const string SystemVerilog = """
        accept_on alias always_comb always_ff always_latch assert assume before bind bins binsof bit break byte chandle checker
        class clocking const constraint context continue cover covergroup coverpoint cross dist do endchecker endclass
        endclocking endgroup endinterface endpackage endprogram endproperty endsequence enum eventually expect export extends
        extern final first_match foreach forkjoin global iff ignore_bins illegal_bins implements implies import inside int
        interconnect interface intersect join_any join_none let local logic longint matches modport nettype new nexttime null
        package packed priority program property protected pure rand randc randcase randsequence ref reject_on restrict return
        s_always s_eventually s_nexttime s_until s_until_with sequence shortint shortreal soft solve static string strong struct
        super supply sync_accept_on sync_reject_on tagged this throughout timeprecision timeunit type typedef union unique
        unique0 until until_with untyped var virtual void wait_order weak wildcard with within
        """;

    // C11 and C++17: test benches and host programs name the same things.
    private const string C = """
        alignas alignof and_eq asm auto bitand bitor bool catch char char16_t char32_t compl constexpr const_cast decltype delete
        double dynamic_cast explicit false float friend goto inline long mutable namespace noexcept not_eq nullptr operator or_eq
        private public register reinterpret_cast restrict short sizeof static_assert static_cast switch template thread_local
        throw true try typeid typename using volatile wchar_t xor_eq _Alignas _Alignof _Atomic _Bool _Complex _Generic
        _Imaginary _Noreturn _Static_assert _Thread_local main
        """;

    // What OpenCL C 1.2 adds.
    private const string OpenCl = """
        __constant __global __kernel __local __private __read_only __read_write __write_only bool char2 constant event_t global
        half image1d_t image2d_t image3d_t intptr_t kernel local private ptrdiff_t read_only read_write sampler_t size_t uchar
        uint uintptr_t ulong ushort write_only CHAR_BIT INT_MAX INT_MIN LONG_MAX LONG_MIN MAXFLOAT HUGE_VALF INFINITY NAN
        """;

    // A module lies in a file of its name, and these are no files on Windows.
    private const string Devices = """
        con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9
        """;

    public static readonly FrozenSet<string> All = string.Join(' ', Verilog, SystemVerilog, C, OpenCl, Devices)
        .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
