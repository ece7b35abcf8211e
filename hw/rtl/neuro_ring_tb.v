// SPDX-License-Identifier: MIT
// Random operations on few words, with bubbles and stalls, against an array that acts at once.
`default_nettype none

module neuro_ring_tb;
    localparam WORD_BITS  = 12;
    localparam DEPTH      = 5;
    localparam ADDR_BITS  = 3;
    localparam OPERATIONS = 20000;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg                        en       = 1'b1;
    reg                        rst      = 1'b1;
    reg                        op_valid = 1'b0;
    reg                        op_take  = 1'b0;
    reg        [ADDR_BITS-1:0] op_addr  = 0;
    reg signed [WORD_BITS-1:0] op_value = 0;
    wire signed [WORD_BITS-1:0] taken;

    neuro_ring #(.WORD_BITS(WORD_BITS), .DEPTH(DEPTH), .ADDR_BITS(ADDR_BITS)) ring (
        .clk(clk), .en(en), .rst(rst), .op_valid(op_valid), .op_take(op_take),
        .op_addr(op_addr), .op_value(op_value), .taken(taken)
    );

    reg signed [WORD_BITS-1:0] model [0:DEPTH-1];
    reg signed [WORD_BITS-1:0] expected [0:2];   // by the enabled clocks since the take
    reg                  [2:0] expect_valid = 3'b000;

    integer seed  = 1;
    integer count = 0;
    integer takes = 0;
    integer word;

    task present(input valid, input take, input integer addr, input integer value);
        begin
            op_valid = valid;
            op_take  = take;
            op_addr  = addr[ADDR_BITS-1:0];
            op_value = value[WORD_BITS-1:0];
        end
    endtask

    // What stands at the inputs acts on the model at the clock that takes it.
    always @(posedge clk)
        if (en && !rst) begin
            expect_valid <= {expect_valid[1:0], op_valid && op_take};
            expected[2]  <= expected[1];
            expected[1]  <= expected[0];
            expected[0]  <= model[op_addr];
            if (op_valid)
                model[op_addr] <= op_take ? {WORD_BITS{1'b0}} : model[op_addr] + op_value;
        end

    always @(negedge clk)
        if (expect_valid[1]) begin
            if (taken !== expected[1]) begin
                $display("FAILED at %0t: taken %0d, expected %0d", $time, taken, expected[1]);
                $stop;
            end
            takes = takes + 1;
        end

    initial begin
        for (word = 0; word < DEPTH; word = word + 1)
            model[word] = 0;
        @(negedge clk);
        @(negedge clk) rst = 1'b0;
        // The memory is not cleared by rst: a take of each word does it.
        for (word = 0; word < DEPTH; word = word + 1) begin
            present(1'b1, 1'b1, word, 0);
            expect_valid = 3'b000;
            @(negedge clk);
        end
        present(1'b0, 1'b0, 0, 0);
        repeat (3) begin
            @(negedge clk) expect_valid = 3'b000;
        end
        while (count < OPERATIONS) begin
            en = $random(seed) % 4 != 0;
            present($random(seed) % 5 != 0, $random(seed) % 3 == 0, $unsigned($random(seed)) % DEPTH, $random(seed));
            if (en)
                count = count + 1;
            @(negedge clk);
        end
        en = 1'b1;
        present(1'b0, 1'b0, 0, 0);
        repeat (4)
            @(negedge clk);
        $display("PASSED: %0d operations, %0d takes", count, takes);
        $finish;
    end
endmodule

`default_nettype wire
