// SPDX-License-Identifier: MIT
// Updates of random populations, some right behind each other, against the clocks since each began; with the stages at
// which rows take and read at both ends, and rows that lie in planes.
`default_nettype none

module neuro_walk_trial #(
    parameter DEPTH   = 6,
    parameter TAKE_AT = 0,
    parameter READ_AT = 3,
    parameter PLANES  = 0
);
    `include "neuro_part_tb.vh"

    reg            go           = 1'b0;
    reg      [5:0] first_row    = 6'd0;
    reg      [4:0] last_group   = 5'd0;
    reg      [4:0] last_block   = 5'd0;
    reg      [4:0] plane_less_1 = 5'd0;
    wire [DEPTH:0] walked;
    wire     [5:0] take_row;
    wire     [5:0] read_row;
    wire     [5:0] write_row;
    wire     [4:0] write_group;
    wire           in_last_block;
    wire           ends_plane;
    wire           ends;

    integer writes_at = 1;
    wire    writes    = go && walked[writes_at];

    neuro_walk #(
        .ROW_BITS(6), .GROUP_BITS(5), .DEPTH(DEPTH), .TAKE_AT(TAKE_AT), .READ_AT(READ_AT), .PLANES(PLANES)
    ) walk (
        .clk(clk), .en(en), .rst(rst), .go(go), .first_row(first_row), .last_group(last_group),
        .last_block(last_block), .plane_less_1(plane_less_1), .writes(writes), .walked(walked), .take_row(take_row),
        .read_row(read_row), .write_row(write_row), .write_group(write_group), .in_last_block(in_last_block),
        .ends_plane(ends_plane), .ends(ends)
    );

    integer    rows;
    integer    plane;
    integer    time_in;         // clocks of the phase
    integer    row;
    integer    s;
    integer    planes_ended;
    reg        over;
    reg [31:0] random;

    // Which row a stage holds, if any.
    function holds(input integer stage);
        holds = time_in >= stage && time_in - stage < rows;
    endfunction

    function is_row(input [5:0] what, input integer stage);
        integer expected;
        begin
            expected = {26'd0, first_row} + time_in - stage;
            is_row   = what === expected[5:0];
        end
    endfunction

    task clock;
        begin
            #1;
            for (s = 0; s <= DEPTH; s = s + 1)
                check(walked[s] === holds(s), "a row reaches each stage in time");
            check(!walked[TAKE_AT] || is_row(take_row, TAKE_AT), "the row that takes its sums");
            check(!walked[READ_AT] || is_row(read_row, READ_AT), "the row that reads its state");
            row = time_in - writes_at;
            if (holds(writes_at)) begin
                check(is_row(write_row, writes_at) && write_group === row[4:0], "the row that is written");
                check(in_last_block === (row > rows - 1 - plane), "rows of the last block");
                check(ends_plane === (PLANES == 0 || row % plane == plane - 1), "the last row of a plane");
            end
            over = row == rows - 1;
            check(ends === over, "ends with the last write");
            @(negedge clk);
        end
    endtask

    initial begin
        repeat (2)
            @(negedge clk);
        rst = 1'b0;
        repeat (250) begin
            plane        = 1 + draw(PLANES != 0 ? 6 : 20);
            rows         = plane * (1 + draw(PLANES != 0 ? 5 : 1));
            random       = draw(64);
            first_row    = random[5:0];
            random       = rows - 1;
            last_group   = random[4:0];
            random       = rows - plane;
            last_block   = random[4:0];
            random       = plane - 1;
            plane_less_1 = random[4:0];
            writes_at    = 1 + draw(DEPTH);
            go           = 1'b1;
            time_in      = 0;
            over         = 1'b0;
            while (!over) begin
                en = draw(5) != 0;
                while (!en) begin
                    clock;
                    en = draw(2) != 0;
                end
                over = 1'b0;
                clock;
                time_in = time_in + 1;
                // Now and then a reset in the middle of a phase.
                if (time_in == 4 && draw(8) == 0) begin
                    go  = 1'b0;
                    rst = 1'b1;
                    @(negedge clk);
                    rst  = 1'b0;
                    over = 1'b1;
                end
            end
            go = draw(3) == 0;
            en = draw(2) == 0;
            #1 check(walked[DEPTH:1] === {DEPTH{1'b0}}, "no stage holds a row behind the end");
            if (!go)
                @(negedge clk);
        end
        done = 1'b1;
    end
endmodule

module neuro_walk_tb;
    `include "neuro_tb.vh"

    neuro_walk_trial #(.DEPTH(6), .TAKE_AT(0), .READ_AT(3), .PLANES(0)) rows ();
    neuro_walk_trial #(.DEPTH(9), .TAKE_AT(5), .READ_AT(8), .PLANES(1)) late ();
    neuro_walk_trial #(.DEPTH(1), .TAKE_AT(1), .READ_AT(1), .PLANES(1)) short ();

    initial begin
        wait (rows.done && late.done && short.done);
        passed;
    end
endmodule

`default_nettype wire
