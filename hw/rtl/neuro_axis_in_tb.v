// SPDX-License-Identifier: MIT
// Random words, waits and resets; TLAST, at random, is of no consequence.
`default_nettype none

module neuro_axis_in_tb;
    localparam WIDTH = 32;
    localparam DEPTH_BITS = 3;
    localparam [15:0] CAPACITY = 16'd9;

    `include "neuro_stream_tb.vh"

    neuro_axis_in #(.DEPTH_BITS(DEPTH_BITS)) stream (
        .clk(clk), .rst(rst), .s_axis_tdata(in_data), .s_axis_tlast(in_data[7]), .s_axis_tvalid(in_valid),
        .s_axis_tready(in_ready), .data(out_data), .valid(out_valid), .ready(out_ready)
    );
endmodule

`default_nettype wire
