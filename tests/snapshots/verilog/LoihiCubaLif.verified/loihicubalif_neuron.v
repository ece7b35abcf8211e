// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model LoihiCubaLif; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 4 enabled clocks later; a new neuron every clock.
`default_nettype none

module loihicubalif_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [12:0] du,             // ufix<12,0>, sign bit added
    input  wire signed [12:0] dv,             // ufix<12,0>, sign bit added
    input  wire signed [17:0] vth,            // ufix<17,0>, sign bit added
    input  wire signed [19:0] bias,           // fix<20,0>
    input  wire signed [1:0]  ds_offset,      // ufix<1,0>, sign bit added
    input  wire signed [1:0]  dm_offset,      // ufix<1,0>, sign bit added
    input  wire signed [11:0] a,              // fix<12,4>, the sum's exact range
    input  wire signed [24:0] u,              // fix<25,0>
    input  wire signed [23:0] v,              // fix<24,0>
    input  wire signed [8:0]  bias_wait,      // ufix<8,0>, sign bit added
    output reg  signed [24:0] u_next,         // fix<25,0>
    output reg  signed [23:0] v_next,         // fix<24,0>
    output reg  signed [8:0]  bias_wait_next, // ufix<8,0>, sign bit added
    output reg                spike           // an event is sent
);

    // ---- Stage 1 of 4

    // let u_kept : fix<25,0> round zero = u * (4096 - (du + ds_offset)) >> 12
    wire signed [13:0] ds_offset_w14 = {{12{ds_offset[1]}}, ds_offset};
    wire signed [13:0] u_kept_add    = du + ds_offset_w14;               // ufix<13,0>
    wire signed [13:0] u_kept_sub    = 14'sd4096 - u_kept_add;           // ufix<13,0>

    // let v_kept : fix<24,0> round zero = v * (4096 - (dv + dm_offset)) >> 12
    wire signed [13:0] dm_offset_w14 = {{12{dm_offset[1]}}, dm_offset};
    wire signed [13:0] v_kept_add    = dv + dm_offset_w14;               // ufix<13,0>
    wire signed [13:0] v_kept_sub    = 14'sd4096 - v_kept_add;           // ufix<13,0>

    // v = max(v_kept + u + (bias_wait == 0 ? bias : 0), -8388607)
    wire               v_equal  = bias_wait == 9'sd0;       // ufix<1,0>
    wire signed [19:0] v_choice = v_equal ? bias : 20'sd0;  // fix<20,0>

    // bias_wait = max(bias_wait - 1, 0)
    wire signed [8:0] bias_wait_sub  = bias_wait - 9'sd1;                       // fix<9,0>
    wire              bias_wait_less = bias_wait_sub < 9'sd0;                   // ufix<1,0>
    wire signed [8:0] bias_wait_max  = bias_wait_less ? 9'sd0 : bias_wait_sub;  // ufix<8,0>

    reg  signed [24:0] u_s2;              // fix<25,0>
    reg  signed [13:0] u_kept_sub_s2;     // ufix<13,0>
    reg  signed [11:0] a_s2;              // fix<12,4>
    reg  signed [23:0] v_s2;              // fix<24,0>
    reg  signed [13:0] v_kept_sub_s2;     // ufix<13,0>
    reg  signed [19:0] v_choice_s2;       // fix<20,0>
    reg  signed [17:0] vth_s2;            // ufix<17,0>
    reg  signed [8:0]  bias_wait_max_s2;  // ufix<8,0>
    always @(posedge clk)
        if (en) begin
            u_s2             <= u;
            u_kept_sub_s2    <= u_kept_sub;
            a_s2             <= a;
            v_s2             <= v;
            v_kept_sub_s2    <= v_kept_sub;
            v_choice_s2      <= v_choice;
            vth_s2           <= vth;
            bias_wait_max_s2 <= bias_wait_max;
        end

    // ---- Stage 2 of 4

    // let u_kept : fix<25,0> round zero = u * (4096 - (du + ds_offset)) >> 12
    wire signed [36:0] u_kept_mul      = u_s2 * u_kept_sub_s2;      // fix<37,0>
    wire signed [24:0] u_kept_floor    = u_kept_mul[36:12];         // fix<25,0>
    wire               u_kept_negative = u_kept_mul < 37'sd0;       // ufix<1,0>
    wire signed [12:0] u_kept_rest     = {1'b0, u_kept_mul[11:0]};  // ufix<12,0>

    // let v_kept : fix<24,0> round zero = v * (4096 - (dv + dm_offset)) >> 12
    wire signed [35:0] v_kept_mul      = v_s2 * v_kept_sub_s2;      // fix<36,0>
    wire signed [23:0] v_kept_floor    = v_kept_mul[35:12];         // fix<24,0>
    wire               v_kept_negative = v_kept_mul < 36'sd0;       // ufix<1,0>
    wire signed [12:0] v_kept_rest     = {1'b0, v_kept_mul[11:0]};  // ufix<12,0>

    reg  signed [12:0] u_kept_rest_s3;      // ufix<12,0>
    reg                u_kept_negative_s3;  // ufix<1,0>
    reg  signed [24:0] u_kept_floor_s3;     // fix<25,0>
    reg  signed [11:0] a_s3;                // fix<12,4>
    reg  signed [12:0] v_kept_rest_s3;      // ufix<12,0>
    reg                v_kept_negative_s3;  // ufix<1,0>
    reg  signed [23:0] v_kept_floor_s3;     // fix<24,0>
    reg  signed [19:0] v_choice_s3;         // fix<20,0>
    reg  signed [17:0] vth_s3;              // ufix<17,0>
    reg  signed [8:0]  bias_wait_max_s3;    // ufix<8,0>
    always @(posedge clk)
        if (en) begin
            u_kept_rest_s3     <= u_kept_rest;
            u_kept_negative_s3 <= u_kept_negative;
            u_kept_floor_s3    <= u_kept_floor;
            a_s3               <= a_s2;
            v_kept_rest_s3     <= v_kept_rest;
            v_kept_negative_s3 <= v_kept_negative;
            v_kept_floor_s3    <= v_kept_floor;
            v_choice_s3        <= v_choice_s2;
            vth_s3             <= vth_s2;
            bias_wait_max_s3   <= bias_wait_max_s2;
        end

    // ---- Stage 3 of 4

    // let u_kept : fix<25,0> round zero = u * (4096 - (du + ds_offset)) >> 12
    wire               u_kept_exact   = u_kept_rest_s3 == 13'sd0;             // ufix<1,0>
    wire               u_kept_inexact = ~u_kept_exact;                        // ufix<1,0>
    wire               u_kept_up      = u_kept_negative_s3 & u_kept_inexact;  // ufix<1,0>
    wire signed [24:0] u_kept_up_w25  = {24'd0, u_kept_up};
    wire signed [24:0] u_kept_zero    = u_kept_floor_s3 + u_kept_up_w25;      // fix<25,0>

    // let u_negated : fix<24,0> overflow wrap = -(u_kept + (a << 6))
    wire signed [13:0] u_negated_shl     = {a_s3, 2'd0};                          // fix<14,0>
    wire signed [25:0] u_negated_shl_w26 = {{12{u_negated_shl[13]}}, u_negated_shl};
    wire signed [25:0] u_negated_add     = u_kept_zero + u_negated_shl_w26;       // fix<26,0>
    wire signed [25:0] u_negated_neg     = 26'sd0 - u_negated_add;                // fix<26,0>
    wire               u_negated_neg_unused = &{1'b0, u_negated_neg[25:24]};
    wire signed [23:0] u_negated_wrap    = $signed(u_negated_neg[23:0]);          // fix<24,0>, wrapped

    // u = -u_negated
    wire signed [24:0] u_neg = 25'sd0 - u_negated_wrap;  // fix<25,0>

    // let v_kept : fix<24,0> round zero = v * (4096 - (dv + dm_offset)) >> 12
    wire               v_kept_exact   = v_kept_rest_s3 == 13'sd0;             // ufix<1,0>
    wire               v_kept_inexact = ~v_kept_exact;                        // ufix<1,0>
    wire               v_kept_up      = v_kept_negative_s3 & v_kept_inexact;  // ufix<1,0>
    wire signed [23:0] v_kept_up_w24  = {23'd0, v_kept_up};
    wire signed [23:0] v_kept_zero    = v_kept_floor_s3 + v_kept_up_w24;      // fix<24,0>

    // v = max(v_kept + u + (bias_wait == 0 ? bias : 0), -8388607)
    wire signed [24:0] v_add           = v_kept_zero + u_neg;                  // fix<25,0>
    wire signed [25:0] v_choice_s3_w26 = {{6{v_choice_s3[19]}}, v_choice_s3};
    wire signed [25:0] v_add_2         = v_add + v_choice_s3_w26;              // fix<26,0>

    reg  signed [25:0] v_add_2_s4;        // fix<26,0>
    reg  signed [17:0] vth_s4;            // ufix<17,0>
    reg  signed [24:0] u_neg_s4;          // fix<25,0>
    reg  signed [8:0]  bias_wait_max_s4;  // ufix<8,0>
    always @(posedge clk)
        if (en) begin
            v_add_2_s4       <= v_add_2;
            vth_s4           <= vth_s3;
            u_neg_s4         <= u_neg;
            bias_wait_max_s4 <= bias_wait_max_s3;
        end

    // ---- Stage 4 of 4

    // v = max(v_kept + u + (bias_wait == 0 ? bias : 0), -8388607)
    wire               v_less     = v_add_2_s4 < -26'sd8388607;              // ufix<1,0>
    wire signed [25:0] v_max      = v_less ? -26'sd8388607 : v_add_2_s4;     // fix<26,0>
    wire               v_sat_over = ~v_max[25] & |v_max[24:23];
    wire signed [23:0] v_sat      = v_sat_over ? 24'sh7fffff : v_max[23:0];  // fix<24,0>, saturated

    // spike when v > vth << 6
    wire signed [23:0] spike_shl         = {vth_s4, 6'd0};                  // ufix<23,0>
    wire signed [24:0] spike_greater_gap = spike_shl - v_sat;               // its sign is the answer
    wire               spike_greater_gap_unused = &{1'b0, spike_greater_gap[23:0]};
    wire               spike_greater     = spike_greater_gap[24];           // ufix<1,0>
    wire signed [23:0] v_next_d          = spike_greater ? 24'sd0 : v_sat;  // fix<24,0>

    always @(posedge clk)
        if (en) begin
            u_next         <= u_neg_s4;
            v_next         <= v_next_d;
            bias_wait_next <= bias_wait_max_s4;
            spike          <= spike_greater;
        end
endmodule

`default_nettype wire
