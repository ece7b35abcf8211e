// SPDX-License-Identifier: MIT
// Random reads and writes, with stalls, against an array; and initial contents from a file.
`default_nettype none

module neuro_ram_tb;
    localparam WIDTH      = 16;
    localparam DEPTH      = 11;
    localparam ADDR_BITS  = 4;
    localparam OPERATIONS = 5000;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg                  en       = 1'b0;
    reg                  wr_valid = 1'b0;
    reg  [ADDR_BITS-1:0] wr_addr  = 0;
    reg  [WIDTH-1:0]     wr_data  = 0;
    reg  [ADDR_BITS-1:0] rd_addr  = 0;
    wire [WIDTH-1:0]     rd_data;

    neuro_ram #(.WIDTH(WIDTH), .DEPTH(DEPTH), .ADDR_BITS(ADDR_BITS), .INIT("neuro_ram_tb.hex")) ram (
        .clk(clk), .en(en), .wr_valid(wr_valid), .wr_addr(wr_addr), .wr_data(wr_data),
        .rd_addr(rd_addr), .rd_data(rd_data)
    );

    // The file holds 256 * address + 255 - address.
    reg [WIDTH-1:0] model [0:DEPTH-1];
    reg [WIDTH-1:0] expected;
    reg             known = 1'b0;   // nothing is expected of a word that is written while it is read

    always @(posedge clk)
        if (en) begin
            known    <= !(wr_valid && wr_addr == rd_addr);
            expected <= model[rd_addr];
            if (wr_valid)
                model[wr_addr] <= wr_data;
        end

    `include "neuro_tb.vh"

    integer word;
    integer count;

    initial begin
        for (word = 0; word < DEPTH; word = word + 1)
            model[word] = 16'd255 * word[WIDTH-1:0] + 16'd255;
        for (count = 0; count < OPERATIONS; count = count + 1) begin
            @(negedge clk);
            if (known) begin
                if (rd_data !== expected) begin
                    $display("FAILED at %0t: read %h, expected %h", $time, rd_data, expected);
                    $stop;
                end
            end
            // Reads alone first, so that the initial contents are seen.
            en       = draw(4) != 0;
            wr_valid = draw(2) == 0 && count > 200;
            word     = draw(DEPTH);
            wr_addr  = word[ADDR_BITS-1:0];
            word     = draw(DEPTH);
            rd_addr  = word[ADDR_BITS-1:0];
            word     = draw(1 << WIDTH);
            wr_data  = word[WIDTH-1:0];
        end
        passed;
    end
endmodule

`default_nettype wire
