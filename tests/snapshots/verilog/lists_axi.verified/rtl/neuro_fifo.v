// SPDX-License-Identifier: MIT
// First in, first out: 2^DEPTH_BITS words in memory and one at the output, one word a clock in and out.
//
// Promise: every word that enters leaves once, in order. in_ready and out_valid are registers: no path leads from one
// side to the other. A word is at the output two clocks after it entered an empty queue, and stands still there until
// it is taken. in_ready falls one word early: 2^DEPTH_BITS words are always accepted. rst empties the queue.
`default_nettype none

module neuro_fifo #(
    parameter WIDTH      = 32,
    parameter DEPTH_BITS = 4
) (
    input  wire             clk,
    input  wire             rst,
    input  wire [WIDTH-1:0] in_data,
    input  wire             in_valid,
    output wire             in_ready,
    output wire [WIDTH-1:0] out_data,
    output wire             out_valid,
    input  wire             out_ready
);
    (* no_rw_check *) reg [WIDTH-1:0] words [0:(1<<DEPTH_BITS)-1];

    reg [DEPTH_BITS:0] write_q;       // one bit more than an address: 2^DEPTH_BITS words are not none
    reg [DEPTH_BITS:0] read_q;
    reg                in_ready_q;
    reg                out_valid_q;
    reg [WIDTH-1:0]    out_data_q;

    // in_ready_q is one clock late: it must leave room for the word that enters meanwhile.
    wire [DEPTH_BITS:0] level = write_q - read_q;
    wire                room  = !level[DEPTH_BITS] && !(&level[DEPTH_BITS-1:0]);

    // A word is read at the earliest in the clock after it was written.
    wire write = in_valid && in_ready_q;
    wire read  = write_q != read_q && (out_ready || !out_valid_q);

    always @(posedge clk)
        if (rst) begin
            write_q     <= {(DEPTH_BITS+1){1'b0}};
            read_q      <= {(DEPTH_BITS+1){1'b0}};
            in_ready_q  <= 1'b0;
            out_valid_q <= 1'b0;
        end else begin
            write_q     <= write_q + {{DEPTH_BITS{1'b0}}, write};
            read_q      <= read_q + {{DEPTH_BITS{1'b0}}, read};
            in_ready_q  <= room;
            out_valid_q <= read || (out_valid_q && !out_ready);
        end

    always @(posedge clk) begin
        if (write)
            words[write_q[DEPTH_BITS-1:0]] <= in_data;
        if (read)
            out_data_q <= words[read_q[DEPTH_BITS-1:0]];
    end

    assign in_ready  = in_ready_q;
    assign out_valid = out_valid_q;
    assign out_data  = out_data_q;
endmodule

`default_nettype wire
