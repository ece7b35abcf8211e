// SPDX-License-Identifier: MIT
// neuro_windows leads a spike through all places of all lines of all blocks of its steps, one a clock, whatever the
// table of steps is.
`default_nettype none

module neuro_windows_properties (
    input wire       clk,
    input wire       en,
    input wire       rst,
    input wire [3:0] free
);
    localparam WINDOWS = 1;
    `include "steps.vh"

    neuro_windows #(.STEP_BITS(2), .COUNT_BITS(2), .ROW_BITS(3), .ADDR_BITS(3)) dut (
        .clk(clk), .en(en), .rst(rst), .begins(begins), .has_steps(has_steps), .first_step(first_step), .step(step),
        .last_step(last_step), .reached(reached), .places_less_1(places_less_1), .lines_less_1(lines_less_1),
        .blocks_less_1(blocks_less_1), .first_row(first_row), .row_place(row_place), .row_line(row_line),
        .row_block(row_block), .first_addr(first_addr), .addr_place(addr_place), .addr_line(addr_line),
        .addr_block(addr_block), .goes(goes), .row(row), .addr(addr), .done(done)
    );

    // Connected by the script.
    (* keep *) wire       busy;
    (* keep *) wire       start;
    (* keep *) wire [5:0] left;         // places, lines, blocks
    (* keep *) wire [5:0] its_line;     // row and address
    (* keep *) wire [5:0] its_block;

    wire [1:0] places_left = places_less_1 - place_q;
    wire [1:0] lines_left  = lines_less_1 - line_q;
    wire [1:0] blocks_left = blocks_less_1 - block_q;

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (!begins || done);

            assert (goes == (busy_q && reached));
            assert (done == (!busy_q || (over && last_step)));
            if (busy_q)
                assert (step == step_q);
            if (goes)
                assert (row == place_row && addr == place_addr);

            // The states in which it can be.
            assert (busy == busy_q);
            if (busy_q)
                assert (start == starts && (reached || starts));
            if (goes) begin
                assert (left == {places_left, lines_left, blocks_left});
                assert (place_q <= places_less_1 && line_q <= lines_less_1 && block_q <= blocks_less_1);
                assert (its_line == {line_row, line_addr} && its_block == {block_row, block_addr});
            end
            cover (goes && step == 2'd1 && {block_q, line_q, place_q} == 6'b010101 && done && begins);
            cover (busy_q && !reached && done);
        end
endmodule

`default_nettype wire
