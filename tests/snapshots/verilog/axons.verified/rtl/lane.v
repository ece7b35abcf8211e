// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "axons"; yours to use under any terms.
// One lane: the rings of its neurons and the datapath of each model.
`default_nettype none

module lane (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        [1:0] op_take, // take the sums of a row: one bit a unit
    input  wire        [1:0] op_row,
    input  wire        [3:0] op_slot, // slots behind now, in a sweep
    input  wire               op_add, // add to a row
    input  wire               op_feed, // what is added
    input  wire               op_here, // in this lane
    input  wire        [3:0] word_in_to_n_row,
    input  wire        [3:0] word_in_n_rows,
    input  wire        [3:0] now_relay_x,
    input  wire               start_lif, // its neurons take their initial states
    input  wire        [15:0] state_lif,
    output wire               spike_lif,
    output wire        [15:0] next_lif,
    output wire               spike_relay
);
    // What is added, where, and behind how many ticks.
    reg  signed [5:0] weight;
    reg  [3:0]  delay;
    reg  [1:0]  ring;                   // one bit a ring
    always @* begin
        weight = 6'sd0;
        delay  = 4'd0;
        ring   = 2'd0;
        case (op_feed)
            1'd0: begin // in to n
                weight = -6'sd1;
                delay  = word_in_to_n_row + 4'd1;
                ring   = 2'b10;
            end
            default: begin // in-n
                weight = $signed({{2{word_in_n_rows[3]}}, word_in_n_rows});
                ring   = 2'b01;
            end
        endcase
        if (op_take != 2'd0)
            delay = op_slot;
    end
    wire [1:0]  row = op_row;
    wire        adds = op_add && op_here;

    // lif_x: 1 slot a row
    wire [1:0]  lif_x_row = row;
    wire signed [5:0] lif_x_taken;
    neuro_sums #(
        .WORD_BITS(6), .SLOTS(1), .SLOT_BITS(1), .DEPTH(3), .ADDR_BITS(2), .LATE(0)
    ) lif_x (
        .clk(clk), .en(en), .rst(rst), .takes(op_take[0]), .adds(adds && ring[0]), .row_addr(lif_x_row), .delay(1'b0),
        .now(1'b0), .value(weight), .taken(lif_x_taken)
    );

    // relay_x: 12 slots a row
    wire [5:0]  relay_x_row = {row, 4'd0} - {2'd0, row, 2'd0};
    wire signed [0:0] relay_x_taken;
    neuro_sums #(
        .WORD_BITS(1), .SLOTS(12), .SLOT_BITS(4), .DEPTH(36), .ADDR_BITS(6), .LATE(0)
    ) relay_x (
        .clk(clk), .en(en), .rst(rst), .takes(op_take[1]), .adds(adds && ring[1]), .row_addr(relay_x_row),
        .delay(delay), .now(now_relay_x), .value(weight[0]), .taken(relay_x_taken)
    );

    // n
    wire signed [15:0] lif_v = $signed(state_lif);
    wire signed [15:0] lif_v_next;
    assign next_lif = lif_v_next;
    lif_neuron lif (
        .clk(clk), .en(en), .start(start_lif), .keep(17'sd57344), .threshold(16'sd1024), .x(lif_x_taken), .v(lif_v),
        .v_next(lif_v_next), .spike(spike_lif)
    );

    // in to n
    relay_neuron relay (
        .clk(clk), .en(en), .x(relay_x_taken), .spike(spike_relay)
    );
endmodule

`default_nettype wire
