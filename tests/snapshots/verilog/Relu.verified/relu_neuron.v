// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model Relu; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 3 enabled clocks later; a new neuron every clock.
`default_nettype none

module relu_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [19:0] bias,    // fix<20,12>
    input  wire signed [11:0] x,       // fix<12,4>, the sum's exact range
    output reg                spike,   // an event is sent
    output reg  signed [16:0] payload  // ufix<16,8>, sign bit added
);

    // ---- Stage 1 of 3

    // let y = max(x + bias, 0)
    wire signed [19:0] y_shl  = {x, 8'd0};                // fix<20,12>
    wire signed [20:0] y_add  = y_shl + bias;             // fix<21,12>
    wire               y_less = y_add < 21'sd0;           // ufix<1,0>
    wire signed [20:0] y_max  = y_less ? 21'sd0 : y_add;  // ufix<20,12>

    // emit y
    wire signed [17:0] payload_half     = y_max[20:3];      // ufix<17,9>
    wire               payload_half_unused = &{1'b0, payload_half[17:1]};
    wire               payload_half_bit = payload_half[0];  // ufix<1,0>

    reg  signed [20:0] y_max_s2;             // ufix<20,12>
    reg                payload_half_bit_s2;  // ufix<1,0>
    always @(posedge clk)
        if (en) begin
            y_max_s2            <= y_max;
            payload_half_bit_s2 <= payload_half_bit;
        end

    // ---- Stage 2 of 3

    // emit y
    wire signed [16:0] payload_floor           = y_max_s2[20:4];                  // ufix<16,8>
    wire signed [16:0] payload_half_bit_s2_w17 = {16'd0, payload_half_bit_s2};
    wire signed [16:0] payload_nearest         = payload_floor + payload_half_bit_s2_w17;  // ufix<16,8>

    // spike when y > 0
    wire payload_zero = payload_nearest == 17'sd0;  // ufix<1,0>
    wire payload_sent = ~payload_zero;              // ufix<1,0>

    reg  signed [20:0] y_max_s3;            // ufix<20,12>
    reg                payload_sent_s3;     // ufix<1,0>
    reg  signed [16:0] payload_nearest_s3;  // ufix<16,8>
    always @(posedge clk)
        if (en) begin
            y_max_s3           <= y_max_s2;
            payload_sent_s3    <= payload_sent;
            payload_nearest_s3 <= payload_nearest;
        end

    // ---- Stage 3 of 3

    // spike when y > 0
    wire spike_greater = 21'sd0 < y_max_s3;                // ufix<1,0>
    wire event_        = spike_greater & payload_sent_s3;  // ufix<1,0>

    always @(posedge clk)
        if (en) begin
            spike   <= event_;
            payload <= payload_nearest_s3;
        end
endmodule

`default_nettype wire
