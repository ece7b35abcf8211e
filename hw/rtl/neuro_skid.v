// SPDX-License-Identifier: MIT
// Register slice of a stream: cuts every path between its sides, one word a clock, one clock of delay.
//
// Promise: every word that enters leaves once, in order. in_ready, out_valid and out_data are registers. out_valid does
// not fall and out_data does not change before the word is taken. rst empties it.
`default_nettype none

module neuro_skid #(
    parameter WIDTH = 32
) (
    input  wire             clk,
    input  wire             rst,
    input  wire [WIDTH-1:0] in_data,
    input  wire             in_valid,
    output wire             in_ready,
    output wire [WIDTH-1:0] out_data,
    output wire             out_valid,
    input  wire             out_ready
);
    reg             in_ready_q;       // the spare register is free
    reg             out_valid_q;
    reg [WIDTH-1:0] out_data_q;
    reg [WIDTH-1:0] spare_q;          // the word that came when the output stood still

    wire stands = out_valid_q && !out_ready;

    always @(posedge clk)
        if (rst) begin
            in_ready_q  <= 1'b0;
            out_valid_q <= 1'b0;
        end else begin
            in_ready_q  <= !stands || (in_ready_q && !in_valid);
            out_valid_q <= stands || (in_ready_q ? in_valid : out_valid_q);
        end

    always @(posedge clk) begin
        if (in_ready_q)
            spare_q <= in_data;
        if (!stands)
            out_data_q <= in_ready_q ? in_data : spare_q;
    end

    assign in_ready  = in_ready_q;
    assign out_valid = out_valid_q;
    assign out_data  = out_data_q;
endmodule

`default_nettype wire
