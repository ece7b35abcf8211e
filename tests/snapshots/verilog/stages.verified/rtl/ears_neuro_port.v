// SPDX-License-Identifier: MIT
// Memory port of a core: one number at a time is read or written while the core is idle.
//
// Promise: an access, valid with all it says held until ready, takes two clocks with en: one in which the core is idle
// and its memories read, one with ready, idle or not. Address [31:24] is a region, [23:1] entry x lanes + lane, [0] the
// upper word of a number of two. What a region is, is asked for in the same clock, from the first on; suits in the
// last alone, because it may depend on the word that was read. error comes with ready where there is no such number,
// where one that cannot be loaded would be written, or a value that does not fit or suit. A number of two words is
// written by its lower word, which is only kept, and then its upper one. writes comes with ready, without error, where
// value is whole; it stands before ready if en is clear.
`default_nettype none

module ears_neuro_port #(
    parameter LANE_BITS = 0,
    parameter WIDE      = 0     // there are numbers of two words
) (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        idle,
    input  wire        valid,
    input  wire        write,
    input  wire [31:0] addr,
    input  wire [31:0] wdata,
    output wire        ready,
    output wire        error,
    input  wire        known,       // of the region addr names: there is one
    input  wire [22:0] entries,     // in each lane
    input  wire        wide,        // its numbers have two words
    input  wire        is_unsigned, // its numbers fill a word without a sign
    input  wire        loadable,
    input  wire        fits,        // value is one of its numbers
    input  wire        suits,       // and one of those of the place whose word was read
    output wire        owns,        // memories may be read and written at addr
    output wire signed [63:0] value,
    output wire        writes       // value is to be written
);
    wire        sign = wdata[31] && !is_unsigned;
    reg         reads_q;            // the word has arrived
    wire        reads = idle && valid && !reads_q;
    reg         good_q;             // and there is one, to which this may be done as far as is known without it
    reg         stores_q;           // a number is whole, and to be written if it suits
    wire [22:0] entry = addr[23:1] >> LANE_BITS;
    wire        found = known && entry < entries && (!addr[0] || wide);
    wire        is_whole = addr[0] == wide;
    wire        unused = &{1'b0, addr};

    assign owns   = idle || reads_q;
    assign ready  = reads_q && en;
    assign error  = ready && (!good_q || (stores_q && !suits));
    assign writes = stores_q && suits;

    always @(posedge clk)
        if (rst) begin
            reads_q  <= 1'b0;
            stores_q <= 1'b0;
        end else if (en) begin
            reads_q  <= reads;
            stores_q <= reads && write && found && loadable && fits && is_whole;
        end
    always @(posedge clk)
        if (en)
            good_q <= found && (!write || (loadable && (fits || !is_whole)));

    generate
        if (WIDE == 0) begin : words
            assign value = {{32{sign}}, wdata};
        end else begin : pairs
            reg [31:0] low_q;       // written before the upper word is
            assign value = wide ? {wdata, low_q} : {{32{sign}}, wdata};
            always @(posedge clk)
                if (valid && ready && write && !addr[0])
                    low_q <= wdata;
        end
    endgenerate
endmodule

`default_nettype wire
