// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "lists"; yours to use under any terms.
// One lane's list of synapses: for every spike, in order, gives the lane's entries, one a clock; a spike without any
// takes a clock.
`default_nettype none

module sparse #(
    parameter POINTERS = "",             // images of the two memories
    parameter LIST     = ""
) (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        go,              // the spikes may be followed
    input  wire        clear,           // forget them: all lanes are done
    input  wire        store_write,     // a row in which neurons fired
    input  wire [70:0] store_word,
    input  wire [3:0] store_mask,
    output wire        add,             // an entry, this clock
    output wire [10:0] word,
    output wire [16:0] payload,
    output wire        done             // nothing is left
);
    // The spikes, as the spike store has them, and where the entries of each one's source are.
    wire        spike_ready;
    wire [70:0] spike_word;
    wire [1:0]  spike_lane;
    wire        spikes_empty;
    reg         pointer_valid_q;
    wire        pointer_taken;
    wire        begins = go && spike_ready && (!pointer_valid_q || pointer_taken);
    wire        next_lane;              // spikes may come in any order here
    wire        next_block;
    wire        spike_unused = &{1'b0, spike_lane, next_lane, next_block};
    neuro_spikes #(
        .LANES(4), .LANE_BITS(2), .WIDTH(71), .DEPTH(2), .ADDR_BITS(1)
    ) spike_store (
        .clk(clk), .en(en), .rst(rst), .clear(clear), .write(store_write), .write_word(store_word),
        .write_mask(store_mask), .write_ends_block(1'b0), .go(1'b0), .take(begins), .ready(spike_ready),
        .word(spike_word), .is_block(1'b0), .lane(spike_lane), .next_lane(next_lane), .next_block(next_block),
        .empty(spikes_empty)
    );
    always @(posedge clk)
        if (rst || (en && clear))
            pointer_valid_q <= 1'b0;
        else if (en && (begins || pointer_taken))
            pointer_valid_q <= begins;
    wire [2:0]  first = 3'd0;           // of the source's neurons, in the pointer memory
    wire [3:0]  place = {spike_word[2:1], spike_lane};
    wire        place_unused = &{1'b0, place, spike_word};
    wire [2:0]  pointer_addr = first + place[2:0];
    wire [5:0]  pointer;
    neuro_rom #(.WIDTH(6), .DEPTH(5), .ADDR_BITS(3), .INIT(POINTERS)) pointers (
        .clk(clk), .en(en && (!pointer_valid_q || pointer_taken)), .rd_addr(pointer_addr), .rd_data(pointer)
    );
    wire [3:0]  start = pointer[3:0];
    wire [1:0]  length = pointer[5:4];
    wire [16:0] spike_payload;
    neuro_pick #(.COUNT(4), .WIDTH(17), .NUMBER_BITS(2)) pick_payload (
        .words(spike_word[70:3]), .number(spike_lane), .word(spike_payload)
    );
    reg  [16:0] pointer_payload_q;
    reg  [16:0] entry_payload_q;
    reg  [16:0] word_payload_q;
    always @(posedge clk)
        if (en) begin
            if (begins)
                pointer_payload_q <= spike_payload;
            if (pointer_taken)
                entry_payload_q <= pointer_payload_q;
            word_payload_q <= pointer_taken ? pointer_payload_q : entry_payload_q;
        end
    assign      payload = word_payload_q;

    // The entries, one a clock.
    reg  [1:0]  left_q;
    reg  [3:0]  entry_q;
    reg         add_q;
    assign      pointer_taken = pointer_valid_q && left_q == 2'd0;
    wire [3:0]  entry = pointer_taken ? start : entry_q;
    wire        goes = pointer_taken ? length != 2'd0 : left_q != 2'd0;
    neuro_rom #(.WIDTH(11), .DEPTH(11), .ADDR_BITS(4), .INIT(LIST)) list (
        .clk(clk), .en(en), .rd_addr(entry), .rd_data(word)
    );
    always @(posedge clk)
        if (rst) begin
            left_q <= 2'd0;
            add_q  <= 1'b0;
        end else if (en) begin
            add_q <= goes;
            if (goes)
                left_q <= (pointer_taken ? length : left_q) - 2'd1;
        end
    always @(posedge clk)
        if (en)
            entry_q <= entry + 4'd1;
    assign      add = add_q;
    assign      done = spikes_empty
                     && (pointer_valid_q ? pointer_taken && length <= 2'd1 : left_q <= 2'd1);
endmodule

`default_nettype wire
