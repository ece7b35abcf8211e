// SPDX-License-Identifier: MIT
// Random words: each is found by its number, among one, four and five.
`default_nettype none

module neuro_pick_trial #(
    parameter COUNT       = 1,
    parameter NUMBER_BITS = 1
);
    `include "neuro_part_tb.vh"

    reg  [7*COUNT-1:0]     words  = 0;
    reg  [NUMBER_BITS-1:0] number = 0;
    wire [6:0]             word;

    neuro_pick #(.COUNT(COUNT), .WIDTH(7), .NUMBER_BITS(NUMBER_BITS)) pick (.words(words), .number(number), .word(word));

    integer    i;
    reg [31:0] random;
    initial begin
        repeat (2000) begin
            for (i = 0; i < COUNT; i = i + 1) begin
                random           = draw(128);
                words[7 * i +: 7] = random[6:0];
            end
            for (i = 0; i < (1 << NUMBER_BITS); i = i + 1) begin
                number = i[NUMBER_BITS-1:0];
                #1 check(word === (i < COUNT ? words[7 * i +: 7] : 7'd0), "the word of a number");
            end
        end
        done = 1'b1;
    end
endmodule

module neuro_pick_tb;
    `include "neuro_tb.vh"

    neuro_pick_trial #(.COUNT(1), .NUMBER_BITS(1)) words_1 ();
    neuro_pick_trial #(.COUNT(4), .NUMBER_BITS(2)) words_4 ();
    neuro_pick_trial #(.COUNT(5), .NUMBER_BITS(3)) words_5 ();

    initial begin
        wait (words_1.done && words_4.done && words_5.done);
        passed;
    end
endmodule

`default_nettype wire
