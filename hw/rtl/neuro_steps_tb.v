// SPDX-License-Identifier: MIT
// Spikes through random tables of steps.
`default_nettype none

module neuro_steps_tb;
    localparam WINDOWS = 0;
    localparam SPIKES  = 1000;
    `include "neuro_steps_tb.vh"

    neuro_steps #(.STEP_BITS(3), .COUNT_BITS(2), .ROW_BITS(9), .ADDR_BITS(11)) steps (
        .clk(clk), .en(en), .rst(rst), .begins(begins), .has_steps(has_steps), .first_step(first_step), .step(step),
        .last_step(last_step), .reached(reached), .rows_less_1(places_less_1), .first_row(first_row),
        .first_addr(first_addr), .stride(addr_place), .goes(goes), .row(row), .addr(addr), .done(steps_done)
    );
endmodule

`default_nettype wire
