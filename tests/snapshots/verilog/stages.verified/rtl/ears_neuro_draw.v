// SPDX-License-Identifier: MIT
// Random words: Threefry-2x32 with 13 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
// 1, 2, 3", SC 2011), one block of two words a clock.
//
// Promise: (a, b) is the block of counter (neuron, number) under the key (key_a, key_b), LATENCY enabled clocks after
// the counter was presented. The key is not carried along: it stands still from the clock in which the first of its
// counters is presented until the last of their blocks is out. Nothing happens in a clock without en.
`default_nettype none

module ears_neuro_draw (
    input  wire        clk,
    input  wire        en,
    input  wire [31:0] key_a,
    input  wire [31:0] key_b,
    input  wire [31:0] neuron,
    input  wire [31:0] number,
    output wire [31:0] a,
    output wire [31:0] b
);
    // LATENCY = 6

    // The third key word, and the words that carry the number of their injection: first needed by the second stage.
    // Lanes under one key share these registers, because synthesis merges equal ones.
    localparam [31:0] PARITY = 32'h1bd11bda;
    wire [31:0] key_c = key_a ^ key_b ^ PARITY;
    reg  [31:0] key_c_q;
    reg  [31:0] key_c_plus_1_q;
    reg  [31:0] key_a_plus_2_q;
    reg  [31:0] key_b_plus_3_q;

    // Stage 1.
    wire [31:0] a_key_0 = neuron + key_a;
    wire [31:0] b_key_0 = number + key_b;                              // injection 0 of the key
    wire [31:0] a_1 = a_key_0 + b_key_0;
    wire [31:0] b_1 = {b_key_0[18:0], b_key_0[31:19]} ^ a_1;           // round 1: rotate by 13
    wire [31:0] a_2 = a_1 + b_1;
    wire [31:0] b_2 = {b_1[16:0], b_1[31:17]} ^ a_2;                   // round 2: rotate by 15
    reg [31:0] a_stage_1_q;
    reg [31:0] b_stage_1_q;

    // Stage 2.
    wire [31:0] a_3 = a_stage_1_q + b_stage_1_q;
    wire [31:0] b_3 = {b_stage_1_q[5:0], b_stage_1_q[31:6]} ^ a_3;     // round 3: rotate by 26
    wire [31:0] a_4 = a_3 + b_3;
    wire [31:0] b_4 = {b_3[25:0], b_3[31:26]} ^ a_4;                   // round 4: rotate by 6
    wire [31:0] a_key_1 = a_4 + key_b;
    wire [31:0] b_key_1 = b_4 + key_c_plus_1_q;                        // injection 1 of the key
    reg [31:0] a_stage_2_q;
    reg [31:0] b_stage_2_q;

    // Stage 3.
    wire [31:0] a_5 = a_stage_2_q + b_stage_2_q;
    wire [31:0] b_5 = {b_stage_2_q[14:0], b_stage_2_q[31:15]} ^ a_5;   // round 5: rotate by 17
    wire [31:0] a_6 = a_5 + b_5;
    wire [31:0] b_6 = {b_5[2:0], b_5[31:3]} ^ a_6;                     // round 6: rotate by 29
    wire [31:0] a_7 = a_6 + b_6;
    wire [31:0] b_7 = {b_6[15:0], b_6[31:16]} ^ a_7;                   // round 7: rotate by 16
    reg [31:0] a_stage_3_q;
    reg [31:0] b_stage_3_q;

    // Stage 4.
    wire [31:0] a_8 = a_stage_3_q + b_stage_3_q;
    wire [31:0] b_8 = {b_stage_3_q[7:0], b_stage_3_q[31:8]} ^ a_8;     // round 8: rotate by 24
    wire [31:0] a_key_2 = a_8 + key_c_q;
    wire [31:0] b_key_2 = b_8 + key_a_plus_2_q;                        // injection 2 of the key
    wire [31:0] a_9 = a_key_2 + b_key_2;
    wire [31:0] b_9 = {b_key_2[18:0], b_key_2[31:19]} ^ a_9;           // round 9: rotate by 13
    reg [31:0] a_stage_4_q;
    reg [31:0] b_stage_4_q;

    // Stage 5.
    wire [31:0] a_10 = a_stage_4_q + b_stage_4_q;
    wire [31:0] b_10 = {b_stage_4_q[16:0], b_stage_4_q[31:17]} ^ a_10; // round 10: rotate by 15
    wire [31:0] a_11 = a_10 + b_10;
    wire [31:0] b_11 = {b_10[5:0], b_10[31:6]} ^ a_11;                 // round 11: rotate by 26
    wire [31:0] a_12 = a_11 + b_11;
    wire [31:0] b_12 = {b_11[25:0], b_11[31:26]} ^ a_12;               // round 12: rotate by 6
    reg [31:0] a_stage_5_q;
    reg [31:0] b_stage_5_q;

    // Stage 6.
    wire [31:0] a_key_3 = a_stage_5_q + key_a;
    wire [31:0] b_key_3 = b_stage_5_q + key_b_plus_3_q;                // injection 3 of the key
    wire [31:0] a_13 = a_key_3 + b_key_3;
    wire [31:0] b_13 = {b_key_3[14:0], b_key_3[31:15]} ^ a_13;         // round 13: rotate by 17
    reg [31:0] a_stage_6_q;
    reg [31:0] b_stage_6_q;

    always @(posedge clk)
        if (en) begin
            key_c_q        <= key_c;
            key_c_plus_1_q <= key_c + 32'd1;
            key_a_plus_2_q <= key_a + 32'd2;
            key_b_plus_3_q <= key_b + 32'd3;
            a_stage_1_q    <= a_2;
            b_stage_1_q    <= b_2;
            a_stage_2_q    <= a_key_1;
            b_stage_2_q    <= b_key_1;
            a_stage_3_q    <= a_7;
            b_stage_3_q    <= b_7;
            a_stage_4_q    <= a_9;
            b_stage_4_q    <= b_9;
            a_stage_5_q    <= a_12;
            b_stage_5_q    <= b_12;
            a_stage_6_q    <= a_13;
            b_stage_6_q    <= b_13;
        end

    assign a = a_stage_6_q;
    assign b = b_stage_6_q;
endmodule

`default_nettype wire
