// SPDX-License-Identifier: MIT
// Ticks of random additions and takings, against a sum for each row and tick: slots that are and are not a power of
// two, one slot, one row, values that come in time and late.
`default_nettype none

module neuro_sums_trial #(
    parameter SLOTS     = 4,
    parameter SLOT_BITS = 2,
    parameter ROWS      = 3,
    parameter ADDR_BITS = 4,
    parameter LATE      = 0
);
    localparam TICKS = 16;      // more than a delay reaches
    localparam AFTER = 3 + LATE;

    `include "neuro_part_tb.vh"

    reg                         takes    = 1'b0;
    reg                         adds     = 1'b0;
    reg         [ADDR_BITS-1:0] row_addr = 0;
    reg         [SLOT_BITS-1:0] delay    = 0;
    reg         [SLOT_BITS-1:0] now      = 0;
    reg  signed           [9:0] value    = 10'd0;
    wire signed           [9:0] taken;

    neuro_sums #(
        .WORD_BITS(10), .SLOTS(SLOTS), .SLOT_BITS(SLOT_BITS), .DEPTH(ROWS * SLOTS), .ADDR_BITS(ADDR_BITS), .LATE(LATE)
    ) sums (
        .clk(clk), .en(en), .rst(rst), .takes(takes), .adds(adds), .row_addr(row_addr), .delay(delay), .now(now),
        .value(value), .taken(taken)
    );

    reg  signed  [9:0] sum [0:ROWS*TICKS-1];
    reg  signed  [9:0] due [0:AFTER];           // what takings must give, by the enabled clocks since
    reg      [AFTER:0] is_due = 0;
    reg  signed  [9:0] what   = 10'd0;          // the operation's value
    reg                known  = 1'b0;
    integer            tick   = 0;
    integer            i;
    integer            row;
    integer            place;
    integer            address;
    reg         [31:0] random;

    // An operation for the tick that comes `ahead` ticks after this one.
    task operate(input take, input add, input integer at, input integer ahead);
        begin
            takes    = take;
            adds     = add;
            address  = at * SLOTS;
            row_addr = address[ADDR_BITS-1:0];
            delay    = ahead[SLOT_BITS-1:0];
            address  = tick % SLOTS;
            now      = address[SLOT_BITS-1:0];
            if (LATE != 0)
                value = what;
            random = draw(1024);
            what   = random[9:0];
            if (LATE == 0)
                value = what;
            en = draw(6) != 0;
            while (!en) begin
                @(negedge clk);
                check(!is_due[AFTER] || taken === due[AFTER], "a sum stands still");
                en = draw(2) != 0;
            end
            place = at * TICKS + (tick + ahead) % TICKS;
            for (i = AFTER; i > 1; i = i - 1)
                due[i] = due[i - 1];
            due[1] = sum[place];
            is_due = {is_due[AFTER-1:1], take && known, 1'b0};
            if (take)
                sum[place] = 10'd0;
            else if (add)
                sum[place] = sum[place] + what;
            @(negedge clk);
            check(!is_due[AFTER] || taken === due[AFTER], "the sum of a row and tick");
        end
    endtask

    // Reset leaves words of which nothing is known; a taking of each empties them.
    task restart;
        begin
            rst    = 1'b1;
            en     = draw(2) == 0;
            @(negedge clk);
            rst    = 1'b0;
            is_due = 0;
            known  = 1'b0;
            for (row = 0; row < ROWS * SLOTS; row = row + 1)
                operate(1'b1, 1'b0, row / SLOTS, row % SLOTS);
            for (i = 0; i < ROWS * TICKS; i = i + 1)
                sum[i] = 10'd0;
            known  = 1'b1;
        end
    endtask

    initial begin
        @(negedge clk);
        repeat (8) begin
            restart;
            repeat (40) begin
                // Before the sums of a tick are taken, what is added may be for it; behind, for the one SLOTS later.
                repeat (draw(12))
                    operate(1'b0, draw(4) != 0, draw(ROWS), draw(SLOTS));
                for (row = 0; row < ROWS; row = row + 1)
                    operate(1'b1, draw(2) == 0, row, 0);
                repeat (draw(12))
                    operate(1'b0, draw(4) != 0, draw(ROWS), 1 + draw(SLOTS));
                tick = tick + 1;
            end
        end
        done = 1'b1;
    end
endmodule

module neuro_sums_tb;
    `include "neuro_tb.vh"

    neuro_sums_trial #(.SLOTS(4), .SLOT_BITS(2), .ROWS(3), .ADDR_BITS(4), .LATE(0)) power ();
    neuro_sums_trial #(.SLOTS(5), .SLOT_BITS(3), .ROWS(3), .ADDR_BITS(4), .LATE(0)) others ();
    neuro_sums_trial #(.SLOTS(3), .SLOT_BITS(2), .ROWS(2), .ADDR_BITS(3), .LATE(1)) late ();
    neuro_sums_trial #(.SLOTS(3), .SLOT_BITS(2), .ROWS(1), .ADDR_BITS(2), .LATE(0)) one_row ();
    neuro_sums_trial #(.SLOTS(1), .SLOT_BITS(1), .ROWS(4), .ADDR_BITS(2), .LATE(1)) one_slot ();

    initial begin
        wait (power.done && others.done && late.done && one_row.done && one_slot.done);
        passed;
    end
endmodule

`default_nettype wire
