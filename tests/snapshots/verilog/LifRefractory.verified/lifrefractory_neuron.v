// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model LifRefractory; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 4 enabled clocks later; a new neuron every clock.
`default_nettype none

module lifrefractory_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [16:0] keep,       // ufix<16,16>, sign bit added
    input  wire signed [19:0] threshold,  // fix<20,12>
    input  wire signed [8:0]  period,     // ufix<8,0>, sign bit added
    input  wire signed [19:0] rest,       // fix<20,12>
    input  wire signed [19:0] reset,      // fix<20,12>
    input  wire signed [11:0] x,          // fix<12,4>, the sum's exact range
    input  wire signed [19:0] v,          // fix<20,12>
    input  wire signed [8:0]  wait_,      // ufix<8,0>, sign bit added
    output reg  signed [19:0] v_next,     // fix<20,12>
    output reg  signed [8:0]  wait__next, // ufix<8,0>, sign bit added
    output reg                spike       // an event is sent
);

    // ---- Stage 1 of 4

    // let resting = wait > 0
    wire resting_greater = 9'sd0 < wait_;  // ufix<1,0>

    // v = resting ? v : rest + (v - rest) * keep + x
    wire signed [20:0] v_sub = v - rest;  // fix<21,12>

    // wait = max(wait - 1, 0)
    wire signed [8:0] wait_sub  = wait_ - 9'sd1;                 // fix<9,0>
    wire              wait_less = wait_sub < 9'sd0;              // ufix<1,0>
    wire signed [8:0] wait_max  = wait_less ? 9'sd0 : wait_sub;  // ufix<8,0>

    reg  signed [20:0] v_sub_s2;            // fix<21,12>
    reg  signed [16:0] keep_s2;             // ufix<16,16>
    reg  signed [19:0] rest_s2;             // fix<20,12>
    reg  signed [11:0] x_s2;                // fix<12,4>
    reg  signed [19:0] v_s2;                // fix<20,12>
    reg                resting_greater_s2;  // ufix<1,0>
    reg  signed [19:0] threshold_s2;        // fix<20,12>
    reg  signed [19:0] reset_s2;            // fix<20,12>
    reg  signed [8:0]  period_s2;           // ufix<8,0>
    reg  signed [8:0]  wait_max_s2;         // ufix<8,0>
    always @(posedge clk)
        if (en) begin
            v_sub_s2           <= v_sub;
            keep_s2            <= keep;
            rest_s2            <= rest;
            x_s2               <= x;
            v_s2               <= v;
            resting_greater_s2 <= resting_greater;
            threshold_s2       <= threshold;
            reset_s2           <= reset;
            period_s2          <= period;
            wait_max_s2        <= wait_max;
        end

    // ---- Stage 2 of 4

    // v = resting ? v : rest + (v - rest) * keep + x
    wire signed [36:0] v_mul = v_sub_s2 * keep_s2;  // fix<37,28>

    reg  signed [19:0] rest_s3;             // fix<20,12>
    reg  signed [36:0] v_mul_s3;            // fix<37,28>
    reg  signed [11:0] x_s3;                // fix<12,4>
    reg  signed [19:0] v_s3;                // fix<20,12>
    reg                resting_greater_s3;  // ufix<1,0>
    reg  signed [19:0] threshold_s3;        // fix<20,12>
    reg  signed [19:0] reset_s3;            // fix<20,12>
    reg  signed [8:0]  period_s3;           // ufix<8,0>
    reg  signed [8:0]  wait_max_s3;         // ufix<8,0>
    always @(posedge clk)
        if (en) begin
            rest_s3            <= rest_s2;
            v_mul_s3           <= v_mul;
            x_s3               <= x_s2;
            v_s3               <= v_s2;
            resting_greater_s3 <= resting_greater_s2;
            threshold_s3       <= threshold_s2;
            reset_s3           <= reset_s2;
            period_s3          <= period_s2;
            wait_max_s3        <= wait_max_s2;
        end

    // ---- Stage 3 of 4

    // v = resting ? v : rest + (v - rest) * keep + x
    wire signed [35:0] v_shl          = {rest_s3, 16'd0};                         // fix<36,28>
    wire signed [37:0] v_shl_w38      = {{2{v_shl[35]}}, v_shl};
    wire signed [37:0] v_add          = v_shl_w38 + v_mul_s3;                     // fix<38,28>
    wire signed [35:0] v_shl_2        = {x_s3, 24'd0};                            // fix<36,28>
    wire signed [37:0] v_shl_2_w38    = {{2{v_shl_2[35]}}, v_shl_2};
    wire signed [37:0] v_add_2        = v_add + v_shl_2_w38;                      // fix<38,28>
    wire signed [35:0] v_shl_3        = {v_s3, 16'd0};                            // fix<36,28>
    wire signed [37:0] v_shl_3_w38    = {{2{v_shl_3[35]}}, v_shl_3};
    wire signed [37:0] v_choice       = resting_greater_s3 ? v_shl_3_w38 : v_add_2;  // fix<38,28>
    wire               v_choice_unused = &{1'b0, v_choice[14:0]};
    wire signed [21:0] v_floor        = v_choice[37:16];                          // fix<22,12>
    wire signed [22:0] v_half         = v_choice[37:15];                          // fix<23,13>
    wire               v_half_unused  = &{1'b0, v_half[22:1]};
    wire               v_half_bit     = v_half[0];                                // ufix<1,0>
    wire signed [21:0] v_half_bit_w22 = {21'd0, v_half_bit};
    wire signed [21:0] v_nearest      = v_floor + v_half_bit_w22;                 // fix<22,12>
    wire               v_sat_under    = v_nearest[21] & ~(&v_nearest[20:19]);
    wire               v_sat_over     = ~v_nearest[21] & |v_nearest[20:19];
    wire signed [19:0] v_sat          = v_sat_over ? 20'sh7ffff
                                      : v_sat_under ? 20'sh80000
                                      : v_nearest[19:0];                          // fix<20,12>, saturated

    reg                resting_greater_s4;  // ufix<1,0>
    reg  signed [19:0] v_sat_s4;            // fix<20,12>
    reg  signed [19:0] threshold_s4;        // fix<20,12>
    reg  signed [19:0] reset_s4;            // fix<20,12>
    reg  signed [8:0]  period_s4;           // ufix<8,0>
    reg  signed [8:0]  wait_max_s4;         // ufix<8,0>
    always @(posedge clk)
        if (en) begin
            resting_greater_s4 <= resting_greater_s3;
            v_sat_s4           <= v_sat;
            threshold_s4       <= threshold_s3;
            reset_s4           <= reset_s3;
            period_s4          <= period_s3;
            wait_max_s4        <= wait_max_s3;
        end

    // ---- Stage 4 of 4

    // spike when not resting and v >= threshold
    wire               spike_not          = ~resting_greater_s4;                  // ufix<1,0>
    wire signed [20:0] spike_at_least_gap = v_sat_s4 - threshold_s4;              // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[19:0]};
    wire               spike_at_least     = ~spike_at_least_gap[20];              // ufix<1,0>
    wire               spike_and          = spike_not & spike_at_least;           // ufix<1,0>
    wire signed [19:0] v_next_d           = spike_and ? reset_s4 : v_sat_s4;      // fix<20,12>
    wire signed [8:0]  wait_next          = spike_and ? period_s4 : wait_max_s4;  // ufix<8,0>

    always @(posedge clk)
        if (en) begin
            v_next     <= v_next_d;
            wait__next <= wait_next;
            spike      <= spike_and;
        end
endmodule

`default_nettype wire
