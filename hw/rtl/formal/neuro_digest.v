// SPDX-License-Identifier: MIT
// neuro_digest adds up Threefry's blocks of the words presented since the last clear; stage by stage it holds what the
// definition has after as many steps, and the two halves of the sum, one clock apart, are the 64-bit sum.
`default_nettype none

module neuro_digest_properties (
    input wire        clk,
    input wire        en,
    input wire        rst,
    input wire        clear,
    input wire        word_valid,
    input wire [31:0] word,
    input wire [31:0] cell_index
);
    `include "threefry.vh"

    wire [63:0] sum;

    neuro_digest dut (
        .clk(clk), .en(en), .rst(rst), .clear(clear), .word_valid(word_valid),
        .word(word), .cell_index(cell_index), .sum(sum)
    );

    // Connected by the script.
    (* keep *) wire [63:0] stage_1;
    (* keep *) wire [63:0] stage_2;
    (* keep *) wire [63:0] stage_3;
    (* keep *) wire [63:0] stage_4;
    (* keep *) wire [63:0] stage_5;
    (* keep *) wire  [5:1] valid;
    (* keep *) wire        carry;
    (* keep *) wire        high_valid;
    (* keep *) wire [31:0] high_word;

    // The definition, as many steps a clock: blocks, and their sum as one number.
    reg  [5:1] model_valid_q;
    reg [31:0] after_2_a_q;
    reg [31:0] after_2_b_q;
    reg [31:0] after_4_a_q;
    reg [31:0] after_4_b_q;
    reg [31:0] after_6_a_q;
    reg [31:0] after_6_b_q;
    reg [31:0] after_8_a_q;
    reg [31:0] after_8_b_q;
    reg [31:0] after_10_a_q;
    reg [31:0] after_10_b_q;
    reg [63:0] model_q;
    reg        started_q = 1'b0;

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst || (en && clear)) begin
            model_valid_q <= 5'd0;
            model_q       <= 64'd0;
        end else if (en) begin
            model_valid_q <= {model_valid_q[4:1], word_valid};
            if (model_valid_q[5])
                model_q <= model_q + {after_10_b_q, after_10_a_q};
        end
        if (en) begin
            {after_2_a_q, after_2_b_q}   <= steps({word, cell_index}, 1, 2, 64'd0);
            {after_4_a_q, after_4_b_q}   <= steps({after_2_a_q, after_2_b_q}, 3, 4, 64'd0);
            {after_6_a_q, after_6_b_q}   <= steps({after_4_a_q, after_4_b_q}, 5, 6, injection(64'd0, 1));
            {after_8_a_q, after_8_b_q}   <= steps({after_6_a_q, after_6_b_q}, 7, 8, 64'd0);
            {after_10_a_q, after_10_b_q} <= steps({after_8_a_q, after_8_b_q}, 9, 10, injection(64'd0, 2));
        end
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assert (injection(64'd0, 0) == 64'd0);
            assert (valid == model_valid_q);
            if (valid[1]) assert (stage_1 == {after_2_a_q, after_2_b_q});
            if (valid[2]) assert (stage_2 == {after_4_a_q, after_4_b_q});
            if (valid[3]) assert (stage_3 == {after_6_a_q, after_6_b_q});
            if (valid[4]) assert (stage_4 == {after_8_a_q, after_8_b_q});
            if (valid[5]) assert (stage_5 == {after_10_a_q, after_10_b_q});
            assert (sum[31:0] == model_q[31:0]);
            if (high_valid)
                assert (sum[63:32] + high_word + {31'd0, carry} == model_q[63:32]);
            else
                assert (sum[63:32] == model_q[63:32]);
            cover (high_valid && carry);
        end
endmodule

`default_nettype wire
