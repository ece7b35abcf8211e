// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model AdaptiveLif; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 3 enabled clocks later; a new neuron every clock.
`default_nettype none

module adaptivelif_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [16:0] keep_v,    // ufix<16,16>, sign bit added
    input  wire signed [16:0] keep_a,    // ufix<16,16>, sign bit added
    input  wire signed [19:0] threshold, // fix<20,12>
    input  wire signed [16:0] jump,      // ufix<16,12>, sign bit added
    input  wire signed [11:0] x,         // fix<12,4>, the sum's exact range
    input  wire signed [19:0] v,         // fix<20,12>
    input  wire signed [24:0] a,         // ufix<24,16>, sign bit added
    output reg  signed [19:0] v_next,    // fix<20,12>
    output reg  signed [24:0] a_next,    // ufix<24,16>, sign bit added
    output reg                spike      // an event is sent
);

    // ---- Stage 1 of 3

    // let level = threshold + a
    wire signed [23:0] level_shl     = {threshold, 4'd0};                // fix<24,16>
    wire signed [25:0] level_shl_w26 = {{2{level_shl[23]}}, level_shl};
    wire signed [25:0] level_add     = level_shl_w26 + a;                // fix<26,16>

    // v = v * keep_v + x
    wire signed [35:0] v_mul = v * keep_v;  // fix<36,28>

    // a = a * keep_a
    wire signed [9:0]  a_mul_low    = {1'b0, keep_a[8:0]};  // ufix<9,0>
    wire signed [33:0] a_mul_part   = a * a_mul_low;        // ufix<33,32>
    wire signed [7:0]  a_mul_high   = keep_a[16:9];         // ufix<7,0>
    wire signed [31:0] a_mul_part_2 = a * a_mul_high;       // ufix<31,23>

    reg  signed [11:0] x_s2;             // fix<12,4>
    reg  signed [35:0] v_mul_s2;         // fix<36,28>
    reg  signed [31:0] a_mul_part_2_s2;  // ufix<31,23>
    reg  signed [33:0] a_mul_part_s2;    // ufix<33,32>
    reg  signed [25:0] level_add_s2;     // fix<26,16>
    reg  signed [19:0] threshold_s2;     // fix<20,12>
    reg  signed [16:0] jump_s2;          // ufix<16,12>
    always @(posedge clk)
        if (en) begin
            x_s2            <= x;
            v_mul_s2        <= v_mul;
            a_mul_part_2_s2 <= a_mul_part_2;
            a_mul_part_s2   <= a_mul_part;
            level_add_s2    <= level_add;
            threshold_s2    <= threshold;
            jump_s2         <= jump;
        end

    // ---- Stage 2 of 3

    // v = v * keep_v + x
    wire signed [35:0] v_shl          = {x_s2, 24'd0};                   // fix<36,28>
    wire signed [36:0] v_add          = v_mul_s2 + v_shl;                // fix<37,28>
    wire               v_add_unused   = &{1'b0, v_add[14:0]};
    wire signed [20:0] v_floor        = v_add[36:16];                    // fix<21,12>
    wire signed [21:0] v_half         = v_add[36:15];                    // fix<22,13>
    wire               v_half_unused  = &{1'b0, v_half[21:1]};
    wire               v_half_bit     = v_half[0];                       // ufix<1,0>
    wire signed [20:0] v_half_bit_w21 = {20'd0, v_half_bit};
    wire signed [20:0] v_nearest      = v_floor + v_half_bit_w21;        // fix<21,12>
    wire               v_sat_under    = v_nearest[20] & ~v_nearest[19];
    wire               v_sat_over     = ~v_nearest[20] & v_nearest[19];
    wire signed [19:0] v_sat          = v_sat_over ? 20'sh7ffff
                                      : v_sat_under ? 20'sh80000
                                      : v_nearest[19:0];                 // fix<20,12>, saturated

    // a = a * keep_a
    wire signed [40:0] a_mul_shl         = {a_mul_part_2_s2, 9'd0};               // ufix<40,32>
    wire signed [40:0] a_mul_part_s2_w41 = {{7{a_mul_part_s2[33]}}, a_mul_part_s2};
    wire signed [40:0] a_mul             = a_mul_part_s2_w41 + a_mul_shl;         // ufix<40,32>
    wire               a_mul_unused      = &{1'b0, a_mul[15:0]};
    wire signed [24:0] a_floor           = a_mul[40:16];                          // ufix<24,16>

    // a = a + jump
    wire signed [20:0] a_shl      = {jump_s2, 4'd0};                          // ufix<20,16>
    wire signed [25:0] a_shl_w26  = {{5{a_shl[20]}}, a_shl};
    wire signed [25:0] a_add      = a_floor + a_shl_w26;                      // ufix<25,16>
    wire               a_sat_over = ~a_add[25] & a_add[24];
    wire signed [24:0] a_sat      = a_sat_over ? 25'sh0ffffff : a_add[24:0];  // ufix<24,16>, saturated

    reg  signed [19:0] v_sat_s3;      // fix<20,12>
    reg  signed [25:0] level_add_s3;  // fix<26,16>
    reg  signed [19:0] threshold_s3;  // fix<20,12>
    reg  signed [24:0] a_sat_s3;      // ufix<24,16>
    reg  signed [24:0] a_floor_s3;    // ufix<24,16>
    always @(posedge clk)
        if (en) begin
            v_sat_s3     <= v_sat;
            level_add_s3 <= level_add_s2;
            threshold_s3 <= threshold_s2;
            a_sat_s3     <= a_sat;
            a_floor_s3   <= a_floor;
        end

    // ---- Stage 3 of 3

    // spike when v >= level
    wire signed [23:0] spike_shl          = {v_sat_s3, 4'd0};                 // fix<24,16>
    wire signed [26:0] spike_shl_w27      = {{3{spike_shl[23]}}, spike_shl};
    wire signed [26:0] spike_at_least_gap = spike_shl_w27 - level_add_s3;     // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[25:0]};
    wire               spike_at_least     = ~spike_at_least_gap[26];          // ufix<1,0>

    // v = v - threshold
    wire signed [20:0] v_sub         = v_sat_s3 - threshold_s3;       // fix<21,12>
    wire               v_sat_2_under = v_sub[20] & ~v_sub[19];
    wire               v_sat_2_over  = ~v_sub[20] & v_sub[19];
    wire signed [19:0] v_sat_2       = v_sat_2_over ? 20'sh7ffff
                                     : v_sat_2_under ? 20'sh80000
                                     : v_sub[19:0];                   // fix<20,12>, saturated

    // spike when v >= level
    wire signed [19:0] v_next_d = spike_at_least ? v_sat_2 : v_sat_s3;     // fix<20,12>
    wire signed [24:0] a_next_d = spike_at_least ? a_sat_s3 : a_floor_s3;  // ufix<24,16>

    always @(posedge clk)
        if (en) begin
            v_next <= v_next_d;
            a_next <= a_next_d;
            spike  <= spike_at_least;
        end
endmodule

`default_nettype wire
