// SPDX-License-Identifier: MIT
// Leads a spike along the rows of its source's projections whose addresses are computed.
//
// Promise: after begins, in clocks with en, each step from first_step to the one that is last_step gives its rows, one
// a clock with goes, without a clock between; a step that the spike does not reach takes one clock without goes. Row
// and address start where the step says and grow by 1 and by its stride. What a step is, is asked for by its number in
// the same clock, and stays the same until the next begins. done comes with the last clock, and stays until then.
// begins may come in any clock with done; without has_steps nothing follows.
`default_nettype none

module neuro_steps #(
    parameter STEP_BITS  = 1,
    parameter COUNT_BITS = 1,
    parameter ROW_BITS   = 1,
    parameter ADDR_BITS  = 1
) (
    input  wire                  clk,
    input  wire                  en,
    input  wire                  rst,
    input  wire                  begins,
    input  wire                  has_steps,
    input  wire [STEP_BITS-1:0]  first_step,
    output wire [STEP_BITS-1:0]  step,
    input  wire                  last_step,     // of the spike's source
    input  wire                  reached,       // the spike has synapses in this step
    input  wire [COUNT_BITS-1:0] rows_less_1,
    input  wire [ROW_BITS-1:0]   first_row,
    input  wire [ADDR_BITS-1:0]  first_addr,
    input  wire [ADDR_BITS-1:0]  stride,
    output wire                  goes,
    output wire [ROW_BITS-1:0]   row,
    output wire [ADDR_BITS-1:0]  addr,
    output wire                  done
);
    localparam [STEP_BITS-1:0]  STEP  = 1;
    localparam [COUNT_BITS-1:0] COUNT = 1;

    reg                   busy_q;       // steps are left
    reg  [STEP_BITS-1:0]  step_q;
    reg  [COUNT_BITS-1:0] place_q;      // of the row in its step
    reg  [ADDR_BITS-1:0]  offset_q;     // of its address

    wire                  over = place_q == rows_less_1 || !reached;
    wire [ROW_BITS+COUNT_BITS-1:0] place = {{ROW_BITS{1'b0}}, place_q};
    wire                  place_unused = &{1'b0, place};

    assign step = step_q;
    assign row  = first_row + place[ROW_BITS-1:0];
    assign addr = first_addr + offset_q;
    assign goes = busy_q && reached;
    assign done = !busy_q || (over && last_step);

    always @(posedge clk)
        if (rst)
            busy_q <= 1'b0;
        else if (en) begin
            if (begins)
                busy_q <= has_steps;
            else if (over && last_step)
                busy_q <= 1'b0;
        end
    always @(posedge clk)
        if (en) begin
            if (begins)
                step_q <= first_step;
            else if (over)
                step_q <= step_q + STEP;
        end
    // In 7-series a reset goes before the enable: asking for both here takes one gate, not one for each bit.
    always @(posedge clk)
        if (en && (begins || over)) begin
            place_q  <= {COUNT_BITS{1'b0}};
            offset_q <= {ADDR_BITS{1'b0}};
        end else if (en) begin
            place_q  <= place_q + COUNT;
            offset_q <= offset_q + stride;
        end
endmodule

`default_nettype wire
