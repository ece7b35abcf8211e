// SPDX-License-Identifier: MIT
// Output words of a core: one waits in a register until it is taken.
//
// Promise: a word that sends or ends, in a clock with en, is offered from the next clock on, with last if it ends, and
// stands until ready takes it. Every word is offered once, in order. held says that the word waits for longer than this
// clock: en must then be clear. All outputs but held are registers.
`default_nettype none

module neuro_output (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        sends,
    input  wire        ends,            // with sends or without: the last word of a tick
    input  wire [31:0] word,
    output wire [31:0] out_data,
    output wire        out_last,
    output wire        out_valid,
    input  wire        out_ready,
    output wire        held
);
    reg        valid_q;
    reg        last_q;
    reg [31:0] data_q;

    assign out_data  = data_q;
    assign out_last  = last_q;
    assign out_valid = valid_q;
    assign held      = valid_q && !out_ready;

    always @(posedge clk)
        if (rst) begin
            valid_q <= 1'b0;
            last_q  <= 1'b0;
        end else if (en) begin
            valid_q <= sends || ends;
            last_q  <= ends;
        end else if (out_ready)
            valid_q <= 1'b0;
    always @(posedge clk)
        if (en)
            data_q <= word;
endmodule

`default_nettype wire
