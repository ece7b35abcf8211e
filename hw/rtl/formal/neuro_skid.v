// SPDX-License-Identifier: MIT
// neuro_skid holds at most two words; each leaves once, in order, and stands still until it is taken.
`default_nettype none

module neuro_skid_properties (
    input wire       clk,
    input wire       rst,
    input wire [7:0] in_data,
    input wire       in_valid,
    input wire       out_ready
);
    wire       in_ready;
    wire       out_valid;
    wire [7:0] out_data;

    neuro_skid #(.WIDTH(8)) dut (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );

    // Connected by the script.
    (* keep *) wire [7:0] spare;

    // The queue that it promises to be: the older word first.
    reg [1:0] count_q;
    reg [7:0] first_q;
    reg [7:0] second_q;
    wire      enters = in_valid && in_ready;
    wire      leaves = out_valid && out_ready;

    always @(posedge clk)
        if (rst)
            count_q <= 2'd0;
        else begin
            count_q <= count_q + {1'b0, enters} - {1'b0, leaves};
            if (leaves)
                first_q <= second_q;
            if (enters && count_q == {1'b0, leaves})
                first_q <= in_data;
            if (enters && count_q != {1'b0, leaves})
                second_q <= in_data;
        end

    reg       after_start_q = 1'b0;
    reg       stood_q       = 1'b0;
    reg [7:0] stood_data_q;

    always @(posedge clk) begin
        after_start_q <= 1'b1;
        stood_q       <= out_valid && !out_ready && !rst && after_start_q;
        stood_data_q  <= out_data;
    end

    always @*
        if (!after_start_q)
            assume (rst);
        else begin
            assert (count_q <= 2'd2);
            assert (out_valid == (count_q != 2'd0));
            if (in_ready)
                assert (count_q != 2'd2);
            if (count_q == 2'd1)
                assert (in_ready);
            if (out_valid)
                assert (out_data == first_q);
            if (count_q == 2'd2)
                assert (spare == second_q);
            if (stood_q)
                assert (out_valid && out_data == stood_data_q);
            cover (count_q == 2'd2 && leaves);
            cover (enters && leaves && first_q == 8'h5a);
        end
endmodule

`default_nettype wire
