// SPDX-License-Identifier: MIT
// Random words, some of which end a tick, to a receiver that is ready at random: each arrives once, in order, and stands
// still until then.
`default_nettype none

module neuro_output_tb;
    `include "neuro_part_tb.vh"

    reg         sends     = 1'b0;
    reg         ends      = 1'b0;
    reg  [31:0] word      = 32'd0;
    reg         out_ready = 1'b0;
    wire [31:0] out_data;
    wire        out_last;
    wire        out_valid;
    wire        held;

    neuro_output words (
        .clk(clk), .en(en), .rst(rst), .sends(sends), .ends(ends), .word(word), .out_data(out_data), .out_last(out_last),
        .out_valid(out_valid), .out_ready(out_ready), .held(held)
    );

    // The word that is on its way, if one is.
    reg         waits = 1'b0;
    reg  [32:0] due   = 33'd0;
    integer     sent  = 0;
    integer     taken = 0;

    initial begin
        repeat (2)
            @(negedge clk);
        rst = 1'b0;
        repeat (5000) begin
            out_ready = draw(3) != 0;
            sends     = draw(3) == 0;
            ends      = draw(8) == 0;
            word      = draw(1000000);
            #1 check(out_valid === waits, "a word is offered behind its clock until it is taken");
            check(!waits || {out_last, out_data} === due, "it stays what it was");
            check(held === (waits && !out_ready), "held while it has to wait");
            en = !held && draw(4) != 0;
            if (waits && out_ready) begin
                waits = 1'b0;
                taken = taken + 1;
            end
            if (en && (sends || ends)) begin
                waits = 1'b1;
                due   = {ends, word};
                sent  = sent + 1;
            end
            // Now and then a reset, which drops the word.
            if (draw(100) == 0) begin
                rst   = 1'b1;
                sent  = sent - (waits ? 1 : 0);
                waits = 1'b0;
            end
            @(negedge clk);
            rst = 1'b0;
        end
        check(sent == taken + (waits ? 1 : 0) && taken > 1000, "each word was taken once");
        passed;
    end
endmodule

`default_nettype wire
