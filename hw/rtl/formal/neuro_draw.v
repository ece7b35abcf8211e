// SPDX-License-Identifier: MIT
// neuro_draw gives Threefry's block of every counter under any key, six enabled clocks later; stage by stage it holds
// what the definition has after as many steps. What injections add stands in registers, shown to be what the definition
// adds.
`default_nettype none

module neuro_draw_properties (
    input wire        clk,
    input wire        en,
    input wire [31:0] neuron,
    input wire [31:0] number
);
    `include "threefry.vh"

    (* anyconst *) reg [63:0] key;
    wire [63:0] block;

    neuro_draw dut (
        .clk(clk), .en(en), .key_a(key[63:32]), .key_b(key[31:0]), .neuron(neuron), .number(number),
        .a(block[63:32]), .b(block[31:0])
    );

    // Connected by the script.
    (* keep *) wire [63:0] stage_1;
    (* keep *) wire [63:0] stage_2;
    (* keep *) wire [63:0] stage_3;
    (* keep *) wire [63:0] stage_4;
    (* keep *) wire [63:0] stage_5;
    (* keep *) wire [31:0] key_c;
    (* keep *) wire [31:0] key_c_plus_1;
    (* keep *) wire [31:0] key_a_plus_2;
    (* keep *) wire [31:0] key_b_plus_3;

    // The definition, as many steps a clock; valid from the first counter on.
    reg  [6:1] valid_q = 6'd0;
    reg [31:0] after_2_a_q;
    reg [31:0] after_2_b_q;
    reg [31:0] after_5_a_q;
    reg [31:0] after_5_b_q;
    reg [31:0] after_8_a_q;
    reg [31:0] after_8_b_q;
    reg [31:0] after_11_a_q;
    reg [31:0] after_11_b_q;
    reg [31:0] after_14_a_q;
    reg [31:0] after_14_b_q;
    reg [31:0] after_16_a_q;
    reg [31:0] after_16_b_q;

    always @(posedge clk)
        if (en) begin
            valid_q    <= {valid_q[5:1], 1'b1};
            {after_2_a_q, after_2_b_q} <= steps({neuron, number}, 0, 2, injection(key, 0));
            {after_5_a_q, after_5_b_q} <= steps({after_2_a_q, after_2_b_q}, 3, 5, {key[31:0], key_c_plus_1});
            {after_8_a_q, after_8_b_q} <= steps({after_5_a_q, after_5_b_q}, 6, 8, 64'd0);
            {after_11_a_q, after_11_b_q} <= steps({after_8_a_q, after_8_b_q}, 9, 11, {key_c, key_a_plus_2});
            {after_14_a_q, after_14_b_q} <= steps({after_11_a_q, after_11_b_q}, 12, 14, 64'd0);
            {after_16_a_q, after_16_b_q} <= steps({after_14_a_q, after_14_b_q}, 15, 16, {key[63:32], key_b_plus_3});
        end

    always @* begin
        assert ((valid_q & (valid_q + 6'd1)) == 6'd0);
        if (valid_q[1]) begin
            assert (stage_1 == {after_2_a_q, after_2_b_q});
            assert ({key[31:0], key_c_plus_1} == injection(key, 1));
            assert ({key_c, key_a_plus_2} == injection(key, 2));
            assert ({key[63:32], key_b_plus_3} == injection(key, 3));
        end
        if (valid_q[2]) assert (stage_2 == {after_5_a_q, after_5_b_q});
        if (valid_q[3]) assert (stage_3 == {after_8_a_q, after_8_b_q});
        if (valid_q[4]) assert (stage_4 == {after_11_a_q, after_11_b_q});
        if (valid_q[5]) assert (stage_5 == {after_14_a_q, after_14_b_q});
        if (valid_q[6]) assert (block == {after_16_a_q, after_16_b_q});
        cover (valid_q[6]);
    end
endmodule

`default_nettype wire
