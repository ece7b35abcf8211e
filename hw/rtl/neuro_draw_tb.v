// SPDX-License-Identifier: MIT
// Blocks that Neuro's own Threefry gave (neuro_draw_tb.hex: key, counter, block; sixteen counters a key), with bubbles
// and stalls. The first two are those that the arithmetic contract prints.
`default_nettype none

module neuro_draw_tb;
    localparam LATENCY = 6;
    localparam BLOCKS  = 512;
    localparam PER_KEY = 16;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg         en     = 1'b1;
    reg  [31:0] key_a  = 32'd0;
    reg  [31:0] key_b  = 32'd0;
    reg  [31:0] neuron = 32'd0;
    reg  [31:0] number = 32'd0;
    wire [31:0] a;
    wire [31:0] b;

    neuro_draw draws (
        .clk(clk), .en(en), .key_a(key_a), .key_b(key_b), .neuron(neuron), .number(number), .a(a), .b(b)
    );

    reg [191:0] blocks [0:BLOCKS-1];
    initial $readmemh("neuro_draw_tb.hex", blocks);

    // What is in flight, by the enabled clocks since its counter was presented.
    reg               valid = 1'b0;
    reg        [63:0] block = 64'd0;
    reg [LATENCY-1:0] in_flight = {LATENCY{1'b0}};
    reg [64*LATENCY-1:0] expected;

    always @(posedge clk)
        if (en) begin
            in_flight <= {in_flight[LATENCY-2:0], valid};
            expected  <= {expected[64*(LATENCY-1)-1:0], block};
        end

    always @(negedge clk)
        if (in_flight[LATENCY-1] && {a, b} !== expected[64*LATENCY-1:64*(LATENCY-1)]) begin
            $display("FAILED at %0t: block %h %h, expected %h", $time, a, b, expected[64*LATENCY-1:64*(LATENCY-1)]);
            $stop;
        end

    `include "neuro_tb.vh"

    integer index;

    initial begin
        @(negedge clk);
        for (index = 0; index < BLOCKS; index = index + 1) begin
            // The key changes when nothing is in flight.
            if (index % PER_KEY == 0) begin
                valid = 1'b0;
                en    = 1'b1;
                repeat (LATENCY)
                    @(negedge clk);
            end
            // Bubbles of counters that nobody asks for, then the counter, held until a clock takes it.
            valid  = 1'b0;
            {key_a, key_b} = blocks[index][191:128];
            while (draw(4) == 0) begin
                neuron = ~neuron;
                en     = draw(3) != 0;
                @(negedge clk);
            end
            {neuron, number, block} = blocks[index][127:0];
            valid = 1'b1;
            en    = draw(3) != 0;
            @(negedge clk);
            while (!en) begin
                en = draw(2) == 0;
                @(negedge clk);
            end
        end
        valid = 1'b0;
        en    = 1'b1;
        repeat (LATENCY)
            @(negedge clk);
        passed;
    end
endmodule

`default_nettype wire
