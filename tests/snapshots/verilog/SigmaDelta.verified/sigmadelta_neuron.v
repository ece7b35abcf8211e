// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model SigmaDelta; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 6 enabled clocks later; a new neuron every clock.
`default_nettype none

module sigmadelta_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [16:0] threshold, // ufix<16,8>, sign bit added
    input  wire signed [15:0] bias,      // fix<16,8>
    input  wire signed [11:0] x,         // fix<12,4>, the sum's exact range
    input  wire signed [31:0] s,         // fix<32,16>
    input  wire signed [16:0] sent,      // ufix<16,8>, sign bit added
    output reg  signed [31:0] s_next,    // fix<32,16>
    output reg  signed [16:0] sent_next, // ufix<16,8>, sign bit added
    output reg                spike,     // an event is sent
    output reg  signed [16:0] payload    // fix<17,8>
);

    // ---- Stage 1 of 6

    // s = s + x
    wire signed [23:0] s_shl     = {x, 12'd0};               // fix<24,16>
    wire signed [32:0] s_shl_w33 = {{9{s_shl[23]}}, s_shl};
    wire signed [32:0] s_add     = s + s_shl_w33;            // fix<33,16>

    reg  signed [32:0] s_add_s2;      // fix<33,16>
    reg  signed [15:0] bias_s2;       // fix<16,8>
    reg  signed [16:0] sent_s2;       // ufix<16,8>
    reg  signed [16:0] threshold_s2;  // ufix<16,8>
    always @(posedge clk)
        if (en) begin
            s_add_s2     <= s_add;
            bias_s2      <= bias;
            sent_s2      <= sent;
            threshold_s2 <= threshold;
        end

    // ---- Stage 2 of 6

    // s = s + x
    wire               s_sat_under = s_add_s2[32] & ~s_add_s2[31];
    wire               s_sat_over  = ~s_add_s2[32] & s_add_s2[31];
    wire signed [31:0] s_sat       = s_sat_over ? 32'sh7fffffff
                                   : s_sat_under ? 32'sh80000000
                                   : s_add_s2[31:0];                 // fix<32,16>, saturated

    reg  signed [15:0] bias_s3;       // fix<16,8>
    reg  signed [31:0] s_sat_s3;      // fix<32,16>
    reg  signed [16:0] sent_s3;       // ufix<16,8>
    reg  signed [16:0] threshold_s3;  // ufix<16,8>
    always @(posedge clk)
        if (en) begin
            bias_s3      <= bias_s2;
            s_sat_s3     <= s_sat;
            sent_s3      <= sent_s2;
            threshold_s3 <= threshold_s2;
        end

    // ---- Stage 3 of 6

    // let y : ufix<16,8> round nearest = max(s + bias, 0)
    wire signed [23:0] y_shl      = {bias_s3, 8'd0};          // fix<24,16>
    wire signed [32:0] y_shl_w33  = {{9{y_shl[23]}}, y_shl};
    wire signed [32:0] y_add      = s_sat_s3 + y_shl_w33;     // fix<33,16>
    wire               y_less     = y_add < 33'sd0;           // ufix<1,0>
    wire signed [32:0] y_max      = y_less ? 33'sd0 : y_add;  // ufix<32,16>
    wire               y_max_unused = &{1'b0, y_max[6:0]};
    wire signed [24:0] y_floor    = y_max[32:8];              // ufix<24,8>
    wire signed [25:0] y_half     = y_max[32:7];              // ufix<25,9>
    wire               y_half_unused = &{1'b0, y_half[25:1]};
    wire               y_half_bit = y_half[0];                // ufix<1,0>

    reg  signed [24:0] y_floor_s4;     // ufix<24,8>
    reg                y_half_bit_s4;  // ufix<1,0>
    reg  signed [16:0] sent_s4;        // ufix<16,8>
    reg  signed [16:0] threshold_s4;   // ufix<16,8>
    reg  signed [31:0] s_sat_s4;       // fix<32,16>
    always @(posedge clk)
        if (en) begin
            y_floor_s4    <= y_floor;
            y_half_bit_s4 <= y_half_bit;
            sent_s4       <= sent_s3;
            threshold_s4  <= threshold_s3;
            s_sat_s4      <= s_sat_s3;
        end

    // ---- Stage 4 of 6

    // let y : ufix<16,8> round nearest = max(s + bias, 0)
    wire signed [24:0] y_half_bit_s4_w25 = {24'd0, y_half_bit_s4};
    wire signed [24:0] y_nearest         = y_floor_s4 + y_half_bit_s4_w25;  // ufix<24,8>

    reg  signed [24:0] y_nearest_s5;  // ufix<24,8>
    reg  signed [16:0] sent_s5;       // ufix<16,8>
    reg  signed [16:0] threshold_s5;  // ufix<16,8>
    reg  signed [31:0] s_sat_s5;      // fix<32,16>
    always @(posedge clk)
        if (en) begin
            y_nearest_s5 <= y_nearest;
            sent_s5      <= sent_s4;
            threshold_s5 <= threshold_s4;
            s_sat_s5     <= s_sat_s4;
        end

    // ---- Stage 5 of 6

    // let y : ufix<16,8> round nearest = max(s + bias, 0)
    wire               y_sat_over = ~y_nearest_s5[24] & |y_nearest_s5[23:16];
    wire signed [16:0] y_sat      = y_sat_over ? 17'sh0ffff : y_nearest_s5[16:0];  // ufix<16,8>, saturated

    // spike when abs(y - sent) >= threshold
    wire signed [16:0] spike_sub = y_sat - sent_s5;  // fix<17,8>

    reg  signed [16:0] spike_sub_s6;  // fix<17,8>
    reg  signed [16:0] threshold_s6;  // ufix<16,8>
    reg  signed [16:0] y_sat_s6;      // ufix<16,8>
    reg  signed [16:0] sent_s6;       // ufix<16,8>
    reg  signed [31:0] s_sat_s6;      // fix<32,16>
    always @(posedge clk)
        if (en) begin
            spike_sub_s6 <= spike_sub;
            threshold_s6 <= threshold_s5;
            y_sat_s6     <= y_sat;
            sent_s6      <= sent_s5;
            s_sat_s6     <= s_sat_s5;
        end

    // ---- Stage 6 of 6

    // spike when abs(y - sent) >= threshold
    wire               spike_negative     = spike_sub_s6 < 17'sd0;                // ufix<1,0>
    wire signed [16:0] spike_neg          = 17'sd0 - spike_sub_s6;                // fix<17,8>
    wire signed [16:0] spike_abs          = spike_negative ? spike_neg : spike_sub_s6;  // ufix<16,8>
    wire signed [17:0] spike_at_least_gap = spike_abs - threshold_s6;             // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[16:0]};
    wire               spike_at_least     = ~spike_at_least_gap[17];              // ufix<1,0>
    wire signed [16:0] sent_next_d        = spike_at_least ? y_sat_s6 : sent_s6;  // ufix<16,8>
    wire               payload_zero       = spike_sub_s6 == 17'sd0;               // ufix<1,0>
    wire               payload_sent       = ~payload_zero;                        // ufix<1,0>
    wire               event_             = spike_at_least & payload_sent;        // ufix<1,0>

    always @(posedge clk)
        if (en) begin
            s_next    <= s_sat_s6;
            sent_next <= sent_next_d;
            spike     <= event_;
            payload   <= spike_sub_s6;
        end
endmodule

`default_nettype wire
