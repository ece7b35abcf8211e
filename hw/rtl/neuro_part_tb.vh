// SPDX-License-Identifier: MIT
// What the test benches of a core's parts share: a clock that may be held, and a way to say what is wrong. A bench that
// tries several sizes has a module for one trial, and waits until each is done.
reg clk = 1'b0;
always #5 clk = ~clk;

reg en   = 1'b1;
reg rst  = 1'b1;
reg done = 1'b0;

`include "neuro_tb.vh"

task check(input right, input [60*8:1] what);
    if (right !== 1'b1) begin
        $display("FAILED at %0t in %m: not so: %0s", $time, what);
        $stop;
    end
endtask
