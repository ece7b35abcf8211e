// SPDX-License-Identifier: MIT
// What all test benches share.

// Numbers that are the same in every simulator: xorshift32 (Marsaglia, "Xorshift RNGs", Journal of Statistical
// Software 8, 2003). At most one call a statement, so that their order is the same too.
reg [31:0] draw_q = 32'd1;

function [31:0] draw(input [31:0] below);
    begin
        draw_q = draw_q ^ (draw_q << 13);
        draw_q = draw_q ^ (draw_q >> 17);
        draw_q = draw_q ^ (draw_q << 5);
        draw   = (draw_q >> 3) % below;
    end
endfunction

task passed;
    begin
        $display("passed: %m");
        $finish;
    end
endtask
