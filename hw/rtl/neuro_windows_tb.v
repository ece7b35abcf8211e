// SPDX-License-Identifier: MIT
// Spikes through random tables of steps with lines and blocks.
`default_nettype none

module neuro_windows_tb;
    localparam WINDOWS = 1;
    localparam SPIKES  = 300;
    `include "neuro_steps_tb.vh"

    neuro_windows #(.STEP_BITS(3), .COUNT_BITS(2), .ROW_BITS(9), .ADDR_BITS(11)) windows (
        .clk(clk), .en(en), .rst(rst), .begins(begins), .has_steps(has_steps), .first_step(first_step), .step(step),
        .last_step(last_step), .reached(reached), .places_less_1(places_less_1), .lines_less_1(lines_less_1),
        .blocks_less_1(blocks_less_1), .first_row(first_row), .row_place(row_place), .row_line(row_line),
        .row_block(row_block), .first_addr(first_addr), .addr_place(addr_place), .addr_line(addr_line),
        .addr_block(addr_block), .goes(goes), .row(row), .addr(addr), .done(steps_done)
    );
endmodule

`default_nettype wire
