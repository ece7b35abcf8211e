// SPDX-License-Identifier: MIT
// Memory with one write and one read port, one word of each a clock.
//
// Promise: rd_data is the word of the address that stood at rd_addr one enabled clock before. A word written in a
// clock is there for a read in the next. A read of the word that is written in the same clock gives the old word here
// and either word in a chip: nobody may rely on it, and no logic is spent on it (no_rw_check).
// Nothing happens in a clock without en. INIT is a $readmemh file of DEPTH lines; without one the contents are unknown.
`default_nettype none

module neuro_ram #(
    parameter WIDTH     = 8,
    parameter DEPTH     = 16,
    parameter ADDR_BITS = 4,    // those of DEPTH - 1, at least 1
    parameter INIT      = ""
) (
    input  wire                 clk,
    input  wire                 en,
    input  wire                 wr_valid,
    input  wire [ADDR_BITS-1:0] wr_addr,
    input  wire [WIDTH-1:0]     wr_data,
    input  wire [ADDR_BITS-1:0] rd_addr,
    output reg  [WIDTH-1:0]     rd_data
);
    (* no_rw_check *) reg [WIDTH-1:0] contents [0:DEPTH-1];

    generate
        if (INIT != "") begin : initial_contents
            initial $readmemh(INIT, contents);
        end
        if (DEPTH > (1 << ADDR_BITS) || (2 * DEPTH <= (1 << ADDR_BITS) && ADDR_BITS > 1)) begin : check
            neuro_ram_addr_bits_must_be_those_of_the_last_address wrong ();
        end
    endgenerate

    always @(posedge clk)
        if (en) begin
            if (wr_valid)
                contents[wr_addr] <= wr_data;
            rd_data <= contents[rd_addr];
        end
endmodule

`default_nettype wire
