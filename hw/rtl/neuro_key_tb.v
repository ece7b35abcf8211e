// SPDX-License-Identifier: MIT
// Keys that Neuro's own Threefry gave (neuro_key_tb.hex: seed, counter, key), with stalls, restarts and resets.
`default_nettype none

module neuro_key_tb;
    localparam LATENCY = 32;
    localparam KEYS    = 128;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg         en         = 1'b1;
    reg         rst        = 1'b1;
    reg         start      = 1'b0;
    reg  [31:0] seed_low   = 32'd0;
    reg  [31:0] seed_high  = 32'd0;
    reg  [31:0] tick       = 32'd0;
    reg  [31:0] population = 32'd0;
    wire        done;
    wire [31:0] key_a;
    wire [31:0] key_b;

    neuro_key key (
        .clk(clk), .en(en), .rst(rst), .start(start), .seed_low(seed_low), .seed_high(seed_high),
        .tick(tick), .population(population), .done(done), .key_a(key_a), .key_b(key_b)
    );

    reg [191:0] keys [0:KEYS-1];
    initial $readmemh("neuro_key_tb.hex", keys);

    `include "neuro_tb.vh"

    reg [63:0] expected;
    integer    index;
    integer    clocks;

    task check(input ok);
        if (!ok) begin
            $display("FAILED at %0t: after %0d clocks done %b, key %h %h, expected %h",
                $time, clocks, done, key_a, key_b, expected);
            $stop;
        end
    endtask

    // One clock, enabled or not; the start counts from the clock that takes it.
    task clock(input enabled);
        begin
            en = enabled;
            @(negedge clk);
            if (enabled)
                clocks = clocks + 1;
        end
    endtask

    initial begin
        @(negedge clk);
        rst = 1'b0;
        for (index = 0; index < KEYS; index = index + 1) begin
            // One in four is begun in vain: a reset, or another start, comes in between.
            if (index % 4 == 3) begin
                start = 1'b1;
                tick  = ~tick;
                clock(1'b1);
                start = 1'b0;
                repeat (draw(LATENCY + 4))
                    clock(1'b1);
                if (index % 8 == 7) begin
                    rst = 1'b1;
                    clock(1'b0);
                    rst = 1'b0;
                    repeat (LATENCY + 4) begin
                        check(!done);
                        clock(1'b1);
                    end
                end
            end
            {seed_low, seed_high, tick, population, expected} = keys[index];
            start = 1'b1;
            clock(1'b0);
            clocks = 0;
            clock(1'b1);
            start = 1'b0;
            tick  = ~tick;   // the counter is taken with the start
            while (clocks < LATENCY) begin
                check(!done);
                clock(draw(3) != 0);
            end
            repeat (5) begin
                check(done && {key_a, key_b} === expected);
                clock(draw(2) == 0);
            end
        end
        passed;
    end
endmodule

`default_nettype wire
