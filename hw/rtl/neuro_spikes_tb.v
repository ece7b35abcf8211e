// SPDX-License-Identifier: MIT
// Stages of random words, written while others are taken, against a list of the spikes that are due; lanes 1, 2 and 4.
`default_nettype none

module neuro_spikes_trial #(
    parameter LANES     = 4,
    parameter LANE_BITS = 2,
    parameter PLANES    = 0
);
    localparam DEPTH = 11;

    `include "neuro_part_tb.vh"

    reg                  clear    = 1'b0;
    reg                  write    = 1'b0;
    reg                  take     = 1'b0;
    reg                  go       = 1'b0;
    reg            [4:0] number   = 5'd0;       // of the word that is written, which tells where it stands
    reg      [LANES-1:0] mask     = 0;
    reg                  in_block = 1'b0;
    reg                  ends     = 1'b0;
    wire                 ready;
    wire           [5:0] word;
    wire [LANE_BITS-1:0] lane;
    wire                 next_lane;
    wire                 next_block;
    wire                 empty;

    neuro_spikes #(
        .LANES(LANES), .LANE_BITS(LANE_BITS), .WIDTH(6), .DEPTH(DEPTH), .ADDR_BITS(4), .PLANES(PLANES)
    ) store (
        .clk(clk), .en(en), .rst(rst), .clear(clear), .write(write), .write_word({in_block, number}), .write_mask(mask),
        .write_ends_block(ends), .go(go), .take(take), .ready(ready), .word(word), .is_block(word[5]), .lane(lane),
        .next_lane(next_lane), .next_block(next_block), .empty(empty)
    );

    // The spikes that are due. Those of a block's first lane are as soon as they are written, of others when it ends.
    reg [5:0] due_word [0:255];
    integer   due_lane [0:255];
    integer   due      = 0;
    integer   given    = 0;
    integer   old      = 0;                     // that were due an enabled clock ago
    integer   words    = 0;
    integer   blocks   = 0;                     // that have ended
    integer   lanes    = 0;                     // next_lane and next_block that came
    integer   block    = 0;                     // the words of the open one
    integer   stuck    = 0;
    integer   l;
    reg       ends_stage;
    reg [31:0] random;
    integer   w;
    reg [LANES-1:0] masks [0:DEPTH-1];

    task owe(input [5:0] what, input integer where);
        begin
            due_word[due] = what;
            due_lane[due] = where;
            due           = due + 1;
        end
    endtask

    // What the coming clock does.
    task clock;
        begin
            #1 old = due;
            check(go || !(next_lane || next_block), "no word of a block passes without go");
            if (en && take)
                given = given + 1;
            if (en && (next_lane || next_block))
                lanes = lanes + 1;
            if (en && write) begin
                masks[words] = mask;
                for (l = 0; l < LANES; l = l + 1)
                    if (mask[l] && (l == 0 || !in_block))
                        owe({in_block, number}, l);
                if (in_block && ends) begin
                    for (l = 1; l < LANES; l = l + 1)
                        for (w = words - block; w <= words; w = w + 1)
                            if (masks[w][l])
                                owe({1'b1, w[4:0]}, l);
                    blocks = blocks + 1;
                end
                words = words + 1;
                block = in_block && !ends ? block + 1 : 0;
            end
            if (en && clear) begin
                due    = 0;
                given  = 0;
                old    = 0;
                words  = 0;
                block  = 0;
                blocks = 0;
                lanes  = 0;
            end
            stuck = !en || !go || ready || empty || block != 0 ? 0 : stuck + 1;
            @(negedge clk);
            clear = 1'b0;
            write = 1'b0;
            take  = 1'b0;
            check(!ready || given < due, "none that is not due");
            check(!ready || {word, lane} === {due_word[given], due_lane[given][LANE_BITS-1:0]}, "the next that is due");
            check(block != 0 || (empty ? given == due : given != due || blocks > 0), "empty when nothing is left");
            check(PLANES != 0 || !en || ready === (given < old), "at hand two clocks after it was written");
            check(stuck <= DEPTH * LANES, "goes on");
        end
    endtask

    initial begin
        repeat (2)
            @(negedge clk);
        rst = 1'b0;
        repeat (60) begin
            // A stage: words while there is place, takes in between, and what is left at its end.
            ends_stage = 1'b0;
            while (words < DEPTH && !ends_stage) begin
                en     = draw(5) != 0;
                write  = draw(3) != 0;
                number = words[4:0];
                in_block = PLANES != 0 && (block != 0 || draw(2) == 0);
                ends     = in_block && (draw(3) == 0 || words == DEPTH - 1);
                random   = draw(1 << LANES);
                mask     = random[LANES-1:0];
                if (!in_block && mask == 0)
                    mask[words % LANES] = 1'b1;
                go   = draw(4) != 0;
                take = draw(4) < 2;
                #1 take = take && ready && (go || !word[5]);
                clear = !en && draw(4) == 0;
                clock;
                ends_stage = draw(40) == 0 && block == 0;
            end
            go = 1'b1;
            en = 1'b1;
            while (!empty) begin
                take = ready;
                clock;
            end
            check(given == due, "all spikes came");
            check(lanes == blocks * LANES, "every block's lanes were told");
            en    = draw(2) == 0;
            clear = 1'b1;
            clock;
            en    = 1'b1;
            clear = 1'b1;
            clock;
        end
        done = 1'b1;
    end
endmodule

module neuro_spikes_tb;
    `include "neuro_tb.vh"

    neuro_spikes_trial #(.LANES(1), .LANE_BITS(1), .PLANES(0)) rows_1 ();
    neuro_spikes_trial #(.LANES(4), .LANE_BITS(2), .PLANES(0)) rows_4 ();
    neuro_spikes_trial #(.LANES(1), .LANE_BITS(1), .PLANES(1)) planes_1 ();
    neuro_spikes_trial #(.LANES(2), .LANE_BITS(1), .PLANES(1)) planes_2 ();
    neuro_spikes_trial #(.LANES(4), .LANE_BITS(2), .PLANES(1)) planes_4 ();

    initial begin
        wait (rows_1.done && rows_4.done && planes_1.done && planes_2.done && planes_4.done);
        passed;
    end
endmodule

`default_nettype wire
