// SPDX-License-Identifier: MIT
// neuro_control goes through any program of up to four steps, tick after tick: sweep, words, steps, nothing in between.
`default_nettype none

module neuro_control_properties (
    input wire       clk,
    input wire       rst,
    input wire       run,
    input wire       word_waits,
    input wire       out_held,
    input wire       is_mark,
    input wire       is_last,
    input wire [6:0] ends
);
    wire  [1:0] step;
    wire        enter;
    wire        sweeps;
    wire        takes_words;
    wire        keys;
    wire        updates;
    wire        delivers;
    wire        lists;
    wire        scans;
    wire        tick_end;
    wire [31:0] tick;
    wire        idle;
    wire        en;
    wire        busy;
    wire        counts;
    wire        stall_in;

    // The phases of the steps before END, step 0 lowest, and how many there are.
    (* anyconst *) reg [10:0] program;
    wire [1:0] last = program[10:9];
    wire [2:0] first_phase  = last == 2'd0 ? 3'd7 : program[2:0];
    wire [2:0] second_phase = last == 2'd1 ? 3'd7 : program[5:3];
    wire [2:0] third_phase  = last == 2'd2 ? 3'd7 : program[8:6];
    wire [11:0] phases      = {3'd7, third_phase, second_phase, first_phase};
    wire [11:0] behind      = phases >> (3 * step);

    neuro_control #(.STEP_BITS(2)) dut (
        .clk(clk), .rst(rst), .run(run), .word_waits(word_waits), .out_held(out_held),
        .takes_mark(takes_words && word_waits && is_mark && !is_last), .sweep_ends(ends[0]),
        .input_ends(takes_words && word_waits && is_last), .key_ends(ends[2]), .update_ends(ends[3]),
        .deliver_ends(ends[4]), .lists_end(ends[5]), .scan_ends(ends[6]), .first(first_phase),
        .next(step == last ? 3'd1 : behind[5:3]), .step(step), .enter(enter), .sweeps(sweeps),
        .takes_words(takes_words), .keys(keys), .updates(updates), .delivers(delivers), .lists(lists), .scans(scans),
        .tick_end(tick_end), .tick(tick), .idle(idle), .en(en), .busy(busy), .counts(counts), .stall_in(stall_in)
    );

    (* keep *) wire [2:0] phase;        // connected by the script
    (* keep *) wire       boot;
    (* keep *) wire       fresh;

    // Where it must be: sweeping, reading, or at a step.
    reg         started_q = 1'b0;
    reg         sweeps_q;
    reg         boots_q;                // it is the sweep behind rst
    reg         reads_q;
    reg         begun_q;                // a word of this tick was taken
    reg         entered_q;
    reg   [1:0] at_q;
    reg  [31:0] ticks_q;
    wire [11:0] at_phases = phases >> (3 * at_q);
    wire  [2:0] at        = at_phases[2:0];
    wire        steps     = !sweeps_q && !reads_q;
    wire        rests     = reads_q && !begun_q && !run;
    wire        lacks     = reads_q && !rests && !word_waits;
    wire        moves     = !out_held && !lacks;
    wire        reads     = moves && reads_q && !rests;

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst) begin
            sweeps_q <= 1'b1;
            boots_q  <= 1'b1;
            reads_q  <= 1'b0;
            begun_q  <= 1'b0;
            ticks_q  <= 32'd0;
        end else if (moves) begin
            entered_q <= 1'b0;
            if (reads)
                begun_q <= 1'b1;
            if (reads && is_last) begin
                reads_q   <= 1'b0;
                entered_q <= 1'b1;
                at_q      <= 2'd0;
            end else if (reads && is_mark) begin
                sweeps_q <= 1'b1;
                reads_q  <= 1'b0;
            end else if (sweeps_q && ends[0]) begin
                sweeps_q <= 1'b0;
                boots_q  <= 1'b0;
                reads_q  <= 1'b1;
            end else if (steps && at == 3'd7) begin
                reads_q <= 1'b1;
                begun_q <= 1'b0;
                ticks_q <= ticks_q + 32'd1;
            end else if (steps && ends[at]) begin
                entered_q <= 1'b1;
                at_q      <= at_q + 2'd1;
            end
        end
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (program[2:0] > 3'd1 && program[5:3] > 3'd1 && program[8:6] > 3'd1);
            assume (program[2:0] < 3'd7 && program[5:3] < 3'd7 && program[8:6] < 3'd7);

            assert (sweeps == sweeps_q);
            assert (takes_words == (reads_q && !rests && !out_held));
            assert ({scans, lists, delivers, updates, keys, 2'b00} == (steps ? 7'd1 << at : 7'd0));
            assert (tick_end == (steps && at == 3'd7 && moves));
            assert (!steps || (step == at_q && enter == entered_q));
            assert (idle == rests);
            assert (stall_in == lacks);
            assert (en == moves);
            assert (busy == (!reads_q || begun_q));
            assert (counts == (moves && !rests && !boots_q));
            assert (tick == ticks_q);

            // The states in which it can be.
            assert (phase == (sweeps_q ? 3'd0 : reads_q ? 3'd1 : at));
            assert (boot == boots_q && (!boots_q || (sweeps_q && !begun_q)));
            assert (fresh == !begun_q && (boots_q || reads_q || begun_q));
            assert (!(sweeps_q && reads_q) && (!steps || at_q <= last));
            cover (tick_end && last == 2'd2 && tick == 32'd0);
            cover (sweeps && begun_q && tick == 32'd1);
        end
endmodule

`default_nettype wire
