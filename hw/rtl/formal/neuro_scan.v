// SPDX-License-Identifier: MIT
// neuro_scan, with two lanes, shows each word of each neuron of any table of four items, one a clock and in order,
// where the numbering of neurons says they lie.
`default_nettype none

module neuro_scan_order #(
    parameter PLANES = 0
) (
    input wire       clk,
    input wire [2:0] free
);
    wire       en, rst, go;
    assign {en, rst, go} = free;

    // The table is one constant: equal ones, as two that nothing tells apart are, would be made one.
    (* anyconst *) reg [59:0] items;
    wire [1:0] item;
    wire       last_item, head, wide, first_lane, planar;
    wire [1:0] plane_less_1, first_place;
    wire [2:0] neurons_less_1, first_row;
    assign {last_item, head, wide, first_lane, planar, plane_less_1, first_place, neurons_less_1, first_row}
        = items[15 * item +: 15];

    wire       heads, reads, lane, high, over;
    wire [2:0] row;
    neuro_scan #(.ITEM_BITS(2), .ROW_BITS(3), .LANES(2), .LANE_BITS(1), .COUNT_BITS(3), .PLANES(PLANES)) dut (
        .clk(clk), .en(en), .rst(rst), .go(go), .item(item), .last_item(last_item), .head(head), .wide(wide),
        .neurons_less_1(neurons_less_1), .first_row(first_row), .first_lane(first_lane), .planar(planar),
        .plane_less_1({1'b0, plane_less_1}), .first_place({1'b0, first_place}), .heads(heads), .reads(reads),
        .row(row), .lane(lane), .high(high), .over(over)
    );

    // Connected by the script.
    (* keep *) wire       begun;
    (* keep *) wire       start;
    (* keep *) wire [2:0] left;
    (* keep *) wire [2:0] place;

    reg  [1:0] item_q;
    reg  [2:0] neuron_q;    // of the item
    reg        high_q;
    reg        begun_q;
    reg        over_q;
    wire       shows_head  = go && !over_q && head && !begun_q;
    wire       shows_word  = go && !over_q && !shows_head;
    wire       ends_number = shows_word && high_q == wide;
    wire       ends_item   = ends_number && neuron_q == neurons_less_1;

    reg started_q = 1'b0;
    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst || (en && !go))
            {item_q, neuron_q, high_q, begun_q, over_q} <= 8'd0;
        else if (en && !over_q) begin
            item_q   <= item_q + {1'b0, ends_item};
            neuron_q <= ends_item ? 3'd0 : neuron_q + {2'd0, ends_number};
            high_q   <= shows_word && !ends_number;
            begun_q  <= !ends_item;
            over_q   <= ends_item && last_item;
        end
    end

    // Where the neuron lies: in rows of lanes, or in planes that are dealt over the lanes.
    wire       in_planes = PLANES != 0 && planar;
    wire [3:0] places    = {1'b0, neuron_q} + {2'd0, first_place};
    wire [2:0] plane     = {1'b0, plane_less_1} + 3'd1;
    wire [3:0] in_plane  = places % plane;
    wire [3:0] lanes     = {3'd0, first_lane} + (in_planes ? places / plane : {1'b0, neuron_q});
    wire [2:0] its_row   = in_planes ? first_row - {1'b0, first_place} + in_plane[2:0] + lanes[3:1] * plane
                                     : first_row + lanes[3:1];

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (first_place <= plane_less_1);

            assert (heads == shows_head && reads == shows_word);
            assert (over == over_q && item == item_q);
            if (shows_word)
                assert (row == its_row && lane == lanes[0] && high == high_q);

            // The states in which it can be.
            assert (begun == begun_q && (begun_q || {neuron_q, high_q} == 4'd0));
            assert (over_q || start == ({neuron_q, high_q} == 4'd0));
            if (!over_q && !start)
                assert (row == its_row && lane == lanes[0]);
            if (!over_q && !start && in_planes)
                assert (place == in_plane[2:0]);
            if (!over_q)
                assert (left == neurons_less_1 - neuron_q && high == high_q);
            assert (over_q || (neuron_q <= neurons_less_1 && high_q <= wide));
            cover (PLANES == 0 && shows_word && item == 2'd1 && neuron_q == 3'd2 && high_q && lane);
            cover (PLANES != 0 && shows_word && in_planes && plane == 3'd2 && row == first_row + 3'd2 && !over_q);
        end
endmodule

module neuro_scan_properties (
    input wire       clk,
    input wire [2:0] rows_free,
    input wire [2:0] planes_free
);
    neuro_scan_order #(.PLANES(0)) rows (.clk(clk), .free(rows_free));
    neuro_scan_order #(.PLANES(1)) planes (.clk(clk), .free(planes_free));
endmodule

`default_nettype wire
