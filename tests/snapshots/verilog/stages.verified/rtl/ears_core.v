// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "stages"; yours to use under any terms.
// Core: 1 lane, one synaptic event or neuron update a clock in each.
`default_nettype none

module ears_core #(
    parameter MEM = "mem/"              // where the memory images lie, with the slash at the end
) (
    input  wire        clk,
    input  wire        rst,             // synchronous; a sweep then brings every state to its initial value
    input  wire        run,             // a tick may begin
    output wire        busy,            // sweeping, or inside a tick
    input  wire [31:0] in_data,
    input  wire        in_valid,
    output wire        in_ready,
    output wire [31:0] out_data,
    output wire        out_last,
    output wire        out_valid,
    input  wire        out_ready,
    output wire        counts,          // this clock is a cycle: not stalled, not idle
    output wire        stall_in,        // this clock waits for an input word
    output wire        stall_out,       // this clock waits for out_ready
    output wire        tick_end,        // the last cycle of a tick
    output wire        error_valid,     // an input word was discarded
    output wire [31:0] error_word,
    input  wire        mem_valid,       // memory port, while idle
    input  wire        mem_write,
    input  wire [31:0] mem_addr,
    input  wire [31:0] mem_wdata,
    output wire        mem_ready,
    output wire        mem_error,
    output wire [31:0] mem_rdata
);
    // ---- what the parts below tell each other
    wire        word_waits;
    wire        is_end;
    wire        takes_mark;
    wire        sweep_ends;
    wire        update_ends;
    wire        seeks;                  // spikes may be taken
    wire        job_begins;
    wire        deliver_ends;
    wire        steps_done;
    wire        key_done;
    wire [31:0] key_word;
    wire [1:0]  draw_group;
    wire [1:0]  scan_row;
    wire        scan_ends;
    wire        digest_sends;
    wire [22:0] mem_entry;
    wire [31:0] shown_word;

    localparam MEM_unused = MEM;

    // ---- control: the phases of a tick; the whole core holds while a word cannot leave or is missing
    localparam [2:0] INPUT   = 3'd1;
    localparam [2:0] KEY     = 3'd2;
    localparam [2:0] UPDATE  = 3'd3;
    localparam [2:0] DELIVER = 3'd4;
    localparam [2:0] SCAN    = 3'd6;
    localparam [2:0] END     = 3'd7;
    wire        en;
    wire        idle;                   // between ticks
    wire        enter;                  // the first clock of a phase
    wire        sweeps, takes_words, keys, updates, delivers, follows, scans;
    wire [31:0] tick;
    wire [2:0]  pc;                     // step of the tick's program
    reg  [2:0]  next_phase;
    always @*
        case (pc)
            3'd0: next_phase = KEY;
            3'd1: next_phase = UPDATE;
            3'd2: next_phase = DELIVER;
            3'd3: next_phase = UPDATE;
            3'd4: next_phase = DELIVER;
            3'd5: next_phase = SCAN;
            3'd6: next_phase = END;
            default: next_phase = INPUT;
        endcase
    ears_neuro_control #(.STEP_BITS(3)) control (
        .clk(clk), .rst(rst), .run(run), .word_waits(word_waits), .out_held(stall_out), .takes_mark(takes_mark),
        .sweep_ends(sweep_ends), .input_ends(is_end), .key_ends(key_done && !enter), .update_ends(update_ends),
        .deliver_ends(deliver_ends), .lists_end(1'b0), .scan_ends(scan_ends), .first(DELIVER), .next(next_phase),
        .step(pc), .enter(enter), .sweeps(sweeps), .takes_words(takes_words), .keys(keys), .updates(updates),
        .delivers(delivers), .lists(follows), .scans(scans), .tick_end(tick_end), .tick(tick), .idle(idle), .en(en),
        .busy(busy), .counts(counts), .stall_in(stall_in)
    );
    wire        control_unused = &{1'b0, enter, keys, follows, scans, pc, tick};

    // ---- input: the words of a tick, one a clock
    wire        takes_event;
    wire [27:0] event_word;
    wire [19:0] event_id = event_word[27:8];
    wire [7:0]  event_neuron = event_word[7:0];
    wire signed [63:0] payload_in;
    wire        input_unused = &{1'b0, event_id, event_neuron, takes_event, payload_in};
    reg         known_event;            // of a channel there is
    always @*
        case (in_data[27:8])
            20'd0: known_event = in_data[7:0] <= 8'd1; // in
            default: known_event = 1'b0;
        endcase
    ears_neuro_input #(.ORDER_BITS(9), .PAYLOAD_WORDS(0)) words_in (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready), .known_event(known_event),
        .known_mark(in_data[26] || in_data[25:0] < 26'd2), .take(takes_words), .waits(word_waits), .word(error_word),
        .is_end(is_end), .takes_mark(takes_mark), .takes_event(takes_event), .event_word(event_word),
        .payload_words(2'd0), .payload_unsigned(1'b0), .payload_fits(1'b1), .payload(payload_in), .error(error_valid)
    );

    // ---- sweep: initial states, empty sums
    wire        sweep_keep;             // spares what is in flight
    wire [0:0]  sweep_population;
    wire [1:0]  sweep_row;
    wire [0:0]  sweep_slot;
    wire [1:0]  sweep_first_row = 2'd0;
    wire [1:0]  sweep_rows_less_1 = 2'd2;
    wire [0:0]  sweep_slots_less_1 = 1'd0;
    reg  [1:0]  sweep_unit;             // one bit a unit
    always @*
        case (sweep_population)
            1'd0: sweep_unit = 2'b01; // first
            default: sweep_unit = 2'b10; // second
        endcase
    ears_neuro_sweep #(.POPULATION_BITS(1), .ROW_BITS(2), .SLOT_BITS(1)) sweep (
        .clk(clk), .en(en), .rst(rst), .start(takes_mark), .start_all(error_word[26]), .start_keep(error_word[27]),
        .start_population(error_word[0:0]), .go(sweeps), .population(sweep_population),
        .last_population(sweep_population == 1'd1), .has_next(1'b0), .next_population(1'd0),
        .first_row(sweep_first_row), .rows_less_1(sweep_rows_less_1), .slots_less_1(sweep_slots_less_1),
        .row(sweep_row), .slot(sweep_slot), .keep(sweep_keep), .ends(sweep_ends)
    );
    wire        sweep_unused = &{1'b0, sweep_row, sweep_slot, sweep_keep};
    wire [1:0]  starts = sweep_slot == 1'd0 && sweeps ? sweep_unit : 2'd0;  // a row's states: one bit a unit

    // ---- update: a row of a population a clock
    wire [9:0]  walked;                 // stages that hold a row
    wire [1:0]  take_row;
    wire [1:0]  update_row;             // whose state is read
    wire [1:0]  write_row;              // whose new state is written
    wire [1:0]  write_group;            // the same, counted in its population
    wire        write_in_last_block;
    wire        write_ends_plane;
    wire        writes = walked[9];     // a new state is there
    wire [1:0]  update_first_row = 2'd0;
    wire [1:0]  update_last_group = 2'd2;
    wire [1:0]  update_last_block = 2'd2;  // its first group
    wire [0:0]  update_last_lanes = 1'b1;  // that hold a neuron in the last block
    reg  [1:0]  update_unit;            // one bit a unit
    reg  [1:0]  update_source;
    always @*
        case (pc)
            3'd2: begin // first
                update_unit   = 2'b01;
                update_source = 2'd1;
            end
            default: begin // second
                update_unit   = 2'b10;
                update_source = 2'd2;
            end
        endcase
    ears_neuro_walk #(
        .ROW_BITS(2), .GROUP_BITS(2), .DEPTH(9), .TAKE_AT(2), .READ_AT(5)
    ) walk (
        .clk(clk), .en(en), .rst(rst), .go(updates), .first_row(update_first_row), .last_group(update_last_group),
        .last_block(update_last_block), .plane_less_1(2'd0), .writes(writes), .walked(walked), .take_row(take_row),
        .read_row(update_row), .write_row(write_row), .write_group(write_group), .in_last_block(write_in_last_block),
        .ends_plane(write_ends_plane), .ends(update_ends)
    );
    wire        walk_unused = &{1'b0, walked, take_row, write_ends_plane};

    // ---- lanes
    reg  [1:0]  op_take_q;              // take the sums of a row: one bit a unit
    reg         op_add_q;               // add to a row
    reg  [0:0]  op_feed_q;              // what is added
    reg  [1:0]  op_row_q;
    reg  [0:0]  op_lanes_q;             // that take part
    wire [0:0]  spike_stochastic_lif;
    wire [19:0] state_stochastic_lif;   // read
    wire [19:0] next_stochastic_lif;
    wire [0:0]  spike_lif;
    wire [15:0] state_lif;              // read
    wire [15:0] next_lif;
    wire [31:0] key_a;
    wire [31:0] key_b;

    genvar l;
    generate
        for (l = 0; l < 1; l = l + 1) begin : lane
            ears_lane core (
                .clk(clk), .en(en), .rst(rst), .op_take(op_take_q), .op_row(op_row_q), .op_add(op_add_q),
                .op_feed(op_feed_q), .op_here(op_lanes_q[l]), .key_a(key_a), .key_b(key_b), .draw_group(draw_group),
                .start_stochastic_lif(starts[0]), .state_stochastic_lif(state_stochastic_lif),
                .spike_stochastic_lif(spike_stochastic_lif[l]), .next_stochastic_lif(next_stochastic_lif),
                .start_lif(starts[1]), .state_lif(state_lif), .spike_lif(spike_lif[l]), .next_lif(next_lif)
            );
        end
    endgenerate

    // ---- memories that all lanes read at one address
    wire [1:0]  read_row = idle ? mem_entry[1:0] : scans ? scan_row : update_row;
    reg  [1:0]  initial_unit_q;         // starts, of the clock before
    reg  [1:0]  initial_row_q;
    always @(posedge clk)
        if (rst)
            initial_unit_q <= 2'd0;
        else if (en)
            initial_unit_q <= starts;
    always @(posedge clk)
        if (en) begin
            initial_row_q  <= sweep_row;
        end
    wire        write_stochastic_lif = writes && update_unit[0];
    wire        start_stochastic_lif = initial_unit_q[0];
    ears_neuro_ram #(.WIDTH(20), .DEPTH(3), .ADDR_BITS(2)) memory_stochastic_lif_state (
        .clk(clk), .en(en), .wr_valid(write_stochastic_lif || start_stochastic_lif),
        .wr_addr(start_stochastic_lif ? initial_row_q : write_row), .wr_data(next_stochastic_lif), .rd_addr(read_row),
        .rd_data(state_stochastic_lif)
    );
    wire        write_lif = writes && update_unit[1];
    wire        start_lif = initial_unit_q[1];
    ears_neuro_ram #(.WIDTH(16), .DEPTH(3), .ADDR_BITS(2)) memory_lif_state (
        .clk(clk), .en(en), .wr_valid(write_lif || start_lif), .wr_addr(start_lif ? initial_row_q : write_row),
        .wr_data(next_lif), .rd_addr(read_row), .rd_data(state_lif)
    );

    // ---- spike store: a word for each row in which neurons fired
    reg  [0:0]  spikes;
    always @*
        case (update_unit)
            2'b01: spikes = spike_stochastic_lif; // stochastic_lif
            default: spikes = spike_lif; // lif
        endcase
    // Places behind the last neuron hold none.
    wire [0:0]  fired = write_in_last_block ? spikes & update_last_lanes : spikes;
    wire        fires = writes && fired != 1'd0;
    wire [3:0]  fired_word = {write_group, update_source};
    wire [0:0]  event_mask = 1'b1;
    wire        gathered;
    wire [3:0]  gathered_key;
    wire [0:0]  gathered_mask;
    wire [0:0]  gathered_payloads;
    ears_neuro_gather #(.LANES(1), .KEY_BITS(4), .PAYLOAD_BITS(1)) gather (
        .clk(clk), .en(en), .rst(rst), .event_valid(takes_event), .event_key({event_neuron[1:0], event_id[1:0]}),
        .event_lane(event_mask), .event_payload(1'b0), .flush(is_end), .leaves(gathered), .key(gathered_key),
        .mask(gathered_mask), .payloads(gathered_payloads)
    );
    wire        gathered_unused = &{1'b0, gathered_payloads};
    wire        store_write = gathered || fires;
    wire [3:0]  store_word = gathered ? gathered_key : fired_word;
    wire [0:0]  store_mask = gathered ? gathered_mask : fired;
    wire        spike_ready;
    wire [3:0]  spike_word;
    wire [0:0]  spike_lane;
    wire        spikes_empty;
    wire        spike_next_lane;
    wire        spike_next_block;
    wire [1:0]  spike_source = spike_word[1:0];
    wire [1:0]  spike_group = spike_word[3:2];
    ears_neuro_spikes #(
        .LANES(1), .LANE_BITS(1), .WIDTH(4), .DEPTH(3), .ADDR_BITS(2)
    ) spike_store (
        .clk(clk), .en(en), .rst(rst), .clear(deliver_ends), .write(store_write), .write_word(store_word),
        .write_mask(store_mask), .write_ends_block(1'b0), .go(seeks), .take(job_begins), .ready(spike_ready),
        .word(spike_word), .is_block(1'b0), .lane(spike_lane), .next_lane(spike_next_lane),
        .next_block(spike_next_block), .empty(spikes_empty)
    );
    wire        spike_unused = &{1'b0, spike_lane, spike_next_lane, spike_next_block};

    // ---- delivery: one spike after the other, out as a word and along its rows of synapses, one a clock
    wire        job_valid;              // a spike is being delivered
    wire        job_start;              // its first clock
    reg  [1:0]  job_source_q;
    reg  [1:0]  job_place_q;            // row and lane of the neuron
    wire [1:0]  spike_place = spike_group;
    ears_neuro_jobs jobs (
        .clk(clk), .en(en), .rst(rst), .go(delivers), .ready(spike_ready), .empty(spikes_empty), .over(steps_done),
        .others(1'b1), .seeks(seeks), .begins(job_begins), .valid(job_valid), .first(job_start), .ends(deliver_ends)
    );
    always @(posedge clk)
        if (en && job_begins) begin
            job_source_q <= spike_source;
            job_place_q  <= spike_place;
        end
    wire [19:0] job_id = {18'd0, job_source_q} - 20'd1;
    wire        job_goes_out = job_source_q >= 2'd1;
    wire        job_sends = job_valid && job_goes_out && job_start;
    wire [31:0] job_word = {4'd0, job_id, {6'd0, job_place_q}};

    // What each step of a spike's way is.
    reg  [0:0]  first_step;             // of the source whose spike is next
    reg         has_steps;
    always @*
        case (spike_source)
            2'd0: begin // in
                first_step = 1'd0;
                has_steps  = 1'b1;
            end
            2'd1: begin // first
                first_step = 1'd1;
                has_steps  = 1'b1;
            end
            default: begin
                first_step = 1'd1;
                has_steps  = 1'b0;
            end
        endcase
    wire [0:0]  step;
    wire        step_goes;
    wire [1:0]  step_row;
    wire        step_last = 1'b1;       // of its source
    wire [1:0]  step_first_row = 2'd0;
    wire [1:0]  step_target = 2'd0;     // of the first neuron
    reg  [1:0]  step_rows_less_1;
    reg  [0:0]  step_feed;
    reg         step_single;            // one to one
    always @*
        case (step)
            1'd0: begin // in-first
                step_rows_less_1 = 2'd2;
                step_feed        = 1'd0;
                step_single      = 1'b0;
            end
            default: begin // first-second
                step_rows_less_1 = 2'd0;
                step_feed        = 1'd1;
                step_single      = 1'b1;
            end
        endcase
    wire [1:0]  step_neuron = job_place_q;
    wire        step_unused = &{1'b0, step, step_row, step_neuron};
    wire        row_addr;               // nothing is stored
    wire        row_addr_unused = &{1'b0, row_addr};
    ears_neuro_steps #(.STEP_BITS(1), .COUNT_BITS(2), .ROW_BITS(2), .ADDR_BITS(1)) steps (
        .clk(clk), .en(en), .rst(rst), .begins(job_begins), .has_steps(has_steps), .first_step(first_step), .step(step),
        .last_step(step_last), .reached(1'b1), .rows_less_1(step_rows_less_1), .first_row(step_first_row),
        .first_addr(1'b0), .stride(1'b0), .goes(step_goes), .row(step_row), .addr(row_addr), .done(steps_done)
    );
    wire [1:0]  single_target = step_neuron + step_target;
    wire        single_unused = &{1'b0, single_target};
    wire [1:0]  row_row = step_single ? step_first_row + single_target : step_row;
    wire [0:0]  row_lanes = step_single ? 1'b1 : {1{1'b1}};

    // ---- one operation a clock for the lanes
    always @(posedge clk)
        if (rst) begin
            op_take_q <= 2'd0;
            op_add_q  <= 1'b0;
        end else if (en) begin
            op_take_q <= sweeps ? (sweep_keep ? 2'd0 : sweep_unit) : walked[2] ? update_unit : 2'd0;
            op_add_q  <= step_goes;
        end
    always @(posedge clk)
        if (en) begin
            op_row_q  <= sweeps ? sweep_row : updates ? take_row : row_row;
            op_feed_q <= step_feed;
        end
    always @(posedge clk)
        if (en && (sweeps || updates))
            op_lanes_q <= {1{1'b1}};
        else if (en)
            op_lanes_q <= row_lanes;

    // ---- random words
    ears_neuro_key key (
        .clk(clk), .en(en), .rst(rst), .start(keys && enter), .seed_low(32'd0), .seed_high(32'd0), .tick(tick),
        .population(key_word), .done(key_done), .key_a(key_a), .key_b(key_b)
    );
    assign      key_word = 32'd2456940119;
    reg  [1:0]  draw_group_q;
    assign      draw_group = enter ? 2'd0 : draw_group_q;
    always @(posedge clk)
        if (en)
            draw_group_q <= draw_group + 2'd1;

    // ---- scan: one word a clock of what is probed, and of every state for the digest
    wire [0:0]  scan_item;
    wire        scan_heads;
    wire        scan_reads;
    wire        scan_high;              // the second word of a number
    wire        scan_over;
    wire [0:0]  scan_lane;
    wire        scan_head = 1'b0;       // a probe begins
    wire [27:0] scan_probe = 28'd0;
    wire        scan_digest = 1'b1;
    wire [1:0]  scan_first_row = 2'd0;
    wire [0:0]  scan_first_lane = 1'd0;
    wire [1:0]  scan_neurons_less_1 = 2'd2;
    wire        scan_wide = 1'b0;       // two words each
    reg  [0:0]  scan_signal;
    always @*
        case (scan_item)
            1'd0: scan_signal = 1'd0; // digest of first.v
            default: scan_signal = 1'd1; // digest of second.v
        endcase
    ears_neuro_scan #(
        .ITEM_BITS(1), .ROW_BITS(2), .LANES(1), .LANE_BITS(1), .COUNT_BITS(2)
    ) scan (
        .clk(clk), .en(en), .rst(rst), .go(scans), .item(scan_item), .last_item(scan_item == 1'd1), .head(scan_head),
        .wide(scan_wide), .neurons_less_1(scan_neurons_less_1), .first_row(scan_first_row),
        .first_lane(scan_first_lane), .planar(1'b0), .plane_less_1(2'd0), .first_place(2'd0), .heads(scan_heads),
        .reads(scan_reads), .row(scan_row), .lane(scan_lane), .high(scan_high), .over(scan_over)
    );
    wire        scan_unused = &{1'b0, scan_lane, scan_high};

    // A clock later the word is there.
    reg         shows_head_q;
    reg         shows_value_q;
    reg         shows_digest_q;
    reg  [27:0] shows_probe_q;
    always @(posedge clk)
        if (rst) begin
            shows_head_q   <= 1'b0;
            shows_value_q  <= 1'b0;
            shows_digest_q <= 1'b0;
        end else if (en) begin
            shows_head_q   <= scan_heads;
            shows_value_q  <= scan_reads && !scan_digest;
            shows_digest_q <= scan_reads && scan_digest;
            shows_probe_q  <= scan_probe;
        end
    reg  [3:0]  tail_q;                 // clocks since all was read
    always @(posedge clk)
        if (rst || (en && !scans))
            tail_q <= 4'd0;
        else if (en)
            tail_q <= scan_over ? tail_q + 4'd1 : 4'd0;
    assign      scan_ends = tail_q == 4'd10;
    wire [63:0] digest;
    reg  [31:0] cell_q;
    always @(posedge clk)
        if (en)
            cell_q <= scans ? cell_q + {31'd0, shows_digest_q} : 32'd0;
    ears_neuro_digest state_digest (
        .clk(clk), .en(en), .rst(rst), .clear(tick_end), .word_valid(shows_digest_q), .word(shown_word),
        .cell_index(cell_q), .sum(digest)
    );

    // ---- output words
    wire [31:0] out_word = tick_end ? {4'd1, tick[27:0]}
                         : shows_head_q ? {4'd3, shows_probe_q}
                         : shows_value_q ? shown_word
                         : digest_sends ? (tail_q == 4'd8 ? {4'd4, 28'd0} : tail_q == 4'd9 ? digest[31:0]
                                 : digest[63:32])
                         : job_word;
    ears_neuro_output words_out (
        .clk(clk), .en(en), .rst(rst), .sends(job_sends || shows_head_q || shows_value_q || digest_sends),
        .ends(tick_end), .word(out_word), .out_data(out_data), .out_last(out_last), .out_valid(out_valid),
        .out_ready(out_ready), .held(stall_out)
    );
    assign      digest_sends = scans && tail_q >= 4'd8;

    // ---- memory port: two clocks an access, while idle
    wire [7:0]  mem_region = mem_addr[31:24];
    assign      mem_entry = mem_addr[23:1];
    wire signed [63:0] mem_value;
    wire        mem_writes;
    wire        mem_owns;               // memories may be read and written at mem_entry
    wire        mem_unused = &{1'b0, mem_entry, mem_value, mem_writes, mem_owns};
    wire [22:0] mem_entries = 23'd3;
    wire        mem_wide = 1'b0;        // numbers of two words
    wire        mem_unsigned = 1'b0;    // numbers that fill a word without a sign
    wire        mem_loadable = 1'b0;
    wire        mem_fits = 1'b0;
    wire        mem_suits = 1'b1;       // the word that was read
    reg         mem_known;
    always @*
        case (mem_region)
            8'd0: mem_known = 1'b1; // stochastic_lif.v
            8'd1: mem_known = 1'b1; // lif.v
            default: mem_known = 1'b0;
        endcase
    ears_neuro_port #(.LANE_BITS(0), .WIDE(0)) memory_port (
        .clk(clk), .en(en), .rst(rst), .idle(idle), .valid(mem_valid), .write(mem_write), .addr(mem_addr),
        .wdata(mem_wdata), .ready(mem_ready), .error(mem_error), .known(mem_known), .entries(mem_entries),
        .wide(mem_wide), .is_unsigned(mem_unsigned), .loadable(mem_loadable), .fits(mem_fits), .suits(mem_suits),
        .owns(mem_owns), .value(mem_value), .writes(mem_writes)
    );
    assign      mem_rdata = shown_word;

    // ---- numbers that are shown: read back, probed, summed up
    reg  [0:0]  shows_signal_q;
    always @(posedge clk)
        if (en) begin
            shows_signal_q <= idle ? mem_region[0:0] : scan_signal;
        end
    wire [19:0] shown_stochastic_lif_state = state_stochastic_lif;
    wire [15:0] shown_lif_state = state_lif;
    wire        shows_unused = &{1'b0, shows_signal_q};
    reg  signed [31:0] shown;
    always @*
        case (shows_signal_q)
            // stochastic_lif.v
            1'd0: shown = $signed({{12{shown_stochastic_lif_state[19]}}, shown_stochastic_lif_state});
            default: shown = $signed({{16{shown_lif_state[15]}}, shown_lif_state}); // lif.v
        endcase
    assign      shown_word = shown;
endmodule

`default_nettype wire
