// SPDX-License-Identifier: MIT
// Leads a spike along the rows of its source's projections where some of them are convolutions: a step may be a window,
// whose rows and kernel words lie in lines of places within blocks of channels.
//
// Promise: after begins, in clocks with en, each step from first_step to the one that is last_step gives its rows, one
// a clock with goes, without a clock between; a step that the spike does not reach takes one clock without goes. A step
// has (blocks_less_1 + 1) x (lines_less_1 + 1) x (places_less_1 + 1) rows, places innermost. From a place to the next
// row and address grow by row_place and addr_place, from the first place of a line to that of the next by row_line and
// addr_line, and from the first of a block to that of the next by row_block and addr_block. A step that is no window
// has one block and one line. What a step is, is asked for by its number in the same clock, and stays the same until
// the next begins. done comes with the last clock, and stays until then. begins may come in any clock with done;
// without has_steps nothing follows.
`default_nettype none

module neuro_windows #(
    parameter STEP_BITS  = 1,
    parameter COUNT_BITS = 1,
    parameter ROW_BITS   = 1,
    parameter ADDR_BITS  = 1
) (
    input  wire                  clk,
    input  wire                  en,
    input  wire                  rst,
    input  wire                  begins,
    input  wire                  has_steps,
    input  wire [STEP_BITS-1:0]  first_step,
    output wire [STEP_BITS-1:0]  step,
    input  wire                  last_step,
    input  wire                  reached,
    input  wire [COUNT_BITS-1:0] places_less_1,
    input  wire [COUNT_BITS-1:0] lines_less_1,
    input  wire [COUNT_BITS-1:0] blocks_less_1,
    input  wire [ROW_BITS-1:0]   first_row,
    input  wire [ROW_BITS-1:0]   row_place,
    input  wire [ROW_BITS-1:0]   row_line,
    input  wire [ROW_BITS-1:0]   row_block,
    input  wire [ADDR_BITS-1:0]  first_addr,
    input  wire [ADDR_BITS-1:0]  addr_place,
    input  wire [ADDR_BITS-1:0]  addr_line,
    input  wire [ADDR_BITS-1:0]  addr_block,
    output wire                  goes,
    output wire [ROW_BITS-1:0]   row,
    output wire [ADDR_BITS-1:0]  addr,
    output wire                  done
);
    localparam [STEP_BITS-1:0]  STEP  = 1;
    localparam [COUNT_BITS-1:0] COUNT = 1;

    reg                   busy_q;
    reg                   start_q;
    reg  [STEP_BITS-1:0]  step_q;
    reg  [COUNT_BITS-1:0] places_q;         // left of the line, of the block, of the step
    reg  [COUNT_BITS-1:0] lines_q;
    reg  [COUNT_BITS-1:0] blocks_q;
    reg  [ROW_BITS-1:0]   row_q;            // this place, and the first of its line and block
    reg  [ROW_BITS-1:0]   line_row_q;
    reg  [ROW_BITS-1:0]   block_row_q;
    reg  [ADDR_BITS-1:0]  addr_q;
    reg  [ADDR_BITS-1:0]  line_addr_q;
    reg  [ADDR_BITS-1:0]  block_addr_q;

    wire [COUNT_BITS-1:0] places = start_q ? places_less_1 : places_q;
    wire [COUNT_BITS-1:0] lines  = start_q ? lines_less_1 : lines_q;
    wire [COUNT_BITS-1:0] blocks = start_q ? blocks_less_1 : blocks_q;
    wire                  last_place = places == {COUNT_BITS{1'b0}};
    wire                  last_line  = lines == {COUNT_BITS{1'b0}};
    wire                  over = (last_place && last_line && blocks == {COUNT_BITS{1'b0}}) || !reached;

    wire [ROW_BITS-1:0]  line_row   = start_q ? first_row : line_row_q;
    wire [ROW_BITS-1:0]  block_row  = start_q ? first_row : block_row_q;
    wire [ADDR_BITS-1:0] line_addr  = start_q ? first_addr : line_addr_q;
    wire [ADDR_BITS-1:0] block_addr = start_q ? first_addr : block_addr_q;
    wire [ROW_BITS-1:0]  next_row   = !last_place ? row + row_place
                                    : !last_line  ? line_row + row_line
                                    :               block_row + row_block;
    wire [ADDR_BITS-1:0] next_addr  = !last_place ? addr + addr_place
                                    : !last_line  ? line_addr + addr_line
                                    :               block_addr + addr_block;

    assign step = step_q;
    assign row  = start_q ? first_row : row_q;
    assign addr = start_q ? first_addr : addr_q;
    assign goes = busy_q && reached;
    assign done = !busy_q || (over && last_step);

    always @(posedge clk)
        if (rst)
            busy_q <= 1'b0;
        else if (en) begin
            if (begins)
                busy_q <= has_steps;
            else if (over && last_step)
                busy_q <= 1'b0;
        end
    always @(posedge clk)
        if (en) begin
            if (begins) begin
                step_q  <= first_step;
                start_q <= 1'b1;
            end else if (busy_q) begin
                start_q <= over;
                if (over)
                    step_q <= step_q + STEP;
            end
            places_q     <= last_place ? places_less_1 : places - COUNT;
            lines_q      <= !last_place ? lines : last_line ? lines_less_1 : lines - COUNT;
            blocks_q     <= last_place && last_line ? blocks - COUNT : blocks;
            row_q        <= next_row;
            line_row_q   <= last_place ? next_row : line_row;
            block_row_q  <= last_place && last_line ? next_row : block_row;
            addr_q       <= next_addr;
            line_addr_q  <= last_place ? next_addr : line_addr;
            block_addr_q <= last_place && last_line ? next_addr : block_addr;
        end
endmodule

`default_nettype wire
