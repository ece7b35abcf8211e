// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "lists"; yours to use under any terms.
// Core: 4 lanes, one synaptic event or neuron update a clock in each.
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
    wire        job_words_done;
    wire        sparse_all_done;
    wire [1:0]  scan_row;
    wire        scan_ends;
    wire        digest_sends;
    wire [20:0] mem_entry;
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
            20'd0: known_event = in_data[7:0] <= 8'd4; // in
            default: known_event = 1'b0;
        endcase
    wire        payload_unsigned = 1'b0;  // it fills its word
    reg  [1:0]  payload_words;          // that follow the event's
    reg         payload_fits;
    always @*
        case (event_id)
            20'd0: begin // in
                payload_words = 2'd1;
                payload_fits  = payload_in >= -64'sd128 && payload_in <= 64'sd127;
            end
            default: begin
                payload_words = 2'd0;
                payload_fits  = 1'b1;
            end
        endcase
    neuro_input #(.ORDER_BITS(9), .PAYLOAD_WORDS(1)) words_in (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready), .known_event(known_event),
        .known_mark(in_data[26] || in_data[25:0] < 26'd1), .take(takes_words), .waits(word_waits), .word(error_word),
        .is_end(is_end), .takes_mark(takes_mark), .takes_event(takes_event), .event_word(event_word),
        .payload_words(payload_words), .payload_unsigned(payload_unsigned), .payload_fits(payload_fits),
        .payload(payload_in), .error(error_valid)
    );

    // ---- sweep: initial states, empty sums
    wire        sweep_keep;             // spares what is in flight
    wire [0:0]  sweep_population;
    wire [1:0]  sweep_row;
    wire [2:0]  sweep_slot;
    wire [0:0]  sweep_unit = 1'b1;      // one bit a unit
    wire [1:0]  sweep_first_row = 2'd0;
    wire [1:0]  sweep_rows_less_1 = 2'd2;
    wire [2:0]  sweep_slots_less_1 = 3'd6;
    neuro_sweep #(.POPULATION_BITS(1), .ROW_BITS(2), .SLOT_BITS(3)) sweep (
        .clk(clk), .en(en), .rst(rst), .start(takes_mark), .start_all(error_word[26]), .start_keep(error_word[27]),
        .start_population(error_word[0:0]), .go(sweeps), .population(sweep_population),
        .last_population(sweep_population == 1'd0), .has_next(1'b0), .next_population(1'd0),
        .first_row(sweep_first_row), .rows_less_1(sweep_rows_less_1), .slots_less_1(sweep_slots_less_1),
        .row(sweep_row), .slot(sweep_slot), .keep(sweep_keep), .ends(sweep_ends)
    );
    wire        sweep_unused = &{1'b0, sweep_row, sweep_slot, sweep_keep};

    // ---- update: a row of a population a clock
    wire [8:0]  walked;                 // stages that hold a row
    wire [1:0]  take_row;
    wire [1:0]  update_row;             // whose state is read
    wire [1:0]  write_row;              // whose new state is written
    wire [1:0]  write_group;            // the same, counted in its population
    wire        write_in_last_block;
    wire        write_ends_plane;
    wire        writes = walked[8];     // a new state is there
    wire [0:0]  update_unit = 1'b1;     // one bit a unit
    wire [0:0]  update_source = 1'd1;
    wire [1:0]  update_first_row = 2'd0;
    wire [1:0]  update_last_group = 2'd2;
    wire [1:0]  update_last_block = 2'd2;  // its first group
    wire [3:0]  update_last_lanes = 4'b0001;  // that hold a neuron in the last block
    neuro_walk #(
        .ROW_BITS(2), .GROUP_BITS(2), .DEPTH(8), .TAKE_AT(0), .READ_AT(4)
    ) walk (
        .clk(clk), .en(en), .rst(rst), .go(updates), .first_row(update_first_row), .last_group(update_last_group),
        .last_block(update_last_block), .plane_less_1(2'd0), .writes(writes), .walked(walked), .take_row(take_row),
        .read_row(update_row), .write_row(write_row), .write_group(write_group), .in_last_block(write_in_last_block),
        .ends_plane(write_ends_plane), .ends(update_ends)
    );
    wire        walk_unused = &{1'b0, walked, take_row, write_ends_plane};

    // ---- lanes
    reg  [2:0]  now_relu_x_q;           // the slot of this tick
    reg  [0:0]  op_take_q;              // take the sums of a row: one bit a unit
    reg  [1:0]  op_row_q;
    reg  [2:0]  op_slot_q;              // behind now, of a sweep
    wire [3:0]  spike_relu;
    wire [67:0] payload_relu;
    wire [79:0] params_relu;
    wire [87:0] lets_relu;
    wire [3:0]  sparse_add;
    wire [43:0] sparse_word;
    wire [3:0]  sparse_done;
    wire [67:0] sparse_payload;

    genvar l;
    generate
        for (l = 0; l < 4; l = l + 1) begin : lane
            lane core (
                .clk(clk), .en(en), .rst(rst), .op_take(op_take_q), .op_row(op_row_q), .op_slot(op_slot_q),
                .sparse_add(sparse_add[l]), .sparse_word(sparse_word[l * 11 +: 11]),
                .sparse_payload(sparse_payload[l * 17 +: 17]), .now_relu_x(now_relu_x_q),
                .params_relu(params_relu[l * 20 +: 20]), .spike_relu(spike_relu[l]),
                .payload_relu(payload_relu[l * 17 +: 17]), .lets_relu(lets_relu[l * 22 +: 22])
            );
        end
    endgenerate

    // ---- memories that all lanes read at one address
    wire [1:0]  read_row = idle ? mem_entry[1:0] : scans ? scan_row : update_row;
    wire        stateless_unused = &{1'b0, read_row, write_row};
    neuro_rom #(
        .WIDTH(80), .DEPTH(3), .ADDR_BITS(2), .INIT({MEM, "relu_params.hex"})
    ) memory_relu_params (
        .clk(clk), .en(en), .rd_addr(read_row), .rd_data(params_relu)
    );

    // ---- spike store: a word for each row in which neurons fired
    wire [3:0]  spikes = spike_relu;
    wire [67:0] payloads = payload_relu;
    // Places behind the last neuron hold none.
    wire [3:0]  fired = write_in_last_block ? spikes & update_last_lanes : spikes;
    wire        fires = writes && fired != 4'd0;
    wire [70:0] fired_word = {payloads, write_group, update_source};
    wire [3:0]  event_mask = 4'd1 << event_neuron[1:0];
    wire        gathered;
    wire [2:0]  gathered_key;
    wire [3:0]  gathered_mask;
    wire [67:0] gathered_payloads;
    neuro_gather #(.LANES(4), .KEY_BITS(3), .PAYLOAD_BITS(17)) gather (
        .clk(clk), .en(en), .rst(rst), .event_valid(takes_event), .event_key({event_neuron[3:2], event_id[0]}),
        .event_lane(event_mask), .event_payload(payload_words == 2'd0 ? 17'sd1 : $signed(payload_in[16:0])),
        .flush(is_end), .leaves(gathered), .key(gathered_key), .mask(gathered_mask), .payloads(gathered_payloads)
    );
    wire        store_write = gathered || fires;
    wire [70:0] store_word = gathered ? {gathered_payloads, gathered_key} : fired_word;
    wire [3:0]  store_mask = gathered ? gathered_mask : fired;
    wire        spike_ready;
    wire [70:0] spike_word;
    wire [1:0]  spike_lane;
    wire        spikes_empty;
    wire        spike_next_lane;
    wire        spike_next_block;
    wire [0:0]  spike_source = spike_word[0:0];
    wire [1:0]  spike_group = spike_word[2:1];
    neuro_spikes #(
        .LANES(4), .LANE_BITS(2), .WIDTH(71), .DEPTH(3), .ADDR_BITS(2)
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
    reg  [0:0]  job_source_q;
    reg  [3:0]  job_place_q;            // row and lane of the neuron
    wire [3:0]  spike_place = {spike_group, spike_lane};
    neuro_jobs jobs (
        .clk(clk), .en(en), .rst(rst), .go(delivers), .ready(spike_ready), .empty(spikes_empty), .over(job_words_done),
        .others(sparse_all_done), .seeks(seeks), .begins(job_begins), .valid(job_valid), .first(job_start),
        .ends(deliver_ends)
    );
    always @(posedge clk)
        if (en && job_begins) begin
            job_source_q <= spike_source;
            job_place_q  <= spike_place;
        end
    wire [16:0] spike_payload;
    neuro_pick #(.COUNT(4), .WIDTH(17), .NUMBER_BITS(2)) pick_payload (
        .words(spike_word[70:3]), .number(spike_lane), .word(spike_payload)
    );
    reg  [16:0] job_payload_q;
    always @(posedge clk)
        if (en && job_begins)
            job_payload_q <= spike_payload;
    wire [19:0] job_id = {19'd0, job_source_q} - 20'd1;
    wire        job_goes_out = job_source_q >= 1'd1;

    // The event's word, and those of its payload.
    reg  [1:0]  job_words;
    always @*
        case (job_source_q)
            1'd1: job_words = 2'd1; // a
            default: job_words = 2'd0;
        endcase
    wire signed [63:0] job_payload = $signed({{47{job_payload_q[16]}}, job_payload_q});
    reg  [1:0]  job_sent_q;
    wire [1:0]  job_sent = job_start ? 2'd0 : job_sent_q;
    assign      job_words_done = job_sent >= job_words;
    always @(posedge clk)
        if (en)
            job_sent_q <= job_sent > job_words ? job_sent : job_sent + 2'd1;
    wire        job_sends = job_valid && job_goes_out && job_sent <= job_words;
    wire [31:0] job_word = job_sent == 2'd0 ? {4'd0, job_id, {4'd0, job_place_q}}
                         : job_sent == 2'd1 ? job_payload[31:0] : job_payload[63:32];


    // ---- lists: every lane finds its own way through the spikes
    reg         listed;                 // whether the stored word's source has entries
    always @*
        case (store_word[0:0])
            1'd0: listed = 1'b1; // in
            default: listed = 1'b0;
        endcase
    wire        lists = seeks;
    assign      sparse_all_done = sparse_done == {4{1'b1}};
    wire        lists_end = deliver_ends;
    sparse #(
        .POINTERS({MEM, "sparse_pointers_0.hex"}), .LIST({MEM, "sparse_list_0.hex"})
    ) sparse_0 (
        .clk(clk), .en(en), .rst(rst), .go(lists), .clear(lists_end), .store_write(store_write && listed),
        .store_word(store_word), .store_mask(store_mask), .add(sparse_add[0]), .word(sparse_word[10:0]),
        .payload(sparse_payload[16:0]), .done(sparse_done[0])
    );
    sparse #(
        .POINTERS({MEM, "sparse_pointers_1.hex"}), .LIST({MEM, "sparse_list_1.hex"})
    ) sparse_1 (
        .clk(clk), .en(en), .rst(rst), .go(lists), .clear(lists_end), .store_write(store_write && listed),
        .store_word(store_word), .store_mask(store_mask), .add(sparse_add[1]), .word(sparse_word[21:11]),
        .payload(sparse_payload[33:17]), .done(sparse_done[1])
    );
    sparse #(
        .POINTERS({MEM, "sparse_pointers_2.hex"}), .LIST({MEM, "sparse_list_2.hex"})
    ) sparse_2 (
        .clk(clk), .en(en), .rst(rst), .go(lists), .clear(lists_end), .store_write(store_write && listed),
        .store_word(store_word), .store_mask(store_mask), .add(sparse_add[2]), .word(sparse_word[32:22]),
        .payload(sparse_payload[50:34]), .done(sparse_done[2])
    );
    sparse #(
        .POINTERS({MEM, "sparse_pointers_3.hex"}), .LIST({MEM, "sparse_list_3.hex"})
    ) sparse_3 (
        .clk(clk), .en(en), .rst(rst), .go(lists), .clear(lists_end), .store_write(store_write && listed),
        .store_word(store_word), .store_mask(store_mask), .add(sparse_add[3]), .word(sparse_word[43:33]),
        .payload(sparse_payload[67:51]), .done(sparse_done[3])
    );

    // ---- one operation a clock for the lanes
    always @(posedge clk)
        if (rst) begin
            op_take_q <= 1'd0;
        end else if (en) begin
            op_take_q <= sweeps ? (sweep_keep ? 1'd0 : sweep_unit) : walked[0] ? update_unit : 1'd0;
        end
    always @(posedge clk)
        if (en) begin
            op_slot_q <= sweeps ? sweep_slot : 3'd0;
            op_row_q  <= sweeps ? sweep_row : updates ? take_row : 2'd0;
        end
    always @(posedge clk)
        if (rst)
            now_relu_x_q <= 3'd0;
        else if (tick_end)
            now_relu_x_q <= now_relu_x_q == 3'd6 ? 3'd0 : now_relu_x_q + 3'd1;

    // ---- lets of relu, for probes
    wire [87:0] probed_relu;
    neuro_ram #(.WIDTH(88), .DEPTH(3), .ADDR_BITS(2)) memory_relu_probe (
        .clk(clk), .en(en), .wr_valid(writes && update_unit[0]), .wr_addr(write_row), .wr_data(lets_relu),
        .rd_addr(read_row), .rd_data(probed_relu)
    );

    // ---- scan: one word a clock of what is probed, and of every state for the digest
    wire [0:0]  scan_item;
    wire        scan_heads;
    wire        scan_reads;
    wire        scan_high;              // the second word of a number
    wire        scan_over;
    wire [1:0]  scan_lane;
    wire        scan_head = 1'b1;       // a probe begins
    wire [27:0] scan_probe = 28'd0;
    wire        scan_digest = 1'b0;
    wire [1:0]  scan_first_row = 2'd0;
    wire [1:0]  scan_first_lane = 2'd0;
    wire [3:0]  scan_neurons_less_1 = 4'd8;
    wire        scan_wide = 1'b0;       // two words each
    wire [0:0]  scan_signal = 1'd0;
    neuro_scan #(
        .ITEM_BITS(1), .ROW_BITS(2), .LANES(4), .LANE_BITS(2), .COUNT_BITS(4)
    ) scan (
        .clk(clk), .en(en), .rst(rst), .go(scans), .item(scan_item), .last_item(scan_item == 1'd0), .head(scan_head),
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
    assign      mem_entry = mem_addr[23:3];
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
            8'd0: mem_known = 1'b1; // relu.y
            8'd1: mem_known = 1'b1; // relu.bias
            default: mem_known = 1'b0;
        endcase
    neuro_port #(.LANE_BITS(2), .WIDE(0)) memory_port (
        .clk(clk), .en(en), .rst(rst), .idle(idle), .valid(mem_valid), .write(mem_write), .addr(mem_addr),
        .wdata(mem_wdata), .ready(mem_ready), .error(mem_error), .known(mem_known), .entries(mem_entries),
        .wide(mem_wide), .is_unsigned(mem_unsigned), .loadable(mem_loadable), .fits(mem_fits), .suits(mem_suits),
        .owns(mem_owns), .value(mem_value), .writes(mem_writes)
    );
    assign      mem_rdata = shown_word;

    // ---- numbers that are shown: read back, probed, summed up
    reg  [1:0]  shows_lane_q;
    reg  [0:0]  shows_signal_q;
    always @(posedge clk)
        if (en) begin
            shows_signal_q <= idle ? mem_region[0:0] : scan_signal;
            shows_lane_q   <= idle ? mem_addr[2:1] : scan_lane;
        end
    wire [21:0] shown_relu_lets;
    neuro_pick #(.COUNT(4), .WIDTH(22), .NUMBER_BITS(2)) pick_shown_relu_lets (
        .words(probed_relu), .number(shows_lane_q), .word(shown_relu_lets)
    );
    wire [19:0] shown_relu_params;
    neuro_pick #(.COUNT(4), .WIDTH(20), .NUMBER_BITS(2)) pick_shown_relu_params (
        .words(params_relu), .number(shows_lane_q), .word(shown_relu_params)
    );
    wire        shows_unused = &{1'b0, shows_signal_q};
    reg  signed [31:0] shown;
    always @*
        case (shows_signal_q)
            1'd0: shown = $signed({{10{shown_relu_lets[21]}}, shown_relu_lets}); // relu.y
            default: shown = $signed({{12{shown_relu_params[19]}}, shown_relu_params}); // relu.bias
        endcase
    assign      shown_word = shown;
endmodule

`default_nettype wire
