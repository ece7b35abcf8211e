// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model Relu; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 3 enabled clocks later; a new neuron every clock.
`default_nettype none

module relu_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [19:0] bias,    // fix<20,12>
    input  wire signed [14:0] x,       // fix<15,6>, the sum's exact range
    output reg                spike,   // an event is sent
    output reg  signed [16:0] payload, // ufix<16,8>, sign bit added
    output reg  signed [21:0] let_y    // ufix<21,12>
);

    // ---- Stage 1 of 3

    // let y = max(x + bias, 0)
    wire signed [20:0] y_shl    = {x, 6'd0};                // fix<21,12>
    wire signed [21:0] bias_w22 = {{2{bias[19]}}, bias};
    wire signed [21:0] y_add    = y_shl + bias_w22;         // fix<22,12>
    wire               y_less   = y_add < 22'sd0;           // ufix<1,0>
    wire signed [21:0] y_max    = y_less ? 22'sd0 : y_add;  // ufix<21,12>

    // emit y
    wire signed [18:0] payload_half     = y_max[21:3];      // ufix<18,9>
    wire               payload_half_unused = &{1'b0, payload_half[18:1]};
    wire               payload_half_bit = payload_half[0];  // ufix<1,0>

    reg  signed [21:0] y_max_s2;             // ufix<21,12>
    reg                payload_half_bit_s2;  // ufix<1,0>
    always @(posedge clk)
        if (en) begin
            y_max_s2            <= y_max;
            payload_half_bit_s2 <= payload_half_bit;
        end

    // ---- Stage 2 of 3

    // emit y
    wire signed [17:0] payload_floor           = y_max_s2[21:4];                  // ufix<17,8>
    wire signed [17:0] payload_half_bit_s2_w18 = {17'd0, payload_half_bit_s2};
    wire signed [17:0] payload_nearest         = payload_floor + payload_half_bit_s2_w18;  // ufix<17,8>
    wire               payload_sat_over        = ~payload_nearest[17] & payload_nearest[16];
    // ufix<16,8>, saturated
    wire signed [16:0] payload_sat             = payload_sat_over ? 17'sh0ffff : payload_nearest[16:0];

    reg  signed [21:0] y_max_s3;        // ufix<21,12>
    reg  signed [16:0] payload_sat_s3;  // ufix<16,8>
    always @(posedge clk)
        if (en) begin
            y_max_s3       <= y_max_s2;
            payload_sat_s3 <= payload_sat;
        end

    // ---- Stage 3 of 3

    // spike when y > 0
    wire spike_greater = 22'sd0 < y_max_s3;             // ufix<1,0>
    wire payload_zero  = payload_sat_s3 == 17'sd0;      // ufix<1,0>
    wire payload_sent  = ~payload_zero;                 // ufix<1,0>
    wire event_        = spike_greater & payload_sent;  // ufix<1,0>

    always @(posedge clk)
        if (en) begin
            spike   <= event_;
            payload <= payload_sat_s3;
            let_y   <= y_max_s3;
        end
endmodule

`default_nettype wire
