// SPDX-License-Identifier: MIT
// State digest: the sum, modulo 2^64, of b * 2^32 + a over all words, where (a, b) is the block of Threefry-2x32 with
// 8 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011) of the counter
// (word, cell_index) under the key (0, 0). One word a clock, in any order.
//
// Promise: sum holds a word from LATENCY enabled clocks after it was presented. clear makes the sum 0 and drops the
// words in flight and the one presented with it; rst does the same. Only rst acts in a clock without en.
`default_nettype none

module neuro_digest (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        clear,
    input  wire        word_valid,
    input  wire [31:0] word,
    input  wire [31:0] cell_index,
    output wire [63:0] sum
);
    // LATENCY = 7
    localparam [31:0] PARITY        = 32'h1bd11bda;
    localparam [31:0] PARITY_PLUS_1 = 32'h1bd11bdb;

    // Stage 1.
    wire [31:0] a_1 = word + cell_index;
    wire [31:0] b_1 = {cell_index[18:0], cell_index[31:19]} ^ a_1;                 // round 1: rotate by 13
    wire [31:0] a_2 = a_1 + b_1;
    wire [31:0] b_2 = {b_1[16:0], b_1[31:17]} ^ a_2;                   // round 2: rotate by 15
    reg [31:0] a_stage_1_q;
    reg [31:0] b_stage_1_q;

    // Stage 2.
    wire [31:0] a_3 = a_stage_1_q + b_stage_1_q;
    wire [31:0] b_3 = {b_stage_1_q[5:0], b_stage_1_q[31:6]} ^ a_3;     // round 3: rotate by 26
    wire [31:0] a_4 = a_3 + b_3;
    wire [31:0] b_4 = {b_3[25:0], b_3[31:26]} ^ a_4;                   // round 4: rotate by 6
    reg [31:0] a_stage_2_q;
    reg [31:0] b_stage_2_q;

    // Stage 3.
    wire [31:0] b_key_1 = b_stage_2_q + PARITY_PLUS_1;                 // the key is 0, 0; its parity is not
    wire [31:0] a_5 = a_stage_2_q + b_key_1;
    wire [31:0] b_5 = {b_key_1[14:0], b_key_1[31:15]} ^ a_5;           // round 5: rotate by 17
    reg [31:0] a_stage_3_q;
    reg [31:0] b_stage_3_q;

    // Stage 4.
    wire [31:0] a_6 = a_stage_3_q + b_stage_3_q;
    wire [31:0] b_6 = {b_stage_3_q[2:0], b_stage_3_q[31:3]} ^ a_6;     // round 6: rotate by 29
    wire [31:0] a_7 = a_6 + b_6;
    wire [31:0] b_7 = {b_6[15:0], b_6[31:16]} ^ a_7;                   // round 7: rotate by 16
    reg [31:0] a_stage_4_q;
    reg [31:0] b_stage_4_q;

    // Stage 5.
    wire [31:0] a_8 = a_stage_4_q + b_stage_4_q;
    wire [31:0] b_8 = {b_stage_4_q[7:0], b_stage_4_q[31:8]} ^ a_8;     // round 8: rotate by 24
    wire [31:0] a_key_2 = a_8 + PARITY;
    wire [31:0] b_key_2 = b_8 + 32'd2;
    reg [31:0] a_stage_5_q;
    reg [31:0] b_stage_5_q;

    // The sum, low half first; the high half follows one clock later with the carry.
    reg [5:1]  valid_q;
    reg [31:0] sum_low_q;
    reg        carry_q;
    reg        high_valid_q;
    reg [31:0] high_word_q;
    reg [31:0] sum_high_q;

    always @(posedge clk)
        if (en) begin
            a_stage_1_q    <= a_2;
            b_stage_1_q    <= b_2;
            a_stage_2_q    <= a_4;
            b_stage_2_q    <= b_4;
            a_stage_3_q    <= a_5;
            b_stage_3_q    <= b_5;
            a_stage_4_q    <= a_7;
            b_stage_4_q    <= b_7;
            a_stage_5_q    <= a_key_2;
            b_stage_5_q    <= b_key_2;
            high_word_q    <= b_stage_5_q;
        end

    always @(posedge clk)
        if (rst || (en && clear)) begin
            valid_q      <= 5'b00000;
            carry_q      <= 1'b0;
            high_valid_q <= 1'b0;
            sum_low_q    <= 32'd0;
            sum_high_q   <= 32'd0;
        end else if (en) begin
            valid_q      <= {valid_q[4:1], word_valid};
            high_valid_q <= valid_q[5];
            if (valid_q[5])
                {carry_q, sum_low_q} <= {1'b0, sum_low_q} + {1'b0, a_stage_5_q};
            if (high_valid_q)
                sum_high_q <= sum_high_q + high_word_q + {31'd0, carry_q};
        end

    assign sum = {sum_high_q, sum_low_q};
endmodule

`default_nettype wire
