// SPDX-License-Identifier: MIT
// neuro_ring acts as if each operation were complete before the next: shown for any one word of four, at all distances,
// with stalls, bubbles and resets in between.
`default_nettype none

module neuro_ring_properties (
    input wire              clk,
    input wire              en,
    input wire              rst,
    input wire              op_valid,
    input wire              op_take,
    input wire        [1:0] op_addr,
    input wire signed [5:0] op_value
);
    wire signed [5:0] taken;

    neuro_ring #(.WORD_BITS(6), .DEPTH(4), .ADDR_BITS(2)) dut (
        .clk(clk), .en(en), .rst(rst), .op_valid(op_valid), .op_take(op_take),
        .op_addr(op_addr), .op_value(op_value), .taken(taken)
    );

    // Connected by the script.
    (* keep *) wire       read_valid;
    (* keep *) wire       read_take;
    (* keep *) wire [1:0] read_addr;
    (* keep *) wire [5:0] read_value;
    (* keep *) wire [5:0] stored;
    (* keep *) wire       hits_sum;
    (* keep *) wire       hits_written;
    (* keep *) wire       sum_valid;
    (* keep *) wire [1:0] sum_addr;
    (* keep *) wire [5:0] sum;
    (* keep *) wire [5:0] written;
    (* keep *) wire [5:0] word_0;
    (* keep *) wire [5:0] word_1;
    (* keep *) wire [5:0] word_2;
    (* keep *) wire [5:0] word_3;

    // Any one word: what it is in the memory, and what the operations in flight make of it.
    (* anyconst *) reg [1:0] watched;
    wire [23:0] at_watched = {word_3, word_2, word_1, word_0} >> (6 * watched);
    wire  [5:0] in_memory  = at_watched[5:0];
    wire        sum_here   = sum_valid && sum_addr == watched;
    wire        read_here  = read_valid && read_addr == watched;
    wire  [5:0] after_sum  = sum_here ? sum : in_memory;
    wire  [5:0] after_read = !read_here ? after_sum : read_take ? 6'd0 : after_sum + read_value;

    // The word that it promises to be, and what takes of it must give.
    reg [5:0] model_q;
    reg       expect_1_q = 1'b0;
    reg       expect_2_q = 1'b0;
    reg [5:0] expected_1_q;
    reg [5:0] expected_2_q;

    // A word is read from the memory as it was one clock before; what was written in that clock must be forwarded.
    reg       asked_here_q  = 1'b0;
    reg       wrote_here_q  = 1'b0;
    reg       started_q     = 1'b0;

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst) begin
            // An operation whose sum is on its way to the memory may arrive.
            model_q    <= en ? after_sum : in_memory;
            expect_1_q <= 1'b0;
            expect_2_q <= 1'b0;
        end else if (en) begin
            expect_1_q <= op_valid && op_take && op_addr == watched;
            expect_2_q <= expect_1_q;
            if (op_valid && op_addr == watched)
                model_q <= op_take ? 6'd0 : model_q + op_value;
        end
        if (en) begin
            expected_1_q <= model_q;
            expected_2_q <= expected_1_q;
            asked_here_q <= op_addr == watched;
            wrote_here_q <= sum_here;
        end
    end

    always @* begin
        if (!started_q)
            assume (rst);
        else begin
            assert (model_q == after_read);
            if (expect_1_q)
                assert (read_here && read_take && expected_1_q == after_sum);
            if (expect_2_q)
                assert (taken == expected_2_q);
            if (read_here) begin
                assert (asked_here_q);
                assert (hits_sum == sum_here);
                assert (hits_written == wrote_here_q);
                if (wrote_here_q)
                    assert (written == in_memory);
                else
                    assert (stored == in_memory);
            end
            cover (expect_2_q && expected_2_q == 6'd13 && sum_here && read_here);
            cover (expect_2_q && expected_1_q == 6'd0 && expect_1_q);
        end
    end
endmodule

`default_nettype wire
