// SPDX-License-Identifier: MIT
// Ticks of a random program, with words, marks, stalls and pauses, against what each clock must be.
`default_nettype none

module neuro_control_tb;
    localparam SWEEP = 0;
    localparam INPUT = 1;
    localparam END   = 7;

    `include "neuro_part_tb.vh"

    reg         run        = 1'b0;
    reg         word_waits = 1'b0;
    reg         out_held   = 1'b0;
    reg         is_mark    = 1'b0;      // the word is
    reg         is_last    = 1'b0;      // it ends the tick
    reg   [7:0] phase_ends = 8'd0;      // of each phase
    wire  [3:0] step;
    wire  [7:0] in_phase;
    wire        enter;
    wire        takes_words;
    wire        tick_end;
    wire [31:0] tick;
    wire        idle;
    wire        moves;
    wire        busy;
    wire        counts;
    wire        stall_in;

    reg   [2:0] phases [0:15];
    integer     length = 1;
    wire        takes = takes_words && word_waits;
    wire  [2:0] next  = {28'd0, step} < length - 1 ? phases[step + 4'd1] : 3'd1;

    neuro_control #(.STEP_BITS(4)) control (
        .clk(clk), .rst(rst), .run(run), .word_waits(word_waits), .out_held(out_held), .takes_mark(takes && is_mark),
        .sweep_ends(phase_ends[0]), .input_ends(takes && is_last), .key_ends(phase_ends[2]),
        .update_ends(phase_ends[3]), .deliver_ends(phase_ends[4]), .lists_end(phase_ends[5]),
        .scan_ends(phase_ends[6]), .first(phases[0]), .next(next), .step(step), .enter(enter), .sweeps(in_phase[0]),
        .takes_words(takes_words), .keys(in_phase[2]), .updates(in_phase[3]), .delivers(in_phase[4]),
        .lists(in_phase[5]), .scans(in_phase[6]), .tick_end(tick_end), .tick(tick), .idle(idle), .en(moves),
        .busy(busy), .counts(counts), .stall_in(stall_in)
    );
    assign in_phase[1] = takes_words;
    assign in_phase[7] = tick_end;

    integer    ticks  = 0;
    integer    cycles;              // of the tick, as counts tells them
    integer    due;                 // as they must be
    integer    place;
    reg        fresh;               // no word of the tick was taken
    reg        rests;
    reg        waits;
    reg        gone;
    reg [31:0] random;

    // Clocks of a phase until one in which it moves; that has its end, or the word that the caller chose.
    task spend(input integer phase, input is_boot, input is_first, input is_end);
        begin
            gone = 1'b0;
            while (!gone) begin
                out_held   = draw(4) == 0;
                word_waits = draw(3) != 0;
                run        = draw(2) == 0;
                random     = draw(256);
                phase_ends = random[7:0];
                phase_ends[phase] = is_end;
                rests = phase == INPUT && fresh && !run;
                waits = phase == INPUT && !rests && !word_waits;
                #1 check(idle === rests && stall_in === waits, "idle without run, else a word is wanted");
                check(moves === (!out_held && !waits), "it holds for words alone");
                check(takes_words === (phase == INPUT && !rests && !out_held), "words are taken unless it holds");
                check({in_phase[6:2], in_phase[0]} === (phase < 7 && phase != INPUT
                    ? (phase == 0 ? 6'd1 : 6'd1 << (phase - 1)) : 6'd0), "no phase but the one");
                check(tick_end === (phase == END && moves), "the end of a tick");
                check(busy === (phase != INPUT || !fresh), "busy when sweeping, and inside a tick");
                check(counts === (moves && !rests && !is_boot), "the cycles of a tick");
                check(phase < 2 || (step === place[3:0] && enter === is_first), "its step and first clock");
                check(tick === ticks, "the number of the tick");
                if (counts)
                    cycles = cycles + 1;
                gone = moves && !rests;
                @(negedge clk);
            end
            if (!is_boot)
                due = due + 1;
        end
    endtask

    // A phase of any length.
    task stay(input integer phase, input is_boot);
        integer left;
        begin
            left = 1 + draw(4);
            spend(phase, is_boot, 1'b1, left == 1);
            for (left = left - 1; left > 0; left = left - 1)
                spend(phase, is_boot, 1'b0, left == 1);
        end
    endtask

    task read(input mark, input last);
        begin
            is_mark = mark;
            is_last = last;
            spend(INPUT, 1'b0, 1'b0, 1'b0);
            fresh   = 1'b0;
            is_mark = 1'b0;
            is_last = 1'b0;
            if (mark)
                stay(SWEEP, 1'b0);
        end
    endtask

    initial begin
        repeat (40) begin
            length = 1 + draw(15);
            for (place = 0; place < length - 1; place = place + 1) begin
                random         = 2 + draw(5);
                phases[place] = random[2:0];
            end
            phases[length - 1] = 3'd7;
            rst      = 1'b1;
            out_held = 1'b0;
            repeat (2)
                @(negedge clk);
            rst   = 1'b0;
            ticks = 0;
            fresh = 1'b1;
            stay(SWEEP, 1'b1);
            repeat (8) begin
                cycles = 0;
                due    = 0;
                repeat (draw(3))
                    read(1'b1, 1'b0);
                repeat (draw(4))
                    read(1'b0, 1'b0);
                read(1'b0, 1'b1);
                for (place = 0; place < length - 1; place = place + 1)
                    stay({29'd0, phases[place]}, 1'b0);
                spend(END, 1'b0, 1'b1, 1'b0);
                fresh = 1'b1;
                ticks = ticks + 1;
                check(cycles == due, "every clock that moves counts");
            end
        end
        passed;
    end
endmodule

`default_nettype wire
