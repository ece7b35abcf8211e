// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "planes"; yours to use under any terms.
// Core: 2 lanes, one synaptic event or neuron update a clock in each.
`default_nettype none

module core #(
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
    wire [5:0]  row_addr;
    wire [5:0]  step_neuron;
    wire [4:0]  scan_row;
    wire        scan_ends;
    wire        digest_sends;
    wire [21:0] mem_entry;
    wire        mem_owns;               // memories may be read and written at mem_entry
    wire [31:0] shown_word;

    localparam MEM_unused = MEM;

    // ---- control: the phases of a tick; the whole core holds while a word cannot leave or is missing
    localparam [2:0] INPUT   = 3'd1;
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
            3'd0: next_phase = UPDATE;
            3'd1: next_phase = DELIVER;
            3'd2: next_phase = SCAN;
            3'd3: next_phase = END;
            default: next_phase = INPUT;
        endcase
    neuro_control #(.STEP_BITS(3)) control (
        .clk(clk), .rst(rst), .run(run), .word_waits(word_waits), .out_held(stall_out), .takes_mark(takes_mark),
        .sweep_ends(sweep_ends), .input_ends(is_end), .key_ends(1'b0), .update_ends(update_ends),
        .deliver_ends(deliver_ends), .lists_end(1'b0), .scan_ends(scan_ends), .first(UPDATE), .next(next_phase),
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
            20'd0: known_event = in_data[7:0] <= 8'd15; // image
            default: known_event = 1'b0;
        endcase
    neuro_input #(.ORDER_BITS(9), .PAYLOAD_WORDS(0)) words_in (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready), .known_event(known_event),
        .known_mark(in_data[26] || in_data[25:0] < 26'd2), .take(takes_words), .waits(word_waits), .word(error_word),
        .is_end(is_end), .takes_mark(takes_mark), .takes_event(takes_event), .event_word(event_word),
        .payload_words(2'd0), .payload_unsigned(1'b0), .payload_fits(1'b1), .payload(payload_in), .error(error_valid)
    );

    // ---- sweep: initial states, empty sums
    wire        sweep_keep;             // spares what is in flight
    wire [0:0]  sweep_population;
    wire [4:0]  sweep_row;
    wire [1:0]  sweep_slot;
    wire [4:0]  sweep_first_row = 5'd0;
    reg  [1:0]  sweep_unit;             // one bit a unit
    reg  [4:0]  sweep_rows_less_1;
    reg  [1:0]  sweep_slots_less_1;
    always @*
        case (sweep_population)
            1'd0: begin // map
                sweep_unit         = 2'b01;
                sweep_rows_less_1  = 5'd31;
                sweep_slots_less_1 = 2'd2;
            end
            default: begin // out
                sweep_unit         = 2'b10;
                sweep_rows_less_1  = 5'd0;
                sweep_slots_less_1 = 2'd0;
            end
        endcase
    neuro_sweep #(.POPULATION_BITS(1), .ROW_BITS(5), .SLOT_BITS(2)) sweep (
        .clk(clk), .en(en), .rst(rst), .start(takes_mark), .start_all(error_word[26]), .start_keep(error_word[27]),
        .start_population(error_word[0:0]), .go(sweeps), .population(sweep_population),
        .last_population(sweep_population == 1'd1), .has_next(1'b0), .next_population(1'd0),
        .first_row(sweep_first_row), .rows_less_1(sweep_rows_less_1), .slots_less_1(sweep_slots_less_1),
        .row(sweep_row), .slot(sweep_slot), .keep(sweep_keep), .ends(sweep_ends)
    );
    wire        sweep_unused = &{1'b0, sweep_row, sweep_slot, sweep_keep};
    wire [1:0]  starts = sweep_slot == 2'd0 && sweeps ? sweep_unit : 2'd0;  // a row's states: one bit a unit

    // ---- update: a row of a population a clock
    wire [7:0]  walked;                 // stages that hold a row
    wire [4:0]  take_row;
    wire [4:0]  update_row;             // whose state is read
    wire [4:0]  write_row;              // whose new state is written
    wire [4:0]  write_group;            // the same, counted in its population
    wire        write_in_last_block;
    wire        write_ends_plane;
    wire [4:0]  update_first_row = 5'd0;
    wire [1:0]  update_last_lanes = 2'b11;  // that hold a neuron in the last block
    reg         writes;                 // a new state is there
    reg  [1:0]  update_unit;            // one bit a unit
    reg  [1:0]  update_source;
    reg  [4:0]  update_last_group;
    reg  [4:0]  update_last_block;      // its first group
    reg         update_planar;          // dealt by channels
    reg  [4:0]  update_plane_less_1;
    always @*
        case (pc)
            3'd0: begin // map
                writes              = walked[6];
                update_unit         = 2'b01;
                update_source       = 2'd1;
                update_last_group   = 5'd31;
                update_last_block   = 5'd16;
                update_planar       = 1'b1;
                update_plane_less_1 = 5'd15;
            end
            default: begin // out
                writes              = walked[7];
                update_unit         = 2'b10;
                update_source       = 2'd2;
                update_last_group   = 5'd0;
                update_last_block   = 5'd0;
                update_planar       = 1'b0;
                update_plane_less_1 = 5'd0;
            end
        endcase
    neuro_walk #(
        .ROW_BITS(5), .GROUP_BITS(5), .DEPTH(7), .TAKE_AT(0), .READ_AT(3), .PLANES(1)
    ) walk (
        .clk(clk), .en(en), .rst(rst), .go(updates), .first_row(update_first_row), .last_group(update_last_group),
        .last_block(update_last_block), .plane_less_1(update_plane_less_1), .writes(writes), .walked(walked),
        .take_row(take_row), .read_row(update_row), .write_row(write_row), .write_group(write_group),
        .in_last_block(write_in_last_block), .ends_plane(write_ends_plane), .ends(update_ends)
    );
    wire        walk_unused = &{1'b0, walked, take_row, write_ends_plane};

    // ---- lanes
    reg  [1:0]  now_if__x_q;            // the slot of this tick
    reg  [1:0]  op_take_q;              // take the sums of a row: one bit a unit
    reg         op_add_q;               // add to a row
    reg  [0:0]  op_feed_q;              // what is added
    reg  [4:0]  op_row_q;
    reg  [1:0]  op_slot_q;              // behind now, of a sweep
    wire [11:0] word_image_map_kernel;
    wire [7:0]  word_map_out_rows;
    wire [1:0]  spike_if_;
    wire [31:0] state_if_;              // read
    wire [31:0] next_if_;
    wire [1:0]  spike_lif;
    wire [31:0] state_lif;              // read
    wire [31:0] next_lif;

    genvar l;
    generate
        for (l = 0; l < 2; l = l + 1) begin : lane
            lane core (
                .clk(clk), .en(en), .rst(rst), .op_take(op_take_q), .op_row(op_row_q), .op_slot(op_slot_q),
                .op_add(op_add_q), .op_feed(op_feed_q), .word_image_map_kernel(word_image_map_kernel[l * 6 +: 6]),
                .word_map_out_rows(word_map_out_rows[l * 4 +: 4]), .now_if__x(now_if__x_q), .start_if_(starts[0]),
                .state_if_(state_if_[l * 16 +: 16]), .spike_if_(spike_if_[l]), .next_if_(next_if_[l * 16 +: 16]),
                .start_lif(starts[1]), .state_lif(state_lif[l * 16 +: 16]), .spike_lif(spike_lif[l]),
                .next_lif(next_lif[l * 16 +: 16])
            );
        end
    endgenerate

    // ---- memories that all lanes read at one address
    wire [5:0]  row_read_addr = mem_owns ? mem_entry[5:0] : row_addr;
    neuro_rom #(
        .WIDTH(12), .DEPTH(18), .ADDR_BITS(5), .INIT({MEM, "image_map_kernel.hex"})
    ) memory_image_map_kernel (
        .clk(clk), .en(en), .rd_addr(row_read_addr[4:0]), .rd_data(word_image_map_kernel)
    );
    neuro_rom #(
        .WIDTH(8), .DEPTH(64), .ADDR_BITS(6), .INIT({MEM, "map_out_rows.hex"})
    ) memory_map_out_rows (
        .clk(clk), .en(en), .rd_addr(row_read_addr), .rd_data(word_map_out_rows)
    );
    wire [4:0]  read_row = idle ? mem_entry[4:0] : scans ? scan_row : update_row;
    reg  [1:0]  initial_unit_q;         // starts, of the clock before
    reg  [4:0]  initial_row_q;
    always @(posedge clk)
        if (rst)
            initial_unit_q <= 2'd0;
        else if (en)
            initial_unit_q <= starts;
    always @(posedge clk)
        if (en) begin
            initial_row_q  <= sweep_row;
        end
    wire        write_if_ = writes && update_unit[0];
    wire        start_if_ = initial_unit_q[0];
    neuro_ram #(.WIDTH(32), .DEPTH(32), .ADDR_BITS(5)) memory_if__state (
        .clk(clk), .en(en), .wr_valid(write_if_ || start_if_), .wr_addr(start_if_ ? initial_row_q : write_row),
        .wr_data(next_if_), .rd_addr(read_row), .rd_data(state_if_)
    );
    wire        write_lif = writes && update_unit[1];
    wire        start_lif = initial_unit_q[1];
    neuro_ram #(.WIDTH(32), .DEPTH(1), .ADDR_BITS(1)) memory_lif_state (
        .clk(clk), .en(en), .wr_valid(write_lif || start_lif), .wr_addr(start_lif ? initial_row_q[0] : write_row[0]),
        .wr_data(next_lif), .rd_addr(read_row[0]), .rd_data(state_lif)
    );

    // ---- spike store: a word for each row in which neurons fired
    reg  [1:0]  spikes;
    always @*
        case (update_unit)
            2'b01: spikes = spike_if_; // if_
            default: spikes = spike_lif; // lif
        endcase
    // Places behind the last neuron hold none.
    wire [1:0]  fired = write_in_last_block ? spikes & update_last_lanes : spikes;
    wire        fires = writes && (fired != 2'd0 || (update_planar && write_ends_plane));
    wire [6:0]  fired_word = {write_group, update_source};
    wire [1:0]  event_mask = 2'd1 << event_neuron[0:0];
    wire        gathered;
    wire [6:0]  gathered_key;
    wire [1:0]  gathered_mask;
    wire [1:0]  gathered_payloads;
    neuro_gather #(.LANES(2), .KEY_BITS(7), .PAYLOAD_BITS(1)) gather (
        .clk(clk), .en(en), .rst(rst), .event_valid(takes_event), .event_key({event_neuron[5:1], event_id[1:0]}),
        .event_lane(event_mask), .event_payload(1'b0), .flush(is_end), .leaves(gathered), .key(gathered_key),
        .mask(gathered_mask), .payloads(gathered_payloads)
    );
    wire        gathered_unused = &{1'b0, gathered_payloads};
    wire        store_write = gathered || fires;
    wire [6:0]  store_word = gathered ? gathered_key : fired_word;
    wire [1:0]  store_mask = gathered ? gathered_mask : fired;
    wire        spike_ready;
    wire [6:0]  spike_word;
    wire [0:0]  spike_lane;
    wire        spikes_empty;
    wire        spike_next_lane;
    wire        spike_next_block;
    wire [1:0]  spike_source = spike_word[1:0];
    wire [4:0]  spike_group = spike_word[6:2];
    wire [4:0]  spike_last_group = 5'd31;
    wire [7:0]  spike_plane = 8'd16;
    reg         spike_planar;           // its channels leave one after the other
    always @*
        case (spike_source)
            2'd1: spike_planar = 1'b1; // map
            default: spike_planar = 1'b0;
        endcase
    reg  [7:0]  spike_offset_q;         // from a group to its neuron in this lane
    always @(posedge clk)
        if (rst || (en && deliver_ends))
            spike_offset_q <= 8'd0;
        else if (en) begin
            if (spike_next_lane)
                spike_offset_q <= spike_offset_q + spike_plane;
            if (spike_next_block && spike_group == spike_last_group)
                spike_offset_q <= 8'd0;
        end
    neuro_spikes #(
        .LANES(2), .LANE_BITS(1), .WIDTH(7), .DEPTH(41), .ADDR_BITS(6), .PLANES(1)
    ) spike_store (
        .clk(clk), .en(en), .rst(rst), .clear(deliver_ends), .write(store_write), .write_word(store_word),
        .write_mask(store_mask), .write_ends_block(!gathered && update_planar && write_ends_plane), .go(seeks),
        .take(job_begins), .ready(spike_ready), .word(spike_word), .is_block(spike_planar), .lane(spike_lane),
        .next_lane(spike_next_lane), .next_block(spike_next_block), .empty(spikes_empty)
    );

    // ---- delivery: one spike after the other, out as a word and along its rows of synapses, one a clock
    wire        job_valid;              // a spike is being delivered
    wire        job_start;              // its first clock
    reg  [1:0]  job_source_q;
    reg  [5:0]  job_place_q;            // row and lane of the neuron
    reg  [7:0]  job_neuron_q;
    wire [5:0]  spike_place = {spike_group, spike_lane};
    neuro_jobs jobs (
        .clk(clk), .en(en), .rst(rst), .go(delivers), .ready(spike_ready), .empty(spikes_empty), .over(steps_done),
        .others(1'b1), .seeks(seeks), .begins(job_begins), .valid(job_valid), .first(job_start), .ends(deliver_ends)
    );
    always @(posedge clk)
        if (en && job_begins) begin
            job_source_q <= spike_source;
            job_place_q  <= spike_place;
            job_neuron_q <= spike_planar ? {3'd0, spike_group} + spike_offset_q : {2'd0, spike_place};
        end
    wire [19:0] job_id = {18'd0, job_source_q} - 20'd1;
    wire        job_goes_out = job_source_q >= 2'd1;
    wire        job_sends = job_valid && job_goes_out && job_start;
    wire [31:0] job_word = {4'd0, job_id, job_neuron_q};

    // What each step of a spike's way is.
    reg  [0:0]  first_step;             // of the source whose spike is next
    reg         has_steps;
    always @*
        case (spike_source)
            2'd0: begin // image
                first_step = 1'd0;
                has_steps  = 1'b1;
            end
            2'd1: begin // map
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
    wire [4:0]  step_row;
    wire [10:0] window_image_map_windows;  // where the spike's window lies
    neuro_rom #(
        .WIDTH(11), .DEPTH(16), .ADDR_BITS(4), .INIT({MEM, "image_map_windows.hex"})
    ) memory_image_map_windows (
        .clk(clk), .en(en && job_begins), .rd_addr(spike_place[3:0]), .rd_data(window_image_map_windows)
    );
    wire        step_last = 1'b1;       // of its source
    wire        step_reached = 1'b1;
    reg  [1:0]  step_rows_less_1;
    reg  [4:0]  step_first_row;
    reg  [5:0]  step_stride;
    reg  [0:0]  step_feed;
    reg  [5:0]  step_addr;
    reg  [1:0]  step_lines_less_1;
    reg  [1:0]  step_blocks_less_1;
    reg  [4:0]  step_row_place;
    reg  [4:0]  step_row_line;
    reg  [4:0]  step_row_block;
    reg  [5:0]  step_addr_line;
    reg  [5:0]  step_addr_block;
    always @*
        case (step)
            1'd0: begin // image-map
                step_rows_less_1   = window_image_map_windows[10:9];
                step_first_row     = {1'd0, window_image_map_windows[6:3]};
                step_stride        = 6'd1;
                step_feed          = 1'd0;
                step_addr          = {3'd0, window_image_map_windows[2:0]};
                step_lines_less_1  = window_image_map_windows[8:7];
                step_blocks_less_1 = 2'd1;
                step_row_place     = 5'd31;
                step_row_line      = 5'd28;
                step_row_block     = 5'd16;
                step_addr_line     = 6'd3;
                step_addr_block    = 6'd9;
            end
            default: begin // map-out
                step_rows_less_1   = 2'd0;
                step_first_row     = 5'd0;
                step_stride        = 6'd0;
                step_feed          = 1'd1;
                step_addr          = step_neuron;
                step_lines_less_1  = 2'd0;
                step_blocks_less_1 = 2'd0;
                step_row_place     = 5'd1;
                step_row_line      = 5'd0;
                step_row_block     = 5'd0;
                step_addr_line     = 6'd0;
                step_addr_block    = 6'd0;
            end
        endcase
    assign      step_neuron = job_place_q;
    wire        step_unused = &{1'b0, step, step_row, step_neuron};
    neuro_windows #(.STEP_BITS(1), .COUNT_BITS(2), .ROW_BITS(5), .ADDR_BITS(6)) steps (
        .clk(clk), .en(en), .rst(rst), .begins(job_begins), .has_steps(has_steps), .first_step(first_step), .step(step),
        .last_step(step_last), .reached(step_reached), .places_less_1(step_rows_less_1),
        .lines_less_1(step_lines_less_1), .blocks_less_1(step_blocks_less_1), .first_row(step_first_row),
        .row_place(step_row_place), .row_line(step_row_line), .row_block(step_row_block), .first_addr(step_addr),
        .addr_place(step_stride), .addr_line(step_addr_line), .addr_block(step_addr_block), .goes(step_goes),
        .row(step_row), .addr(row_addr), .done(steps_done)
    );
    wire [4:0]  row_row = step_row;

    // ---- one operation a clock for the lanes
    always @(posedge clk)
        if (rst) begin
            op_take_q <= 2'd0;
            op_add_q  <= 1'b0;
        end else if (en) begin
            op_take_q <= sweeps ? (sweep_keep ? 2'd0 : sweep_unit) : walked[0] ? update_unit : 2'd0;
            op_add_q  <= step_goes;
        end
    always @(posedge clk)
        if (en) begin
            op_slot_q <= sweeps ? sweep_slot : 2'd0;
            op_row_q  <= sweeps ? sweep_row : updates ? take_row : row_row;
            op_feed_q <= step_feed;
        end
    always @(posedge clk)
        if (rst)
            now_if__x_q <= 2'd0;
        else if (tick_end)
            now_if__x_q <= now_if__x_q == 2'd2 ? 2'd0 : now_if__x_q + 2'd1;

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
    wire [4:0]  scan_first_row = 5'd0;
    wire [0:0]  scan_first_lane = 1'd0;
    wire        scan_wide = 1'b0;       // two words each
    wire [4:0]  scan_first_place = 5'd0;
    reg  [5:0]  scan_neurons_less_1;
    reg  [1:0]  scan_signal;
    reg         scan_planar;
    reg  [4:0]  scan_plane_less_1;
    always @*
        case (scan_item)
            1'd0: begin // digest of map.v
                scan_neurons_less_1 = 6'd63;
                scan_signal         = 2'd0;
                scan_planar         = 1'b1;
                scan_plane_less_1   = 5'd15;
            end
            default: begin // digest of out.v
                scan_neurons_less_1 = 6'd1;
                scan_signal         = 2'd1;
                scan_planar         = 1'b0;
                scan_plane_less_1   = 5'd0;
            end
        endcase
    neuro_scan #(
        .ITEM_BITS(1), .ROW_BITS(5), .LANES(2), .LANE_BITS(1), .COUNT_BITS(6), .PLANES(1)
    ) scan (
        .clk(clk), .en(en), .rst(rst), .go(scans), .item(scan_item), .last_item(scan_item == 1'd1), .head(scan_head),
        .wide(scan_wide), .neurons_less_1(scan_neurons_less_1), .first_row(scan_first_row),
        .first_lane(scan_first_lane), .planar(scan_planar), .plane_less_1(scan_plane_less_1),
        .first_place(scan_first_place), .heads(scan_heads), .reads(scan_reads), .row(scan_row), .lane(scan_lane),
        .high(scan_high), .over(scan_over)
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
    neuro_digest state_digest (
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
    neuro_output words_out (
        .clk(clk), .en(en), .rst(rst), .sends(job_sends || shows_head_q || shows_value_q || digest_sends),
        .ends(tick_end), .word(out_word), .out_data(out_data), .out_last(out_last), .out_valid(out_valid),
        .out_ready(out_ready), .held(stall_out)
    );
    assign      digest_sends = scans && tail_q >= 4'd8;

    // ---- memory port: two clocks an access, while idle
    wire [7:0]  mem_region = mem_addr[31:24];
    assign      mem_entry = mem_addr[23:2];
    wire signed [63:0] mem_value;
    wire        mem_writes;
    wire        mem_unused = &{1'b0, mem_entry, mem_value, mem_writes, mem_owns};
    wire        mem_wide = 1'b0;        // numbers of two words
    wire        mem_unsigned = 1'b0;    // numbers that fill a word without a sign
    wire        mem_loadable = 1'b0;
    wire        mem_fits = 1'b0;
    wire        mem_suits = 1'b1;       // the word that was read
    reg         mem_known;
    reg  [22:0] mem_entries;
    always @*
        case (mem_region)
            8'd0: begin // if_.v
                mem_known   = 1'b1;
                mem_entries = 23'd32;
            end
            8'd1: begin // lif.v
                mem_known   = 1'b1;
                mem_entries = 23'd1;
            end
            8'd2: begin // image-map
                mem_known   = 1'b1;
                mem_entries = 23'd18;
            end
            8'd3: begin // map-out
                mem_known   = 1'b1;
                mem_entries = 23'd64;
            end
            default: begin
                mem_known   = 1'b0;
                mem_entries = 23'd64;
            end
        endcase
    neuro_port #(.LANE_BITS(1), .WIDE(0)) memory_port (
        .clk(clk), .en(en), .rst(rst), .idle(idle), .valid(mem_valid), .write(mem_write), .addr(mem_addr),
        .wdata(mem_wdata), .ready(mem_ready), .error(mem_error), .known(mem_known), .entries(mem_entries),
        .wide(mem_wide), .is_unsigned(mem_unsigned), .loadable(mem_loadable), .fits(mem_fits), .suits(mem_suits),
        .owns(mem_owns), .value(mem_value), .writes(mem_writes)
    );
    assign      mem_rdata = shown_word;

    // ---- numbers that are shown: read back, probed, summed up
    reg  [0:0]  shows_lane_q;
    reg  [1:0]  shows_signal_q;
    always @(posedge clk)
        if (en) begin
            shows_signal_q <= idle ? mem_region[1:0] : scan_signal;
            shows_lane_q   <= idle ? mem_addr[1:1] : scan_lane;
        end
    wire [15:0] shown_if__state;
    neuro_pick #(.COUNT(2), .WIDTH(16), .NUMBER_BITS(1)) pick_shown_if__state (
        .words(state_if_), .number(shows_lane_q), .word(shown_if__state)
    );
    wire [15:0] shown_lif_state;
    neuro_pick #(.COUNT(2), .WIDTH(16), .NUMBER_BITS(1)) pick_shown_lif_state (
        .words(state_lif), .number(shows_lane_q), .word(shown_lif_state)
    );
    wire [5:0]  shown_image_map_kernel;
    neuro_pick #(.COUNT(2), .WIDTH(6), .NUMBER_BITS(1)) pick_shown_image_map_kernel (
        .words(word_image_map_kernel), .number(shows_lane_q), .word(shown_image_map_kernel)
    );
    wire        shown_image_map_kernel_unused = &{1'b0, shown_image_map_kernel};
    wire [3:0]  shown_map_out_rows;
    neuro_pick #(.COUNT(2), .WIDTH(4), .NUMBER_BITS(1)) pick_shown_map_out_rows (
        .words(word_map_out_rows), .number(shows_lane_q), .word(shown_map_out_rows)
    );
    wire        shows_unused = &{1'b0, shows_signal_q};
    reg  signed [31:0] shown;
    always @*
        case (shows_signal_q)
            2'd0: shown = $signed({{16{shown_if__state[15]}}, shown_if__state}); // if_.v
            2'd1: shown = $signed({{16{shown_lif_state[15]}}, shown_lif_state}); // lif.v
            2'd2: shown = $signed({{28{shown_image_map_kernel[3]}}, shown_image_map_kernel[3:0]}); // image-map
            default: shown = $signed({{28{shown_map_out_rows[3]}}, shown_map_out_rows}); // map-out
        endcase
    assign      shown_word = shown;
endmodule

`default_nettype wire
