// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "dense"; yours to use under any terms.
// One lane: the rings of its neurons and the datapath of each model.
`default_nettype none

module lane (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        [0:0] op_take, // take the sums of a row: one bit a unit
    input  wire        [1:0] op_row,
    input  wire        [2:0] op_slot, // slots behind now, in a sweep
    input  wire               op_add, // add to a row
    input  wire               op_feed, // what is added
    input  wire               op_here, // in this lane
    input  wire        [8:0] word_n_n_rows,
    input  wire        [2:0] now_lif_x,
    input  wire               start_lif, // its neurons take their initial states
    input  wire        [15:0] state_lif,
    output wire               spike_lif,
    output wire        [15:0] next_lif
);
    // What is added, where, and behind how many ticks.
    reg  signed [8:0] weight;
    reg  [2:0]  delay;
    reg  [0:0]  ring;                   // one bit a ring
    always @* begin
        weight = 9'sd0;
        delay  = 3'd0;
        ring   = 1'd0;
        case (op_feed)
            1'd0: begin // n-n
                weight = $signed({{3{word_n_n_rows[5]}}, word_n_n_rows[5:0]});
                delay  = word_n_n_rows[8:6] + 3'd1;
                ring   = 1'b1;
            end
            default: begin // n-generator-0
                weight = 9'sd6;
                ring   = 1'b1;
            end
        endcase
        if (op_take != 1'd0)
            delay = op_slot;
    end
    wire [1:0]  row = op_row;
    wire        adds = op_add && op_here;

    // lif_x: 5 slots a row
    wire [3:0]  lif_x_row = {row, 2'd0} + {2'd0, row};
    wire signed [8:0] lif_x_taken;
    neuro_sums #(
        .WORD_BITS(9), .SLOTS(5), .SLOT_BITS(3), .DEPTH(15), .ADDR_BITS(4), .LATE(0)
    ) lif_x (
        .clk(clk), .en(en), .rst(rst), .takes(op_take[0]), .adds(adds && ring[0]), .row_addr(lif_x_row), .delay(delay),
        .now(now_lif_x), .value(weight), .taken(lif_x_taken)
    );

    // n
    wire signed [15:0] lif_v = $signed(state_lif);
    wire signed [15:0] lif_v_next;
    assign next_lif = lif_v_next;
    lif_neuron lif (
        .clk(clk), .en(en), .start(start_lif), .keep(17'sd57344), .threshold(16'sd1024), .x(lif_x_taken), .v(lif_v),
        .v_next(lif_v_next), .spike(spike_lif)
    );
endmodule

`default_nettype wire
