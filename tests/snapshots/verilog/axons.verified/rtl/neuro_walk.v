// SPDX-License-Identifier: MIT
// Counts the rows of a population through the stages of its update.
//
// Promise: from the first clock of go on a row of the population begins every clock until all have. Row r reaches
// stage s, and walked[s] is set, s clocks after it began. take_row, read_row and write_row are the rows that take
// their sums, read their state and write a new one: those of stages TAKE_AT, READ_AT (from 1 on) and the one that the
// population writes at (from 1 on), told by writes, which is walked of that stage. write_group and in_last_block are
// of write_row, and with PLANES = 1 ends_plane, the last row of each plane. ends comes with the last write; go stays
// set until then, and no stage holds a row behind it: with go still set, the next population begins. Clocks are those
// with en. The population stays the same until ends.
`default_nettype none

module neuro_walk #(
    parameter ROW_BITS   = 1,
    parameter GROUP_BITS = 1,
    parameter DEPTH      = 6,
    parameter TAKE_AT    = 0,
    parameter READ_AT    = 3,
    parameter PLANES     = 0
) (
    input  wire                  clk,
    input  wire                  en,
    input  wire                  rst,
    input  wire                  go,
    input  wire [ROW_BITS-1:0]   first_row,
    input  wire [GROUP_BITS-1:0] last_group,    // rows, less one
    input  wire [GROUP_BITS-1:0] last_block,    // the first row of the last block of lanes
    input  wire [GROUP_BITS-1:0] plane_less_1,  // rows of a plane, less one
    input  wire                  writes,
    output wire [DEPTH:0]        walked,
    output wire [ROW_BITS-1:0]   take_row,
    output wire [ROW_BITS-1:0]   read_row,
    output wire [ROW_BITS-1:0]   write_row,
    output wire [GROUP_BITS-1:0] write_group,   // write_row, counted from first_row
    output wire                  in_last_block, // write_row is
    output wire                  ends_plane,    // write_row is the last of its plane
    output wire                  ends
);
    localparam [ROW_BITS-1:0]   ROW   = 1;
    localparam [GROUP_BITS-1:0] GROUP = 1;

    // Rows counted from the population's first: so many have begun, read and written.
    reg  [DEPTH:1]        walked_q;
    reg                   begun_q;          // all have begun
    reg  [GROUP_BITS-1:0] begin_group_q;
    reg  [ROW_BITS-1:0]   read_place_q;
    reg  [GROUP_BITS-1:0] write_group_q;
    wire [ROW_BITS-1:0]   take_place;
    wire [ROW_BITS+GROUP_BITS-1:0] write_place = {{ROW_BITS{1'b0}}, write_group_q};

    wire begins = go && !begun_q;
    wire write_place_unused = &{1'b0, write_place};

    assign walked      = {walked_q, begins};
    assign take_row    = first_row + take_place;
    assign read_row    = first_row + read_place_q;
    assign write_row   = first_row + write_place[ROW_BITS-1:0];
    assign write_group = write_group_q;
    assign in_last_block = write_group_q >= last_block;
    assign ends        = writes && write_group_q == last_group;

    always @(posedge clk)
        if (rst || (en && ends)) begin
            walked_q      <= {DEPTH{1'b0}};
            begun_q       <= 1'b0;
            begin_group_q <= {GROUP_BITS{1'b0}};
            read_place_q  <= {ROW_BITS{1'b0}};
            write_group_q <= {GROUP_BITS{1'b0}};
        end else if (en) begin
            walked_q <= walked[DEPTH-1:0];
            if (begins) begin
                begun_q       <= begin_group_q == last_group;
                begin_group_q <= begin_group_q + GROUP;
            end
            if (walked[READ_AT])
                read_place_q <= read_place_q + ROW;
            if (writes)
                write_group_q <= write_group_q + GROUP;
        end

    generate
        if (TAKE_AT == 0) begin : takes_first
            wire [ROW_BITS+GROUP_BITS-1:0] place = {{ROW_BITS{1'b0}}, begin_group_q};
            wire unused = &{1'b0, place};
            assign take_place = place[ROW_BITS-1:0];
        end else begin : takes_later
            reg [ROW_BITS-1:0] place_q;
            assign take_place = place_q;
            always @(posedge clk)
                if (rst || (en && ends))
                    place_q <= {ROW_BITS{1'b0}};
                else if (en && walked[TAKE_AT])
                    place_q <= place_q + ROW;
        end
        if (PLANES == 0) begin : rows
            wire unused = &{1'b0, plane_less_1};
            assign ends_plane = 1'b1;
        end else begin : planes
            reg [GROUP_BITS-1:0] place_q;
            assign ends_plane = place_q == plane_less_1;
            always @(posedge clk)
                if (rst)
                    place_q <= {GROUP_BITS{1'b0}};
                else if (en && writes)
                    place_q <= ends_plane ? {GROUP_BITS{1'b0}} : place_q + GROUP;
        end
    endgenerate
endmodule

`default_nettype wire
