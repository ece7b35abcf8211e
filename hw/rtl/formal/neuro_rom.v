// SPDX-License-Identifier: MIT
// neuro_rom gives the word of its file (neuro_rom.hex: 5 * address + 3), one enabled clock after it was asked for.
`default_nettype none

module neuro_rom_properties (
    input wire       clk,
    input wire       en,
    input wire [2:0] rd_addr
);
    wire [7:0] rd_data;

    neuro_rom #(.WIDTH(8), .DEPTH(8), .ADDR_BITS(3), .INIT("neuro_rom.hex")) dut (
        .clk(clk), .en(en), .rd_addr(rd_addr), .rd_data(rd_data)
    );

    reg       asked_q   = 1'b0;
    reg [2:0] address_q;
    reg       stalled_q = 1'b0;
    reg [7:0] rd_data_q;

    always @(posedge clk) begin
        stalled_q <= !en;
        rd_data_q <= rd_data;
        if (en) begin
            asked_q   <= 1'b1;
            address_q <= rd_addr;
        end
    end

    always @* begin
        if (asked_q)
            assert (rd_data == 8'd5 * {5'd0, address_q} + 8'd3);
        if (stalled_q)
            assert (rd_data == rd_data_q);
        cover (asked_q && address_q == 3'd7 && stalled_q);
    end
endmodule

`default_nettype wire
