// SPDX-License-Identifier: MIT
// Counts the rows of a population through the stages of its update.
//
// Promise: from enter on, the first clock of a phase, a row of the population begins every clock until all have. Row
// r reaches stage s, and walked[s] is set, s clocks after it began. take_row, read_row and write_row are the rows
// that take their sums, read their state and write a new one: those of stages TAKE_AT, READ_AT (from 1 on) and the
// one that the population writes at (from 1 on), told by writes, which is walked of that stage. write_group and
// in_last_block are of write_row, and with PLANES = 1 ends_plane, the last row of each plane. ends comes with the
// last write; go stays set until then, and no stage holds a row behind it. Clocks are those with en. The population
// stays the same for a phase.
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
    input  wire                  enter,         // the first clock of go
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

    reg  [DEPTH:1]        walked_q;
    reg  [GROUP_BITS-1:0] left_q;           // rows that still begin
    reg  [ROW_BITS-1:0]   take_row_q;
    reg  [ROW_BITS-1:0]   read_row_q;
    reg  [ROW_BITS-1:0]   write_row_q;
    reg  [GROUP_BITS-1:0] write_group_q;

    wire begins = go && (enter || left_q != {GROUP_BITS{1'b0}});

    assign walked      = {walked_q, begins};
    assign take_row    = TAKE_AT == 0 && enter ? first_row : take_row_q;
    assign read_row    = read_row_q;
    assign write_row   = write_row_q;
    assign write_group = write_group_q;
    assign in_last_block = write_group_q >= last_block;
    assign ends        = writes && write_group_q == last_group;

    always @(posedge clk)
        if (rst)
            walked_q <= {DEPTH{1'b0}};
        else if (en)
            walked_q <= ends ? {DEPTH{1'b0}} : walked[DEPTH-1:0];
    always @(posedge clk)
        if (en) begin
            if (begins)
                left_q <= enter ? last_group : left_q - GROUP;
            if (go && enter) begin
                take_row_q    <= TAKE_AT == 0 ? first_row + ROW : first_row;
                read_row_q    <= first_row;
                write_row_q   <= first_row;
                write_group_q <= {GROUP_BITS{1'b0}};
            end else begin
                if (walked[TAKE_AT])
                    take_row_q <= take_row_q + ROW;
                if (walked[READ_AT])
                    read_row_q <= read_row_q + ROW;
                if (writes) begin
                    write_row_q   <= write_row_q + ROW;
                    write_group_q <= write_group_q + GROUP;
                end
            end
        end

    generate
        if (PLANES == 0) begin : rows
            wire unused = &{1'b0, plane_less_1};
            assign ends_plane = 1'b1;
        end else begin : planes
            reg [GROUP_BITS-1:0] place_q;
            assign ends_plane = place_q == plane_less_1;
            always @(posedge clk)
                if (en) begin
                    if (go && enter)
                        place_q <= {GROUP_BITS{1'b0}};
                    else if (writes)
                        place_q <= ends_plane ? {GROUP_BITS{1'b0}} : place_q + GROUP;
                end
        end
    endgenerate
endmodule

`default_nettype wire
