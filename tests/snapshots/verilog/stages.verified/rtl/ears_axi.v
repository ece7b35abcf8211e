// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "stages"; yours to use under any terms.
// The core behind AXI: words come and go by AXI4-Stream, a host runs it and sees its memories by AXI4-Lite.
`default_nettype none

module ears_axi #(
    parameter MEM        = "mem/",      // where the memory images lie, with the slash at the end
    parameter QUEUE_BITS = 9            // 2^QUEUE_BITS words may wait on either side
) (
    (* X_INTERFACE_INFO = "xilinx.com:signal:clock:1.0 aclk CLK" *)
    (* X_INTERFACE_PARAMETER = "ASSOCIATED_BUSIF s_axis:m_axis:s_axil, ASSOCIATED_RESET aresetn" *)
    input  wire        aclk,
    (* X_INTERFACE_INFO = "xilinx.com:signal:reset:1.0 aresetn RST" *)
    (* X_INTERFACE_PARAMETER = "POLARITY ACTIVE_LOW" *)
    input  wire        aresetn,
    (* X_INTERFACE_INFO = "xilinx.com:interface:axis:1.0 s_axis TDATA" *)
    input  wire [31:0] s_axis_tdata,
    (* X_INTERFACE_INFO = "xilinx.com:interface:axis:1.0 s_axis TLAST" *)
    input  wire        s_axis_tlast,
    (* X_INTERFACE_INFO = "xilinx.com:interface:axis:1.0 s_axis TVALID" *)
    input  wire        s_axis_tvalid,
    (* X_INTERFACE_INFO = "xilinx.com:interface:axis:1.0 s_axis TREADY" *)
    output wire        s_axis_tready,
    (* X_INTERFACE_INFO = "xilinx.com:interface:axis:1.0 m_axis TDATA" *)
    output wire [31:0] m_axis_tdata,
    (* X_INTERFACE_INFO = "xilinx.com:interface:axis:1.0 m_axis TLAST" *)
    output wire        m_axis_tlast,
    (* X_INTERFACE_INFO = "xilinx.com:interface:axis:1.0 m_axis TVALID" *)
    output wire        m_axis_tvalid,
    (* X_INTERFACE_INFO = "xilinx.com:interface:axis:1.0 m_axis TREADY" *)
    input  wire        m_axis_tready,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil AWADDR" *)
    input  wire [15:0] s_axil_awaddr,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil AWVALID" *)
    input  wire        s_axil_awvalid,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil AWREADY" *)
    output wire        s_axil_awready,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil WDATA" *)
    input  wire [31:0] s_axil_wdata,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil WSTRB" *)
    input  wire [3:0]  s_axil_wstrb,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil WVALID" *)
    input  wire        s_axil_wvalid,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil WREADY" *)
    output wire        s_axil_wready,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil BRESP" *)
    output wire [1:0]  s_axil_bresp,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil BVALID" *)
    output wire        s_axil_bvalid,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil BREADY" *)
    input  wire        s_axil_bready,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil ARADDR" *)
    input  wire [15:0] s_axil_araddr,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil ARVALID" *)
    input  wire        s_axil_arvalid,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil ARREADY" *)
    output wire        s_axil_arready,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil RDATA" *)
    output wire [31:0] s_axil_rdata,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil RRESP" *)
    output wire [1:0]  s_axil_rresp,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil RVALID" *)
    output wire        s_axil_rvalid,
    (* X_INTERFACE_INFO = "xilinx.com:interface:aximm:1.0 s_axil RREADY" *)
    input  wire        s_axil_rready,
    (* X_INTERFACE_INFO = "xilinx.com:signal:interrupt:1.0 irq INTERRUPT" *)
    (* X_INTERFACE_PARAMETER = "SENSITIVITY LEVEL_HIGH" *)
    output wire        irq
);
    // ---- what the parts below tell each other
    wire        access_valid;
    wire        access_write;
    wire [13:0] access_word;
    wire [31:0] access_data;
    wire        in_window;
    wire        refused;
    wire        is_known;
    reg         allowed;
    wire        writes_control;
    reg         run_q;
    wire        is_busy;
    reg  [31:13] mem_base_q;            // of the word that the window begins with
    reg  [31:0] answer;

    // ---- registers, by the number of their word
    localparam [4:0] CONTROL = 5'd12;
    localparam [4:0] STATUS = 5'd13;
    localparam [4:0] TICKS = 5'd14;
    localparam [4:0] ERROR = 5'd15;
    localparam [4:0] ERROR_WORD = 5'd16;
    localparam [4:0] IRQ = 5'd17;
    localparam [4:0] MEM_BASE = 5'd18;
    localparam [4:0] STATE_DIGEST = 5'd22;
    localparam [4:0] STATE_DIGEST_HIGH = 5'd23;

    // ---- reset: the pin resets all, RESET the core and what waits to go in
    reg         rst_q;
    reg         reset_q;                // RESET was written
    wire        core_rst = rst_q || reset_q;
    always @(posedge aclk) begin
        rst_q   <= !aresetn;
        reset_q <= writes_control && access_data[2];
    end

    // ---- the core between two queues
    wire        busy;
    wire [31:0] in_data;
    wire        in_valid;
    wire        in_ready;
    wire [31:0] out_data;
    wire        out_last;
    wire        out_valid;
    wire        out_ready;
    wire        counts;
    wire        stall_in;
    wire        stall_out;
    wire        tick_end;
    wire        error_valid;
    wire [31:0] error_word;
    wire        mem_ready;
    wire        mem_error;
    wire [31:0] mem_rdata;

    ears_neuro_axis_in #(.DEPTH_BITS(QUEUE_BITS)) queue_in (
        .clk(aclk), .rst(core_rst), .s_axis_tdata(s_axis_tdata), .s_axis_tlast(s_axis_tlast),
        .s_axis_tvalid(s_axis_tvalid), .s_axis_tready(s_axis_tready),
        .data(in_data), .valid(in_valid), .ready(in_ready)
    );

    ears_core #(.MEM(MEM)) core (
        .clk(aclk), .rst(core_rst), .run(run_q), .busy(busy),
        .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_last(out_last), .out_valid(out_valid), .out_ready(out_ready),
        .counts(counts), .stall_in(stall_in), .stall_out(stall_out), .tick_end(tick_end),
        .error_valid(error_valid), .error_word(error_word),
        .mem_valid(access_valid && in_window && !refused), .mem_write(access_write),
        .mem_addr({mem_base_q, access_word[12:0]}), .mem_wdata(access_data),
        .mem_ready(mem_ready), .mem_error(mem_error), .mem_rdata(mem_rdata)
    );

    // A reset leaves what was sent: a word that is offered must not go away.
    ears_neuro_axis_out #(.DEPTH_BITS(QUEUE_BITS)) queue_out (
        .clk(aclk), .rst(rst_q), .data(out_data), .last(out_last), .valid(out_valid), .ready(out_ready),
        .m_axis_tdata(m_axis_tdata), .m_axis_tlast(m_axis_tlast),
        .m_axis_tvalid(m_axis_tvalid), .m_axis_tready(m_axis_tready)
    );

    // ---- accesses of the host
    wire [3:0]  access_strobes;
    wire        read_done;

    ears_neuro_axil #(.ADDR_BITS(16)) axil (
        .clk(aclk), .rst(rst_q),
        .s_axil_awaddr(s_axil_awaddr), .s_axil_awvalid(s_axil_awvalid), .s_axil_awready(s_axil_awready),
        .s_axil_wdata(s_axil_wdata), .s_axil_wstrb(s_axil_wstrb), .s_axil_wvalid(s_axil_wvalid),
        .s_axil_wready(s_axil_wready), .s_axil_bresp(s_axil_bresp), .s_axil_bvalid(s_axil_bvalid),
        .s_axil_bready(s_axil_bready), .s_axil_araddr(s_axil_araddr), .s_axil_arvalid(s_axil_arvalid),
        .s_axil_arready(s_axil_arready), .s_axil_rdata(s_axil_rdata), .s_axil_rresp(s_axil_rresp),
        .s_axil_rvalid(s_axil_rvalid), .s_axil_rready(s_axil_rready),
        .access_valid(access_valid), .access_write(access_write), .access_word(access_word),
        .access_data(access_data), .access_strobes(access_strobes),
        .access_ready(in_window ? refused || mem_ready : access_write || read_done),
        .access_error(in_window ? refused || mem_error : !is_known || !allowed),
        .access_answer(in_window ? mem_rdata : answer)
    );

    // The upper half of the addresses is the window. The memories are the host's while nothing is under way, and their
    // words are written whole.
    assign      in_window = access_word[13];
    assign      refused = is_busy || (access_write && access_strobes != 4'b1111);
    wire [4:0] register = access_word[4:0];
    assign      is_known = access_word[12:5] == 8'd0;
    always @*
        case (register)
            CONTROL:              allowed = !(access_write && is_busy && access_strobes[0] && access_data[0]);
            TICKS:                allowed = !(access_write && is_busy);
            ERROR, IRQ, MEM_BASE: allowed = 1'b1;
            default:              allowed = !access_write;
        endcase
    wire        writes = access_valid && access_write && !in_window && is_known && allowed;
    assign      writes_control = writes && register == CONTROL && access_strobes[0];

    // ---- a run
    reg  [31:0] ticks_q;
    reg  [31:0] left_q;                 // ticks that must still end; 0: no end
    reg         last_q;                 // one tick is left
    reg         ran_q;                  // it is not yet said that the run is over
    wire        starts = writes_control && access_data[0];
    wire        stops = writes_control && access_data[1];
    wire        settled;
    assign      is_busy = run_q || busy || reset_q || !settled;  // a word that waits is counted as a stall
    wire        ends = ran_q && !is_busy;
    wire        left_is_low = left_q[31:1] == 31'd0;
    wire        ticks_off = tick_end && !(left_is_low && !left_q[0]);
    always @(posedge aclk) begin
        last_q <= left_is_low && left_q[0];
        left_q <= starts ? ticks_q : left_q - {31'd0, ticks_off};
        if (core_rst || stops)
            run_q <= 1'b0;
        else if (starts)
            run_q <= 1'b1;
        else if (tick_end && last_q)
            run_q <= 1'b0;
        if (core_rst)
            ran_q <= 1'b0;
        else if (starts)
            ran_q <= 1'b1;
        else if (ends)
            ran_q <= 1'b0;
    end

    // ---- registers that the host writes
    reg         irq_done_q;
    reg         irq_error_q;
    reg         done_q;
    reg         discarded_q;
    reg         error_q;
    reg  [31:0] error_word_q;
    reg         request_q;
    wire        clears_irq = writes && register == IRQ && access_strobes[0];
    wire        clears_error = writes && register == ERROR && access_strobes[0] && access_data[0];
    always @(posedge aclk) begin
        if (writes && register == TICKS) begin
            if (access_strobes[0]) ticks_q[7:0]   <= access_data[7:0];
            if (access_strobes[1]) ticks_q[15:8]  <= access_data[15:8];
            if (access_strobes[2]) ticks_q[23:16] <= access_data[23:16];
            if (access_strobes[3]) ticks_q[31:24] <= access_data[31:24];
        end
        if (writes && register == MEM_BASE) begin
            if (access_strobes[1]) mem_base_q[15:13] <= access_data[15:13];
            if (access_strobes[2]) mem_base_q[23:16] <= access_data[23:16];
            if (access_strobes[3]) mem_base_q[31:24] <= access_data[31:24];
        end
        if (writes && register == CONTROL && access_strobes[1]) begin
            irq_done_q  <= access_data[8];
            irq_error_q <= access_data[9];
        end
        // What happens in the clock in which it is cleared stays.
        done_q      <= ends        || (done_q      && !(clears_irq && access_data[0]));
        discarded_q <= error_valid || (discarded_q && !(clears_irq && access_data[1]));
        error_q     <= error_valid || (error_q     && !clears_error);
        if (!error_q || clears_error)
            error_word_q <= error_word;
        request_q <= (done_q && irq_done_q) || (discarded_q && irq_error_q);
        if (rst_q) begin
            ticks_q     <= 32'd0;
            mem_base_q  <= 19'd0;
            irq_done_q  <= 1'b0;
            irq_error_q <= 1'b0;
            done_q      <= 1'b0;
            discarded_q <= 1'b0;
            error_q     <= 1'b0;
            request_q   <= 1'b0;
        end
    end
    assign      irq = request_q;

    // ---- counts, and what the registers say that never changes
    wire [31:0] stored;
    ears_neuro_counters #(.ZERO(CONTROL), .INIT({MEM, "registers.hex"})) counters (
        .clk(aclk), .rst(rst_q), .clear(starts || reset_q), .count({ tick_end, stall_out, stall_in, counts }),
                .settled(settled),
        .read(access_valid && !access_write && !in_window), .read_addr(register),
        .read_done(read_done), .read_data(stored)
    );


    // ---- the last tick: the two words before its end are the digest of its states. They lie in one half of a small
    // memory while the next tick's words fill the other.
    reg         half_q;                 // that is filled
    reg         place_q;                // of the next word in it
    reg         older_q;                // where the older of the two is in the other half
    reg         ended_q;                // there is one
    wire        leaves = out_valid && out_ready;
    wire [31:0] digest;
    ears_neuro_ram #(.WIDTH(32), .DEPTH(4), .ADDR_BITS(2)) last_words (
        .clk(aclk), .en(1'b1), .wr_valid(leaves && !out_last), .wr_addr({half_q, place_q}), .wr_data(out_data),
        .rd_addr({!half_q, older_q ^ register[0]}), .rd_data(digest)
    );
    always @(posedge aclk)
        if (core_rst) begin
            half_q  <= 1'b0;
            place_q <= 1'b0;
            ended_q <= 1'b0;
        end else if (leaves) begin
            place_q <= place_q ^ !out_last;
            if (out_last) begin
                half_q  <= !half_q;
                older_q <= place_q;
                ended_q <= 1'b1;
            end
        end

    // ---- what a read gives
    always @*
        case (register)
            CONTROL: answer = {22'd0, irq_error_q, irq_done_q, 8'd0};
            STATUS: answer = {26'd0, m_axis_tvalid, in_valid, stall_out, stall_in, run_q, is_busy};
            TICKS: answer = ticks_q;
            ERROR: answer = {31'd0, error_q};
            ERROR_WORD: answer = error_word_q;
            IRQ: answer = {30'd0, discarded_q, done_q};
            MEM_BASE: answer = {mem_base_q, 13'd0};
            STATE_DIGEST, STATE_DIGEST_HIGH: answer = ended_q ? digest : 32'd0;
            default: answer = stored;
        endcase
endmodule

`default_nettype wire
