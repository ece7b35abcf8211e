// SPDX-License-Identifier: MIT
// Any table of four steps, each of blocks of lines of places, and the place that a spike on its way through it is at. The
// table is one constant: equal ones, as two that nothing tells apart are, would be made one.
(* anyconst *) reg [127:0] steps;

wire       has_steps;
wire       begins;
wire [1:0] first_step;
assign {has_steps, begins, first_step} = free;

wire [1:0] step;
wire       goes;
wire [2:0] row;
wire [2:0] addr;
wire       done;

wire       last_step, reached;
wire [1:0] places_less_1, some_lines, some_blocks;
wire [2:0] first_row, some_row, row_line, row_block;
wire [2:0] first_addr, addr_place, addr_line, addr_block;
assign {last_step, reached, places_less_1, some_lines, some_blocks, first_row, some_row, row_line, row_block,
    first_addr, addr_place, addr_line, addr_block} = steps[32 * step +: 32];
wire [1:0] lines_less_1  = WINDOWS ? some_lines : 2'd0;
wire [1:0] blocks_less_1 = WINDOWS ? some_blocks : 2'd0;
wire [2:0] row_place     = WINDOWS ? some_row : 3'd1;

reg        busy_q;
reg  [1:0] step_q;
reg  [1:0] place_q;
reg  [1:0] line_q;
reg  [1:0] block_q;
wire       ends_line  = place_q == places_less_1;
wire       ends_block = ends_line && line_q == lines_less_1;
wire       over       = !reached || (ends_block && block_q == blocks_less_1);
wire       starts     = {block_q, line_q, place_q} == 6'd0;

always @(posedge clk)
    if (rst)
        busy_q <= 1'b0;
    else if (en && begins) begin
        busy_q  <= has_steps;
        step_q  <= first_step;
        {block_q, line_q, place_q} <= 6'd0;
    end else if (en && busy_q) begin
        busy_q  <= !(over && last_step);
        step_q  <= step_q + {1'b0, over};
        place_q <= ends_line || over ? 2'd0 : place_q + 2'd1;
        line_q  <= ends_block || over ? 2'd0 : line_q + {1'b0, ends_line};
        block_q <= over ? 2'd0 : block_q + {1'b0, ends_block};
    end

// Where the block, the line and the place are that the spike is at.
wire [2:0] block_row  = first_row + row_block * block_q;
wire [2:0] line_row   = block_row + row_line * line_q;
wire [2:0] place_row  = line_row + row_place * place_q;
wire [2:0] block_addr = first_addr + addr_block * block_q;
wire [2:0] line_addr  = block_addr + addr_line * line_q;
wire [2:0] place_addr = line_addr + addr_place * place_q;

reg started_q = 1'b0;
always @(posedge clk)
    started_q <= 1'b1;
