// SPDX-License-Identifier: MIT
// Scans of random tables, with holds, some broken off, against a list of what is due in each clock; lanes 1 and 4.
`default_nettype none

module neuro_scan_trial #(
    parameter LANES     = 4,
    parameter LANE_BITS = 2,
    parameter PLANES    = 0
);
    `include "neuro_part_tb.vh"

    // Eight items of 27 bits.
    reg  [215:0] items;
    reg  [215:0] items_new;
    reg          renews = 1'b0;
    reg          go     = 1'b0;
    wire   [2:0] item;
    wire         last_item, head, wide, planar, heads, reads, high, over;
    wire   [1:0] any_lane;
    wire   [3:0] neurons_less_1, plane_less_1, first_place;
    wire   [8:0] first_row, row;
    wire [LANE_BITS-1:0] lane;
    assign {last_item, head, wide, planar, any_lane, neurons_less_1, plane_less_1, first_place, first_row}
        = items[27 * item +: 27];
    wire [LANE_BITS-1:0] first_lane = LANES == 1 ? {LANE_BITS{1'b0}} : any_lane[LANE_BITS-1:0];

    neuro_scan #(
        .ITEM_BITS(3), .ROW_BITS(9), .LANES(LANES), .LANE_BITS(LANE_BITS), .COUNT_BITS(4), .PLANES(PLANES)
    ) scan (
        .clk(clk), .en(en), .rst(rst), .go(go), .item(item), .last_item(last_item), .head(head), .wide(wide),
        .neurons_less_1(neurons_less_1), .first_row(first_row), .first_lane(first_lane), .planar(planar),
        .plane_less_1({5'd0, plane_less_1}), .first_place({5'd0, first_place}), .heads(heads), .reads(reads),
        .row(row), .lane(lane), .high(high), .over(over)
    );
    always @(negedge clk)
        if (renews)
            items <= items_new;

    // What each clock must show: the item, whether it is a head, the second word, the row, the lane.
    reg [31:0] due [0:511];
    integer    count = 0;
    integer    at    = 0;
    integer    i;
    integer    n;
    integer    word;
    integer    size;        // of a plane
    integer    lanes;       // that the first neuron's lane 0 lies before
    integer    its_row;
    reg [31:0] random;
    reg        is_last, is_head, is_wide, is_planar;
    reg  [1:0] its_lane;
    reg  [3:0] neurons, plane, place;
    reg  [8:0] first;

    task owe(input is_a_head);
        begin
            due[count] = {4'd0, i[2:0], is_a_head, word[0], its_row[8:0], lanes[13:0] % LANES[13:0]};
            count      = count + 1;
        end
    endtask

    task new_items;
        begin
            is_last = 1'b0;
            count   = 0;
            for (i = 0; i < 8; i = i + 1) begin
                random = draw(1 << 28);
                {is_head, is_wide, is_planar, its_lane, neurons, plane, place, first} = random[25:0];
                plane     = {2'd0, plane[1:0]};
                place     = {2'd0, place[1:0]} > plane ? plane : {2'd0, place[1:0]};
                is_planar = is_planar && PLANES != 0;
                size      = is_planar ? {28'd0, plane} + 1 : 1;
                items_new[27 * i +: 27] = {i == 7 || random[27:26] == 2'd0, is_head, is_wide, is_planar, its_lane,
                    neurons, plane, place, first};
                for (n = 0; !is_last && n <= {28'd0, neurons}; n = n + 1)
                    for (word = 0; word <= {31'd0, is_wide}; word = word + 1) begin
                        its_row = is_planar ? n + {28'd0, place} : n;
                        lanes   = {30'd0, its_lane} % LANES + its_row / size;
                        its_row = {23'd0, first} + lanes / LANES * size + its_row % size;
                        its_row = is_planar ? its_row - {28'd0, place} : its_row;
                        if (n == 0 && word == 0 && is_head)
                            owe(1'b1);
                        owe(1'b0);
                    end
                is_last = is_last || items_new[27 * i + 26];
            end
        end
    endtask

    task clock;
        begin
            #2 check(over === (at == count), "over behind the last word");
            check(heads === (go && at < count && due[at][24]), "the head of a probe");
            check(reads === (go && at < count && !due[at][24]), "a word a clock");
            check(!go || at == count || item === due[at][27:25], "the item that is next");
            check(!reads || high === due[at][23], "the low word before the high one");
            check(!reads || (row === due[at][22:14] && lane === due[at][LANE_BITS-1:0]), "where the neuron lies");
            if (en)
                at = !go ? 0 : at < count ? at + 1 : at;
            @(negedge clk);
        end
    endtask

    initial begin
        @(negedge clk) en = 1'b0;
        repeat (2)
            @(negedge clk);
        rst = 1'b0;
        en  = 1'b1;
        repeat (120) begin
            new_items;
            renews = 1'b1;
            at     = 0;
            @(negedge clk);
            #1 renews = 1'b0;
            go = 1'b1;
            random = draw(4);
            word   = random == 0 ? draw(20) : 1000;
            while (word > 0 && !(over && en && draw(3) == 0)) begin
                en   = draw(5) != 0;
                go   = en || draw(3) != 0;
                word = word - 1;
                clock;
            end
            go = 1'b0;
            en = 1'b1;
            clock;
        end
        done = 1'b1;
    end
endmodule

module neuro_scan_tb;
    `include "neuro_tb.vh"

    neuro_scan_trial #(.LANES(1), .LANE_BITS(1), .PLANES(0)) rows_1 ();
    neuro_scan_trial #(.LANES(4), .LANE_BITS(2), .PLANES(0)) rows_4 ();
    neuro_scan_trial #(.LANES(1), .LANE_BITS(1), .PLANES(1)) planes_1 ();
    neuro_scan_trial #(.LANES(4), .LANE_BITS(2), .PLANES(1)) planes_4 ();

    initial begin
        wait (rows_1.done && rows_4.done && planes_1.done && planes_4.done);
        passed;
    end
endmodule

`default_nettype wire
