// SPDX-License-Identifier: MIT
// Random words with a random TLAST, waits and resets.
`default_nettype none

module neuro_axis_out_tb;
    localparam WIDTH = 33;
    localparam DEPTH_BITS = 3;
    localparam [15:0] CAPACITY = 16'd9;

    `include "neuro_stream_tb.vh"

    neuro_axis_out #(.DEPTH_BITS(DEPTH_BITS)) stream (
        .clk(clk), .rst(rst), .data(in_data[31:0]), .last(in_data[32]), .valid(in_valid), .ready(in_ready),
        .m_axis_tdata(out_data[31:0]), .m_axis_tlast(out_data[32]), .m_axis_tvalid(out_valid),
        .m_axis_tready(out_ready)
    );
endmodule

`default_nettype wire
