// SPDX-License-Identifier: MIT
// neuro_spikes, with four words for two lanes, gives every spike once and in order: by word and lane, within a block by
// lane and word. Each word is its own number here, so that what comes back says where it belongs.
`default_nettype none

module neuro_spikes_order #(
    parameter PLANES = 0
) (
    input wire       clk,
    input wire [8:0] free
);
    wire       en, rst, clear, write, write_ends_block, go, take;
    wire [1:0] write_mask;
    assign {en, rst, clear, write, write_mask, write_ends_block, go, take} = free;
    wire       ready;
    wire [1:0] word;
    wire       lane;
    wire       next_lane;
    wire       next_block;
    wire       empty;

    // What was written, and which of its spikes were given; spike 2 x word + lane.
    reg  [2:0] count_q;
    reg  [7:0] masks_q;
    reg  [3:0] ends_q;
    reg  [7:0] given_q;
    (* anyconst *) reg [3:0] chosen;
    wire [3:0] in_block = PLANES != 0 ? chosen : 4'd0;
    wire [3:0] written  = ~(4'b1111 << count_q);
    wire [7:0] spikes   = masks_q & {{2{written[3]}}, {2{written[2]}}, {2{written[1]}}, {2{written[0]}}};
    wire [7:0] left     = spikes & ~given_q;
    wire [2:0] spike    = {word, lane};

    neuro_spikes #(.LANES(2), .LANE_BITS(1), .WIDTH(2), .DEPTH(4), .ADDR_BITS(2), .PLANES(PLANES)) dut (
        .clk(clk), .en(en), .rst(rst), .clear(clear), .write(write), .write_word(count_q[1:0]), .write_mask(write_mask),
        .write_ends_block(write_ends_block), .go(go), .take(take), .ready(ready), .word(word),
        .is_block(in_block[word]), .lane(lane), .next_lane(next_lane), .next_block(next_block), .empty(empty)
    );

    // Connected by the script: where the store is, what it has read, and its memory.
    localparam BITS = 4 + PLANES;
    (* keep *) wire [2:0]        behind;
    (* keep *) wire [2:0]        at;
    (* keep *) wire              arrived;
    (* keep *) wire [1:0]        handled;
    (* keep *) wire              block_lane;
    (* keep *) wire [2:0]        block;
    (* keep *) wire [BITS-3:0]   read;
    (* keep *) wire [4*BITS-1:0] stored;

    // A block goes on behind each of its words but the last; the first word of each word's block.
    wire [3:0] goes_on = in_block & ~ends_q & written;
    wire [1:0] first_1 = goes_on[0] ? 2'd0 : 2'd1;
    wire [1:0] first_2 = goes_on[1] ? first_1 : 2'd2;
    wire [7:0] firsts  = {goes_on[2] ? first_2 : 2'd3, first_2, first_1, 2'd0};
    wire       open    = count_q != 3'd0 && goes_on[count_q[1:0] - 2'd1];
    wire [1:0] opened  = firsts[{count_q[1:0] - 2'd1, 1'b0} +: 2];
    wire       opens   = open && at == count_q;
    wire       here    = at < count_q && in_block[at[1:0]];

    reg  [4:0] expected;
    reg  [3:0] differs;     // words of the memory from what was written
    reg  [7:0] passed;      // spikes that where it is lies behind
    reg  [3:0] empty_rows;
    integer    i;
    always @* begin
        for (i = 0; i < 8; i = i + 1)
            passed[i] = in_block[i / 2] ? firsts[i / 2 * 2 +: 2] < block || (firsts[i / 2 * 2 +: 2] == block
                                          && (i % 2 < block_lane || (i % 2 == block_lane && i / 2 < at)))
                      :                   i / 2 < at || (i / 2 == at && handled[i % 2]);
        for (i = 0; i < 4; i = i + 1) begin
            expected      = {ends_q[i], masks_q[2 * i +: 2], i[1:0]};
            differs[i]    = stored[BITS * i +: BITS] != expected[BITS-1:0];
            empty_rows[i] = !in_block[i] && masks_q[2 * i +: 2] == 2'd0;
        end
        expected = {ends_q[at[1:0]], masks_q[{at[1:0], 1'b0} +: 2], at[1:0]};
    end

    reg       started_q = 1'b0;
    reg       due_q;        // a spike is left that was written in time
    reg       steps_q;      // a spike was taken, or a word of a block had none
    reg [6:0] before_q;
    reg [2:0] known_q;      // words that were written in time
    wire      passes = arrived && go && here && (take || !read[block_lane]);
    always @(posedge clk) begin
        started_q <= 1'b1;
        steps_q   <= en && !clear && (take || passes) && !rst;
        before_q  <= {block, block_lane, at};
        if (rst || (en && clear)) begin
            count_q <= 3'd0;
            ends_q  <= 4'd0;
            given_q <= 8'd0;
            due_q   <= 1'b0;
            known_q <= 3'd0;
        end else if (en) begin
            known_q <= count_q;
            due_q   <= (take ? left & ~(8'd1 << spike) : left) != 8'd0;
            if (take)
                given_q[spike] <= 1'b1;
            if (write) begin
                count_q <= count_q + 3'd1;
                masks_q[{count_q[1:0], 1'b0} +: 2] <= write_mask;
                ends_q[count_q[1:0]] <= write_ends_block;
            end
        end
    end

    (* anyconst *) reg [2:0] other;
    wire [1:0] first       = firsts[{word, 1'b0} +: 2];
    wire [1:0] other_first = firsts[{other[2:1], 1'b0} +: 2];

    always @*
        if (!started_q)
            assume (rst);
        else begin
            // A word of rows has a spike; a block's words follow each other up to the one that ends it.
            assume (!write || count_q != 3'd4);
            assume (!write || in_block[count_q[1:0]] || (write_mask != 2'd0 && !write_ends_block && !open));
            assume (!take || (ready && (go || !here)));

            if (ready)
                assert (left[spike]);
            if (ready && left[other])
                assert ({first, lane, word} <= {other_first, other[0], other[2:1]});
            if (empty && !open)
                assert (left == 8'd0);
            if (PLANES == 0)
                assert (ready == due_q && empty == (left == 8'd0));
            assert (ready == (arrived && (!here || read[block_lane])));
            if (steps_q)
                assert ({block, block_lane, at} > before_q || (at == before_q[2:0] && handled != 2'd0));
            assert (next_lane == (passes && ends_q[at[1:0]] && !block_lane));
            assert (next_block == (passes && ends_q[at[1:0]] && block_lane));

            // The states in which it can be.
            assert (behind == count_q && count_q <= 3'd4 && at <= count_q && (!arrived || at < count_q));
            assert ((differs & written) == 4'd0 && (empty_rows & written) == 4'd0 && (ends_q & ~in_block) == 4'd0);
            assert ((goes_on[2:0] & written[3:1] & ~in_block[3:1]) == 3'd0 && (ends_q & ~written) == 4'd0);
            assert (given_q == (spikes & passed));
            assert (arrived == (at != known_q));
            if (arrived)
                assert ({read, word} == expected[BITS-1:0]);
            assert (handled == 2'd0 || (arrived && !here && handled != 2'd3 && (read[1:0] & ~handled) != 2'd0));
            assert (PLANES == 0 || block == (here ? firsts[{at[1:0], 1'b0} +: 2] : opens ? opened : at));
            assert (!block_lane || (here && !(open && opened == block)));
            cover (PLANES == 0 && count_q == 3'd3 && ready && take && lane && word == 2'd1);
            cover (PLANES != 0 && next_block && block == 3'd1 && at == 3'd2);
        end
endmodule

module neuro_spikes_properties (
    input wire       clk,
    input wire [8:0] rows_free,
    input wire [8:0] planes_free
);
    neuro_spikes_order #(.PLANES(0)) rows (.clk(clk), .free(rows_free));
    neuro_spikes_order #(.PLANES(1)) planes (.clk(clk), .free(planes_free));
endmodule

`default_nettype wire
