// SPDX-License-Identifier: MIT
// Gathers events that come one by one, ascending, into one word for each row of lanes.
//
// Promise: the events of one key that follow each other leave as one word: the lanes they are for, and the payload of
// each of those. It leaves in the clock with en in which an event of another key comes, or flush, behind which the next
// event begins a word of its own; flush and an event never come together. Nothing happens without en.
`default_nettype none

module neuro_gather #(
    parameter LANES        = 1,
    parameter KEY_BITS     = 1,
    parameter PAYLOAD_BITS = 1
) (
    input  wire                    clk,
    input  wire                    en,
    input  wire                    rst,
    input  wire                    event_valid,
    input  wire [KEY_BITS-1:0]     event_key,
    input  wire [LANES-1:0]        event_lane,      // one bit
    input  wire [PAYLOAD_BITS-1:0] event_payload,
    input  wire                    flush,
    output wire                    leaves,
    output wire [KEY_BITS-1:0]     key,
    output wire [LANES-1:0]        mask,
    output wire [LANES*PAYLOAD_BITS-1:0] payloads
);
    reg                          valid_q;
    reg [KEY_BITS-1:0]           key_q;
    reg [LANES-1:0]              mask_q;
    reg [LANES*PAYLOAD_BITS-1:0] payloads_q;

    wire joins = valid_q && key_q == event_key;

    assign leaves   = valid_q && (flush || (event_valid && !joins));
    assign key      = key_q;
    assign mask     = mask_q;
    assign payloads = payloads_q;

    always @(posedge clk)
        if (rst)
            valid_q <= 1'b0;
        else if (en && (event_valid || flush))
            valid_q <= event_valid;
    always @(posedge clk)
        if (en && event_valid) begin
            key_q  <= event_key;
            mask_q <= joins ? mask_q | event_lane : event_lane;
        end

    genvar l;
    generate
        for (l = 0; l < LANES; l = l + 1) begin : lane
            always @(posedge clk)
                if (en && event_valid && event_lane[l])
                    payloads_q[l*PAYLOAD_BITS +: PAYLOAD_BITS] <= event_payload;
        end
    endgenerate
endmodule

`default_nettype wire
