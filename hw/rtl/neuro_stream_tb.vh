// SPDX-License-Identifier: MIT
// What the test benches of all modules that pass words on share: random words, waits and resets. Each word leaves once,
// in order, and stands still until it is taken. The bench gives WIDTH, CAPACITY (the most words inside) and a module
// between in_* and out_*.
localparam WORDS = 20000;

reg clk = 1'b0;
always #5 clk = ~clk;

reg              rst       = 1'b1;
reg              in_valid  = 1'b0;
wire             in_ready;
wire [WIDTH-1:0] out_data;
wire             out_valid;
reg              out_ready = 1'b0;

reg [15:0] sent     = 16'd0;
reg [15:0] received = 16'd0;

// Every word is told from its neighbours: an odd factor makes a permutation of the numbers.
function [WIDTH-1:0] word_of(input [15:0] number);
    reg [63:0] digits;
    begin
        digits  = {32'd0, number, ~number} * 64'h9e3779b97f4a7c15;
        word_of = digits[63 -: WIDTH];
    end
endfunction

wire [WIDTH-1:0] in_data = word_of(sent);

reg             stood = 1'b0;   // out_valid without out_ready at the last clock
reg [WIDTH-1:0] stood_data;
reg [1:0]       waiting = 2'd0; // clocks in which a word is inside and none at the output

always @(posedge clk) begin
    stood      <= out_valid && !out_ready && !rst;
    stood_data <= out_data;
    waiting    <= rst || out_valid || sent == received ? 2'd0 : waiting + 2'd1;
    if (in_valid && in_ready)
        sent <= sent + 16'd1;
    if (rst)
        received <= sent + {15'd0, in_valid && in_ready};
    else if (out_valid && out_ready)
        received <= received + 16'd1;
end

task fail(input integer code);
    begin
        case (code)
            1: $display("FAILED at %0t: word %h, expected %h", $time, out_data, word_of(received));
            2: $display("FAILED at %0t: the word at the output went away or changed", $time);
            3: $display("FAILED at %0t: %0d words inside, the most is %0d", $time, sent - received, CAPACITY);
            4: $display("FAILED at %0t: less than one word a clock", $time);
            5: $display("FAILED at %0t: reset left a word", $time);
            6: $display("FAILED at %0t: full with %0d words", $time, sent - received);
            7: $display("FAILED at %0t: a word does not come to the output", $time);
            default: $display("FAILED at %0t: a ready or valid is unknown", $time);
        endcase
        $stop;
    end
endtask

always @(negedge clk)
    if (!rst) begin
        if ((in_ready ^ in_ready) !== 1'b0 || (out_valid ^ out_valid) !== 1'b0)
            fail(0);
        if (out_valid && (sent == received || out_data !== word_of(received)))
            fail(1);
        if (stood && (!out_valid || out_data !== stood_data))
            fail(2);
        if (sent - received > CAPACITY)
            fail(3);
        if (waiting == 2'd2)
            fail(7);
    end

`include "neuro_tb.vh"

integer count = 0;
integer mode;
integer first;

initial begin
    repeat (3)
        @(negedge clk);
    rst = 1'b0;
    // Changing odds of either side, so that it runs full and empty; now and then a reset.
    while (count < WORDS) begin
        mode = draw(5);
        repeat (100) begin
            @(negedge clk);
            in_valid  = draw(mode + 1) == 0;
            out_ready = draw(5 - mode) == 0;
            count     = count + 1;
        end
        if (mode == 2) begin
            @(negedge clk) rst = 1'b1;
            in_valid = 1'b0;
            @(negedge clk) rst = 1'b0;
            if (out_valid)
                fail(5);
        end
    end
    // Fill it to the brim.
    @(negedge clk);
    in_valid  = 1'b1;
    out_ready = 1'b0;
    repeat ({16'd0, CAPACITY} + 5)
        @(negedge clk);
    if (in_ready || sent - received < CAPACITY - 16'd1)
        fail(6);
    // One word a clock, through and through.
    out_ready = 1'b1;
    repeat ({16'd0, CAPACITY} + 5)
        @(negedge clk);
    first = {16'd0, received};
    repeat (1000)
        @(negedge clk);
    if (received - first[15:0] != 16'd1000)
        fail(4);
    passed;
end
