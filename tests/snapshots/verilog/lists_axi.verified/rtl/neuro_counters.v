// SPDX-License-Identifier: MIT
// Counters in a memory: each has two words and counts the clocks in which its input is high. Beside them the memory
// holds constants, so that one read port shows all of it.
//
// Promise: with settled, a counter's words are the number of clocks counted since the clock of the last clear or rst.
// It rises at most 8 COUNT clocks after the last of them, and falls a clock after the next. Constants never change.
// read_done comes at most four clocks after read, with the word of read_addr, which must stand still until then.
//
// The file INIT gives the words of the memory: constants, and at ZERO a zero. The last 2 COUNT words are the counters,
// low word first; what the file has there does not matter. Four clocks a counter, in turn:
//
//     clock 0   the low word is requested (the zero instead, where the counter begins again)
//     clock 1   it arrives, what was counted since is added, the sum is written; the high word is requested
//     clock 2   it arrives, the carry is added, the sum is written
//     clock 3   the word of read_addr is requested; it arrives in clock 0
`default_nettype none

module neuro_counters #(
    parameter WORD_BITS  = 32,      // at least INDEX_BITS + 3
    parameter INDEX_BITS = 2,       // COUNT is 2^INDEX_BITS
    parameter ADDR_BITS  = 5,       // 2^ADDR_BITS words, more than 2 COUNT
    parameter ZERO       = 0,       // address of a word that is zero
    parameter INIT       = ""
) (
    input  wire                       clk,
    input  wire                       rst,
    input  wire                       clear,
    input  wire [(1<<INDEX_BITS)-1:0] count,
    output wire                       settled,
    input  wire                       read,
    input  wire [ADDR_BITS-1:0]       read_addr,
    output wire                       read_done,
    output wire [WORD_BITS-1:0]       read_data
);
    localparam COUNT       = 1 << INDEX_BITS;
    localparam RECENT_BITS = INDEX_BITS + 3;      // as many clocks as a round has

    reg  [INDEX_BITS+1:0] step_q;
    wire [INDEX_BITS-1:0] index = step_q[INDEX_BITS+1:2];
    wire [1:0]            clock = step_q[1:0];
    wire                  round_ends = &step_q;

    // ---- what was counted since the memory was told
    wire [COUNT*RECENT_BITS-1:0] recents;
    reg  [RECENT_BITS-1:0]       recent;          // of the counter in hand
    integer                      k;
    always @* begin
        recent = recents[RECENT_BITS-1:0];
        for (k = 1; k < COUNT; k = k + 1)
            if (index == k[INDEX_BITS-1:0])
                recent = recents[k*RECENT_BITS +: RECENT_BITS];
    end
    genvar i;
    generate
        for (i = 0; i < COUNT; i = i + 1) begin : counter
            reg  [RECENT_BITS-1:0] recent_q;
            wire [RECENT_BITS-1:0] counted = {{(RECENT_BITS-1){1'b0}}, count[i]};
            wire                   told    = clock == 2'd1 && index == i;
            always @(posedge clk)
                if (rst || clear)
                    recent_q <= {RECENT_BITS{1'b0}};
                else
                    recent_q <= told ? counted : recent_q + counted;
            assign recents[i*RECENT_BITS +: RECENT_BITS] = recent_q;
        end
    endgenerate

    // ---- the memory
    localparam [ADDR_BITS-INDEX_BITS-2:0] TOP = {(ADDR_BITS-INDEX_BITS-1){1'b1}};

    reg  [COUNT-1:0]     restart_q;               // counters whose words are not yet zero after a clear
    reg                  restarts_q;              // the one in hand is among them
    reg                  carry_q;
    wire                 restarts = clock[0] ? restarts_q : restart_q[index];
    wire [WORD_BITS-1:0] word;
    wire [WORD_BITS:0]   added = clock[1] ? {{WORD_BITS{1'b0}}, carry_q}
                                          : {{(WORD_BITS+1-RECENT_BITS){1'b0}}, recent};
    wire [WORD_BITS:0]   sum   = {1'b0, word} + added;

    neuro_ram #(.WIDTH(WORD_BITS), .DEPTH(1 << ADDR_BITS), .ADDR_BITS(ADDR_BITS), .INIT(INIT)) words (
        .clk(clk), .en(1'b1),
        .wr_valid(clock[0] != clock[1]), .wr_addr({TOP, index, clock[1]}), .wr_data(sum[WORD_BITS-1:0]),
        .rd_addr(clock[1] ? read_addr : restarts ? ZERO[ADDR_BITS-1:0] : {TOP, index, clock[0]}), .rd_data(word)
    );

    always @(posedge clk)
        if (rst || clear) begin
            restart_q  <= {COUNT{1'b1}};
            restarts_q <= 1'b0;
        end else begin
            restarts_q <= restarts;
            if (clock == 2'd2 && restarts_q)
                restart_q[index] <= 1'b0;
        end

    // ---- settled: a whole round in which nothing was counted
    reg  busy_q;                                  // something was, in this round
    reg  settled_q;
    wire counts = clear || count != {COUNT{1'b0}};

    reg  asked_q;

    always @(posedge clk) begin
        carry_q <= sum[WORD_BITS];
        if (rst) begin
            step_q    <= {(INDEX_BITS+2){1'b0}};
            busy_q    <= 1'b0;
            settled_q <= 1'b0;
            asked_q   <= 1'b0;
        end else begin
            step_q    <= step_q + {{(INDEX_BITS+1){1'b0}}, 1'b1};
            busy_q    <= counts || (busy_q && !round_ends);
            settled_q <= !counts && (round_ends ? !busy_q : settled_q);
            asked_q   <= clock == 2'd3 && read;
        end
    end

    assign settled   = settled_q;
    assign read_done = asked_q;
    assign read_data = word;
endmodule

`default_nettype wire
