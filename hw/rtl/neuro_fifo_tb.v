// SPDX-License-Identifier: MIT
// Random words, waits and resets, on a queue of eight words and one at the output.
`default_nettype none

module neuro_fifo_tb;
    localparam WIDTH = 16;
    localparam DEPTH_BITS = 3;
    localparam [15:0] CAPACITY = 16'd9;

    `include "neuro_stream_tb.vh"

    neuro_fifo #(.WIDTH(WIDTH), .DEPTH_BITS(DEPTH_BITS)) fifo (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule

`default_nettype wire
