// SPDX-License-Identifier: MIT
// neuro_gather, for two lanes, lets events leave as one word for each run of a key, with the last payload of each lane.
`default_nettype none

module neuro_gather_properties (
    input wire       clk,
    input wire       en,
    input wire       rst,
    input wire       event_valid,
    input wire [1:0] event_key,
    input wire [1:0] event_lane,
    input wire [2:0] event_payload,
    input wire       flush
);
    wire       leaves;
    wire [1:0] key;
    wire [1:0] mask;
    wire [5:0] payloads;

    neuro_gather #(.LANES(2), .KEY_BITS(2), .PAYLOAD_BITS(3)) dut (
        .clk(clk), .en(en), .rst(rst), .event_valid(event_valid), .event_key(event_key), .event_lane(event_lane),
        .event_payload(event_payload), .flush(flush), .leaves(leaves), .key(key), .mask(mask), .payloads(payloads)
    );

    // Of the events that came and did not leave: how many, their key, and which lanes have one, and their last.
    reg       started_q = 1'b0;
    reg [2:0] count_q;
    reg [1:0] last_key_q;
    reg [1:0] has_q;
    reg [2:0] low_q;
    reg [2:0] high_q;
    wire      open = count_q != 3'd0;

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst)
            count_q <= 3'd0;
        else if (en)
            count_q <= (leaves ? 3'd0 : count_q == 3'd7 ? 3'd6 : count_q) + {2'd0, event_valid};
        if (en && event_valid) begin
            last_key_q <= event_key;
            has_q      <= (open && !leaves ? has_q : 2'd0) | event_lane;
            if (event_lane[0])
                low_q <= event_payload;
            if (event_lane[1])
                high_q <= event_payload;
        end
    end

    (* keep *) wire holds;      // connected by the script

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (!(event_valid && flush));

            assert (holds == open);
            assert (leaves == (open && (flush || (event_valid && event_key != last_key_q))));
            if (open) begin
                assert (key == last_key_q);
                assert (mask == has_q);
                assert (!has_q[0] || payloads[2:0] == low_q);
                assert (!has_q[1] || payloads[5:3] == high_q);
            end
            cover (leaves && flush && has_q == 2'd3 && low_q != high_q);
            cover (leaves && event_valid && count_q == 3'd3);
        end
endmodule

`default_nettype wire
