// SPDX-License-Identifier: MIT
// neuro_pick gives the word whose number it is told, of three words of two bits; nothing for a number that none has.
`default_nettype none

module neuro_pick_properties (
    input wire [5:0] words,
    input wire [1:0] number
);
    wire [1:0] word;

    neuro_pick #(.COUNT(3), .WIDTH(2), .NUMBER_BITS(2)) dut (.words(words), .number(number), .word(word));

    always @* begin
        if (number == 2'd0)
            assert (word == words[1:0]);
        if (number == 2'd1)
            assert (word == words[3:2]);
        if (number == 2'd2)
            assert (word == words[5:4]);
        if (number == 2'd3)
            assert (word == 2'd0);
        cover (number == 2'd2 && word == 2'd3);
    end
endmodule

`default_nettype wire
