// SPDX-License-Identifier: MIT
// Sweeps of random populations, all or one with those that belong to it, against loops over what they have.
`default_nettype none

module neuro_sweep_tb;
    localparam POPULATIONS = 5;

    `include "neuro_part_tb.vh"

    reg        start            = 1'b0;
    reg        start_all        = 1'b0;
    reg        start_keep       = 1'b0;
    reg  [2:0] start_population = 3'd0;
    reg        go               = 1'b0;
    wire [2:0] population;
    wire [4:0] row;
    wire [2:0] slot;
    wire       keep;
    wire       ends;

    reg        has_next     [0:7];
    reg  [2:0] next         [0:7];
    reg  [4:0] first_row    [0:7];
    reg  [4:0] rows_less_1  [0:7];
    reg  [2:0] slots_less_1 [0:7];

    neuro_sweep #(.POPULATION_BITS(3), .ROW_BITS(5), .SLOT_BITS(3)) sweep (
        .clk(clk), .en(en), .rst(rst), .start(start), .start_all(start_all), .start_keep(start_keep),
        .start_population(start_population), .go(go), .population(population),
        .last_population(population == POPULATIONS - 1), .has_next(has_next[population]),
        .next_population(next[population]), .first_row(first_row[population]),
        .rows_less_1(rows_less_1[population]), .slots_less_1(slots_less_1[population]), .row(row), .slot(slot),
        .keep(keep), .ends(ends)
    );

    integer    p;
    integer    s;
    integer    r;
    integer    last;
    integer    last_row;
    integer    broken;      // clocks until a reset breaks off
    reg        keeps;
    reg [31:0] random;

    // Clocks that do not move it, then one that does.
    task visit(input integer at_population, input integer at_row, input integer at_slot, input is_last);
        begin
            go = draw(4) != 0;
            en = draw(4) != 0;
            #1;
            while (!(go && en)) begin
                check(!ends || go, "ends with go alone");
                @(negedge clk);
                go = draw(3) != 0;
                en = draw(3) != 0;
                #1;
            end
            check(population === at_population[2:0], "population after population");
            check(row === at_row[4:0] && slot === at_slot[2:0], "row after row, slot after slot");
            check(keep === keeps, "keep as it was started");
            check(ends === is_last, "ends with the last");
            @(negedge clk);
            go     = 1'b0;
            broken = broken - 1;
        end
    endtask

    task sweeps_one(input integer at_population, input is_last);
        begin
            last     = keeps ? 0 : {29'd0, slots_less_1[at_population]};
            last_row = {27'd0, rows_less_1[at_population]};
            for (s = 0; s <= last; s = s + 1)
                for (r = 0; r <= last_row; r = r + 1)
                    if (broken > 0)
                        visit(at_population, {27'd0, first_row[at_population]} + r, s, is_last && s == last && r == last_row);
        end
    endtask

    task sweeps_all;
        for (p = 0; p < POPULATIONS; p = p + 1)
            sweeps_one(p, p == POPULATIONS - 1);
    endtask

    // A population and those that belong to it.
    task sweeps(input [2:0] from);
        begin
            p = {29'd0, from};
            while (has_next[p]) begin
                sweeps_one(p, 1'b0);
                p = {29'd0, next[p]};
            end
            sweeps_one(p, 1'b1);
        end
    endtask

    initial begin
        repeat (2)
            @(negedge clk);
        repeat (60) begin
            // Some have one row, or one slot.
            for (p = 0; p < 8; p = p + 1) begin
                random          = draw(32);
                first_row[p]    = random[4:0];
                random          = draw(3) == 0 ? 0 : draw(6);
                rows_less_1[p]  = random[4:0];
                random          = draw(3) == 0 ? 0 : draw(8);
                slots_less_1[p] = random[2:0];
                // Which come in a row, and never round.
                has_next[p]     = p > 1 && draw(2) == 0;
                random          = p > 1 ? draw(p) : 0;
                next[p]         = random[2:0];
            end
            rst    = 1'b1;
            en     = draw(2) == 0;
            @(negedge clk);
            rst    = 1'b0;
            keeps  = 1'b0;
            broken = draw(4) == 0 ? 10 : 1000;
            sweeps_all;
            repeat (5) begin
                en    = 1'b0;
                start = broken > 0;
                @(negedge clk);
                en         = 1'b1;
                random     = draw(POPULATIONS);
                start_all  = draw(3) == 0;
                start_keep = draw(2) == 0;
                start_population = random[2:0];
                if (broken > 0) begin
                    @(negedge clk);
                    start = 1'b0;
                    keeps = start_keep;
                    if (start_all)
                        sweeps_all;
                    else
                        sweeps(random[2:0]);
                end
            end
        end
        passed;
    end
endmodule

`default_nettype wire
