// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "lists"; yours to use under any terms.
// One lane: the rings of its neurons and the datapath of each model.
`default_nettype none

module lane (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        [0:0] op_take, // take the sums of a row: one bit a unit
    input  wire        [1:0] op_row,
    input  wire        [2:0] op_slot, // slots behind now, in a sweep
    input  wire               sparse_add, // the list's entry, this clock
    input  wire        [10:0] sparse_word,
    input  wire        [16:0] sparse_payload,
    input  wire        [2:0] now_relu_x,
    input  wire        [19:0] params_relu,
    output wire               spike_relu,
    output wire        [16:0] payload_relu,
    output wire        [21:0] lets_relu
);
    // What is added, where, and behind how many ticks.
    reg  signed [15:0] weight;
    reg  [2:0]  delay;
    reg  [0:0]  ring;                   // one bit a ring
    always @* begin
        weight = 16'sd0;
        delay  = 3'd0;
        ring   = 1'd0;
        if (sparse_add) begin
            weight = $signed({{10{sparse_word[5]}}, sparse_word[5:0]});
            delay  = sparse_word[8:6];
            ring   = 1'b1;
        end
        if (op_take != 1'd0)
            delay = op_slot;
    end
    wire [1:0]  row = sparse_add ? sparse_word[10:9] : op_row;
    wire        adds = sparse_add;
    reg  signed [15:0] weight_q;
    reg  signed [16:0] payload_q;
    always @(posedge clk)
        if (en) begin
            weight_q  <= weight;
            payload_q <= $signed(sparse_payload);
        end
    wire signed [32:0] product = weight_q * payload_q;
    wire        product_unused = &{1'b0, product[32:15]};

    // relu_x: 7 slots a row
    wire [4:0]  relu_x_row = {row, 3'd0} - {3'd0, row};
    wire signed [14:0] relu_x_taken;
    neuro_sums #(
        .WORD_BITS(15), .SLOTS(7), .SLOT_BITS(3), .DEPTH(21), .ADDR_BITS(5), .LATE(1)
    ) relu_x (
        .clk(clk), .en(en), .rst(rst), .takes(op_take[0]), .adds(adds && ring[0]), .row_addr(relu_x_row), .delay(delay),
        .now(now_relu_x), .value(product[14:0]), .taken(relu_x_taken)
    );

    // a
    wire signed [19:0] relu_bias = $signed(params_relu);
    wire signed [16:0] relu_payload;
    assign payload_relu = $signed(relu_payload);
    wire signed [21:0] relu_let_y;
    assign lets_relu = relu_let_y;
    relu_neuron relu (
        .clk(clk), .en(en), .bias(relu_bias), .x(relu_x_taken), .spike(spike_relu), .payload(relu_payload),
        .let_y(relu_let_y)
    );
endmodule

`default_nettype wire
