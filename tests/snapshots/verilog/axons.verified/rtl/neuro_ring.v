// SPDX-License-Identifier: MIT
// Accumulator ring: adds to any word, takes (reads and clears) any word. One operation a clock, never stalled.
//
// Promise: the operations act in the order they are presented, each as if the one before were complete.
//     add  (op_take = 0)   word[op_addr] += op_value
//     take (op_take = 1)   taken = word[op_addr]; word[op_addr] = 0
// taken is valid two enabled clocks after its operation was presented. The sum is exact modulo 2^WORD_BITS.
// Nothing happens in a clock without en. rst drops the operations in flight and leaves the words.
//
//     clock 0   op_* presented, compared with the two operations before, word requested
//     clock 1   word arrives; a result that has not reached the memory takes its place
//     clock 2   taken valid; sum formed and written; it is what the operation behind would have read
//
// An operation three clocks later finds the word in the memory.
`default_nettype none

module neuro_ring #(
    parameter WORD_BITS = 16,   // exact width of one port sum
    parameter DEPTH     = 16,   // words: slots times rows
    parameter ADDR_BITS = 4
) (
    input  wire                        clk,
    input  wire                        en,
    input  wire                        rst,
    input  wire                        op_valid,
    input  wire                        op_take,
    input  wire        [ADDR_BITS-1:0] op_addr,
    input  wire signed [WORD_BITS-1:0] op_value,
    output wire signed [WORD_BITS-1:0] taken
);
    // Clock 1.
    reg                        read_valid_q;
    reg                        read_take_q;
    reg        [ADDR_BITS-1:0] read_addr_q;
    reg signed [WORD_BITS-1:0] read_value_q;
    reg                        read_hits_sum_q;      // the operation before has the same word
    reg                        read_hits_written_q;  // the one before that has it

    // Clock 2. A take adds nothing to nothing, which clears its word without a gate behind the adder.
    reg                        sum_valid_q;
    reg        [ADDR_BITS-1:0] sum_addr_q;
    reg signed [WORD_BITS-1:0] sum_base_q;
    reg signed [WORD_BITS-1:0] sum_value_q;
    reg signed [WORD_BITS-1:0] taken_q;

    // Clock 3.
    reg signed [WORD_BITS-1:0] written_q;

    wire signed [WORD_BITS-1:0] sum = sum_base_q + sum_value_q;

    wire [WORD_BITS-1:0] stored;
    wire signed [WORD_BITS-1:0] word = read_hits_sum_q     ? sum
                                     : read_hits_written_q ? written_q
                                     : $signed(stored);

    neuro_ram #(.WIDTH(WORD_BITS), .DEPTH(DEPTH), .ADDR_BITS(ADDR_BITS)) words (
        .clk(clk), .en(en),
        .wr_valid(sum_valid_q), .wr_addr(sum_addr_q), .wr_data(sum),
        .rd_addr(op_addr), .rd_data(stored)
    );

    always @(posedge clk)
        if (rst) begin
            read_valid_q <= 1'b0;
            sum_valid_q  <= 1'b0;
        end else if (en) begin
            read_valid_q <= op_valid;
            sum_valid_q  <= read_valid_q;
        end

    always @(posedge clk)
        if (en) begin
            read_take_q         <= op_take;
            read_addr_q         <= op_addr;
            read_value_q        <= op_value;
            read_hits_sum_q     <= read_valid_q && op_addr == read_addr_q;
            read_hits_written_q <= sum_valid_q  && op_addr == sum_addr_q;

            sum_addr_q  <= read_addr_q;
            sum_base_q  <= read_take_q ? {WORD_BITS{1'b0}} : word;
            sum_value_q <= read_take_q ? {WORD_BITS{1'b0}} : read_value_q;
            taken_q     <= word;

            written_q <= sum;
        end

    assign taken = taken_q;
endmodule

`default_nettype wire
