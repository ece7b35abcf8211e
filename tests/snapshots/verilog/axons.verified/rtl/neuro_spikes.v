// SPDX-License-Identifier: MIT
// Spike store: a word for each row of lanes in which neurons fired, given back spike by spike.
//
// Promise: after clear, every word that was written comes back once for each lane in its mask, in the order of writing,
// lanes ascending within a word. ready says that a spike is at hand, word and lane are it, and take, which comes with
// ready alone, goes on to the next. A spike is at hand two enabled clocks after its word was written into an empty
// store, and the next one an enabled clock after take. empty says that nothing is left. The store has a place for DEPTH
// words between two clears, as many as there are rows to fire: it cannot overflow. clear drops what is left, and a word
// written in the same clock. A mask has at least one lane.
//
// Of words of a block (PLANES = 1, is_block) it gives all spikes of lane 0 first, then those of lane 1, and so on:
// lanes hold whole channels there, and spikes leave channel by channel. The words of a block follow each other; the
// last is written with ends_block even if its mask is empty, and until then empty does not count its other lanes. A
// word without the lane's spike takes a clock with go, and none of a block is taken without it. next_lane and
// next_block come in the clock that passes the block's last word.
`default_nettype none

module neuro_spikes #(
    parameter LANES     = 1,
    parameter LANE_BITS = 1,    // of a lane's number
    parameter WIDTH     = 8,    // what a word holds beside its mask
    parameter DEPTH     = 16,
    parameter ADDR_BITS = 4,
    parameter PLANES    = 0
) (
    input  wire                 clk,
    input  wire                 en,
    input  wire                 rst,
    input  wire                 clear,
    input  wire                 write,
    input  wire [WIDTH-1:0]     write_word,
    input  wire [LANES-1:0]     write_mask,
    input  wire                 write_ends_block,
    input  wire                 go,
    input  wire                 take,
    output wire                 ready,
    output wire [WIDTH-1:0]     word,
    input  wire                 is_block,       // word is one of a block
    output wire [LANE_BITS-1:0] lane,
    output wire                 next_lane,      // the block goes on with its next lane
    output wire                 next_block,     // the block is over
    output wire                 empty
);
    // One bit more than an address: a full store is not an empty one.
    localparam [ADDR_BITS:0]   PLACE = 1;
    localparam [LANE_BITS-1:0] LANE  = 1;

    reg  [ADDR_BITS:0] end_q;           // behind the last word
    reg  [ADDR_BITS:0] at_q;            // the word that is read
    reg                read_q;          // it has arrived
    reg  [LANES-1:0]   handled_q;       // lanes of it whose spikes were taken
    wire [ADDR_BITS:0] at;
    wire [LANES-1:0]   mask;
    wire               next_word;
    wire               more;            // there is a word at at

    wire [LANES-1:0] waiting = mask & ~handled_q;

    // Lanes behind one that waits, found by spans that double; and the number of the one that waits and is not.
    reg  [LANES-1:0]     behind;
    wire [LANES-1:0]     others = waiting & behind;
    reg  [LANE_BITS-1:0] lowest;
    integer              i;
    always @* begin
        behind = waiting << 1;
        for (i = 1; i < LANES; i = i * 2)
            behind = behind | (behind << i);
        lowest = {LANE_BITS{1'b0}};
        for (i = 0; i < LANES; i = i + 1)
            if (waiting[i] && !behind[i])
                lowest = lowest | i[LANE_BITS-1:0];
    end

    assign empty = at_q == end_q;

    always @(posedge clk)
        if (rst || (en && clear)) begin
            end_q     <= {(ADDR_BITS+1){1'b0}};
            at_q      <= {(ADDR_BITS+1){1'b0}};
            read_q    <= 1'b0;
            handled_q <= {LANES{1'b0}};
        end else if (en) begin
            if (write)
                end_q <= end_q + PLACE;
            at_q   <= at;
            read_q <= more;
            if (take)
                handled_q <= next_word ? {LANES{1'b0}} : handled_q | (waiting ^ others);
        end

    generate
        if (PLANES == 0) begin : rows
            wire unused = &{1'b0, go, is_block, write_ends_block};
            assign ready      = read_q;
            assign lane       = lowest;
            assign next_word  = take && others == {LANES{1'b0}};
            // Both possibilities are compared, so that the choice comes last.
            wire [ADDR_BITS:0] after = at_q + PLACE;
            assign at         = next_word ? after : at_q;
            assign more       = next_word ? after != end_q : !empty;
            assign next_lane  = 1'b0;
            assign next_block = 1'b0;
            neuro_ram #(.WIDTH(LANES + WIDTH), .DEPTH(DEPTH), .ADDR_BITS(ADDR_BITS)) words (
                .clk(clk), .en(en), .wr_valid(write), .wr_addr(end_q[ADDR_BITS-1:0]),
                .wr_data({write_mask, write_word}), .rd_addr(at[ADDR_BITS-1:0]), .rd_data({mask, word})
            );
        end else begin : blocks
            reg  [LANE_BITS-1:0] lane_q;        // whose spikes are given
            reg  [ADDR_BITS:0]   block_q;       // the first word of the block
            wire                 ends_block;
            wire                 is_lane  = mask[lane_q];
            wire                 last     = lane_q == LANES[LANE_BITS-1:0] - LANE;
            wire                 passes   = read_q && go && is_block && (take || !is_lane);
            assign ready      = read_q && (!is_block || is_lane);
            assign lane       = is_block ? lane_q : lowest;
            assign next_lane  = passes && ends_block && !last;
            assign next_block = passes && ends_block && last;
            assign next_word  = is_block ? passes : take && others == {LANES{1'b0}};
            assign at         = next_lane ? block_q : next_word ? at_q + PLACE : at_q;
            assign more       = at != end_q;
            always @(posedge clk)
                if (rst || (en && clear)) begin
                    lane_q  <= {LANE_BITS{1'b0}};
                    block_q <= {(ADDR_BITS+1){1'b0}};
                end else if (en) begin
                    if (next_lane || next_block)
                        lane_q <= last ? {LANE_BITS{1'b0}} : lane_q + LANE;
                    if (next_block || (next_word && !is_block))
                        block_q <= at;
                end
            neuro_ram #(.WIDTH(1 + LANES + WIDTH), .DEPTH(DEPTH), .ADDR_BITS(ADDR_BITS)) words (
                .clk(clk), .en(en), .wr_valid(write), .wr_addr(end_q[ADDR_BITS-1:0]),
                .wr_data({write_ends_block, write_mask, write_word}),
                .rd_addr(at[ADDR_BITS-1:0]), .rd_data({ends_block, mask, word})
            );
        end
    endgenerate
endmodule

`default_nettype wire
