// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model ExpSynapseLif; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 5 enabled clocks later; a new neuron every clock.
`default_nettype none

module expsynapselif_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [16:0] keep,       // ufix<16,16>, sign bit added
    input  wire signed [16:0] keep_exc,   // ufix<16,16>, sign bit added
    input  wire signed [16:0] keep_inh,   // ufix<16,16>, sign bit added
    input  wire signed [23:0] threshold,  // fix<24,16>
    input  wire signed [23:0] rest,       // fix<24,16>
    input  wire signed [23:0] reset,      // fix<24,16>
    input  wire signed [23:0] drive,      // fix<24,16>
    input  wire signed [8:0]  period,     // ufix<8,0>, sign bit added
    input  wire signed [11:0] exc,        // fix<12,4>, the sum's exact range
    input  wire signed [11:0] inh,        // fix<12,4>, the sum's exact range
    input  wire signed [23:0] v,          // fix<24,16>
    input  wire signed [23:0] i_exc,      // fix<24,16>
    input  wire signed [23:0] i_inh,      // fix<24,16>
    input  wire signed [8:0]  wait_,      // ufix<8,0>, sign bit added
    output reg  signed [23:0] v_next,     // fix<24,16>
    output reg  signed [23:0] i_exc_next, // fix<24,16>
    output reg  signed [23:0] i_inh_next, // fix<24,16>
    output reg  signed [8:0]  wait__next, // ufix<8,0>, sign bit added
    output reg                spike       // an event is sent
);

    // ---- Stage 1 of 5

    // let resting = wait > 0
    wire resting_greater = 9'sd0 < wait_;  // ufix<1,0>

    // v = resting ? v : rest + (v - rest) * keep + i_exc + i_inh + drive
    wire signed [24:0] v_sub      = v - rest;           // fix<25,16>
    wire signed [9:0]  v_mul_low  = {1'b0, keep[8:0]};  // ufix<9,0>
    wire signed [7:0]  v_mul_high = keep[16:9];         // ufix<7,0>

    // wait = max(wait - 1, 0)
    wire signed [8:0] wait_sub  = wait_ - 9'sd1;                 // fix<9,0>
    wire              wait_less = wait_sub < 9'sd0;              // ufix<1,0>
    wire signed [8:0] wait_max  = wait_less ? 9'sd0 : wait_sub;  // ufix<8,0>

    // i_exc = i_exc * keep_exc + exc
    wire signed [9:0]  i_exc_mul_low    = {1'b0, keep_exc[8:0]};   // ufix<9,0>
    wire signed [32:0] i_exc_mul_part   = i_exc * i_exc_mul_low;   // fix<33,32>
    wire signed [7:0]  i_exc_mul_high   = keep_exc[16:9];          // ufix<7,0>
    wire signed [30:0] i_exc_mul_part_2 = i_exc * i_exc_mul_high;  // fix<31,23>

    // i_inh = i_inh * keep_inh + inh
    wire signed [9:0]  i_inh_mul_low    = {1'b0, keep_inh[8:0]};   // ufix<9,0>
    wire signed [32:0] i_inh_mul_part   = i_inh * i_inh_mul_low;   // fix<33,32>
    wire signed [7:0]  i_inh_mul_high   = keep_inh[16:9];          // ufix<7,0>
    wire signed [30:0] i_inh_mul_part_2 = i_inh * i_inh_mul_high;  // fix<31,23>

    reg  signed [24:0] v_sub_s2;             // fix<25,16>
    reg  signed [9:0]  v_mul_low_s2;         // ufix<9,0>
    reg  signed [7:0]  v_mul_high_s2;        // ufix<7,0>
    reg  signed [23:0] rest_s2;              // fix<24,16>
    reg  signed [23:0] i_exc_s2;             // fix<24,16>
    reg  signed [23:0] i_inh_s2;             // fix<24,16>
    reg  signed [23:0] drive_s2;             // fix<24,16>
    reg  signed [23:0] v_s2;                 // fix<24,16>
    reg                resting_greater_s2;   // ufix<1,0>
    reg  signed [30:0] i_exc_mul_part_2_s2;  // fix<31,23>
    reg  signed [32:0] i_exc_mul_part_s2;    // fix<33,32>
    reg  signed [11:0] exc_s2;               // fix<12,4>
    reg  signed [30:0] i_inh_mul_part_2_s2;  // fix<31,23>
    reg  signed [32:0] i_inh_mul_part_s2;    // fix<33,32>
    reg  signed [11:0] inh_s2;               // fix<12,4>
    reg  signed [23:0] threshold_s2;         // fix<24,16>
    reg  signed [23:0] reset_s2;             // fix<24,16>
    reg  signed [8:0]  period_s2;            // ufix<8,0>
    reg  signed [8:0]  wait_max_s2;          // ufix<8,0>
    always @(posedge clk)
        if (en) begin
            v_sub_s2            <= v_sub;
            v_mul_low_s2        <= v_mul_low;
            v_mul_high_s2       <= v_mul_high;
            rest_s2             <= rest;
            i_exc_s2            <= i_exc;
            i_inh_s2            <= i_inh;
            drive_s2            <= drive;
            v_s2                <= v;
            resting_greater_s2  <= resting_greater;
            i_exc_mul_part_2_s2 <= i_exc_mul_part_2;
            i_exc_mul_part_s2   <= i_exc_mul_part;
            exc_s2              <= exc;
            i_inh_mul_part_2_s2 <= i_inh_mul_part_2;
            i_inh_mul_part_s2   <= i_inh_mul_part;
            inh_s2              <= inh;
            threshold_s2        <= threshold;
            reset_s2            <= reset;
            period_s2           <= period;
            wait_max_s2         <= wait_max;
        end

    // ---- Stage 2 of 5

    // v = resting ? v : rest + (v - rest) * keep + i_exc + i_inh + drive
    wire signed [33:0] v_mul_part   = v_sub_s2 * v_mul_low_s2;   // fix<34,32>
    wire signed [31:0] v_mul_part_2 = v_sub_s2 * v_mul_high_s2;  // fix<32,23>

    // i_exc = i_exc * keep_exc + exc
    wire signed [39:0] i_exc_mul_shl         = {i_exc_mul_part_2_s2, 9'd0};       // fix<40,32>
    wire signed [39:0] i_exc_mul_part_s2_w40 = {{7{i_exc_mul_part_s2[32]}}, i_exc_mul_part_s2};
    wire signed [39:0] i_exc_mul             = i_exc_mul_part_s2_w40 + i_exc_mul_shl;  // fix<40,32>
    wire signed [39:0] i_exc_shl             = {exc_s2, 28'd0};                   // fix<40,32>
    wire signed [40:0] i_exc_add             = i_exc_mul + i_exc_shl;             // fix<41,32>
    wire               i_exc_add_unused      = &{1'b0, i_exc_add[14:0]};
    wire signed [24:0] i_exc_floor           = i_exc_add[40:16];                  // fix<25,16>
    wire signed [25:0] i_exc_half            = i_exc_add[40:15];                  // fix<26,17>
    wire               i_exc_half_unused     = &{1'b0, i_exc_half[25:1]};
    wire               i_exc_half_bit        = i_exc_half[0];                     // ufix<1,0>
    wire signed [24:0] i_exc_half_bit_w25    = {24'd0, i_exc_half_bit};
    wire signed [24:0] i_exc_nearest         = i_exc_floor + i_exc_half_bit_w25;  // fix<25,16>
    wire               i_exc_sat_under       = i_exc_nearest[24] & ~i_exc_nearest[23];
    wire               i_exc_sat_over        = ~i_exc_nearest[24] & i_exc_nearest[23];
    wire signed [23:0] i_exc_sat             = i_exc_sat_over ? 24'sh7fffff
                                             : i_exc_sat_under ? 24'sh800000
                                             : i_exc_nearest[23:0];               // fix<24,16>, saturated

    // i_inh = i_inh * keep_inh + inh
    wire signed [39:0] i_inh_mul_shl         = {i_inh_mul_part_2_s2, 9'd0};       // fix<40,32>
    wire signed [39:0] i_inh_mul_part_s2_w40 = {{7{i_inh_mul_part_s2[32]}}, i_inh_mul_part_s2};
    wire signed [39:0] i_inh_mul             = i_inh_mul_part_s2_w40 + i_inh_mul_shl;  // fix<40,32>
    wire signed [39:0] i_inh_shl             = {inh_s2, 28'd0};                   // fix<40,32>
    wire signed [40:0] i_inh_add             = i_inh_mul + i_inh_shl;             // fix<41,32>
    wire               i_inh_add_unused      = &{1'b0, i_inh_add[14:0]};
    wire signed [24:0] i_inh_floor           = i_inh_add[40:16];                  // fix<25,16>
    wire signed [25:0] i_inh_half            = i_inh_add[40:15];                  // fix<26,17>
    wire               i_inh_half_unused     = &{1'b0, i_inh_half[25:1]};
    wire               i_inh_half_bit        = i_inh_half[0];                     // ufix<1,0>
    wire signed [24:0] i_inh_half_bit_w25    = {24'd0, i_inh_half_bit};
    wire signed [24:0] i_inh_nearest         = i_inh_floor + i_inh_half_bit_w25;  // fix<25,16>
    wire               i_inh_sat_under       = i_inh_nearest[24] & ~i_inh_nearest[23];
    wire               i_inh_sat_over        = ~i_inh_nearest[24] & i_inh_nearest[23];
    wire signed [23:0] i_inh_sat             = i_inh_sat_over ? 24'sh7fffff
                                             : i_inh_sat_under ? 24'sh800000
                                             : i_inh_nearest[23:0];               // fix<24,16>, saturated

    reg  signed [31:0] v_mul_part_2_s3;     // fix<32,23>
    reg  signed [33:0] v_mul_part_s3;       // fix<34,32>
    reg  signed [23:0] rest_s3;             // fix<24,16>
    reg  signed [23:0] i_exc_s3;            // fix<24,16>
    reg  signed [23:0] i_inh_s3;            // fix<24,16>
    reg  signed [23:0] drive_s3;            // fix<24,16>
    reg  signed [23:0] v_s3;                // fix<24,16>
    reg                resting_greater_s3;  // ufix<1,0>
    reg  signed [23:0] threshold_s3;        // fix<24,16>
    reg  signed [23:0] reset_s3;            // fix<24,16>
    reg  signed [8:0]  period_s3;           // ufix<8,0>
    reg  signed [8:0]  wait_max_s3;         // ufix<8,0>
    reg  signed [23:0] i_exc_sat_s3;        // fix<24,16>
    reg  signed [23:0] i_inh_sat_s3;        // fix<24,16>
    always @(posedge clk)
        if (en) begin
            v_mul_part_2_s3    <= v_mul_part_2;
            v_mul_part_s3      <= v_mul_part;
            rest_s3            <= rest_s2;
            i_exc_s3           <= i_exc_s2;
            i_inh_s3           <= i_inh_s2;
            drive_s3           <= drive_s2;
            v_s3               <= v_s2;
            resting_greater_s3 <= resting_greater_s2;
            threshold_s3       <= threshold_s2;
            reset_s3           <= reset_s2;
            period_s3          <= period_s2;
            wait_max_s3        <= wait_max_s2;
            i_exc_sat_s3       <= i_exc_sat;
            i_inh_sat_s3       <= i_inh_sat;
        end

    // ---- Stage 3 of 5

    // v = resting ? v : rest + (v - rest) * keep + i_exc + i_inh + drive
    wire signed [40:0] v_mul_shl         = {v_mul_part_2_s3, 9'd0};               // fix<41,32>
    wire signed [40:0] v_mul_part_s3_w41 = {{7{v_mul_part_s3[33]}}, v_mul_part_s3};
    wire signed [40:0] v_mul             = v_mul_part_s3_w41 + v_mul_shl;         // fix<41,32>
    wire signed [39:0] v_shl             = {rest_s3, 16'd0};                      // fix<40,32>
    wire signed [41:0] v_shl_w42         = {{2{v_shl[39]}}, v_shl};
    wire signed [41:0] v_add             = v_shl_w42 + v_mul;                     // fix<42,32>
    wire signed [39:0] v_shl_2           = {i_exc_s3, 16'd0};                     // fix<40,32>
    wire signed [41:0] v_shl_2_w42       = {{2{v_shl_2[39]}}, v_shl_2};
    wire signed [41:0] v_add_2           = v_add + v_shl_2_w42;                   // fix<42,32>
    wire signed [39:0] v_shl_3           = {i_inh_s3, 16'd0};                     // fix<40,32>
    wire signed [42:0] v_shl_3_w43       = {{3{v_shl_3[39]}}, v_shl_3};
    wire signed [42:0] v_add_3           = v_add_2 + v_shl_3_w43;                 // fix<43,32>
    wire signed [39:0] v_shl_4           = {drive_s3, 16'd0};                     // fix<40,32>
    wire signed [42:0] v_shl_4_w43       = {{3{v_shl_4[39]}}, v_shl_4};
    wire signed [42:0] v_add_4           = v_add_3 + v_shl_4_w43;                 // fix<43,32>
    wire signed [39:0] v_shl_5           = {v_s3, 16'd0};                         // fix<40,32>
    wire signed [42:0] v_shl_5_w43       = {{3{v_shl_5[39]}}, v_shl_5};
    wire signed [42:0] v_choice          = resting_greater_s3 ? v_shl_5_w43 : v_add_4;  // fix<43,32>
    wire               v_choice_unused   = &{1'b0, v_choice[14:0]};
    wire signed [26:0] v_floor           = v_choice[42:16];                       // fix<27,16>
    wire signed [27:0] v_half            = v_choice[42:15];                       // fix<28,17>
    wire               v_half_unused     = &{1'b0, v_half[27:1]};
    wire               v_half_bit        = v_half[0];                             // ufix<1,0>

    reg  signed [26:0] v_floor_s4;          // fix<27,16>
    reg                v_half_bit_s4;       // ufix<1,0>
    reg                resting_greater_s4;  // ufix<1,0>
    reg  signed [23:0] threshold_s4;        // fix<24,16>
    reg  signed [23:0] reset_s4;            // fix<24,16>
    reg  signed [8:0]  period_s4;           // ufix<8,0>
    reg  signed [8:0]  wait_max_s4;         // ufix<8,0>
    reg  signed [23:0] i_exc_sat_s4;        // fix<24,16>
    reg  signed [23:0] i_inh_sat_s4;        // fix<24,16>
    always @(posedge clk)
        if (en) begin
            v_floor_s4         <= v_floor;
            v_half_bit_s4      <= v_half_bit;
            resting_greater_s4 <= resting_greater_s3;
            threshold_s4       <= threshold_s3;
            reset_s4           <= reset_s3;
            period_s4          <= period_s3;
            wait_max_s4        <= wait_max_s3;
            i_exc_sat_s4       <= i_exc_sat_s3;
            i_inh_sat_s4       <= i_inh_sat_s3;
        end

    // ---- Stage 4 of 5

    // v = resting ? v : rest + (v - rest) * keep + i_exc + i_inh + drive
    wire signed [26:0] v_half_bit_s4_w27 = {26'd0, v_half_bit_s4};
    wire signed [26:0] v_nearest         = v_floor_s4 + v_half_bit_s4_w27;        // fix<27,16>
    wire               v_sat_under       = v_nearest[26] & ~(&v_nearest[25:23]);
    wire               v_sat_over        = ~v_nearest[26] & |v_nearest[25:23];
    wire signed [23:0] v_sat             = v_sat_over ? 24'sh7fffff
                                         : v_sat_under ? 24'sh800000
                                         : v_nearest[23:0];                       // fix<24,16>, saturated

    // spike when not resting and v >= threshold
    wire               spike_not          = ~resting_greater_s4;         // ufix<1,0>
    wire signed [24:0] spike_at_least_gap = v_sat - threshold_s4;        // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[23:0]};
    wire               spike_at_least     = ~spike_at_least_gap[24];     // ufix<1,0>
    wire               spike_and          = spike_not & spike_at_least;  // ufix<1,0>

    reg                spike_and_s5;  // ufix<1,0>
    reg  signed [23:0] reset_s5;      // fix<24,16>
    reg  signed [23:0] v_sat_s5;      // fix<24,16>
    reg  signed [8:0]  period_s5;     // ufix<8,0>
    reg  signed [8:0]  wait_max_s5;   // ufix<8,0>
    reg  signed [23:0] i_exc_sat_s5;  // fix<24,16>
    reg  signed [23:0] i_inh_sat_s5;  // fix<24,16>
    always @(posedge clk)
        if (en) begin
            spike_and_s5 <= spike_and;
            reset_s5     <= reset_s4;
            v_sat_s5     <= v_sat;
            period_s5    <= period_s4;
            wait_max_s5  <= wait_max_s4;
            i_exc_sat_s5 <= i_exc_sat_s4;
            i_inh_sat_s5 <= i_inh_sat_s4;
        end

    // ---- Stage 5 of 5

    // spike when not resting and v >= threshold
    wire signed [23:0] v_next_d  = spike_and_s5 ? reset_s5 : v_sat_s5;      // fix<24,16>
    wire signed [8:0]  wait_next = spike_and_s5 ? period_s5 : wait_max_s5;  // ufix<8,0>

    always @(posedge clk)
        if (en) begin
            v_next     <= v_next_d;
            i_exc_next <= i_exc_sat_s5;
            i_inh_next <= i_inh_sat_s5;
            wait__next <= wait_next;
            spike      <= spike_and_s5;
        end
endmodule

`default_nettype wire
