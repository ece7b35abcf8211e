// SPDX-License-Identifier: MIT
// Walks through what is shown at the end of a tick: numbers of one neuron after the other, items of a table in order.
//
// Promise: in clocks with en and go, each item of the table gives a clock of heads if it begins a probe, then a clock
// of reads for each word of each of its neurons, ascending, the low word before the high one. Within rows a neuron's
// next is in the next lane, and behind the last lane in the first of the next row. Within planes (planar, with PLANES =
// 1) it is in the next row; behind the end of a plane in the plane's first row of the next lane, and of the last lane
// in the first lane of the row behind. What an item is, is asked for by its number in the same clock. over is set after
// the last; nothing more happens until go has fallen, which ends a scan at any time.
`default_nettype none

module neuro_scan #(
    parameter ITEM_BITS  = 1,
    parameter ROW_BITS   = 1,
    parameter LANES      = 1,
    parameter LANE_BITS  = 1,
    parameter COUNT_BITS = 1,
    parameter PLANES     = 0
) (
    input  wire                  clk,
    input  wire                  en,
    input  wire                  rst,
    input  wire                  go,
    output wire [ITEM_BITS-1:0]  item,
    input  wire                  last_item,
    input  wire                  head,              // the item begins a probe
    input  wire                  wide,              // its numbers have two words
    input  wire [COUNT_BITS-1:0] neurons_less_1,
    input  wire [ROW_BITS-1:0]   first_row,
    input  wire [LANE_BITS-1:0]  first_lane,
    input  wire                  planar,            // its population lies in planes
    input  wire [ROW_BITS-1:0]   plane_less_1,
    input  wire [ROW_BITS-1:0]   first_place,       // of its first neuron within the plane
    output wire                  heads,
    output wire                  reads,
    output wire [ROW_BITS-1:0]   row,
    output wire [LANE_BITS-1:0]  lane,
    output wire                  high,              // the second word of a number
    output wire                  over
);
    localparam [ITEM_BITS-1:0]  ITEM  = 1;
    localparam [COUNT_BITS-1:0] COUNT = 1;
    localparam [ROW_BITS-1:0]   ROW   = 1;
    localparam [LANE_BITS-1:0]  LANE  = 1;

    reg  [ITEM_BITS-1:0]  item_q;
    reg                   over_q;
    reg                   start_q;      // the first neuron of an item, no word of it read
    reg                   begun_q;      // the item's head was given
    reg                   high_q;
    reg  [ROW_BITS-1:0]   row_q;
    reg  [LANE_BITS-1:0]  lane_q;
    reg  [COUNT_BITS-1:0] left_q;

    wire [COUNT_BITS-1:0] left        = start_q ? neurons_less_1 : left_q;
    wire                  next_neuron = reads && (high_q || !wide);
    wire                  next_item   = next_neuron && left == {COUNT_BITS{1'b0}};
    wire                  last_lane   = lane == LANES[LANE_BITS-1:0] - LANE;
    wire [ROW_BITS-1:0]   next_row;
    wire [LANE_BITS-1:0]  next_lane;

    assign item  = item_q;
    assign heads = go && !over_q && head && !begun_q;
    assign reads = go && !over_q && !heads;
    assign row   = start_q ? first_row : row_q;
    assign lane  = start_q ? first_lane : lane_q;
    assign high  = high_q;
    assign over  = over_q;

    always @(posedge clk)
        if (rst || (en && !go)) begin
            item_q  <= {ITEM_BITS{1'b0}};
            over_q  <= 1'b0;
            start_q <= 1'b1;
            begun_q <= 1'b0;
            high_q  <= 1'b0;
        end else if (en && !over_q) begin
            begun_q <= !next_item;
            if (reads) begin
                start_q <= next_item;
                high_q  <= !next_neuron;
            end
            if (next_item) begin
                item_q <= item_q + ITEM;
                over_q <= last_item;
            end
        end
    always @(posedge clk)
        if (en && reads) begin
            row_q  <= next_neuron ? next_row : row;
            lane_q <= next_neuron ? next_lane : lane;
            left_q <= next_neuron ? left - COUNT : left;
        end

    generate
        if (PLANES == 0) begin : rows
            wire unused = &{1'b0, planar, plane_less_1, first_place};
            assign next_row  = last_lane ? row + ROW : row;
            assign next_lane = last_lane ? {LANE_BITS{1'b0}} : lane + LANE;
        end else begin : both
            reg  [ROW_BITS-1:0] place_q;
            wire [ROW_BITS-1:0] place      = start_q ? first_place : place_q;
            wire                ends_plane = place == plane_less_1;
            wire                next_place = !planar || ends_plane;     // in another lane
            assign next_row  = !planar    ? (last_lane ? row + ROW : row)
                             : ends_plane ? (last_lane ? row + ROW : row - plane_less_1)
                             :              row + ROW;
            assign next_lane = !next_place ? lane : last_lane ? {LANE_BITS{1'b0}} : lane + LANE;
            always @(posedge clk)
                if (en && reads)
                    place_q <= !next_neuron ? place : ends_plane ? {ROW_BITS{1'b0}} : place + ROW;
        end
    endgenerate
endmodule

`default_nettype wire
