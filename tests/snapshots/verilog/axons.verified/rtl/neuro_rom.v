// SPDX-License-Identifier: MIT
// Memory that is only read, one word a clock.
//
// Promise: rd_data is the word of the address that stood at rd_addr one enabled clock before.
// INIT is a $readmemh file with DEPTH lines.
`default_nettype none

module neuro_rom #(
    parameter WIDTH     = 8,
    parameter DEPTH     = 16,
    parameter ADDR_BITS = 4,    // those of DEPTH - 1, at least 1
    parameter INIT      = ""
) (
    input  wire                 clk,
    input  wire                 en,
    input  wire [ADDR_BITS-1:0] rd_addr,
    output reg  [WIDTH-1:0]     rd_data
);
    reg [WIDTH-1:0] contents [0:DEPTH-1];

    generate
        if (INIT != "") begin : initial_contents
            initial $readmemh(INIT, contents);
        end
        if (DEPTH > (1 << ADDR_BITS) || (2 * DEPTH <= (1 << ADDR_BITS) && ADDR_BITS > 1)) begin : check
            neuro_rom_addr_bits_must_be_those_of_the_last_address wrong ();
        end
    endgenerate

    always @(posedge clk)
        if (en)
            rd_data <= contents[rd_addr];
endmodule

`default_nettype wire
