// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model If; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 2 enabled clocks later; a new neuron every clock.
`default_nettype none

module if__neuron (
    input  wire clk,
    input  wire en,
    input  wire start,                   // new states are the initial ones, a clock later
    input  wire signed [15:0] threshold, // fix<16,8>
    input  wire signed [15:0] reset,     // fix<16,8>
    input  wire signed [5:0]  x,         // fix<6,0>, the sum's exact range
    input  wire signed [15:0] v,         // fix<16,8>
    output reg  signed [15:0] v_next,    // fix<16,8>
    output reg                spike      // an event is sent
);

    // ---- Stage 1 of 2

    // v = v + x
    wire signed [13:0] v_shl       = {x, 8'd0};                  // fix<14,8>
    wire signed [16:0] v_shl_w17   = {{3{v_shl[13]}}, v_shl};
    wire signed [16:0] v_add       = v + v_shl_w17;              // fix<17,8>
    wire               v_sat_under = v_add[16] & ~v_add[15];
    wire               v_sat_over  = ~v_add[16] & v_add[15];
    wire signed [15:0] v_sat       = v_sat_over ? 16'sh7fff
                                   : v_sat_under ? 16'sh8000
                                   : v_add[15:0];                // fix<16,8>, saturated

    reg  signed [15:0] v_sat_s2;      // fix<16,8>
    reg  signed [15:0] threshold_s2;  // fix<16,8>
    reg  signed [15:0] reset_s2;      // fix<16,8>
    always @(posedge clk)
        if (en) begin
            v_sat_s2     <= v_sat;
            threshold_s2 <= threshold;
            reset_s2     <= reset;
        end

    // ---- Stage 2 of 2

    // spike when v >= threshold
    wire signed [16:0] spike_at_least_gap = v_sat_s2 - threshold_s2;              // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[15:0]};
    wire               spike_at_least     = ~spike_at_least_gap[16];              // ufix<1,0>
    wire signed [15:0] v_next_d           = spike_at_least ? reset_s2 : v_sat_s2;  // fix<16,8>

    always @(posedge clk)
        if (en) begin
            v_next <= start ? 16'sd0 : v_next_d;
            spike  <= spike_at_least;
        end
endmodule

`default_nettype wire
