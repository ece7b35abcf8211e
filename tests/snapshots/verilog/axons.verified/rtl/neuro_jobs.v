// SPDX-License-Identifier: MIT
// Delivers the spikes of a stage one after the other.
//
// Promise: go stays set from the beginning of a phase until ends. From its second clock on a spike that is ready is
// taken, with begins, as soon as no job is under way or the last clock of one is: while over comes with valid, a job a
// clock. From the clock behind begins until over the job is valid, and first in the first of them. ends comes in the
// first clock in which no spike is left (empty, which excludes ready), no job remains and others are over; with go
// still set behind it, a new phase begins. Nothing moves in a clock without en.
`default_nettype none

module neuro_jobs (
    input  wire clk,
    input  wire en,
    input  wire rst,
    input  wire go,
    input  wire ready,      // a spike is at hand
    input  wire empty,      // none will be
    input  wire over,       // what the job does is over with this clock, if one is valid
    input  wire others,     // what else is done in this phase is over
    output wire seeks,      // spikes may be looked for
    output wire begins,
    output wire valid,
    output wire first,
    output wire ends
);
    reg  go_q;
    reg  valid_q;
    reg  first_q;

    wire done = valid_q && over;

    assign seeks  = go && go_q;
    assign begins = seeks && ready && (!valid_q || done);
    assign valid  = valid_q;
    assign first  = first_q;
    assign ends   = go && empty && (!valid_q || done) && others;

    always @(posedge clk)
        if (rst || (en && ends)) begin
            go_q    <= 1'b0;
            valid_q <= 1'b0;
            first_q <= 1'b0;
        end else if (en) begin
            go_q    <= go;
            first_q <= begins;
            if (begins || done)
                valid_q <= begins;
        end
endmodule

`default_nettype wire
