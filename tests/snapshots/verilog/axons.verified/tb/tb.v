// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "axons"; yours to use under any terms.
//
// Self-checking test bench of core. A run is a folder (+run=FOLDER) that holds
//   run.txt       ticks, whether to check (1) or only to record (0), memory operations, input errors; in decimal
//   in.hex        the words that go in
//   expected.hex  the words that must come out, out_last in bit 32
//   cycles.txt    what every tick must take
//   memory.txt    before which tick, kind (0 write, 1 read, 2 refused write, 3 refused read), address, data
// What was seen goes there, too, or into another folder (+out=FOLDER): out.hex, ticks.txt, read.hex. The last line
// printed begins with passed or failed; a failure ends by $stop, so that the exit code is not 0.
//   +stall_in=P +stall_out=P +seed=N   hold back words, or out_ready, on P clocks of 100
//   +resets=N +reset_within=C          N times, reset after at most C clocks and begin again
//   +stall_each=T +stall_step=N        stall on one clock of tick T, and on the Nth after it in the next run, and so on
//   +patience=C                        give up after C clocks without progress
//   +vcd=FILE +vcd_from=T +vcd_to=T    the waveforms of some ticks
`default_nettype none

module tb #(
    parameter MEM        = "mem/"  // where the memory images lie
);
    // ---- the core

    reg         clk;
    reg         rst;
    reg         run;
    reg  [31:0] in_data;
    reg         in_valid;
    reg         out_ready;
    reg         mem_valid;
    reg         mem_write;
    reg  [31:0] mem_addr;
    reg  [31:0] mem_wdata;
    wire        busy;
    wire        in_ready;
    wire [31:0] out_data;
    wire        out_last;
    wire        out_valid;
    wire        counts;
    wire        stall_in;
    wire        stall_out;
    wire        tick_end;
    wire        error_valid;
    wire [31:0] error_word;
    wire        mem_ready;
    wire        mem_error;
    wire [31:0] mem_rdata;

    core #(.MEM(MEM)) dut (
        .clk(clk), .rst(rst), .run(run), .busy(busy),
        .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_last(out_last), .out_valid(out_valid), .out_ready(out_ready),
        .counts(counts), .stall_in(stall_in), .stall_out(stall_out), .tick_end(tick_end),
        .error_valid(error_valid), .error_word(error_word),
        .mem_valid(mem_valid), .mem_write(mem_write), .mem_addr(mem_addr), .mem_wdata(mem_wdata),
        .mem_ready(mem_ready), .mem_error(mem_error), .mem_rdata(mem_rdata)
    );

    // ---- what is asked for

    reg [8*256-1:0] folder;
    reg [8*256-1:0] out_folder;
    reg [8*256-1:0] vcd_file;
    integer         stall_in_percent;
    integer         stall_out_percent;
    integer         resets;
    integer         reset_within;
    integer         stall_each;
    integer         stall_step;
    integer         patience;
    integer         vcd_from;
    integer         vcd_to;
    integer         ticks;
    integer         checks;
    integer         operations;        // memory operations still to be done
    integer         errors;            // input errors still to be seen

    // ---- files, and what they gave

    integer         in_file;
    integer         out_file;
    integer         ticks_file;
    integer         expected_file;
    integer         cycles_file;
    integer         memory_file;
    integer         read_file;
    integer         got;
    reg             has_word;
    reg      [31:0] next_word;
    reg      [32:0] expected;
    integer         expected_cycles;
    integer         op_tick;
    integer         op_kind;
    reg      [31:0] op_addr;
    reg      [31:0] op_data;

    // ---- where the run is

    reg             done;
    reg             failed;
    integer         tick;              // ticks done
    integer         ended;             // end words received
    integer         word;              // words received
    integer         clocks;            // since the reset
    integer         cycles;            // of this tick
    integer         total_cycles;
    integer         stalls;
    integer         idle;              // clocks without progress
    integer         quiet;             // clocks since all was done
    integer         reset_clock;       // at which to reset; 0: never
    integer         stall_at;          // with +stall_each: which clock of the tick is stalled
    integer         stall_last;        // the last one there is
    integer         tick_clock;
    integer         stall_left;
    reg      [31:0] random;
    reg             is_swept;          // the sweep after a reset is over
    reg             dumps;
    reg             was_given;         // the core took the word that was offered
    reg             was_accessed;      // the memory port answered
    reg             was_offered;       // the core's word was not taken
    reg      [32:0] offered;

    // Xorshift, so that every simulator draws the same.
    task draw;
        begin
            random = random ^ (random << 13);
            random = random ^ (random >> 17);
            random = random ^ (random << 5);
        end
    endtask

    task fail;
        begin
            failed = 1'b1;
            $write("tick %0d, word %0d, clock %0d: ", ended, word, clocks);
        end
    endtask

    task open_files;
        begin
            got = 0;
            in_file = $fopen({folder, "/run.txt"}, "r");
            if (in_file != 0) begin
                got = $fscanf(in_file, "%d %d %d %d", ticks, checks, operations, errors);
                $fclose(in_file);
            end
            in_file = $fopen({folder, "/in.hex"}, "r");
            out_file = $fopen({out_folder, "/out.hex"}, "w");
            ticks_file = $fopen({out_folder, "/ticks.txt"}, "w");
            if (got != 4 || in_file == 0 || out_file == 0 || ticks_file == 0) begin
                fail;
                $display("%0s is no folder with run.txt and in.hex, or %0s cannot be written to", folder, out_folder);
                ticks = 0; checks = 0; operations = 0; errors = 0;
            end
            expected_file = 0; cycles_file = 0;
            if (checks != 0) begin
                expected_file = $fopen({folder, "/expected.hex"}, "r");
                cycles_file = $fopen({folder, "/cycles.txt"}, "r");
                if (expected_file == 0 || cycles_file == 0) begin
                    fail;
                    $display("there is no expected.hex or no cycles.txt in %0s", folder);
                    checks = 0;
                end
            end
            memory_file = 0; read_file = 0;
            if (operations > 0) begin
                memory_file = $fopen({folder, "/memory.txt"}, "r");
                read_file = $fopen({out_folder, "/read.hex"}, "w");
                if (memory_file == 0 || read_file == 0) begin
                    fail;
                    $display("there is no memory.txt in %0s", folder);
                    operations = 0;
                end
            end
        end
    endtask

    task close_files;
        begin
            if (in_file != 0) $fclose(in_file);
            if (out_file != 0) $fclose(out_file);
            if (ticks_file != 0) $fclose(ticks_file);
            if (expected_file != 0) $fclose(expected_file);
            if (cycles_file != 0) $fclose(cycles_file);
            if (memory_file != 0) $fclose(memory_file);
            if (read_file != 0) $fclose(read_file);
        end
    endtask

    task fetch_word;
        begin
            got = in_file == 0 ? 0 : $fscanf(in_file, "%h", next_word);
            has_word = got == 1;
        end
    endtask

    task fetch_cycles;
        begin
            expected_cycles = 1 << 28;
            if (checks != 0 && tick < ticks) begin
                got = $fscanf(cycles_file, "%d", expected_cycles);
                if (got != 1) begin fail; $display("cycles.txt ends early"); end
            end
        end
    endtask

    task fetch_operation;
        begin
            op_tick = 1 << 30;
            if (operations > 0) begin
                operations = operations - 1;
                got = $fscanf(memory_file, "%d %d %h %h", op_tick, op_kind, op_addr, op_data);
                if (got != 4) begin fail; $display("memory.txt ends early"); end
            end
        end
    endtask

    // ---- from the start: files, counters, the core

    task begin_run;
        begin
            tick = 0; ended = 0; word = 0; clocks = 0; cycles = 0; total_cycles = 0; stalls = 0; idle = 0; quiet = 0;
            reset_clock = 0;
            open_files;
            tick_clock = 0; stall_left = 0;
            is_swept = 1'b0; was_given = 1'b0; was_offered = 1'b0;
            if (resets > 0) begin
                draw;
                reset_clock = 1 + {1'b0, random[30:0]} % reset_within;
                resets = resets - 1;
            end
            fetch_word;
            fetch_cycles;
            fetch_operation;
            in_valid = 1'b0; in_data = 32'd0; out_ready = 1'b0;
            rst = 1'b1; run = 1'b0; was_accessed = 1'b0;
            mem_valid = 1'b0; mem_write = 1'b0; mem_addr = 32'd0; mem_wdata = 32'd0;
        end
    endtask

    // ---- just before a rising edge: what will the core do?

    task take_word;
        begin
            if ((out_valid ^ out_valid) !== 1'b0) begin
                fail;
                $display("out_valid is %b", out_valid);
            end
            if (was_offered && (!out_valid || {out_last, out_data} !== offered)) begin
                fail;
                $display("a word changes before it is taken: %h, last %b, valid %b", out_data, out_last, out_valid);
            end
            offered = {out_last, out_data};
            was_offered = out_valid && !out_ready;
            if (out_valid && out_ready) begin
                $fwrite(out_file, "%h\n", offered);
                quiet = 0;
                if (checks != 0 && !failed) begin
                    got = $fscanf(expected_file, "%h", expected);
                    if (got != 1) begin
                        fail;
                        $display("the word %h is one too many", out_data);
                    end else if (offered !== expected) begin
                        fail;
                        $display("the word is %h, last %b; expected %h, last %b",
                            out_data, out_last, expected[31:0], expected[32]);
                    end
                end
                word = word + 1;
                if (out_last) ended = ended + 1;
            end
        end
    endtask

    task count_cycle;
        begin
            if (!busy) is_swept = 1'b1;
            stalls = stalls + (stall_in ? 1 : 0) + (stall_out ? 1 : 0);
            idle = counts && is_swept ? 0 : idle + 1;
            if (counts && is_swept) begin
                cycles = cycles + 1;
                total_cycles = total_cycles + 1;
                if (cycles > expected_cycles && !failed) begin
                    fail;
                    $display("tick %0d takes more than the predicted %0d cycles", tick, expected_cycles);
                end
                if (tick_end) begin
                    $fwrite(ticks_file, "%0d\n", cycles);
                    if (checks != 0 && cycles != expected_cycles && !failed) begin
                        fail;
                        $display("tick %0d took %0d cycles; predicted were %0d", tick, cycles, expected_cycles);
                    end
                    tick = tick + 1;
                    cycles = 0;
                    fetch_cycles;
                end
            end
            if (error_valid) begin
                errors = errors - 1;
                if (errors < 0) begin fail; $display("the core discarded the word %h", error_word); end
            end
        end
    endtask

    task take_answer;
        begin
            was_accessed = mem_valid && mem_ready;
            if (was_accessed) begin
                $fwrite(read_file, "%h %h\n", mem_addr, mem_rdata);
                if (mem_error !== (op_kind >= 2)) begin
                    fail;
                    $display("memory address %h: error is %b, expected %b", mem_addr, mem_error, op_kind >= 2);
                end else if (op_kind == 1 && mem_rdata !== op_data) begin
                    fail;
                    $display("memory address %h holds %h; expected %h", mem_addr, mem_rdata, op_data);
                end
                quiet = 0;
                idle = 0;
                fetch_operation;
            end
        end
    endtask

    task dump;
        begin
            if (dumps && is_swept && tick >= vcd_from) begin
                $dumpvars;
                dumps = 1'b0;
            end
            if (tick > vcd_to) $dumpoff;
        end
    endtask

    task observe;
        begin
            clocks = clocks + 1;
            dump;
            was_given = in_valid && in_ready;
            take_word;
            count_cycle;
            take_answer;
            if (idle > patience) begin fail; $display("nothing happens any more"); end
            // A failure is followed to the end of its tick, so that the whole tick is there to be looked at.
            if (failed && (out_valid && out_ready && out_last || cycles > expected_cycles + 9999 || idle > 999))
                done = 1'b1;
        end
    endtask

    // ---- at a falling edge: what is given to it next?

    task give_word;
        begin
            // A word that is offered stays until it is taken.
            if (was_given || !in_valid) begin
                in_valid = 1'b0;
                draw;
                if (has_word && stall_left == 0 && {16'd0, random[15:0]} % 100 >= stall_in_percent) begin
                    in_data = next_word;
                    in_valid = 1'b1;
                    fetch_word;
                end
            end
        end
    endtask

    task access_memory;
        begin
            if (was_accessed) mem_valid = 1'b0;
            else if (is_swept && !busy && !run && op_tick == tick) begin
                mem_valid = 1'b1;
                mem_write = op_kind == 0 || op_kind == 2;
                mem_addr = op_addr;
                mem_wdata = mem_write ? op_data : ~op_data;     // a read takes nothing of it
            end
        end
    endtask

    task finish_run;
        begin
            if (checks != 0 && !failed) begin
                got = $fscanf(expected_file, "%h", expected);
                if (got == 1) begin
                    fail;
                    $display("the word %h, last %b, did not come", expected[31:0], expected[32]);
                end
            end
            if (has_word || in_valid) begin fail; $display("words of the input were not taken"); end
            if (errors > 0) begin fail; $display("%0d errors of the input were not seen", errors); end
            if (stall_each >= 0 && stall_at + stall_step <= stall_last && !failed) begin
                stall_at = stall_at + stall_step;
                close_files;
                begin_run;
            end else done = 1'b1;
        end
    endtask

    task drive;
        begin
            if (stall_left > 0) stall_left = stall_left - 1;
            if (stall_each >= 0 && tick == stall_each && is_swept) begin
                if (tick_clock == stall_at) stall_left = 3;
                stall_last = tick_clock;
                tick_clock = tick_clock + 1;
            end
            access_memory;
            // No tick begins before the memory operations that come before it, and none after the last.
            run = (op_tick < ticks ? op_tick : ticks) > tick + (busy ? 1 : 0);
            give_word;
            draw;
            out_ready = stall_left == 0 && {16'd0, random[15:0]} % 100 >= stall_out_percent;
            if (clocks == reset_clock) begin
                close_files;
                begin_run;
            end else if (tick == ticks && ended == ticks && op_tick > ticks && !mem_valid) begin
                quiet = quiet + 1;
                if (quiet > 32) finish_run;
            end
        end
    endtask

    initial begin
        done = 1'b0; failed = 1'b0;
        if (!$value$plusargs("run=%s", folder)) folder = "run";
        if (!$value$plusargs("out=%s", out_folder)) out_folder = folder;
        if (!$value$plusargs("stall_in=%d", stall_in_percent)) stall_in_percent = 0;
        if (!$value$plusargs("stall_out=%d", stall_out_percent)) stall_out_percent = 0;
        if (!$value$plusargs("seed=%d", random)) random = 1;
        random = random ^ 32'h9e3779b9;
        if (!$value$plusargs("resets=%d", resets)) resets = 0;
        if (!$value$plusargs("reset_within=%d", reset_within)) reset_within = 100;
        if (!$value$plusargs("stall_each=%d", stall_each)) stall_each = -1;
        if (!$value$plusargs("stall_step=%d", stall_step)) stall_step = 1;
        if (!$value$plusargs("patience=%d", patience)) patience = 1 << 22;
        if (!$value$plusargs("vcd_from=%d", vcd_from)) vcd_from = 0;
        if (!$value$plusargs("vcd_to=%d", vcd_to)) vcd_to = 1 << 30;
        dumps = 1'b0;
        if ($value$plusargs("vcd=%s", vcd_file)) begin
            dumps = 1'b1;
            $dumpfile(vcd_file);
        end
        stall_at = 0; stall_last = 0;
        clk = 1'b0;
        begin_run;
        while (!done) begin
            #5;
            if (!rst) observe;
            clk = 1'b1;
            #5;
            if (rst) rst = 1'b0;
            else if (!done) drive;
            clk = 1'b0;
        end
        close_files;
        if (failed) begin
            $display("failed");
            $stop;
        end else begin
            $display("passed: %0d ticks, %0d words, %0d cycles, %0d stalls", tick, word, total_cycles, stalls);
            $finish;
        end
    end
endmodule

`default_nettype wire
