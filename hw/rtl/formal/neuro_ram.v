// SPDX-License-Identifier: MIT
// neuro_ram gives the word that was last written to an address, one enabled clock after it was asked for. What a word
// that is read in the clock of its writing gives is left open.
`default_nettype none

module neuro_ram_properties (
    input wire       clk,
    input wire       en,
    input wire       wr_valid,
    input wire [1:0] wr_addr,
    input wire [3:0] wr_data,
    input wire [1:0] rd_addr
);
    wire [3:0] rd_data;

    neuro_ram #(.WIDTH(4), .DEPTH(4), .ADDR_BITS(2)) dut (
        .clk(clk), .en(en), .wr_valid(wr_valid), .wr_addr(wr_addr), .wr_data(wr_data),
        .rd_addr(rd_addr), .rd_data(rd_data)
    );

    // Connected by the script.
    (* keep *) wire [3:0] word_0;
    (* keep *) wire [3:0] word_1;
    (* keep *) wire [3:0] word_2;
    (* keep *) wire [3:0] word_3;
    wire [15:0] words = {word_3, word_2, word_1, word_0};

    // Any one address, and what was last written there.
    (* anyconst *) reg [1:0] watched;
    reg       written_q = 1'b0;
    reg [3:0] last_q;
    reg       asked_q   = 1'b0;   // rd_data is the watched word
    reg [3:0] answer_q;
    reg       stalled_q = 1'b0;
    reg [3:0] rd_data_q;

    wire [15:0] at_watched = words >> {watched, 2'b00};

    always @(posedge clk) begin
        stalled_q <= !en;
        rd_data_q <= rd_data;
        if (en) begin
            if (wr_valid && wr_addr == watched) begin
                written_q <= 1'b1;
                last_q    <= wr_data;
            end
            asked_q  <= rd_addr == watched && written_q && !(wr_valid && wr_addr == rd_addr);
            answer_q <= last_q;
        end
    end

    always @* begin
        if (written_q)
            assert (at_watched[3:0] == last_q);
        if (asked_q)
            assert (rd_data == answer_q);
        if (stalled_q)
            assert (rd_data == rd_data_q);
        cover (asked_q && answer_q == 4'h9 && watched == 2'd3);
    end
endmodule

`default_nettype wire
