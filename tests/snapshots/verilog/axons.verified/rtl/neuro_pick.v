// SPDX-License-Identifier: MIT
// One of several words that lie side by side.
//
// Promise: word is words[number], in the same clock, without a multiplication for its place; 0 if there is none.
`default_nettype none

module neuro_pick #(
    parameter COUNT       = 1,
    parameter WIDTH       = 8,
    parameter NUMBER_BITS = 1
) (
    input  wire [COUNT*WIDTH-1:0]  words,
    input  wire [NUMBER_BITS-1:0]  number,
    output reg  [WIDTH-1:0]        word
);
    integer i;
    always @* begin
        word = {WIDTH{1'b0}};
        for (i = 0; i < COUNT; i = i + 1)
            if (number == i[NUMBER_BITS-1:0])
                word = word | words[i*WIDTH +: WIDTH];
    end
endmodule

`default_nettype wire
