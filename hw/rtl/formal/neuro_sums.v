// SPDX-License-Identifier: MIT
// neuro_sums hands each operation to its ring in time, with the word of its row and tick, and gives what it takes; what
// a ring then does, neuro_ring.v proves. Slots that are a power of two and not, one row, one slot; in time and late.
`default_nettype none

module neuro_sums_operations #(
    parameter SLOTS = 4,
    parameter ROWS  = 2,
    parameter LATE  = 0,
    parameter ADDR_BITS = 3
) (
    input wire              clk,
    input wire              en,
    input wire              rst,
    input wire              takes,
    input wire              adds,
    input wire        [1:0] any_row,
    input wire        [2:0] any_delay,
    input wire        [1:0] any_now,
    input wire signed [2:0] value
);
    wire        [1:0] row      = any_row % ROWS;
    wire        [2:0] delay    = any_delay % (SLOTS + 1);
    wire        [1:0] now      = any_now % SLOTS;
    wire signed [2:0] taken;
    wire        [4:0] row_addr = row * SLOTS;

    neuro_sums #(
        .WORD_BITS(3), .SLOTS(SLOTS), .SLOT_BITS(2), .DEPTH(ROWS * SLOTS), .ADDR_BITS(ADDR_BITS), .LATE(LATE)
    ) dut (
        .clk(clk), .en(en), .rst(rst), .takes(takes), .adds(adds), .row_addr(row_addr[ADDR_BITS-1:0]),
        .delay(delay[1:0]), .now(now), .value(value), .taken(taken)
    );

    // Connected by the script: what the ring is given, what it gives.
    (* keep *) wire                 op_valid;
    (* keep *) wire                 op_take;
    (* keep *) wire [ADDR_BITS-1:0] op_addr;
    (* keep *) wire           [2:0] op_value;
    (* keep *) wire           [2:0] ring_taken;
    (* keep *) wire                 late_valid;     // on its way, if LATE
    (* keep *) wire                 late_take;
    (* keep *) wire [ADDR_BITS-1:0] late_addr;

    // The operations on their way: valid, take, the word's place.
    wire [5:0] place = row * SLOTS + ({1'b0, now} + delay) % SLOTS;
    reg        started_q = 1'b0;
    reg  [7:0] first_q;
    reg  [7:0] second_q;
    reg  [2:0] value_q;
    wire [7:0] presented = {takes || adds, takes, place};
    wire [7:0] due       = LATE != 0 ? second_q : first_q;

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (en) begin
            first_q  <= presented;
            second_q <= first_q;
            value_q  <= value;
        end
        if (rst) begin
            first_q[7]  <= 1'b0;
            second_q[7] <= 1'b0;
        end
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            if (LATE != 0) begin
                assert (late_valid == first_q[7]);
                assert (!late_valid || {late_take, late_addr} == {first_q[6], first_q[ADDR_BITS-1:0]});
            end
            assert (op_valid == due[7]);
            if (op_valid) begin
                assert ({op_take, op_addr} == {due[6], due[ADDR_BITS-1:0]});
                assert (op_take || op_value == value_q);
            end
            assert (taken == ring_taken);
            cover (LATE != 0 && op_valid && !op_take && second_q == 8'h85 && op_value == 3'd3);
        end
endmodule

module neuro_sums_properties (
    input wire              clk,
    input wire              en,
    input wire              rst,
    input wire              takes,
    input wire              adds,
    input wire        [1:0] any_row,
    input wire        [2:0] any_delay,
    input wire        [1:0] any_now,
    input wire signed [2:0] value
);
    neuro_sums_operations #(.SLOTS(4), .ROWS(3), .LATE(0), .ADDR_BITS(4)) power (
        .clk(clk), .en(en), .rst(rst), .takes(takes), .adds(adds), .any_row(any_row), .any_delay(any_delay),
        .any_now(any_now), .value(value)
    );
    neuro_sums_operations #(.SLOTS(3), .ROWS(3), .LATE(1), .ADDR_BITS(4)) late (
        .clk(clk), .en(en), .rst(rst), .takes(takes), .adds(adds), .any_row(any_row), .any_delay(any_delay),
        .any_now(any_now), .value(value)
    );
    neuro_sums_operations #(.SLOTS(3), .ROWS(1), .LATE(0), .ADDR_BITS(2)) one_row (
        .clk(clk), .en(en), .rst(rst), .takes(takes), .adds(adds), .any_row(any_row), .any_delay(any_delay),
        .any_now(any_now), .value(value)
    );
    neuro_sums_operations #(.SLOTS(1), .ROWS(4), .LATE(0), .ADDR_BITS(2)) one_slot (
        .clk(clk), .en(en), .rst(rst), .takes(takes), .adds(adds), .any_row(any_row), .any_delay(any_delay),
        .any_now(any_now), .value(value)
    );
endmodule

`default_nettype wire
