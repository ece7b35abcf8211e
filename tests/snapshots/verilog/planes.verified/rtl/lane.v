// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "planes"; yours to use under any terms.
// One lane: the rings of its neurons and the datapath of each model.
`default_nettype none

module lane (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        [1:0] op_take, // take the sums of a row: one bit a unit
    input  wire        [4:0] op_row,
    input  wire        [1:0] op_slot, // slots behind now, in a sweep
    input  wire               op_add, // add to a row
    input  wire               op_feed, // what is added
    input  wire        [5:0] word_image_map_kernel,
    input  wire        [3:0] word_map_out_rows,
    input  wire        [1:0] now_if__x,
    input  wire               start_if_, // its neurons take their initial states
    input  wire        [15:0] state_if_,
    output wire               spike_if_,
    output wire        [15:0] next_if_,
    input  wire               start_lif, // its neurons take their initial states
    input  wire        [15:0] state_lif,
    output wire               spike_lif,
    output wire        [15:0] next_lif
);
    // What is added, where, and behind how many ticks.
    reg  signed [7:0] weight;
    reg  [1:0]  delay;
    reg  [1:0]  ring;                   // one bit a ring
    always @* begin
        weight = 8'sd0;
        delay  = 2'd0;
        ring   = 2'd0;
        case (op_feed)
            1'd0: begin // image-map
                weight = $signed({{4{word_image_map_kernel[3]}}, word_image_map_kernel[3:0]});
                delay  = word_image_map_kernel[5:4] + 2'd1;
                ring   = 2'b01;
            end
            default: begin // map-out
                weight = $signed({{4{word_map_out_rows[3]}}, word_map_out_rows});
                ring   = 2'b10;
            end
        endcase
        if (op_take != 2'd0)
            delay = op_slot;
    end
    wire [4:0]  row = op_row;
    wire        adds = op_add;

    // if__x: 3 slots a row
    wire [6:0]  if__x_row = {row, 2'd0} - {2'd0, row};
    wire signed [5:0] if__x_taken;
    neuro_sums #(
        .WORD_BITS(6), .SLOTS(3), .SLOT_BITS(2), .DEPTH(96), .ADDR_BITS(7), .LATE(0)
    ) if__x (
        .clk(clk), .en(en), .rst(rst), .takes(op_take[0]), .adds(adds && ring[0]), .row_addr(if__x_row), .delay(delay),
        .now(now_if__x), .value(weight[5:0]), .taken(if__x_taken)
    );

    // lif_x: 1 slot a row
    wire [0:0]  lif_x_row = 1'd0;
    wire signed [7:0] lif_x_taken;
    neuro_sums #(
        .WORD_BITS(8), .SLOTS(1), .SLOT_BITS(1), .DEPTH(1), .ADDR_BITS(1), .LATE(0)
    ) lif_x (
        .clk(clk), .en(en), .rst(rst), .takes(op_take[1]), .adds(adds && ring[1]), .row_addr(lif_x_row), .delay(1'b0),
        .now(1'b0), .value(weight), .taken(lif_x_taken)
    );

    // map
    wire signed [15:0] if__v = $signed(state_if_);
    wire signed [15:0] if__v_next;
    assign next_if_ = if__v_next;
    if__neuron if_ (
        .clk(clk), .en(en), .start(start_if_), .threshold(16'sd768), .reset(16'sd0), .x(if__x_taken), .v(if__v),
        .v_next(if__v_next), .spike(spike_if_)
    );

    // out
    wire signed [15:0] lif_v = $signed(state_lif);
    wire signed [15:0] lif_v_next;
    assign next_lif = lif_v_next;
    lif_neuron lif (
        .clk(clk), .en(en), .start(start_lif), .keep(17'sd32768), .threshold(16'sd768), .x(lif_x_taken), .v(lif_v),
        .v_next(lif_v_next), .spike(spike_lif)
    );
endmodule

`default_nettype wire
