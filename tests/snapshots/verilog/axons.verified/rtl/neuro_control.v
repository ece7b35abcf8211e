// SPDX-License-Identifier: MIT
// Phases of a tick, and when a core holds.
//
// Promise: after rst a sweep; then, as long as run is set, tick after tick: words are taken up to the one that ends the
// tick, then the steps of its program follow each other from 0 on, each entered with enter in its first clock and left
// with its own end, up to END, which takes a clock with tick_end. A mark starts a sweep, after which reading goes on.
// next is asked for the phase of the step behind step; behind END it is INPUT. first is that of step 0. A tick begins
// with its first word: it is then finished, whatever run says. en is clear while a word that leaves has to wait, or one
// that is wanted is missing: nothing moves then. idle and the sweep after rst are no cycles of a tick, all else counts.
// takes_mark and input_ends come with takes_words and word_waits alone, not both; ends of other phases do nothing.
`default_nettype none

module neuro_control #(
    parameter STEP_BITS = 1
) (
    input  wire                 clk,
    input  wire                 rst,
    input  wire                 run,
    input  wire                 word_waits,     // an input word is there
    input  wire                 out_held,       // an output word has to wait
    input  wire                 takes_mark,
    input  wire                 sweep_ends,
    input  wire                 input_ends,
    input  wire                 key_ends,
    input  wire                 update_ends,
    input  wire                 deliver_ends,
    input  wire                 lists_end,
    input  wire                 scan_ends,
    input  wire [2:0]           first,          // phase of step 0
    input  wire [2:0]           next,           // phase behind step
    output wire [STEP_BITS-1:0] step,
    output wire                 enter,
    output wire                 sweeps,
    output wire                 takes_words,    // unless the core holds
    output wire                 keys,
    output wire                 updates,
    output wire                 delivers,
    output wire                 lists,
    output wire                 scans,
    output wire                 tick_end,
    output wire [31:0]          tick,
    output wire                 idle,           // between ticks, none to begin
    output wire                 en,
    output wire                 busy,
    output wire                 counts,         // this clock is a cycle of a tick
    output wire                 stall_in
);
    localparam [2:0] SWEEP   = 3'd0;
    localparam [2:0] INPUT   = 3'd1;
    localparam [2:0] KEY     = 3'd2;
    localparam [2:0] UPDATE  = 3'd3;
    localparam [2:0] DELIVER = 3'd4;
    localparam [2:0] LISTS   = 3'd5;
    localparam [2:0] SCAN    = 3'd6;
    localparam [2:0] END     = 3'd7;
    localparam [STEP_BITS-1:0] STEP = 1;

    reg  [2:0]           phase_q;
    reg  [STEP_BITS-1:0] step_q;
    reg                  enter_q;
    reg                  fresh_q;   // no word of this tick was read
    reg                  boot_q;    // the sweep after rst
    reg  [31:0]          tick_q;

    wire reads = phase_q == INPUT;
    wire ends  = (reads                && input_ends)
              || (phase_q == KEY     && key_ends)
              || (phase_q == UPDATE  && update_ends)
              || (phase_q == DELIVER && deliver_ends)
              || (phase_q == LISTS   && lists_end)
              || (phase_q == SCAN    && scan_ends)
              ||  phase_q == END;

    assign step        = step_q;
    assign enter       = enter_q;
    assign sweeps      = phase_q == SWEEP;
    assign takes_words = reads && !idle && !out_held;
    assign keys        = phase_q == KEY;
    assign updates     = phase_q == UPDATE;
    assign delivers    = phase_q == DELIVER;
    assign lists       = phase_q == LISTS;
    assign scans       = phase_q == SCAN;
    assign tick_end    = en && phase_q == END;
    assign tick        = tick_q;
    assign idle        = reads && fresh_q && !run;
    assign stall_in    = reads && !idle && !word_waits;
    assign en          = !out_held && !stall_in;
    assign busy        = !reads || !fresh_q;
    assign counts      = en && !idle && !boot_q;

    always @(posedge clk)
        if (rst) begin
            phase_q <= SWEEP;
            step_q  <= {STEP_BITS{1'b0}};
            enter_q <= 1'b1;
            boot_q  <= 1'b1;
        end else if (en) begin
            enter_q <= ends;
            if (takes_mark)
                phase_q <= SWEEP;
            else if (sweeps && sweep_ends) begin
                phase_q <= INPUT;
                boot_q  <= 1'b0;
            end else if (ends) begin
                phase_q <= reads ? first : next;
                step_q  <= reads ? {STEP_BITS{1'b0}} : step_q + STEP;
            end
        end
    always @(posedge clk)
        if (rst || tick_end)
            fresh_q <= 1'b1;
        else if (en && reads && !idle)
            fresh_q <= 1'b0;
    always @(posedge clk)
        if (rst)
            tick_q <= 32'd0;
        else if (tick_end)
            tick_q <= tick_q + 32'd1;
endmodule

`default_nettype wire
