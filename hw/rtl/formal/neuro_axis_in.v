// SPDX-License-Identifier: MIT
// neuro_axis_in is the queue that neuro_fifo is proven to be, whatever TLAST says.
`default_nettype none

module neuro_axis_in_properties (
    input wire        clk,
    input wire        rst,
    input wire [31:0] s_axis_tdata,
    input wire        s_axis_tlast,
    input wire        s_axis_tvalid,
    input wire        ready
);
    wire        s_axis_tready;
    wire [31:0] data;
    wire        valid;

    neuro_axis_in #(.DEPTH_BITS(2)) dut (
        .clk(clk), .rst(rst), .s_axis_tdata(s_axis_tdata), .s_axis_tlast(s_axis_tlast), .s_axis_tvalid(s_axis_tvalid),
        .s_axis_tready(s_axis_tready), .data(data), .valid(valid), .ready(ready)
    );

    wire        in_ready;
    wire [31:0] out_data;
    wire        out_valid;

    neuro_fifo #(.WIDTH(32), .DEPTH_BITS(2)) queue (
        .clk(clk), .rst(rst), .in_data(s_axis_tdata), .in_valid(s_axis_tvalid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(ready)
    );

    // Connected by the script: where either writes and reads, and all four words of both.
    (* keep *) wire [5:0]   at;
    (* keep *) wire [5:0]   queue_at;
    (* keep *) wire [127:0] words;
    (* keep *) wire [127:0] queue_words;

    (* keep *) wire [31:0] difference = data ^ out_data;

    // A word that was never written may be anything.
    wire [2:0]   level   = at[5:3] - at[2:0];
    wire [255:0] turned  = {words ^ queue_words, words ^ queue_words} >> {at[1:0], 5'd0};
    wire [127:0] written = ~({128{1'b1}} << {level, 5'd0});

    reg after_start_q = 1'b0;
    always @(posedge clk)
        after_start_q <= 1'b1;

    always @*
        if (!after_start_q)
            assume (rst);
        else begin
            assert (at == queue_at);
            assert (level <= 3'd4);
            if (level == 3'd4)
                assert (!in_ready);
            assert ((turned[127:0] & written) == 128'd0);
            assert (s_axis_tready == in_ready);
            assert (valid == out_valid);
            if (valid)
                assert (difference == 32'd0);
            cover (valid && ready && s_axis_tlast && level == 3'd3);
        end
endmodule

`default_nettype wire
