// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model LiStream; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 4 enabled clocks later; a new neuron every clock.
`default_nettype none

module listream_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [16:0] keep,    // ufix<16,16>, sign bit added
    input  wire signed [19:0] rest,    // fix<20,12>
    input  wire signed [11:0] x,       // fix<12,4>, the sum's exact range
    input  wire signed [19:0] v,       // fix<20,12>
    output reg  signed [19:0] v_next,  // fix<20,12>
    output reg                spike,   // an event is sent
    output reg  signed [15:0] payload  // fix<16,8>
);

    // ---- Stage 1 of 4

    // v = rest + (v - rest) * keep + x
    wire signed [20:0] v_sub = v - rest;  // fix<21,12>

    reg  signed [20:0] v_sub_s2;  // fix<21,12>
    reg  signed [16:0] keep_s2;   // ufix<16,16>
    reg  signed [19:0] rest_s2;   // fix<20,12>
    reg  signed [11:0] x_s2;      // fix<12,4>
    always @(posedge clk)
        if (en) begin
            v_sub_s2 <= v_sub;
            keep_s2  <= keep;
            rest_s2  <= rest;
            x_s2     <= x;
        end

    // ---- Stage 2 of 4

    // v = rest + (v - rest) * keep + x
    wire signed [36:0] v_mul = v_sub_s2 * keep_s2;  // fix<37,28>

    reg  signed [19:0] rest_s3;   // fix<20,12>
    reg  signed [36:0] v_mul_s3;  // fix<37,28>
    reg  signed [11:0] x_s3;      // fix<12,4>
    always @(posedge clk)
        if (en) begin
            rest_s3  <= rest_s2;
            v_mul_s3 <= v_mul;
            x_s3     <= x_s2;
        end

    // ---- Stage 3 of 4

    // v = rest + (v - rest) * keep + x
    wire signed [35:0] v_shl          = {rest_s3, 16'd0};                      // fix<36,28>
    wire signed [37:0] v_shl_w38      = {{2{v_shl[35]}}, v_shl};
    wire signed [37:0] v_add          = v_shl_w38 + v_mul_s3;                  // fix<38,28>
    wire signed [35:0] v_shl_2        = {x_s3, 24'd0};                         // fix<36,28>
    wire signed [37:0] v_shl_2_w38    = {{2{v_shl_2[35]}}, v_shl_2};
    wire signed [37:0] v_add_2        = v_add + v_shl_2_w38;                   // fix<38,28>
    wire               v_add_2_unused = &{1'b0, v_add_2[14:0]};
    wire signed [21:0] v_floor        = v_add_2[37:16];                        // fix<22,12>
    wire signed [22:0] v_half         = v_add_2[37:15];                        // fix<23,13>
    wire               v_half_unused  = &{1'b0, v_half[22:1]};
    wire               v_half_bit     = v_half[0];                             // ufix<1,0>
    wire signed [21:0] v_half_bit_w22 = {21'd0, v_half_bit};
    wire signed [21:0] v_nearest      = v_floor + v_half_bit_w22;              // fix<22,12>
    wire               v_sat_under    = v_nearest[21] & ~(&v_nearest[20:19]);
    wire               v_sat_over     = ~v_nearest[21] & |v_nearest[20:19];
    wire signed [19:0] v_sat          = v_sat_over ? 20'sh7ffff
                                      : v_sat_under ? 20'sh80000
                                      : v_nearest[19:0];                       // fix<20,12>, saturated

    // emit v
    wire signed [16:0] payload_half     = v_sat[19:3];      // fix<17,9>
    wire               payload_half_unused = &{1'b0, payload_half[16:1]};
    wire               payload_half_bit = payload_half[0];  // ufix<1,0>

    reg  signed [19:0] v_sat_s4;             // fix<20,12>
    reg                payload_half_bit_s4;  // ufix<1,0>
    always @(posedge clk)
        if (en) begin
            v_sat_s4            <= v_sat;
            payload_half_bit_s4 <= payload_half_bit;
        end

    // ---- Stage 4 of 4

    // emit v
    wire signed [15:0] payload_floor           = v_sat_s4[19:4];                  // fix<16,8>
    wire signed [16:0] payload_half_bit_s4_w17 = {16'd0, payload_half_bit_s4};
    wire signed [16:0] payload_nearest         = payload_floor + payload_half_bit_s4_w17;  // fix<17,8>
    wire               payload_sat_over        = ~payload_nearest[16] & payload_nearest[15];
    // fix<16,8>, saturated
    wire signed [15:0] payload_sat             = payload_sat_over ? 16'sh7fff : payload_nearest[15:0];

    // spike when true
    wire payload_zero = payload_sat == 16'sd0;  // ufix<1,0>
    wire payload_sent = ~payload_zero;          // ufix<1,0>
    wire event_       = payload_sent;           // ufix<1,0>

    always @(posedge clk)
        if (en) begin
            v_next  <= v_sat_s4;
            spike   <= event_;
            payload <= payload_sat;
        end
endmodule

`default_nettype wire
