// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model Relay; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 1 enabled clock later; a new neuron every clock.
`default_nettype none

module relay_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [0:0] x,     // fix<1,0>, the sum's exact range
    output reg               spike  // an event is sent
);

    // spike when x < 0
    wire spike_less = x < 1'sd0;  // ufix<1,0>

    always @(posedge clk)
        if (en) begin
            spike <= spike_less;
        end
endmodule

`default_nettype wire
