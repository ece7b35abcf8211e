// SPDX-License-Identifier: MIT
// Where events come in: a queue of words behind an AXI4-Stream slave.
//
// Promise: every word that is taken comes out once, in order; 2^DEPTH_BITS words are always taken. s_axis_tready is a
// register. A word says itself whether it ends a tick, so TLAST may be at the ends of ticks, of whole runs, or nowhere.
// Two clocks from side to side, one word a clock. rst empties the queue.
`default_nettype none

module neuro_axis_in #(
    parameter DEPTH_BITS = 9
) (
    input  wire        clk,
    input  wire        rst,
    input  wire [31:0] s_axis_tdata,
    input  wire        s_axis_tlast,
    input  wire        s_axis_tvalid,
    output wire        s_axis_tready,
    output wire [31:0] data,
    output wire        valid,
    input  wire        ready
);
    neuro_fifo #(.WIDTH(32), .DEPTH_BITS(DEPTH_BITS)) queue (
        .clk(clk), .rst(rst), .in_data(s_axis_tdata), .in_valid(s_axis_tvalid), .in_ready(s_axis_tready),
        .out_data(data), .out_valid(valid), .out_ready(ready)
    );

    wire tlast_unused = &{1'b0, s_axis_tlast};
endmodule

`default_nettype wire
