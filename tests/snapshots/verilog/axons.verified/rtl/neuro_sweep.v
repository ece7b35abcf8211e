// SPDX-License-Identifier: MIT
// Walks through the rows of one population and of those that belong to it, or of all, once for each slot that is to be
// emptied.
//
// Promise: behind start, in clocks with en and go, (row, slot) is each row of the population once for each of its
// slots, slots outermost; with keep once, for slot 0 alone. Then it is the like of the next population, while there is
// one. With all it is the rows of one population after the other, from 0 on, whichever is next. The last of them has
// ends, behind which go stays clear until the next start. start and go never come together. rst means a start with
// all, without keep. What a population has is asked for by its number in the same clock. Nothing moves in a clock
// without en.
`default_nettype none

module neuro_sweep #(
    parameter POPULATION_BITS = 1,
    parameter ROW_BITS        = 1,
    parameter SLOT_BITS       = 1
) (
    input  wire                       clk,
    input  wire                       en,
    input  wire                       rst,
    input  wire                       start,
    input  wire                       start_all,
    input  wire                       start_keep,
    input  wire [POPULATION_BITS-1:0] start_population,
    input  wire                       go,
    output wire [POPULATION_BITS-1:0] population,
    input  wire                       last_population,  // population is the last one there is
    input  wire                       has_next,         // another one belongs to population
    input  wire [POPULATION_BITS-1:0] next_population,  // that one
    input  wire [ROW_BITS-1:0]        first_row,        // of population
    input  wire [ROW_BITS-1:0]        rows_less_1,
    input  wire [SLOT_BITS-1:0]       slots_less_1,
    output wire [ROW_BITS-1:0]        row,
    output wire [SLOT_BITS-1:0]       slot,
    output wire                       keep,
    output wire                       ends
);
    localparam [POPULATION_BITS-1:0] POPULATION = 1;
    localparam [ROW_BITS-1:0]        ROW        = 1;
    localparam [SLOT_BITS-1:0]       SLOT       = 1;

    reg  [POPULATION_BITS-1:0] population_q;
    reg                        all_q;
    reg                        keep_q;
    reg  [ROW_BITS-1:0]        place_q;     // of the row in its population
    reg  [SLOT_BITS-1:0]       slot_q;

    wire last_row  = place_q == rows_less_1;
    wire last_slot = keep_q || slot_q == slots_less_1;
    wire last      = all_q ? last_population : !has_next;

    assign population = population_q;
    assign row        = first_row + place_q;
    assign slot       = slot_q;
    assign keep       = keep_q;
    assign ends       = go && last_row && last_slot && last;

    always @(posedge clk)
        if (rst) begin
            population_q <= {POPULATION_BITS{1'b0}};
            all_q        <= 1'b1;
            keep_q       <= 1'b0;
        end else if (en && start) begin
            population_q <= start_all ? {POPULATION_BITS{1'b0}} : start_population;
            all_q        <= start_all;
            keep_q       <= start_keep;
        end else if (en && go && last_row && last_slot)
            population_q <= !all_q && has_next ? next_population : population_q + POPULATION;
    always @(posedge clk)
        if (rst || (en && (start || (go && last_row))))
            place_q <= {ROW_BITS{1'b0}};
        else if (en && go)
            place_q <= place_q + ROW;
    always @(posedge clk)
        if (rst || (en && (start || (go && last_row && last_slot))))
            slot_q <= {SLOT_BITS{1'b0}};
        else if (en && go && last_row)
            slot_q <= slot_q + SLOT;
endmodule

`default_nettype wire
