// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model ResonateAndFire; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 3 enabled clocks later; a new neuron every clock.
`default_nettype none

module resonateandfire_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [17:0] c,         // fix<18,16>
    input  wire signed [17:0] s,         // fix<18,16>
    input  wire signed [17:0] threshold, // fix<18,12>
    input  wire signed [11:0] x,         // fix<12,4>, the sum's exact range
    input  wire signed [17:0] re,        // fix<18,12>
    input  wire signed [17:0] im,        // fix<18,12>
    output reg  signed [17:0] re_next,   // fix<18,12>
    output reg  signed [17:0] im_next,   // fix<18,12>
    output reg                spike      // an event is sent
);

    // ---- Stage 1 of 3

    // let turned = re * c - im * s + x
    wire signed [35:0] turned_mul   = re * c;  // fix<36,28>
    wire signed [35:0] turned_mul_2 = im * s;  // fix<36,28>

    // im = re * s + im * c
    wire signed [35:0] im_mul   = re * s;  // fix<36,28>
    wire signed [35:0] im_mul_2 = im * c;  // fix<36,28>

    reg  signed [35:0] turned_mul_s2;    // fix<36,28>
    reg  signed [35:0] turned_mul_2_s2;  // fix<36,28>
    reg  signed [11:0] x_s2;             // fix<12,4>
    reg  signed [35:0] im_mul_s2;        // fix<36,28>
    reg  signed [35:0] im_mul_2_s2;      // fix<36,28>
    reg  signed [17:0] threshold_s2;     // fix<18,12>
    always @(posedge clk)
        if (en) begin
            turned_mul_s2   <= turned_mul;
            turned_mul_2_s2 <= turned_mul_2;
            x_s2            <= x;
            im_mul_s2       <= im_mul;
            im_mul_2_s2     <= im_mul_2;
            threshold_s2    <= threshold;
        end

    // ---- Stage 2 of 3

    // let turned = re * c - im * s + x
    wire signed [35:0] turned_sub = turned_mul_s2 - turned_mul_2_s2;  // fix<36,28>
    wire signed [35:0] turned_shl = {x_s2, 24'd0};                    // fix<36,28>
    wire signed [36:0] turned_add = turned_sub + turned_shl;          // fix<37,28>
    wire               turned_add_unused = &{1'b0, turned_add[14:0]};

    // im = re * s + im * c
    wire signed [36:0] im_add          = im_mul_s2 + im_mul_2_s2;                 // fix<37,28>
    wire               im_add_unused   = &{1'b0, im_add[14:0]};
    wire signed [20:0] im_floor        = im_add[36:16];                           // fix<21,12>
    wire signed [21:0] im_half         = im_add[36:15];                           // fix<22,13>
    wire               im_half_unused  = &{1'b0, im_half[21:1]};
    wire               im_half_bit     = im_half[0];                              // ufix<1,0>
    wire signed [20:0] im_half_bit_w21 = {20'd0, im_half_bit};
    wire signed [20:0] im_nearest      = im_floor + im_half_bit_w21;              // fix<21,12>
    wire               im_sat_under    = im_nearest[20] & ~(&im_nearest[19:17]);
    wire               im_sat_over     = ~im_nearest[20] & |im_nearest[19:17];
    wire signed [17:0] im_sat          = im_sat_over ? 18'sh1ffff
                                       : im_sat_under ? 18'sh20000
                                       : im_nearest[17:0];                        // fix<18,12>, saturated

    // re = turned
    wire signed [20:0] re_floor        = turned_add[36:16];                       // fix<21,12>
    wire signed [21:0] re_half         = turned_add[36:15];                       // fix<22,13>
    wire               re_half_unused  = &{1'b0, re_half[21:1]};
    wire               re_half_bit     = re_half[0];                              // ufix<1,0>
    wire signed [20:0] re_half_bit_w21 = {20'd0, re_half_bit};
    wire signed [20:0] re_nearest      = re_floor + re_half_bit_w21;              // fix<21,12>
    wire               re_sat_under    = re_nearest[20] & ~(&re_nearest[19:17]);
    wire               re_sat_over     = ~re_nearest[20] & |re_nearest[19:17];
    wire signed [17:0] re_sat          = re_sat_over ? 18'sh1ffff
                                       : re_sat_under ? 18'sh20000
                                       : re_nearest[17:0];                        // fix<18,12>, saturated

    reg  signed [17:0] im_sat_s3;     // fix<18,12>
    reg  signed [17:0] threshold_s3;  // fix<18,12>
    reg  signed [17:0] re_sat_s3;     // fix<18,12>
    always @(posedge clk)
        if (en) begin
            im_sat_s3    <= im_sat;
            threshold_s3 <= threshold_s2;
            re_sat_s3    <= re_sat;
        end

    // ---- Stage 3 of 3

    // spike when im >= threshold
    wire signed [18:0] spike_at_least_gap = im_sat_s3 - threshold_s3;             // its sign is the answer
    wire               spike_at_least_gap_unused = &{1'b0, spike_at_least_gap[17:0]};
    wire               spike_at_least     = ~spike_at_least_gap[18];              // ufix<1,0>
    wire signed [17:0] re_next_d          = spike_at_least ? 18'sd0 : re_sat_s3;  // fix<18,12>
    wire signed [17:0] im_next_d          = spike_at_least ? threshold_s3 : im_sat_s3;  // fix<18,12>

    always @(posedge clk)
        if (en) begin
            re_next <= re_next_d;
            im_next <= im_next_d;
            spike   <= spike_at_least;
        end
endmodule

`default_nettype wire
