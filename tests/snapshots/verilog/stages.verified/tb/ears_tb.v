// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "stages"; yours to use under any terms.
//
// Self-checking test bench of ears_axi. A run is a folder (+run=FOLDER) that holds
//   run.txt       ticks, whether to check (1) or only to record (0), memory operations, input errors; in decimal
//   in.hex        the words that go in
//   expected.hex  the words that must come out, out_last in bit 32
//   cycles.txt    what every tick must take
//   memory.txt    before which tick, kind (0 write, 1 read, 2 refused write, 3 refused read), address, data
// What was seen goes there, too, or into another folder (+out=FOLDER): out.hex, ticks.txt, read.hex. The last line
// printed begins with passed or failed; a failure ends by $stop, so that the exit code is not 0.
//   +stall_in=P +stall_out=P +seed=N   hold back words, or out_ready, on P clocks of 100
//   +resets=N +reset_within=C          N times, reset after at most C clocks and begin again
//                                      by the pin or the register, and by that once more when all is done
//   +stall_each=T +stall_step=N        hold back one word going in and one coming out, up to tick T, until the core has
//                                      stalled for it; and those N behind in the next run, and so on
//   +patience=C                        give up after C clocks without progress
//   +vcd=FILE +vcd_from=T +vcd_to=T    the waveforms of some ticks
`default_nettype none

module ears_tb #(
    parameter QUEUE_BITS = 2,      // short queues, so that the core feels what happens outside
    parameter MEM        = "mem/"  // where the memory images lie
);
    // ---- the core in its shell

    reg         clk;
    reg         rst;
    reg  [31:0] in_data;
    reg         in_last;
    reg         in_valid;
    reg         out_ready;
    wire        in_ready;
    wire [31:0] out_data;
    wire        out_last;
    wire        out_valid;
    reg  [15:0] awaddr;
    reg         awvalid;
    wire        awready;
    reg  [31:0] wdata;
    reg  [3:0]  wstrb;
    reg         wvalid;
    wire        wready;
    wire [1:0]  bresp;
    wire        bvalid;
    reg         bready;
    reg  [15:0] araddr;
    reg         arvalid;
    wire        arready;
    wire [31:0] rdata;
    wire [1:0]  rresp;
    wire        rvalid;
    reg         rready;
    wire        irq;

    ears_axi #(.MEM(MEM), .QUEUE_BITS(QUEUE_BITS)) dut (
        .aclk(clk), .aresetn(!rst),
        .s_axis_tdata(in_data), .s_axis_tlast(in_last), .s_axis_tvalid(in_valid), .s_axis_tready(in_ready),
        .m_axis_tdata(out_data), .m_axis_tlast(out_last), .m_axis_tvalid(out_valid), .m_axis_tready(out_ready),
        .s_axil_awaddr(awaddr), .s_axil_awvalid(awvalid), .s_axil_awready(awready),
        .s_axil_wdata(wdata), .s_axil_wstrb(wstrb), .s_axil_wvalid(wvalid), .s_axil_wready(wready),
        .s_axil_bresp(bresp), .s_axil_bvalid(bvalid), .s_axil_bready(bready),
        .s_axil_araddr(araddr), .s_axil_arvalid(arvalid), .s_axil_arready(arready),
        .s_axil_rdata(rdata), .s_axil_rresp(rresp), .s_axil_rvalid(rvalid), .s_axil_rready(rready),
        .irq(irq)
    );

    // What the core does is also seen from inside, so that each tick's cycles can be told, and the counts be checked.
    wire        busy = dut.core.busy;
    wire        counts = dut.core.counts;
    wire        stall_in = dut.core.stall_in;
    wire        stall_out = dut.core.stall_out;
    wire        tick_end = dut.core.tick_end;
    wire        error_valid = dut.core.error_valid;
    wire [31:0] error_word = dut.core.error_word;

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
    integer         stall_at;          // with +stall_each: which words are held back
    integer         stall_last;        // the last one there is
    integer         given;             // words offered
    integer         stalled_in;        // clocks for the words that are held back
    integer         stalled_out;
    reg      [31:0] random;
    reg             is_swept;          // the sweep after a reset is over
    reg             dumps;
    reg             was_given;         // the core took the word that was offered
    reg             was_offered;       // the core's word was not taken
    reg      [32:0] offered;

    // ---- where the host is, and what it waits for

    localparam [15:0] AT_ID = 16'h0000;
    localparam [15:0] AT_CONTROL = 16'h0030;
    localparam [15:0] AT_STATUS = 16'h0034;
    localparam [15:0] AT_TICKS = 16'h0038;
    localparam [15:0] AT_ERROR = 16'h003c;
    localparam [15:0] AT_ERROR_WORD = 16'h0040;
    localparam [15:0] AT_IRQ = 16'h0044;
    localparam [15:0] AT_MEM_BASE = 16'h0048;
    localparam [15:0] AT_STATE_DIGEST = 16'h0058;
    localparam [15:0] AT_CYCLES = 16'h0060;
    localparam [15:0] AT_STALL_IN = 16'h0068;
    localparam [15:0] AT_STALL_OUT = 16'h0070;
    localparam [15:0] AT_TICK = 16'h0078;
    localparam [15:0] AT_END = 16'h0080; // the first address that is none
    localparam [15:0] AT_WINDOW = 16'h8000;

    localparam POLL = 0;
    localparam CLEAR = 1;
    localparam CLEAR_ERROR = 2;
    localparam TOUR = 3;
    localparam PLAN = 4;
    localparam MEMORY = 5;
    localparam START = 6;
    localparam HELD = 7;
    localparam WATCH = 8;
    localparam COUNTS = 9;
    localparam OVER = 10;
    localparam RAISED = 11;
    localparam LOWER = 12;
    localparam LOWERED = 13;
    localparam FINISH = 14;
    localparam WORD = 15;
    localparam DONE = 16;
    localparam RESET = 17;
    localparam AGAIN = 18;
    localparam DRAIN = 19;
    localparam BEGIN = 20;

    integer         host;              // its step
    integer         tour;              // a step within
    integer         asked_ticks;       // of the run
    integer         rst_left;          // clocks of reset
    integer         aw_left;           // clocks before it offers
    integer         w_left;
    integer         since_cycles;      // counted since START
    integer         since_stalls_in;
    integer         since_stalls_out;
    integer         since_ticks;
    reg             host_busy;         // an access is under way
    reg             host_write;
    reg             host_compares;     // what is read must be host_data
    reg             host_refused;      // it must be SLVERR
    reg             host_doubts;       // unless the run is over
    reg      [15:0] host_addr;
    reg      [31:0] host_data;
    reg      [3:0]  host_strobes;
    reg      [31:0] host_answer;
    reg      [31:0] mem_base;          // that the window was set to
    reg             offers_aw;         // still to be offered
    reg             offers_w;
    reg             offers_ar;
    reg             aw_took;
    reg             w_took;
    reg             ar_took;
    reg             answers;
    reg             restarts;          // by the register
    reg             again;             // once more by the register, when all is done
    reg             tours;             // everything is still to be seen
    reg             holds;             // no word goes in yet
    reg             stops;             // the run, before it is over
    reg             holds_in;
    reg             holds_out;
    reg      [3:0]  choice;
    reg             has_error;
    reg             error_waits;       // IRQ has it
    reg      [31:0] error_seen;        // the first
    reg      [63:0] last_words;        // before the end of the tick

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
            given = 0; stalled_in = 0; stalled_out = 0;
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
            begin_host;
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
            if (out_valid && out_ready && !restarts) begin
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
                if (!out_last) last_words = {out_data, last_words[63:32]};
            end
        end
    endtask

    task count_cycle;
        begin
            if (!busy) is_swept = 1'b1;
            stalls = stalls + (stall_in ? 1 : 0) + (stall_out ? 1 : 0);
            since_cycles = since_cycles + (counts ? 1 : 0);
            since_stalls_in = since_stalls_in + (stall_in ? 1 : 0);
            since_stalls_out = since_stalls_out + (stall_out ? 1 : 0);
            since_ticks = since_ticks + (tick_end ? 1 : 0);
            stalled_in = stalled_in + (stall_in && given == stall_at ? 1 : 0);
            stalled_out = stalled_out + (stall_out && word == stall_at ? 1 : 0);
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
                if (!has_error) error_seen = error_word;
                has_error = 1'b1;
                error_waits = 1'b1;
                errors = errors - 1;
                if (errors < 0) begin fail; $display("the core discarded the word %h", error_word); end
            end
        end
    endtask

    // ---- the host: one access at a time

    task access;
        input        is_write;
        input [15:0] address;
        input [31:0] data;                      // to write, or that must be read
        input [3:0]  strobes;
        input        compares;
        input        is_refused;
        begin
            host_busy = 1'b1;
            host_write = is_write; host_addr = address; host_data = data; host_strobes = strobes;
            host_compares = compares; host_refused = is_refused; host_doubts = 1'b0;
        end
    endtask

    task put;
        input [15:0] address;
        input [31:0] data;
        access(1'b1, address, data, 4'b1111, 1'b0, 1'b0);
    endtask

    task ask;
        input [15:0] address;
        access(1'b0, address, 32'd0, 4'b0000, 1'b0, 1'b0);
    endtask

    task must_read;
        input [15:0] address;
        input [31:0] data;
        access(1'b0, address, data, 4'b0000, 1'b1, 1'b0);
    endtask

    task must_refuse;
        input        is_write;
        input [15:0] address;
        input [31:0] data;
        input [3:0]  strobes;
        access(is_write, address, data, strobes, 1'b0, 1'b1);
    endtask

    // Once: what never changes, what no address names, single bytes.
    task take_tour;
        begin
            case (tour)
                0: must_read(16'h0000, 32'h4e455552); // ID
                1: must_read(16'h0004, 32'h00000001); // VERSION
                2: must_read(16'h0008, 32'h1827f41c); // NETWORK_DIGEST
                3: must_read(16'h000c, 32'hb83c3683); // NETWORK_DIGEST
                4: must_read(16'h0010, 32'h4bbc327f); // NETWORK_DIGEST
                5: must_read(16'h0014, 32'hf958d1d3); // NETWORK_DIGEST
                6: must_read(16'h0018, 32'h3ae6414c); // NETWORK_DIGEST
                7: must_read(16'h001c, 32'h99748a51); // NETWORK_DIGEST
                8: must_read(16'h0020, 32'h67d672be); // NETWORK_DIGEST
                9: must_read(16'h0024, 32'h0f4e8d87); // NETWORK_DIGEST
                10: must_read(16'h0028, 32'h00000001); // LANES
                11: must_read(16'h002c, 32'h00000801); // CAPABILITY
                12: must_read(16'h004c, 32'h00000002); // MEM_REGIONS
                13: must_read(16'h0050, 32'h00000002); // POPULATIONS
                14: must_read(16'h0054, 32'h00000006); // NEURONS
                15 + 0: must_refuse(1'b1, AT_ID, 32'd0, 4'b1111);
                15 + 1: must_refuse(1'b1, AT_STATUS, 32'd0, 4'b0001);
                15 + 2: must_refuse(1'b1, AT_CYCLES, 32'd0, 4'b1111);
                15 + 3: must_refuse(1'b0, AT_END, 32'd0, 4'b0000);
                15 + 4: must_refuse(1'b1, AT_END, 32'hffffffff, 4'b1111);
                15 + 5: must_refuse(1'b0, AT_WINDOW - 16'd4, 32'd0, 4'b0000);
                15 + 6: must_refuse(1'b1, AT_CONTROL | 16'h4000, 32'd1, 4'b1111);
                15 + 7: must_refuse(1'b1, AT_WINDOW, 32'd0, 4'b0111);
                15 + 8: put(AT_TICKS, 32'h11223344);
                15 + 9: access(1'b1, AT_TICKS, 32'haabbccdd, 4'b0101, 1'b0, 1'b0);
                15 + 10: must_read(AT_TICKS, 32'h11bb33dd);
                15 + 11: access(1'b1, AT_TICKS, 32'hff00ff00, 4'b1010, 1'b0, 1'b0);
                15 + 12: must_read(AT_TICKS, 32'hffbbffdd);
                15 + 13: put(AT_MEM_BASE, 32'hffffffff);
                15 + 14: access(1'b1, AT_MEM_BASE, 32'd0, 4'b1001, 1'b0, 1'b0);
                15 + 15: must_read(AT_MEM_BASE, 32'h00ffe000);
                15 + 16: access(1'b1, AT_MEM_BASE, 32'h5a000000, 4'b0110, 1'b0, 1'b0);
                15 + 17: must_read(AT_MEM_BASE, 32'd0);
                15 + 18: access(1'b1, AT_CONTROL, 32'h00000301, 4'b1110, 1'b0, 1'b0);
                15 + 19: must_read(AT_CONTROL, 32'h00000300);
                15 + 20: access(1'b1, AT_CONTROL, 32'h00000000, 4'b1101, 1'b0, 1'b0);
                15 + 21: must_read(AT_CONTROL, 32'h00000300);
                15 + 22: must_read(AT_STATUS, 32'd0);
                15 + 23: must_read(AT_IRQ, 32'd0);
                15 + 24: must_read(AT_STATE_DIGEST, 32'd0);
                default: begin tours = 1'b0; host = PLAN; end
            endcase
            tour = tour + 1;
        end
    endtask

    // While the core runs, and waits for its first word; then the run is stopped.
    task take_held_tour;
        begin
            case (tour)
                0: must_refuse(1'b1, AT_CONTROL, 32'd1, 4'b0001);
                1: must_refuse(1'b1, AT_TICKS, 32'd0, 4'b1111);
                2: must_refuse(1'b0, AT_WINDOW, 32'd0, 4'b0000);
                3: must_refuse(1'b1, AT_WINDOW, 32'd0, 4'b1111);
                4: must_read(AT_TICKS, asked_ticks);
                5: must_read(AT_STATUS, 32'd7);         // BUSY, RUNNING, STALL_IN
                6: must_read(AT_IRQ, 32'd0);
                7: put(AT_CONTROL, 32'd2);              // STOP
                8: ask(AT_STATUS);                      // until it is not BUSY
                9: must_read(AT_IRQ, 32'd1);
                10: begin
                    if (irq) begin fail; $display("irq is high without leave"); end
                    access(1'b1, AT_CONTROL, 32'h00000300, 4'b0010, 1'b0, 1'b0);
                end
                default: begin holds = 1'b0; stops = 1'b1; host = WATCH; end
            endcase
            tour = tour + 1;
        end
    endtask

    // What happens while the core runs must not change what it does.
    task disturb;
        begin
            draw;
            choice = random[3:0];
            if (stall_in_percent > 0 && choice[1:0] == 2'd0) begin
                case (choice[3:2])
                    2'd0: ask(AT_STATUS);
                    2'd1: ask(AT_CYCLES);
                    2'd2: must_refuse(1'b1, AT_TICKS, random, 4'b1111);
                    default: must_refuse(1'b0, AT_WINDOW, 32'd0, 4'b0000);
                endcase
                // The run may end meanwhile.
                host_doubts = choice[3];
            end else if (stall_in_percent > 0 && random[13:4] == 10'd0 && !stops) begin
                put(AT_CONTROL, 32'h00000302);
                stops = 1'b1;
            end
        end
    endtask

    task plan_host;
        begin
            if (op_tick == tick) begin
                if ({op_addr[31:13], 13'd0} !== mem_base) begin
                    mem_base = {op_addr[31:13], 13'd0};
                    put(AT_MEM_BASE, mem_base);
                end else begin
                    access(op_kind == 0 || op_kind == 2, AT_WINDOW + {1'b0, op_addr[12:0], 2'b00}, op_data, 4'b1111,
                        op_kind == 1, op_kind >= 2);
                    host = MEMORY;
                end
            end else if (tick < ticks) begin
                asked_ticks = (op_tick < ticks ? op_tick : ticks) - tick;
                put(AT_TICKS, asked_ticks);
                host = START;
            end else host = FINISH;
        end
    endtask

    task read_counts;
        begin
            case (tour)
                0: must_read(AT_CYCLES, since_cycles);
                1: must_read(AT_CYCLES + 16'd4, 32'd0);
                2: must_read(AT_STALL_IN, since_stalls_in);
                3: must_read(AT_STALL_IN + 16'd4, 32'd0);
                4: must_read(AT_STALL_OUT, since_stalls_out);
                5: must_read(AT_STALL_OUT + 16'd4, 32'd0);
                6: must_read(AT_TICK, since_ticks);
                7: must_read(AT_TICK + 16'd4, 32'd0);
                // The digest is known when its words have come.
                8: if (ended == tick) must_read(AT_STATE_DIGEST, last_words[31:0]);
                9: must_read(AT_STATE_DIGEST + 16'd4, last_words[63:32]);
                default: host = OVER;
            endcase
            if (host_busy) tour = tour + 1;
        end
    endtask

    // What it does when nothing is under way.
    task step_host;
        begin
            if (restarts && host < RESET) host = RESET;
            case (host)
                POLL: ask(AT_STATUS);
                CLEAR: begin put(AT_IRQ, 32'd3); host = CLEAR_ERROR; end
                CLEAR_ERROR: begin put(AT_ERROR, 32'd1); tour = 0; host = tours ? TOUR : PLAN; end
                TOUR: take_tour;
                PLAN: plan_host;
                START: begin
                    put(AT_CONTROL, holds ? 32'h00000001 : 32'h00000301);  // with both interrupts, or none
                    stops = 1'b0;
                    since_cycles = 0; since_stalls_in = 0; since_stalls_out = 0; since_ticks = 0;
                    tour = 0; idle = 0;
                    host = holds ? HELD : WATCH;
                end
                HELD: take_held_tour;
                WATCH: if (irq && (stops || since_ticks == asked_ticks) && !(error_waits && dut.is_busy)) begin
                    tour = 0;
                    host = COUNTS;
                end else disturb;
                OVER: ask(AT_STATUS);
                RAISED: begin must_read(AT_IRQ, {30'd0, error_waits, 1'b1}); host = LOWER; end
                LOWER: begin put(AT_IRQ, 32'd3); error_waits = 1'b0; host = LOWERED; end
                LOWERED: begin
                    if (irq) begin fail; $display("irq does not fall"); end
                    host = PLAN;
                end
                COUNTS: read_counts;
                FINISH: begin must_read(AT_ERROR, {31'd0, has_error}); host = has_error ? WORD : DONE; end
                WORD: begin must_read(AT_ERROR_WORD, error_seen); host = DONE; end
                RESET: begin put(AT_CONTROL, 32'h00000004); host = AGAIN; end
                AGAIN: if (!in_valid) begin put(AT_CONTROL, 32'h00000004); host = DRAIN; end
                DRAIN: ask(AT_STATUS);
                default: ;
            endcase
        end
    endtask

    task note_answer;
        begin
            case (host)
                POLL: if (!host_answer[0]) host = CLEAR;
                HELD: if (tour == 9 && host_answer[0]) tour = 8;
                MEMORY: begin
                    $fwrite(read_file, "%h %h\n", op_addr, host_answer);
                    fetch_operation;
                    host = PLAN;
                end
                OVER: begin
                    if (host_answer[3:0] !== 4'd0) begin
                        fail;
                        $display("the run is over, but STATUS is %h", host_answer);
                    end
                    host = RAISED;
                end
                DRAIN: if (!host_answer[0] && !host_answer[5] && !out_valid) host = BEGIN;
                default: ;
            endcase
        end
    endtask

    // ---- just before a rising edge

    task take_answer;
        begin
            aw_took = awvalid && awready;
            w_took = wvalid && wready;
            ar_took = arvalid && arready;
            answers = (bvalid && bready) || (rvalid && rready);
            host_answer = rdata;
            if ((awready ^ awready) !== 1'b0 || (wready ^ wready) !== 1'b0 || (arready ^ arready) !== 1'b0
                || (bvalid ^ bvalid) !== 1'b0 || (rvalid ^ rvalid) !== 1'b0) begin
                fail;
                $display("a signal of AXI4-Lite is unknown");
            end
            if ((bvalid && (!host_busy || !host_write)) || (rvalid && (!host_busy || host_write))) begin
                fail;
                $display("an answer that nothing was asked for");
            end
            if (answers && !(host_doubts && !dut.is_busy)) begin
                if ((host_write ? bresp : rresp) !== {host_refused, 1'b0}) begin
                    fail;
                    $display("address %h: the answer to a %0s is %b, expected %b",
                        host_addr, host_write ? "write" : "read", host_write ? bresp : rresp, {host_refused, 1'b0});
                end else if (host_compares && rdata !== host_data) begin
                    fail;
                    $display("address %h holds %h; expected %h", host_addr, rdata, host_data);
                end
            end
            if (answers) begin
                quiet = 0;
                idle = 0;
            end
        end
    endtask

    // ---- at a falling edge

    task begin_host;
        begin
            host = POLL; tour = 0; mem_base = 32'd1;
            host_busy = 1'b0; answers = 1'b0; aw_took = 1'b0; w_took = 1'b0; ar_took = 1'b0;
            awvalid = 1'b0; wvalid = 1'b0; arvalid = 1'b0; bready = 1'b0; rready = 1'b0; stops = 1'b0;
            awaddr = 16'd0; wdata = 32'd0; wstrb = 4'd0; araddr = 16'd0; in_last = 1'b0;
            since_cycles = 0; since_stalls_in = 0; since_stalls_out = 0; since_ticks = 0;
            restarts = 1'b0; holds = tours; has_error = 1'b0; error_waits = 1'b0; last_words = 64'd0;
            rst_left = 4;
        end
    endtask

    task drive_host;
        begin
            if (aw_took) awvalid = 1'b0;
            if (w_took) wvalid = 1'b0;
            if (ar_took) arvalid = 1'b0;
            if (answers) begin
                host_busy = 1'b0;
                note_answer;
            end
            if (!host_busy) begin
                step_host;
                aw_took = 1'b0; w_took = 1'b0; ar_took = 1'b0;
                offers_aw = host_busy && host_write;
                offers_w = host_busy && host_write;
                offers_ar = host_busy && !host_write;
                if (host_busy) begin
                    // Address and data come in any order.
                    draw;
                    aw_left = stall_in_percent > 0 ? {30'd0, random[1:0]} : 0;
                    w_left = stall_in_percent > 0 ? {30'd0, random[3:2]} : 0;
                end
            end
            if (offers_aw && aw_left == 0) begin
                awvalid = 1'b1; awaddr = host_addr; offers_aw = 1'b0;
            end
            if (offers_w && w_left == 0) begin
                wvalid = 1'b1; wdata = host_data; wstrb = host_strobes; offers_w = 1'b0;
            end
            if (offers_ar && aw_left == 0) begin
                arvalid = 1'b1; araddr = host_addr; offers_ar = 1'b0;
            end
            if (aw_left > 0) aw_left = aw_left - 1;
            if (w_left > 0) w_left = w_left - 1;
            draw;
            bready = {16'd0, random[15:0]} % 100 >= stall_out_percent;
            rready = {16'd0, random[31:16]} % 100 >= stall_out_percent;
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
                if (has_word && !holds_in && !restarts && {16'd0, random[15:0]} % 100 >= stall_in_percent) begin
                    given = given + 1;
                    in_data = next_word;
                    in_valid = 1'b1;
                    in_last = random[16];               // which means nothing
                    fetch_word;
                end
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
                rst = 1'b1;
                begin_run;
            end else if (again && !failed) begin
                again = 1'b0;
                restarts = 1'b1;
            end else done = 1'b1;
        end
    endtask

    task drive;
        begin
            // Held back until the core has stalled for it, or will not.
            holds_in = holds || (stall_each >= 0 && given == stall_at && stalled_in < 3 && idle < 64);
            holds_out = stall_each >= 0 && word == stall_at && stalled_out < 3 && idle < 64;
            if (tick <= stall_each && given > stall_last) stall_last = given;
            if (ended <= stall_each && word > stall_last) stall_last = word;
            drive_host;
            give_word;
            draw;
            out_ready = !holds_out && {16'd0, random[15:0]} % 100 >= stall_out_percent;
            // By the pin or by the register.
            if (clocks == reset_clock && resets[0]) restarts = 1'b1;
            else if (clocks == reset_clock || host == BEGIN) begin
                rst = host != BEGIN;
                close_files;
                begin_run;
            end else if (host == DONE && ended == ticks && !restarts) begin
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
        rst = 1'b1;
        again = resets > 0;
        tours = 1'b1;
        begin_run;
        while (!done) begin
            #5;
            if (!rst) observe;
            clk = 1'b1;
            #5;
            if (rst) begin
                rst_left = rst_left - 1;
                rst = rst_left > 0;
            end
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
