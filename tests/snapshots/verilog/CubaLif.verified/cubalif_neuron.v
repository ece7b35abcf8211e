// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model CubaLif; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 4 enabled clocks later; a new neuron every clock.
`default_nettype none

module cubalif_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [16:0] keep_i,    // ufix<16,16>, sign bit added
    input  wire signed [16:0] keep_v,    // ufix<16,16>, sign bit added
    input  wire signed [19:0] threshold, // fix<20,12>
    input  wire signed [19:0] rest,      // fix<20,12>
    input  wire signed [19:0] reset,     // fix<20,12>
    input  wire signed [11:0] x,         // fix<12,4>, the sum's exact range
    input  wire signed [19:0] i,         // fix<20,12>
    input  wire signed [19:0] v,         // fix<20,12>
    output reg  signed [19:0] i_next,    // fix<20,12>
    output reg  signed [19:0] v_next,    // fix<20,12>
    output reg                spike      // an event is sent
);

    // ---- Stage 1 of 4

    // i = i * keep_i + x
    wire signed [35:0] i_mul = i * keep_i;  // fix<36,28>

    // v = rest + (v - rest) * keep_v + i
    wire signed [20:0] v_sub = v - rest;  // fix<21,12>

    reg  signed [11:0] x_s2;          // fix<12,4>
    reg  signed [35:0] i_mul_s2;      // fix<36,28>
    reg  signed [20:0] v_sub_s2;      // fix<21,12>
    reg  signed [16:0] keep_v_s2;     // ufix<16,16>
    reg  signed [19:0] rest_s2;       // fix<20,12>
    reg  signed [19:0] threshold_s2;  // fix<20,12>
    reg  signed [19:0] reset_s2;      // fix<20,12>
    always @(posedge clk)
        if (en) begin
            x_s2         <= x;
            i_mul_s2     <= i_mul;
            v_sub_s2     <= v_sub;
            keep_v_s2    <= keep_v;
            rest_s2      <= rest;
            threshold_s2 <= threshold;
            reset_s2     <= reset;
        end

    // ---- Stage 2 of 4

    // i = i * keep_i + x
    wire signed [35:0] i_shl      = {x_s2, 24'd0};           // fix<36,28>
    wire signed [36:0] i_add      = i_mul_s2 + i_shl;        // fix<37,28>
    wire signed [20:0] i_floor    = i_add[36:16];            // fix<21,12>
    wire               i_negative = i_add < 37'sd0;          // ufix<1,0>
    wire signed [16:0] i_rest     = {1'b0, i_add[15:0]};     // ufix<16,0>
    wire               i_exact    = i_rest == 17'sd0;        // ufix<1,0>
    wire               i_inexact  = ~i_exact;                // ufix<1,0>
    wire               i_up       = i_negative & i_inexact;  // ufix<1,0>

    // v = rest + (v - rest) * keep_v + i
    wire signed [36:0] v_mul = v_sub_s2 * keep_v_s2;  // fix<37,28>

    reg  signed [20:0] i_floor_s3;    // fix<21,12>
    reg                i_up_s3;       // ufix<1,0>
    reg  signed [19:0] rest_s3;       // fix<20,12>
    reg  signed [36:0] v_mul_s3;      // fix<37,28>
    reg  signed [19:0] threshold_s3;  // fix<20,12>
    reg  signed [19:0] reset_s3;      // fix<20,12>
    always @(posedge clk)
        if (en) begin
            i_floor_s3   <= i_floor;
            i_up_s3      <= i_up;
            rest_s3      <= rest_s2;
            v_mul_s3     <= v_mul;
            threshold_s3 <= threshold_s2;
            reset_s3     <= reset_s2;
        end

    // ---- Stage 3 of 4

    // i = i * keep_i + x
    wire signed [20:0] i_up_s3_w21 = {20'd0, i_up_s3};
    wire signed [20:0] i_zero      = i_floor_s3 + i_up_s3_w21;    // fix<21,12>
    wire               i_sat_under = i_zero[20] & ~i_zero[19];
    wire               i_sat_over  = ~i_zero[20] & i_zero[19];
    wire signed [19:0] i_sat       = i_sat_over ? 20'sh7ffff
                                   : i_sat_under ? 20'sh80000
                                   : i_zero[19:0];                // fix<20,12>, saturated

    // v = rest + (v - rest) * keep_v + i
    wire signed [35:0] v_shl          = {rest_s3, 16'd0};             // fix<36,28>
    wire signed [37:0] v_shl_w38      = {{2{v_shl[35]}}, v_shl};
    wire signed [37:0] v_add          = v_shl_w38 + v_mul_s3;         // fix<38,28>
    wire signed [35:0] v_shl_2        = {i_sat, 16'd0};               // fix<36,28>
    wire signed [37:0] v_shl_2_w38    = {{2{v_shl_2[35]}}, v_shl_2};
    wire signed [37:0] v_add_2        = v_add + v_shl_2_w38;          // fix<38,28>
    wire               v_add_2_unused = &{1'b0, v_add_2[14:0]};
    wire signed [21:0] v_floor        = v_add_2[37:16];               // fix<22,12>
    wire signed [22:0] v_half         = v_add_2[37:15];               // fix<23,13>
    wire               v_half_unused  = &{1'b0, v_half[22:1]};
    wire               v_half_bit     = v_half[0];                    // ufix<1,0>
    wire signed [21:0] v_half_bit_w22 = {21'd0, v_half_bit};
    wire signed [21:0] v_nearest      = v_floor + v_half_bit_w22;     // fix<22,12>

    reg  signed [21:0] v_nearest_s4;  // fix<22,12>
    reg  signed [19:0] threshold_s4;  // fix<20,12>
    reg  signed [19:0] reset_s4;      // fix<20,12>
    reg  signed [19:0] i_sat_s4;      // fix<20,12>
    always @(posedge clk)
        if (en) begin
            v_nearest_s4 <= v_nearest;
            threshold_s4 <= threshold_s3;
            reset_s4     <= reset_s3;
            i_sat_s4     <= i_sat;
        end

    // ---- Stage 4 of 4

    // v = rest + (v - rest) * keep_v + i
    wire               v_sat_under = v_nearest_s4[21] & ~(&v_nearest_s4[20:19]);
    wire               v_sat_over  = ~v_nearest_s4[21] & |v_nearest_s4[20:19];
    wire signed [19:0] v_sat       = v_sat_over ? 20'sh7ffff
                                   : v_sat_under ? 20'sh80000
                                   : v_nearest_s4[19:0];                          // fix<20,12>, saturated

    // spike when v >= threshold
    wire signed [20:0] spike_at_least_gap = v_sat - threshold_s4;               // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[19:0]};
    wire               spike_at_least     = ~spike_at_least_gap[20];            // ufix<1,0>
    wire signed [19:0] v_next_d           = spike_at_least ? reset_s4 : v_sat;  // fix<20,12>

    always @(posedge clk)
        if (en) begin
            i_next <= i_sat_s4;
            v_next <= v_next_d;
            spike  <= spike_at_least;
        end
endmodule

`default_nettype wire
