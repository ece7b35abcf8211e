// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model Lif; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 3 enabled clocks later; a new neuron every clock.
`default_nettype none

module lif_neuron (
    input  wire clk,
    input  wire en,
    input  wire start,                   // new states are the initial ones, a clock later
    input  wire signed [16:0] keep,      // ufix<16,16>, sign bit added
    input  wire signed [15:0] threshold, // fix<16,8>
    input  wire signed [5:0]  x,         // fix<6,0>, the sum's exact range
    input  wire signed [15:0] v,         // fix<16,8>
    output reg  signed [15:0] v_next,    // fix<16,8>
    output reg                spike      // an event is sent
);

    // ---- Stage 1 of 3

    // v = v * keep + x
    wire signed [31:0] v_mul = v * keep;  // fix<32,24>

    reg  signed [5:0]  x_s2;          // fix<6,0>
    reg  signed [31:0] v_mul_s2;      // fix<32,24>
    reg  signed [15:0] threshold_s2;  // fix<16,8>
    always @(posedge clk)
        if (en) begin
            x_s2         <= x;
            v_mul_s2     <= v_mul;
            threshold_s2 <= threshold;
        end

    // ---- Stage 2 of 3

    // v = v * keep + x
    wire signed [29:0] v_shl       = {x_s2, 24'd0};               // fix<30,24>
    wire signed [32:0] v_shl_w33   = {{3{v_shl[29]}}, v_shl};
    wire signed [32:0] v_add       = v_mul_s2 + v_shl_w33;        // fix<33,24>
    wire               v_add_unused = &{1'b0, v_add[15:0]};
    wire signed [16:0] v_floor     = v_add[32:16];                // fix<17,8>
    wire               v_sat_under = v_floor[16] & ~v_floor[15];
    wire               v_sat_over  = ~v_floor[16] & v_floor[15];
    wire signed [15:0] v_sat       = v_sat_over ? 16'sh7fff
                                   : v_sat_under ? 16'sh8000
                                   : v_floor[15:0];               // fix<16,8>, saturated

    reg  signed [15:0] v_sat_s3;      // fix<16,8>
    reg  signed [15:0] threshold_s3;  // fix<16,8>
    always @(posedge clk)
        if (en) begin
            v_sat_s3     <= v_sat;
            threshold_s3 <= threshold_s2;
        end

    // ---- Stage 3 of 3

    // spike when v >= threshold
    wire signed [16:0] spike_at_least_gap = v_sat_s3 - threshold_s3;  // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[15:0]};
    wire               spike_at_least     = ~spike_at_least_gap[16];  // ufix<1,0>

    // v = v - threshold
    wire signed [16:0] v_sub         = v_sat_s3 - threshold_s3;      // fix<17,8>
    wire               v_sat_2_under = v_sub[16] & ~v_sub[15];
    wire               v_sat_2_over  = ~v_sub[16] & v_sub[15];
    wire signed [15:0] v_sat_2       = v_sat_2_over ? 16'sh7fff
                                     : v_sat_2_under ? 16'sh8000
                                     : v_sub[15:0];                  // fix<16,8>, saturated

    // spike when v >= threshold
    wire signed [15:0] v_next_d = spike_at_least ? v_sat_2 : v_sat_s3;  // fix<16,8>

    always @(posedge clk)
        if (en) begin
            v_next <= start ? 16'sd0 : v_next_d;
            spike  <= spike_at_least;
        end
endmodule

`default_nettype wire
