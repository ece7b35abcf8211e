// SPDX-License-Identifier: MIT
// AXI4-Lite slave before a file of 32-bit registers: one access at a time, reads and writes by turns.
//
// Promise: every write and every read is made once and answered once, with what the file says: an error is SLVERR.
// access_* stand still from access_valid to access_ready and come straight from the bus: the master holds address, data
// and strobes until their ready, which comes when the access is done. All s_axil_* outputs are functions of registers.
// An access that the file answers at once takes four clocks, bready or rready given.
`default_nettype none

module neuro_axil #(
    parameter ADDR_BITS = 16
) (
    input  wire                 clk,
    input  wire                 rst,
    input  wire [ADDR_BITS-1:0] s_axil_awaddr,
    input  wire                 s_axil_awvalid,
    output wire                 s_axil_awready,
    input  wire [31:0]          s_axil_wdata,
    input  wire [3:0]           s_axil_wstrb,
    input  wire                 s_axil_wvalid,
    output wire                 s_axil_wready,
    output wire [1:0]           s_axil_bresp,
    output wire                 s_axil_bvalid,
    input  wire                 s_axil_bready,
    input  wire [ADDR_BITS-1:0] s_axil_araddr,
    input  wire                 s_axil_arvalid,
    output wire                 s_axil_arready,
    output wire [31:0]          s_axil_rdata,
    output wire [1:0]           s_axil_rresp,
    output wire                 s_axil_rvalid,
    input  wire                 s_axil_rready,
    output wire                 access_valid,
    output wire                 access_write,
    output wire [ADDR_BITS-3:0] access_word,      // the address without its two lowest bits
    output wire [31:0]          access_data,
    output wire [3:0]           access_strobes,
    input  wire                 access_ready,
    input  wire                 access_error,     // with access_ready
    input  wire [31:0]          access_answer     // with access_ready
);
    localparam [1:0] IDLE   = 2'd0;
    localparam [1:0] ACCESS = 2'd1;
    localparam [1:0] TAKE   = 2'd2;               // address and data are taken
    localparam [1:0] ANSWER = 2'd3;

    reg [1:0]  phase_q;
    reg        write_q;                           // the access is a write, or the last one was
    reg        error_q;
    reg [31:0] answer_q;

    wire write_waits = s_axil_awvalid && s_axil_wvalid;
    wire read_waits  = s_axil_arvalid;
    wire answered    = write_q ? s_axil_bready : s_axil_rready;

    always @(posedge clk)
        if (rst) begin
            phase_q <= IDLE;
            write_q <= 1'b0;
        end else
            case (phase_q)
                IDLE: begin
                    if (write_waits || read_waits)
                        phase_q <= ACCESS;
                    if (read_waits)
                        write_q <= write_waits && !write_q;
                    else if (write_waits)
                        write_q <= 1'b1;
                end
                ACCESS:
                    if (access_ready)
                        phase_q <= TAKE;
                TAKE:
                    phase_q <= ANSWER;
                default:
                    if (answered)
                        phase_q <= IDLE;
            endcase

    always @(posedge clk)
        if (phase_q == ACCESS) begin
            error_q  <= access_error;
            answer_q <= access_answer;
        end

    assign access_valid   = phase_q == ACCESS;
    assign access_write   = write_q;
    assign access_word    = write_q ? s_axil_awaddr[ADDR_BITS-1:2] : s_axil_araddr[ADDR_BITS-1:2];
    assign access_data    = s_axil_wdata;
    assign access_strobes = s_axil_wstrb;

    assign s_axil_awready = phase_q == TAKE && write_q;
    assign s_axil_wready  = phase_q == TAKE && write_q;
    assign s_axil_arready = phase_q == TAKE && !write_q;
    assign s_axil_bvalid  = phase_q == ANSWER && write_q;
    assign s_axil_rvalid  = phase_q == ANSWER && !write_q;
    assign s_axil_bresp   = {error_q, 1'b0};
    assign s_axil_rresp   = {error_q, 1'b0};
    assign s_axil_rdata   = answer_q;

    wire low_bits_unused = &{1'b0, s_axil_awaddr[1:0], s_axil_araddr[1:0]};
endmodule

`default_nettype wire
