// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from network "stages"; yours to use under any terms.
// One lane: the rings of its neurons and the datapath of each model.
`default_nettype none

module ears_lane (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        [1:0] op_take, // take the sums of a row: one bit a unit
    input  wire        [1:0] op_row,
    input  wire               op_add, // add to a row
    input  wire               op_feed, // what is added
    input  wire               op_here, // in this lane
    input  wire        [31:0] key_a,
    input  wire        [31:0] key_b,
    input  wire        [1:0] draw_group, // row of the population that draws
    input  wire               start_stochastic_lif, // its neurons take their initial states
    input  wire        [19:0] state_stochastic_lif,
    output wire               spike_stochastic_lif,
    output wire        [19:0] next_stochastic_lif,
    input  wire               start_lif, // its neurons take their initial states
    input  wire        [15:0] state_lif,
    output wire               spike_lif,
    output wire        [15:0] next_lif
);
    // What is added, where, and behind how many ticks.
    reg  signed [3:0] weight;
    reg  [1:0]  ring;                   // one bit a ring
    always @* begin
        weight = 4'sd0;
        ring   = 2'd0;
        case (op_feed)
            1'd0: begin // in-first
                weight = 4'sd3;
                ring   = 2'b01;
            end
            default: begin // first-second
                weight = 4'sd2;
                ring   = 2'b10;
            end
        endcase
    end
    wire [1:0]  row = op_row;
    wire        adds = op_add && op_here;

    // stochastic_lif_x: 1 slot a row
    wire [1:0]  stochastic_lif_x_row = row;
    wire signed [3:0] stochastic_lif_x_taken;
    ears_neuro_sums #(
        .WORD_BITS(4), .SLOTS(1), .SLOT_BITS(1), .DEPTH(3), .ADDR_BITS(2), .LATE(0)
    ) stochastic_lif_x (
        .clk(clk), .en(en), .rst(rst), .takes(op_take[0]), .adds(adds && ring[0]), .row_addr(stochastic_lif_x_row),
        .delay(1'b0), .now(1'b0), .value(weight), .taken(stochastic_lif_x_taken)
    );

    // lif_x: 1 slot a row
    wire [1:0]  lif_x_row = row;
    wire signed [2:0] lif_x_taken;
    ears_neuro_sums #(
        .WORD_BITS(3), .SLOTS(1), .SLOT_BITS(1), .DEPTH(3), .ADDR_BITS(2), .LATE(0)
    ) lif_x (
        .clk(clk), .en(en), .rst(rst), .takes(op_take[1]), .adds(adds && ring[1]), .row_addr(lif_x_row), .delay(1'b0),
        .now(1'b0), .value(weight[2:0]), .taken(lif_x_taken)
    );

    // first
    wire [31:0] stochastic_lif_draw_0_a;
    wire [31:0] stochastic_lif_draw_0_b;
    ears_neuro_draw stochastic_lif_draw_0 (
        .clk(clk), .en(en), .key_a(key_a), .key_b(key_b), .neuron({30'd0, draw_group}), .number(32'd0),
        .a(stochastic_lif_draw_0_a), .b(stochastic_lif_draw_0_b)
    );
    wire        stochastic_lif_draw_0_unused = &{1'b0, stochastic_lif_draw_0_b};
    wire signed [19:0] stochastic_lif_v = $signed(state_stochastic_lif);
    wire signed [19:0] stochastic_lif_v_next;
    assign next_stochastic_lif = stochastic_lif_v_next;
    ears_stochastic_lif_neuron stochastic_lif (
        .clk(clk), .en(en), .start(start_stochastic_lif), .keep(17'sd32768), .threshold(20'sd8192), .noise(21'sd4096),
        .reset(20'sd0), .x(stochastic_lif_x_taken), .v(stochastic_lif_v), .draw_0(stochastic_lif_draw_0_a),
        .v_next(stochastic_lif_v_next), .spike(spike_stochastic_lif)
    );

    // second
    wire signed [15:0] lif_v = $signed(state_lif);
    wire signed [15:0] lif_v_next;
    assign next_lif = lif_v_next;
    ears_lif_neuron lif (
        .clk(clk), .en(en), .start(start_lif), .keep(17'sd32768), .threshold(16'sd512), .x(lif_x_taken), .v(lif_v),
        .v_next(lif_v_next), .spike(spike_lif)
    );
endmodule

`default_nettype wire
