// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "dense"; yours to use under any terms.
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
    wire [4:0]  row_addr;
    wire [7:0]  mem_region;
    wire [21:0] mem_entry;
    wire signed [63:0] mem_value;
    wire        mem_writes;
    wire        mem_owns;               // memories may be read and written at mem_entry
    reg  [0:0]  shows_lane_q;
    wire [31:0] shown_word;

    localparam MEM_unused = MEM;

    // ---- control: the phases of a tick; the whole core holds while a word cannot leave or is missing
    localparam [2:0] INPUT   = 3'd1;
    localparam [2:0] UPDATE  = 3'd3;
    localparam [2:0] DELIVER = 3'd4;
    localparam [2:0] END     = 3'd7;
    wire        en;
    wire        idle;                   // between ticks
    wire        enter;                  // the first clock of a phase
    wire        sweeps, takes_words, keys, updates, delivers, follows, scans;
    wire [31:0] tick;
    wire [1:0]  pc;                     // step of the tick's program
    reg  [2:0]  next_phase;
    always @*
        case (pc)
            2'd0: next_phase = DELIVER;
            2'd1: next_phase = END;
            default: next_phase = INPUT;
        endcase
    neuro_control #(.STEP_BITS(2)) control (
        .clk(clk), .rst(rst), .run(run), .word_waits(word_waits), .out_held(stall_out), .takes_mark(takes_mark),
        .sweep_ends(sweep_ends), .input_ends(is_end), .key_ends(1'b0), .update_ends(update_ends),
        .deliver_ends(deliver_ends), .lists_end(1'b0), .scan_ends(1'b0), .first(UPDATE), .next(next_phase), .step(pc),
        .enter(enter), .sweeps(sweeps), .takes_words(takes_words), .keys(keys), .updates(updates), .delivers(delivers),
        .lists(follows), .scans(scans), .tick_end(tick_end), .tick(tick), .idle(idle), .en(en), .busy(busy),
        .counts(counts), .stall_in(stall_in)
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
            20'd0: known_event = in_data[7:0] <= 8'd5; // n-generator-0
            default: known_event = 1'b0;
        endcase
    neuro_input #(.ORDER_BITS(9), .PAYLOAD_WORDS(0)) words_in (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready), .known_event(known_event),
        .known_mark(in_data[26] || in_data[25:0] < 26'd1), .take(takes_words), .waits(word_waits), .word(error_word),
        .is_end(is_end), .takes_mark(takes_mark), .takes_event(takes_event), .event_word(event_word),
        .payload_words(2'd0), .payload_unsigned(1'b0), .payload_fits(1'b1), .payload(payload_in), .error(error_valid)
    );

    // ---- sweep: initial states, empty sums
    wire        sweep_keep;             // spares what is in flight
    wire [0:0]  sweep_population;
    wire [1:0]  sweep_row;
    wire [2:0]  sweep_slot;
    wire [0:0]  sweep_unit = 1'b1;      // one bit a unit
    wire [1:0]  sweep_first_row = 2'd0;
    wire [1:0]  sweep_rows_less_1 = 2'd2;
    wire [2:0]  sweep_slots_less_1 = 3'd4;
    neuro_sweep #(.POPULATION_BITS(1), .ROW_BITS(2), .SLOT_BITS(3)) sweep (
        .clk(clk), .en(en), .rst(rst), .start(takes_mark), .start_all(error_word[26]), .start_keep(error_word[27]),
        .start_population(error_word[0:0]), .go(sweeps), .population(sweep_population),
        .last_population(sweep_population == 1'd0), .has_next(1'b0), .next_population(1'd0),
        .first_row(sweep_first_row), .rows_less_1(sweep_rows_less_1), .slots_less_1(sweep_slots_less_1),
        .row(sweep_row), .slot(sweep_slot), .keep(sweep_keep), .ends(sweep_ends)
    );
    wire        sweep_unused = &{1'b0, sweep_row, sweep_slot, sweep_keep};
    wire [0:0]  starts = sweep_slot == 3'd0 && sweeps ? sweep_unit : 1'd0;  // a row's states: one bit a unit

    // ---- update: a row of a population a clock
    wire [7:0]  walked;                 // stages that hold a row
    wire [1:0]  take_row;
    wire [1:0]  update_row;             // whose state is read
    wire [1:0]  write_row;              // whose new state is written
    wire [1:0]  write_group;            // the same, counted in its population
    wire        write_in_last_block;
    wire        write_ends_plane;
    wire        writes = walked[7];     // a new state is there
    wire [0:0]  update_unit = 1'b1;     // one bit a unit
    wire [0:0]  update_source = 1'd0;
    wire [1:0]  update_first_row = 2'd0;
    wire [1:0]  update_last_group = 2'd2;
    wire [1:0]  update_last_block = 2'd2;  // its first group
    wire [1:0]  update_last_lanes = 2'b11;  // that hold a neuron in the last block
    neuro_walk #(
        .ROW_BITS(2), .GROUP_BITS(2), .DEPTH(7), .TAKE_AT(0), .READ_AT(3)
    ) walk (
        .clk(clk), .en(en), .rst(rst), .go(updates), .first_row(update_first_row), .last_group(update_last_group),
        .last_block(update_last_block), .plane_less_1(2'd0), .writes(writes), .walked(walked), .take_row(take_row),
        .read_row(update_row), .write_row(write_row), .write_group(write_group), .in_last_block(write_in_last_block),
        .ends_plane(write_ends_plane), .ends(update_ends)
    );
    wire        walk_unused = &{1'b0, walked, take_row, write_ends_plane};

    // ---- lanes
    reg  [2:0]  now_lif_x_q;            // the slot of this tick
    reg  [0:0]  op_take_q;              // take the sums of a row: one bit a unit
    reg         op_add_q;               // add to a row
    reg  [0:0]  op_feed_q;              // what is added
    reg  [1:0]  op_row_q;
    reg  [2:0]  op_slot_q;              // behind now, of a sweep
    reg  [1:0]  op_lanes_q;             // that take part
    wire [17:0] word_n_n_rows;
    wire [1:0]  spike_lif;
    wire [31:0] state_lif;              // read
    wire [31:0] next_lif;

    genvar l;
    generate
        for (l = 0; l < 2; l = l + 1) begin : lane
            lane core (
                .clk(clk), .en(en), .rst(rst), .op_take(op_take_q), .op_row(op_row_q), .op_slot(op_slot_q),
                .op_add(op_add_q), .op_feed(op_feed_q), .op_here(op_lanes_q[l]),
                .word_n_n_rows(word_n_n_rows[l * 9 +: 9]), .now_lif_x(now_lif_x_q), .start_lif(starts[0]),
                .state_lif(state_lif[l * 16 +: 16]), .spike_lif(spike_lif[l]), .next_lif(next_lif[l * 16 +: 16])
            );
        end
    endgenerate

    // ---- memories that all lanes read at one address
    wire [4:0]  row_read_addr = mem_owns ? mem_entry[4:0] : row_addr;
    wire [17:0] load_n_n_rows;
    generate
        for (l = 0; l < 2; l = l + 1) begin : load_n_n_rows_of
            assign load_n_n_rows[l * 9 +: 9] = {word_n_n_rows[l * 9 + 6 +: 3], (shows_lane_q == l && mem_region == 8'd1
                    ? mem_value[5:0] : word_n_n_rows[l * 9 +: 6])};
        end
    endgenerate
    neuro_ram #(
        .WIDTH(18), .DEPTH(18), .ADDR_BITS(5), .INIT({MEM, "n_n_rows.hex"})
    ) memory_n_n_rows (
        .clk(clk), .en(en), .wr_valid(mem_writes && (mem_region == 8'd1)), .wr_addr(row_read_addr),
        .wr_data(load_n_n_rows), .rd_addr(row_read_addr), .rd_data(word_n_n_rows)
    );
    wire [1:0]  read_row = idle ? mem_entry[1:0] : update_row;
    reg  [0:0]  initial_unit_q;         // starts, of the clock before
    reg  [1:0]  initial_row_q;
    always @(posedge clk)
        if (rst)
            initial_unit_q <= 1'd0;
        else if (en)
            initial_unit_q <= starts;
    always @(posedge clk)
        if (en) begin
            initial_row_q  <= sweep_row;
        end
    wire        write_lif = writes && update_unit[0];
    wire        start_lif = initial_unit_q[0];
    neuro_ram #(.WIDTH(32), .DEPTH(3), .ADDR_BITS(2)) memory_lif_state (
        .clk(clk), .en(en), .wr_valid(write_lif || start_lif), .wr_addr(start_lif ? initial_row_q : write_row),
        .wr_data(next_lif), .rd_addr(read_row), .rd_data(state_lif)
    );

    // ---- spike store: a word for each row in which neurons fired
    wire [1:0]  spikes = spike_lif;
    // Places behind the last neuron hold none.
    wire [1:0]  fired = write_in_last_block ? spikes & update_last_lanes : spikes;
    wire        fires = writes && fired != 2'd0;
    wire [2:0]  fired_word = {write_group, update_source};
    wire [1:0]  event_mask = 2'd1 << event_neuron[0:0];
    wire        store_write = fires;
    wire [2:0]  store_word = fired_word;
    wire [1:0]  store_mask = fired;
    wire        spike_ready;
    wire [2:0]  spike_word;
    wire [0:0]  spike_lane;
    wire        spikes_empty;
    wire        spike_next_lane;
    wire        spike_next_block;
    wire [0:0]  spike_source = spike_word[0:0];
    wire [1:0]  spike_group = spike_word[2:1];
    neuro_spikes #(
        .LANES(2), .LANE_BITS(1), .WIDTH(3), .DEPTH(3), .ADDR_BITS(2)
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
    reg  [2:0]  job_place_q;            // row and lane of the neuron
    wire [2:0]  spike_place = {spike_group, spike_lane};
    neuro_jobs jobs (
        .clk(clk), .en(en), .rst(rst), .go(delivers), .ready(spike_ready), .empty(spikes_empty), .over(steps_done),
        .others(1'b1), .seeks(seeks), .begins(job_begins), .valid(job_valid), .first(job_start), .ends(deliver_ends)
    );
    always @(posedge clk)
        if (en && job_begins) begin
            job_source_q <= spike_source;
            job_place_q  <= spike_place;
        end
    wire [19:0] job_id = {19'd0, job_source_q};
    wire        job_goes_out = 1'b1;
    wire        job_sends = job_valid && job_goes_out && job_start;
    wire [31:0] job_word = {4'd0, job_id, {5'd0, job_place_q}};

    // What each step of a spike's way is.
    wire [0:0]  first_step = 1'd0;      // of the source whose spike is next
    wire        has_steps = 1'b1;
    wire [0:0]  step;
    wire        step_goes;
    wire [1:0]  step_row;
    wire        step_last = 1'b1;       // of its source
    wire [1:0]  step_rows_less_1 = 2'd2;
    wire [1:0]  step_first_row = 2'd0;
    wire [4:0]  step_stride = 5'd6;
    wire [0:0]  step_feed = 1'd0;
    wire [2:0]  step_neuron = job_place_q;
    wire        step_unused = &{1'b0, step, step_row, step_neuron};
    neuro_steps #(.STEP_BITS(1), .COUNT_BITS(2), .ROW_BITS(2), .ADDR_BITS(5)) steps (
        .clk(clk), .en(en), .rst(rst), .begins(job_begins), .has_steps(has_steps), .first_step(first_step), .step(step),
        .last_step(step_last), .reached(1'b1), .rows_less_1(step_rows_less_1), .first_row(step_first_row),
        .first_addr({2'd0, step_neuron}), .stride(step_stride), .goes(step_goes), .row(step_row), .addr(row_addr),
        .done(steps_done)
    );
    wire [1:0]  row_row = step_row;
    wire [1:0]  row_lanes = {2{1'b1}};

    // ---- one operation a clock for the lanes
    wire [1:0]  direct_row = 2'd0 + event_neuron[2:1];
    wire [0:0]  direct_feed = 1'd1;
    reg         direct_known;
    always @*
        case (event_id)
            20'd0: direct_known = takes_event; // n-generator-0
            default: direct_known = 1'b0;
        endcase
    always @(posedge clk)
        if (rst) begin
            op_take_q <= 1'd0;
            op_add_q  <= 1'b0;
        end else if (en) begin
            op_take_q <= sweeps ? (sweep_keep ? 1'd0 : sweep_unit) : walked[0] ? update_unit : 1'd0;
            op_add_q  <= step_goes || direct_known;
        end
    always @(posedge clk)
        if (en) begin
            op_slot_q <= sweeps ? sweep_slot : 3'd0;
            op_row_q  <= sweeps ? sweep_row : updates ? take_row : direct_known ? direct_row : row_row;
            op_feed_q <= direct_known ? direct_feed : step_feed;
        end
    always @(posedge clk)
        if (en && (sweeps || updates))
            op_lanes_q <= {2{1'b1}};
        else if (en)
            op_lanes_q <= direct_known ? event_mask : row_lanes;
    always @(posedge clk)
        if (rst)
            now_lif_x_q <= 3'd0;
        else if (tick_end)
            now_lif_x_q <= now_lif_x_q == 3'd4 ? 3'd0 : now_lif_x_q + 3'd1;

    // ---- output words
    wire [31:0] out_word = tick_end ? {4'd1, tick[27:0]}
                         : job_word;
    neuro_output words_out (
        .clk(clk), .en(en), .rst(rst), .sends(job_sends), .ends(tick_end), .word(out_word), .out_data(out_data),
        .out_last(out_last), .out_valid(out_valid), .out_ready(out_ready), .held(stall_out)
    );

    // ---- memory port: two clocks an access, while idle
    assign      mem_region = mem_addr[31:24];
    assign      mem_entry = mem_addr[23:2];
    wire        mem_unused = &{1'b0, mem_entry, mem_value, mem_writes, mem_owns};
    wire        mem_wide = 1'b0;        // numbers of two words
    wire        mem_unsigned = 1'b0;    // numbers that fill a word without a sign
    wire        mem_suits = 1'b1;       // the word that was read
    reg         mem_known;
    reg  [22:0] mem_entries;
    reg         mem_loadable;
    reg         mem_fits;
    always @*
        case (mem_region)
            8'd0: begin // lif.v
                mem_known    = 1'b1;
                mem_entries  = 23'd3;
                mem_loadable = 1'b0;
                mem_fits     = 1'b0;
            end
            8'd1: begin // n-n
                mem_known    = 1'b1;
                mem_entries  = 23'd18;
                mem_loadable = 1'b1;
                mem_fits     = (mem_value[63:6] == {58{mem_value[5]}});
            end
            default: begin
                mem_known    = 1'b0;
                mem_entries  = 23'd18;
                mem_loadable = 1'b1;
                mem_fits     = (mem_value[63:6] == {58{mem_value[5]}});
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
    reg  [0:0]  shows_signal_q;
    always @(posedge clk)
        if (en) begin
            shows_signal_q <= mem_region[0:0];
            shows_lane_q   <= mem_addr[1:1];
        end
    wire [15:0] shown_lif_state;
    neuro_pick #(.COUNT(2), .WIDTH(16), .NUMBER_BITS(1)) pick_shown_lif_state (
        .words(state_lif), .number(shows_lane_q), .word(shown_lif_state)
    );
    wire [8:0]  shown_n_n_rows;
    neuro_pick #(.COUNT(2), .WIDTH(9), .NUMBER_BITS(1)) pick_shown_n_n_rows (
        .words(word_n_n_rows), .number(shows_lane_q), .word(shown_n_n_rows)
    );
    wire        shown_n_n_rows_unused = &{1'b0, shown_n_n_rows};
    wire        shows_unused = &{1'b0, shows_signal_q};
    reg  signed [31:0] shown;
    always @*
        case (shows_signal_q)
            1'd0: shown = $signed({{16{shown_lif_state[15]}}, shown_lif_state}); // lif.v
            default: shown = $signed({{26{shown_n_n_rows[5]}}, shown_n_n_rows[5:0]}); // n-n
        endcase
    assign      shown_word = shown;
endmodule

`default_nettype wire
