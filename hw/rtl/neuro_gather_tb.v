// SPDX-License-Identifier: MIT
// Random events, ascending by key and lane, with flushes and stalls, against the words that they make; 1 and 5 lanes.
`default_nettype none

module neuro_gather_trial #(
    parameter LANES = 5
);
    `include "neuro_part_tb.vh"

    reg                event_valid = 1'b0;
    reg          [5:0] event_key   = 6'd0;
    reg    [LANES-1:0] event_lane  = 0;
    reg          [6:0] event_payload = 7'd0;
    reg                flush       = 1'b0;
    wire               leaves;
    wire         [5:0] key;
    wire   [LANES-1:0] mask;
    wire [7*LANES-1:0] payloads;

    neuro_gather #(.LANES(LANES), .KEY_BITS(6), .PAYLOAD_BITS(7)) gather (
        .clk(clk), .en(en), .rst(rst), .event_valid(event_valid), .event_key(event_key), .event_lane(event_lane),
        .event_payload(event_payload), .flush(flush), .leaves(leaves), .key(key), .mask(mask), .payloads(payloads)
    );

    // The word that events make; each lane's payload by its place.
    integer           count = 0;        // its events
    reg         [5:0] due_key;
    reg   [LANES-1:0] due_mask;
    reg         [6:0] due_payload [0:LANES-1];
    integer           l;
    integer           group;            // key and lane of the next event
    integer           lane;
    integer           words = 0;
    reg [31:0]        random;

    task clock;
        begin
            en = draw(5) != 0;
            #1 check(leaves === (count != 0 && (flush || (event_valid && event_key != due_key))), "leaves in time");
            if (leaves) begin
                check(key === due_key && mask === due_mask, "the lanes of the key");
                for (l = 0; l < LANES; l = l + 1)
                    check(!due_mask[l] || payloads[7 * l +: 7] === due_payload[l], "the payload of each");
            end
            while (!en) begin
                @(negedge clk);
                en = draw(3) != 0;
                #1;
            end
            if (leaves) begin
                count = 0;
                words = words + 1;
            end
            if (event_valid) begin
                if (count == 0)
                    due_mask = 0;
                count             = count + 1;
                due_key           = event_key;
                due_mask[lane]    = 1'b1;
                due_payload[lane] = event_payload;
            end
            @(negedge clk);
            event_valid = 1'b0;
            flush       = 1'b0;
        end
    endtask

    initial begin
        repeat (2)
            @(negedge clk);
        rst = 1'b0;
        repeat (400) begin
            group = 0;
            lane  = draw(LANES);
            while (group < 60) begin
                event_valid   = draw(3) != 0;
                event_key     = group[5:0];
                event_lane    = 0;
                event_lane[lane] = 1'b1;
                random        = draw(128);
                event_payload = random[6:0];
                if (event_valid) begin
                    clock;
                    lane = lane + 1 + (draw(3) == 0 ? 1 : 0);
                    if (lane >= LANES) begin
                        lane  = draw(LANES);
                        group = group + 1 + (draw(3) == 0 ? 3 : 0);
                    end
                end else
                    clock;
            end
            // The end of a tick; now and then a reset in its place, or the same key behind it.
            flush = 1'b1;
            if (draw(8) == 0) begin
                rst   = 1'b1;
                count = 0;
                @(negedge clk);
                rst   = 1'b0;
            end
            clock;
            check(count == 0, "flush leaves nothing");
            event_valid      = 1'b1;
            event_lane       = 0;
            event_lane[lane] = 1'b1;
            clock;
            flush = 1'b1;
            clock;
        end
        check(words > 400, "words left");
        done = 1'b1;
    end
endmodule

module neuro_gather_tb;
    `include "neuro_tb.vh"

    neuro_gather_trial #(.LANES(1)) lanes_1 ();
    neuro_gather_trial #(.LANES(5)) lanes_5 ();

    initial begin
        wait (lanes_1.done && lanes_5.done);
        passed;
    end
endmodule

`default_nettype wire
