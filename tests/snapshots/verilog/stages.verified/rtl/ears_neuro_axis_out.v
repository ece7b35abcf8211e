// SPDX-License-Identifier: MIT
// Where events go out: a queue of words before an AXI4-Stream master; TLAST travels with the last word of a tick.
//
// Promise: every word that is taken comes out once, in order; 2^DEPTH_BITS words are always taken. m_axis_* are
// registers; TVALID does not fall, TDATA and TLAST do not change before the word is taken. Two clocks from side to
// side, one word a clock. rst empties the queue.
`default_nettype none

module ears_neuro_axis_out #(
    parameter DEPTH_BITS = 9
) (
    input  wire        clk,
    input  wire        rst,
    input  wire [31:0] data,
    input  wire        last,
    input  wire        valid,
    output wire        ready,
    output wire [31:0] m_axis_tdata,
    output wire        m_axis_tlast,
    output wire        m_axis_tvalid,
    input  wire        m_axis_tready
);
    ears_neuro_fifo #(.WIDTH(33), .DEPTH_BITS(DEPTH_BITS)) queue (
        .clk(clk), .rst(rst), .in_data({last, data}), .in_valid(valid), .in_ready(ready),
        .out_data({m_axis_tlast, m_axis_tdata}), .out_valid(m_axis_tvalid), .out_ready(m_axis_tready)
    );
endmodule

`default_nettype wire
