// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model StochasticLif; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 3 enabled clocks later; a new neuron every clock.
`default_nettype none

module ears_stochastic_lif_neuron (
    input  wire clk,
    input  wire en,
    input  wire start,                   // new states are the initial ones, a clock later
    input  wire signed [16:0] keep,      // ufix<16,16>, sign bit added
    input  wire signed [19:0] threshold, // fix<20,12>
    input  wire signed [20:0] noise,     // ufix<20,12>, sign bit added
    input  wire signed [19:0] reset,     // fix<20,12>
    input  wire signed [3:0]  x,         // ufix<3,0>, the sum's exact range
    input  wire signed [19:0] v,         // fix<20,12>
    input  wire        [31:0] draw_0,    // a random word
    output reg  signed [19:0] v_next,    // fix<20,12>
    output reg                spike      // an event is sent
);
    wire draw_0_unused = &{1'b0, draw_0[15:0]};

    // ---- Stage 1 of 3

    // v = v * keep + x
    wire signed [35:0] v_mul = v * keep;  // fix<36,28>

    // let level = threshold + (noise * (random<16> - 32768) >> 16)
    wire signed [16:0] draw      = {1'b0, draw_0[31:16]};            // ufix<16,0>
    wire               draw_unused = &{1'b0, draw[16]};
    wire signed [15:0] level_sub = $signed(draw[15:0]) - 16'sh8000;  // fix<16,0>

    reg  signed [3:0]  x_s2;          // ufix<3,0>
    reg  signed [35:0] v_mul_s2;      // fix<36,28>
    reg  signed [20:0] noise_s2;      // ufix<20,12>
    reg  signed [15:0] level_sub_s2;  // fix<16,0>
    reg  signed [19:0] threshold_s2;  // fix<20,12>
    reg  signed [19:0] reset_s2;      // fix<20,12>
    always @(posedge clk)
        if (en) begin
            x_s2         <= x;
            v_mul_s2     <= v_mul;
            noise_s2     <= noise;
            level_sub_s2 <= level_sub;
            threshold_s2 <= threshold;
            reset_s2     <= reset;
        end

    // ---- Stage 2 of 3

    // v = v * keep + x
    wire signed [31:0] v_shl          = {x_s2, 28'd0};                            // ufix<31,28>
    wire signed [36:0] v_shl_w37      = {{5{v_shl[31]}}, v_shl};
    wire signed [36:0] v_add          = v_mul_s2 + v_shl_w37;                     // fix<37,28>
    wire               v_add_unused   = &{1'b0, v_add[14:0]};
    wire signed [20:0] v_floor        = v_add[36:16];                             // fix<21,12>
    wire signed [21:0] v_half         = v_add[36:15];                             // fix<22,13>
    wire               v_half_unused  = &{1'b0, v_half[21:1]};
    wire               v_half_bit     = v_half[0];                                // ufix<1,0>
    wire signed [20:0] v_half_bit_w21 = {20'd0, v_half_bit};
    wire signed [20:0] v_nearest      = v_floor + v_half_bit_w21;                 // fix<21,12>
    wire               v_sat_over     = ~v_nearest[20] & v_nearest[19];
    wire signed [19:0] v_sat          = v_sat_over ? 20'sh7ffff : v_nearest[19:0];  // fix<20,12>, saturated

    // let level = threshold + (noise * (random<16> - 32768) >> 16)
    wire signed [35:0] level_mul = noise_s2 * level_sub_s2;  // fix<36,12>

    reg  signed [19:0] threshold_s3;  // fix<20,12>
    reg  signed [35:0] level_mul_s3;  // fix<36,12>
    reg  signed [19:0] v_sat_s3;      // fix<20,12>
    reg  signed [19:0] reset_s3;      // fix<20,12>
    always @(posedge clk)
        if (en) begin
            threshold_s3 <= threshold_s2;
            level_mul_s3 <= level_mul;
            v_sat_s3     <= v_sat;
            reset_s3     <= reset_s2;
        end

    // ---- Stage 3 of 3

    // let level = threshold + (noise * (random<16> - 32768) >> 16)
    wire signed [35:0] level_shl = {threshold_s3, 16'd0};     // fix<36,28>
    wire signed [36:0] level_add = level_shl + level_mul_s3;  // fix<37,28>

    // spike when v >= level
    wire signed [35:0] spike_shl          = {v_sat_s3, 16'd0};                    // fix<36,28>
    wire signed [37:0] spike_shl_w38      = {{2{spike_shl[35]}}, spike_shl};
    wire signed [37:0] spike_at_least_gap = spike_shl_w38 - level_add;            // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[36:0]};
    wire               spike_at_least     = ~spike_at_least_gap[37];              // ufix<1,0>
    wire signed [19:0] v_next_d           = spike_at_least ? reset_s3 : v_sat_s3;  // fix<20,12>

    always @(posedge clk)
        if (en) begin
            v_next <= start ? 20'sd0 : v_next_d;
            spike  <= spike_at_least;
        end
endmodule

`default_nettype wire
