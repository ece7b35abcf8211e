// SPDX-License-Identifier: MIT
// neuro_steps leads a spike through all rows of its steps, one a clock, whatever the table of steps is.
`default_nettype none

module neuro_steps_properties (
    input wire       clk,
    input wire       en,
    input wire       rst,
    input wire [3:0] free
);
    localparam WINDOWS = 0;
    `include "steps.vh"

    neuro_steps #(.STEP_BITS(2), .COUNT_BITS(2), .ROW_BITS(3), .ADDR_BITS(3)) dut (
        .clk(clk), .en(en), .rst(rst), .begins(begins), .has_steps(has_steps), .first_step(first_step), .step(step),
        .last_step(last_step), .reached(reached), .rows_less_1(places_less_1), .first_row(first_row),
        .first_addr(first_addr), .stride(addr_place), .goes(goes), .row(row), .addr(addr), .done(done)
    );

    // Connected by the script.
    (* keep *) wire       busy;
    (* keep *) wire [1:0] place;
    (* keep *) wire [2:0] offset;
    wire [2:0] offset_due = addr_place * place_q;

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
            if (busy_q) begin
                assert (place == place_q && offset == offset_due && line_q == 2'd0 && block_q == 2'd0);
                assert (place_q <= (reached ? places_less_1 : 2'd0));
            end
            cover (goes && step == 2'd2 && place_q == 2'd3 && begins && has_steps);
            cover (busy_q && !reached && done);
        end
endmodule

`default_nettype wire
