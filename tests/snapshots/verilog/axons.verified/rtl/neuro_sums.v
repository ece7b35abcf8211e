// SPDX-License-Identifier: MIT
// Sums of one port in one lane: what arrives at each row in each of the ticks that a delay reaches.
//
// Promise: an addition adds value to the sum of its row for the tick that lies delay ticks behind now; a taking gives
// that sum and sets it to 0; with both, it takes. Operations act in order, one a clock, never stalled, in clocks with
// en. now counts the ticks modulo SLOTS. Word (row, slot) of the ring lies at row_addr + slot, row_addr = row x SLOTS.
// taken is valid three enabled clocks after its operation, four with LATE. rst drops the operations in flight and
// leaves the words.
//
//     clock 0   operation, its slot found; with LATE = 0 also value
//     clock 1   (LATE = 1: value, a product for example, and one clock more)
//     then      neuro_ring
`default_nettype none

module neuro_sums #(
    parameter WORD_BITS = 16,   // exact width of a sum
    parameter SLOTS     = 16,   // ticks
    parameter SLOT_BITS = 4,
    parameter DEPTH     = 16,   // rows times slots
    parameter ADDR_BITS = 4,
    parameter LATE      = 0
) (
    input  wire                        clk,
    input  wire                        en,
    input  wire                        rst,
    input  wire                        takes,
    input  wire                        adds,
    input  wire        [ADDR_BITS-1:0] row_addr,
    input  wire        [SLOT_BITS-1:0] delay,       // at most SLOTS, which is now, as 0 is
    input  wire        [SLOT_BITS-1:0] now,
    input  wire signed [WORD_BITS-1:0] value,
    output wire signed [WORD_BITS-1:0] taken
);
    localparam [SLOT_BITS:0] WRAP = SLOTS;

    wire [ADDR_BITS-1:0] addr;
    wire                 late_valid;
    wire                 late_take;
    wire [ADDR_BITS-1:0] late_addr;
    reg                  valid_q;
    reg                  take_q;
    reg  [ADDR_BITS-1:0] addr_q;
    reg  signed [WORD_BITS-1:0] value_q;

    generate
        if (SLOTS == 1) begin : one_slot
            wire unused = &{1'b0, delay, now, WRAP};
            assign addr = row_addr;
        end else begin : slots
            wire [SLOT_BITS:0]   sum  = {1'b0, now} + {1'b0, delay};
            wire [SLOT_BITS:0]   wrapped = sum - WRAP;
            wire [SLOT_BITS-1:0] slot = SLOTS == 1 << SLOT_BITS ? sum[SLOT_BITS-1:0]
                                      : wrapped[SLOT_BITS]      ? sum[SLOT_BITS-1:0]
                                      :                           wrapped[SLOT_BITS-1:0];
            if (SLOTS == DEPTH) begin : one_row
                wire unused = &{1'b0, row_addr, sum};
                assign addr = slot;
            end else begin : rows
                wire [ADDR_BITS-1:0] wide = {{(ADDR_BITS-SLOT_BITS){1'b0}}, slot};
                wire                 unused = &{1'b0, sum};
                assign addr = SLOTS == 1 << SLOT_BITS ? row_addr | wide : row_addr + wide;
            end
        end
        if (LATE == 0) begin : prompt
            assign late_valid = takes || adds;
            assign late_take  = takes;
            assign late_addr  = addr;
        end else begin : late
            reg                 due_q;
            reg                 due_take_q;
            reg [ADDR_BITS-1:0] due_addr_q;
            always @(posedge clk)
                if (rst)
                    due_q <= 1'b0;
                else if (en)
                    due_q <= takes || adds;
            always @(posedge clk)
                if (en) begin
                    due_take_q <= takes;
                    due_addr_q <= addr;
                end
            assign late_valid = due_q;
            assign late_take  = due_take_q;
            assign late_addr  = due_addr_q;
        end
    endgenerate

    always @(posedge clk)
        if (rst)
            valid_q <= 1'b0;
        else if (en)
            valid_q <= late_valid;
    always @(posedge clk)
        if (en) begin
            take_q  <= late_take;
            addr_q  <= late_addr;
            value_q <= value;
        end

    neuro_ring #(.WORD_BITS(WORD_BITS), .DEPTH(DEPTH), .ADDR_BITS(ADDR_BITS)) ring (
        .clk(clk), .en(en), .rst(rst), .op_valid(valid_q), .op_take(take_q), .op_addr(addr_q), .op_value(value_q),
        .taken(taken)
    );
endmodule

`default_nettype wire
