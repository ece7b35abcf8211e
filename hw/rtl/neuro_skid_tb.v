// SPDX-License-Identifier: MIT
// Random words, waits and resets, on a slice that holds two words.
`default_nettype none

module neuro_skid_tb;
    localparam WIDTH = 16;
    localparam [15:0] CAPACITY = 16'd2;

    `include "neuro_stream_tb.vh"

    neuro_skid #(.WIDTH(WIDTH)) skid (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );
endmodule

`default_nettype wire
