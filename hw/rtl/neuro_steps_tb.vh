// SPDX-License-Identifier: MIT
// What the benches of neuro_steps and neuro_windows share: spikes led one behind the other through random tables of
// steps, with holds and pauses, against a list of the rows that are due. WINDOWS says whether a step has lines and
// blocks.
`include "neuro_part_tb.vh"

reg         begins     = 1'b0;
reg         has_steps  = 1'b0;
reg   [2:0] first_step = 3'd0;
wire  [2:0] step;
wire        goes;
wire  [8:0] row;
wire [10:0] addr;
wire        steps_done;

// Eight steps of 88 bits: is it the last, is it reached; places, lines, blocks; rows and addresses.
reg [703:0] steps_q;
reg [703:0] steps_new;      // of the next spike
wire        last_step;
wire        reached;
wire  [1:0] places_less_1;
wire  [1:0] lines_less_1;
wire  [1:0] blocks_less_1;
wire  [8:0] first_row;
wire  [8:0] row_place;
wire  [8:0] row_line;
wire  [8:0] row_block;
wire [10:0] first_addr;
wire [10:0] addr_place;
wire [10:0] addr_line;
wire [10:0] addr_block;
assign {last_step, reached, places_less_1, lines_less_1, blocks_less_1, first_row, row_place, row_line, row_block,
    first_addr, addr_place, addr_line, addr_block} = steps_q[88 * step +: 88];

reg  [31:0] random;
integer     s;
integer     n;

task new_steps;
    for (s = 0; s < 8; s = s + 1) begin
        for (n = 0; n < 4; n = n + 1) begin
            random = draw(1 << 22);
            steps_new[88 * s + 22 * n +: 22] = random[21:0];
        end
        random = draw(1 << 6);
        steps_new[88 * s + 86 +: 2] = {s == 7 || random[1:0] == 2'd0, random[4:2] != 3'd0};
        if (WINDOWS == 0) begin
            steps_new[88 * s + 80 +: 4] = 4'd0;
            steps_new[88 * s + 62 +: 9] = 9'd1;
        end
    end
endtask

// What each clock must show: the step, whether a row goes, and which.
reg  [23:0] due [0:1023];
integer     count = 0;
integer     at    = 0;
reg         is_last;
reg         is_reached;
reg   [5:0] sizes;      // places, lines, blocks
reg   [8:0] row_0, row_p, row_l, row_b;
reg  [10:0] addr_0, addr_p, addr_l, addr_b;
reg   [8:0] b, l, p;

task owe;
    begin
        count = 0;
        at    = 0;
        s     = {29'd0, first_step};
        while (has_steps && s < 8) begin
            {is_last, is_reached, sizes, row_0, row_p, row_l, row_b, addr_0, addr_p, addr_l, addr_b}
                = steps_new[88 * s +: 88];
            if (!is_reached) begin
                due[count] = {s[2:0], 21'd0};
                count      = count + 1;
            end
            for (n = 0; is_reached && n < 64; n = n + 1) begin
                b = {7'd0, n[5:4]};
                l = {7'd0, n[3:2]};
                p = {7'd0, n[1:0]};
                if (p[1:0] <= sizes[5:4] && l[1:0] <= sizes[3:2] && b[1:0] <= sizes[1:0]) begin
                    due[count][23:20] = {s[2:0], 1'b1};
                    due[count][19:11] = row_0 + b * row_b + l * row_l + p * row_p;
                    due[count][10:0]  = addr_0 + {2'd0, b} * addr_b + {2'd0, l} * addr_l + {2'd0, p} * addr_p;
                    count             = count + 1;
                end
            end
            s = is_last ? 8 : s + 1;
        end
    end
endtask

task clock;
    begin
        random     = draw(1 << 10);
        begins     = steps_done && random[1:0] != 2'd0;
        has_steps  = random[4:2] != 3'd0;
        first_step = random[7:5];
        en         = random[9:8] != 2'd0;
        if (begins)
            new_steps;
        @(negedge clk);
        if (en && begins)
            owe;
        else if (en && at < count)
            at = at + 1;
        #1 check(goes === (at < count && due[at][20]), "a row goes in the clocks in which one is due");
        check(at >= count || step === due[at][23:21], "the step that is next");
        check(!goes || {row, addr} === due[at][19:0], "the row and address that are next");
        check(steps_done === (at + 1 >= count), "done comes with the last clock and stays");
    end
endtask

always @(negedge clk)
    if (en && begins)
        steps_q <= steps_new;

initial begin
    repeat (2)
        @(negedge clk);
    rst = 1'b0;
    #1;
    repeat (SPIKES) begin
        clock;
        while (!steps_done)
            clock;
    end
    while (!begins || !has_steps || !en)
        clock;
    rst = 1'b1;
    @(negedge clk) check(steps_done && !goes, "reset ends the way");
    passed;
end
