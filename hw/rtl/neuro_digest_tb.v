// SPDX-License-Identifier: MIT
// Digests that Neuro's own functions gave (neuro_digest_tb.hex: word, cell, sum so far; a new sum every 64 words), with
// bubbles and stalls. The first sum after four words is the one that the arithmetic contract prints.
`default_nettype none

module neuro_digest_tb;
    localparam LATENCY = 7;
    localparam WORDS   = 512;
    localparam PER_SUM = 64;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg         en         = 1'b1;
    reg         rst        = 1'b1;
    reg         clear      = 1'b0;
    reg         word_valid = 1'b0;
    reg  [31:0] word       = 32'd0;
    reg  [31:0] cell_index = 32'd0;
    wire [63:0] sum;

    neuro_digest digest (
        .clk(clk), .en(en), .rst(rst), .clear(clear), .word_valid(word_valid),
        .word(word), .cell_index(cell_index), .sum(sum)
    );

    reg [127:0] words [0:WORDS-1];
    initial $readmemh("neuro_digest_tb.hex", words);

    `include "neuro_tb.vh"

    reg [63:0] expected;
    integer    index;

    task check;
        begin
            word_valid = 1'b0;
            en         = 1'b1;
            repeat (LATENCY - 1)
                @(negedge clk);
            if (sum !== expected) begin
                $display("FAILED at %0t: after word %0d the sum is %h, expected %h", $time, index, sum, expected);
                $stop;
            end
        end
    endtask

    initial begin
        @(negedge clk);
        rst = 1'b0;
        for (index = 0; index < WORDS; index = index + 1) begin
            if (index % PER_SUM == 0) begin
                // What is in flight, and what comes with it, is dropped. A clear that is stalled does nothing.
                en         = 1'b1;
                word_valid = 1'b1;
                repeat (3)
                    @(negedge clk);
                en    = index % (2 * PER_SUM) != 0;
                rst   = index % (2 * PER_SUM) == 0;
                clear = en;
                @(negedge clk);
                rst   = 1'b0;
                clear = 1'b0;
            end
            word_valid = 1'b0;
            while (draw(4) == 0) begin
                en = draw(2) == 0;
                @(negedge clk);
            end
            {word, cell_index, expected} = words[index];
            word_valid = 1'b1;
            en         = 1'b0;
            clear      = draw(4) == 0;
            @(negedge clk);
            clear = 1'b0;
            en    = 1'b1;
            @(negedge clk);
            if (index < 4 || index % 8 == 7)
                check;
        end
        passed;
    end
endmodule

`default_nettype wire
