// SPDX-License-Identifier: MIT
// Random reads, with stalls, against what the file is known to hold.
`default_nettype none

module neuro_rom_tb;
    localparam WIDTH     = 16;
    localparam DEPTH     = 11;
    localparam ADDR_BITS = 4;
    localparam READS     = 2000;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg                  en      = 1'b0;
    reg  [ADDR_BITS-1:0] rd_addr = 0;
    wire [WIDTH-1:0]     rd_data;

    neuro_rom #(.WIDTH(WIDTH), .DEPTH(DEPTH), .ADDR_BITS(ADDR_BITS), .INIT("neuro_rom_tb.hex")) rom (
        .clk(clk), .en(en), .rd_addr(rd_addr), .rd_data(rd_data)
    );

    // The file holds 256 * address + 255 - address.
    reg [WIDTH-1:0] expected;
    reg             known = 1'b0;

    always @(posedge clk)
        if (en) begin
            known    <= 1'b1;
            expected <= 16'd255 * {12'd0, rd_addr} + 16'd255;
        end

    `include "neuro_tb.vh"

    integer word;
    integer count;

    initial begin
        for (count = 0; count < READS; count = count + 1) begin
            @(negedge clk);
            if (known) begin
                if (rd_data !== expected) begin
                    $display("FAILED at %0t: read %h, expected %h", $time, rd_data, expected);
                    $stop;
                end
            end
            en      = draw(4) != 0;
            word    = draw(DEPTH);
            rd_addr = word[ADDR_BITS-1:0];
        end
        passed;
    end
endmodule

`default_nettype wire
