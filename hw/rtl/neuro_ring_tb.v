// SPDX-License-Identifier: MIT
// Operations on few words, with bubbles, stalls and resets, against an array that acts at once.
`default_nettype none

module neuro_ring_tb;
    localparam WORD_BITS = 12;
    localparam DEPTH     = 5;
    localparam ADDR_BITS = 3;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg                         en       = 1'b1;
    reg                         rst      = 1'b1;
    reg                         op_valid = 1'b0;
    reg                         op_take  = 1'b0;
    reg         [ADDR_BITS-1:0] op_addr  = 0;
    reg  signed [WORD_BITS-1:0] op_value = 0;
    wire signed [WORD_BITS-1:0] taken;

    neuro_ring #(.WORD_BITS(WORD_BITS), .DEPTH(DEPTH), .ADDR_BITS(ADDR_BITS)) ring (
        .clk(clk), .en(en), .rst(rst), .op_valid(op_valid), .op_take(op_take),
        .op_addr(op_addr), .op_value(op_value), .taken(taken)
    );

    // What stands at the inputs acts on the model at the clock that takes it.
    reg signed [WORD_BITS-1:0] model [0:DEPTH-1];
    reg signed [WORD_BITS-1:0] expected_1;   // by the enabled clocks since the take
    reg signed [WORD_BITS-1:0] expected_2;
    reg                  [2:1] due        = 2'b00;
    reg                        unknown    = 1'b1;

    always @(posedge clk)
        if (rst)
            due <= 2'b00;
        else if (en) begin
            due     <= {due[1], op_valid && op_take && !unknown};
            expected_1 <= model[op_addr];
            expected_2 <= expected_1;
            if (op_valid)
                model[op_addr] <= op_take ? {WORD_BITS{1'b0}} : model[op_addr] + op_value;
        end

    always @(negedge clk)
        if (due[2] && taken !== expected_2) begin
            $display("FAILED at %0t: taken %0d, expected %0d", $time, taken, expected_2);
            $stop;
        end

    `include "neuro_tb.vh"

    integer word;
    integer value;
    integer distance;
    integer run;

    task present(input valid, input take, input integer addr, input integer what);
        begin
            op_valid = valid;
            op_take  = take;
            op_addr  = addr[ADDR_BITS-1:0];
            op_value = what[WORD_BITS-1:0];
            @(negedge clk);
        end
    endtask

    // Reset leaves the words as they are; a take of each clears them.
    task restart;
        begin
            rst     = 1'b1;
            unknown = 1'b1;
            en      = draw(2) == 0;
            @(negedge clk);
            rst = 1'b0;
            en  = 1'b1;
            for (word = 0; word < DEPTH; word = word + 1)
                present(1'b1, 1'b1, word, 77);
            unknown = 1'b0;
        end
    endtask

    initial begin
        // One word at every distance, behind an add and behind a take, other words in between; each at both ends.
        for (distance = 1; distance <= 6; distance = distance + 1)
            for (run = 0; run < 8; run = run + 1) begin
                restart;
                present(1'b1, run[0], 2, 2047);
                for (word = 1; word < distance; word = word + 1)
                    present(run[1], 1'b0, 3, -1);
                present(1'b1, run[2], 2, -2048);
                for (word = 1; word < distance; word = word + 1)
                    present(run[1], 1'b0, 1, 5);
                present(1'b1, 1'b1, 2, 0);
                present(1'b1, 1'b1, 2, 0);
                for (word = 0; word < DEPTH; word = word + 1)
                    present(1'b1, 1'b1, word, 0);
            end
        // A run of adds to one word, stalled at every single clock in turn.
        for (run = 0; run < 12; run = run + 1) begin
            restart;
            for (value = 1; value <= 8; value = value + 1) begin
                if (run == value) begin
                    en = 1'b0;
                    present(1'b1, 1'b0, 4, 1000);
                    present(1'b1, 1'b1, 4, 1000);
                    en = 1'b1;
                end
                present(1'b1, value == 6, 4, value);
            end
            present(1'b1, 1'b1, 4, 0);
        end
        for (run = 0; run < 20; run = run + 1) begin
            restart;
            repeat (1000) begin
                en       = draw(4) != 0;
                op_valid = draw(5) != 0;
                op_take  = draw(3) == 0;
                word     = draw(DEPTH);
                value    = draw(1 << WORD_BITS);
                present(op_valid, op_take, word, value);
            end
        end
        passed;
    end
endmodule

`default_nettype wire
