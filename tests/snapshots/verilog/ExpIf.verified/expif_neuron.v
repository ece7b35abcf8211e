// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model ExpIf; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 4 enabled clocks later; a new neuron every clock.
`default_nettype none

module expif_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [16:0] rate,   // ufix<16,20>, sign bit added
    input  wire signed [17:0] rest,   // fix<18,12>
    input  wire signed [17:0] reset,  // fix<18,12>
    input  wire signed [11:0] x,      // fix<12,4>, the sum's exact range
    input  wire signed [17:0] v,      // fix<18,12>
    output reg  signed [17:0] v_next, // fix<18,12>
    output reg                spike   // an event is sent
);

    // ---- Stage 1 of 4
    // table f : ufix<18,12>
    function signed [18:0] f_of(input [4:0] f_of_index);
        case (f_of_index)
            5'd0: f_of = 19'sd0;
            5'd1: f_of = 19'sd109;
            5'd2: f_of = 19'sd140;
            5'd3: f_of = 19'sd180;
            5'd4: f_of = 19'sd231;
            5'd5: f_of = 19'sd297;
            5'd6: f_of = 19'sd381;
            5'd7: f_of = 19'sd489;
            5'd8: f_of = 19'sd628;
            5'd9: f_of = 19'sd807;
            5'd10: f_of = 19'sd1036;
            5'd11: f_of = 19'sd1330;
            5'd12: f_of = 19'sd1707;
            5'd13: f_of = 19'sd2192;
            5'd14: f_of = 19'sd2815;
            5'd15: f_of = 19'sd3615;
            5'd16: f_of = 19'sd4641;
            5'd17: f_of = 19'sd5960;
            5'd18: f_of = 19'sd7652;
            5'd19: f_of = 19'sd9826;
            5'd20: f_of = 19'sd12617;
            5'd21: f_of = 19'sd16200;
            5'd22: f_of = 19'sd20801;
            5'd23: f_of = 19'sd26709;
            5'd24: f_of = 19'sd34295;
            5'd25: f_of = 19'sd44036;
            5'd26: f_of = 19'sd56544;
            5'd27: f_of = 19'sd72603;
            5'd28: f_of = 19'sd93225;
            5'd29: f_of = 19'sd119703;
            5'd30: f_of = 19'sd153701;
            default: f_of = 19'sd197356;
        endcase
    endfunction

    // let cell : ufix<5,0> = (v + 4) << 2
    wire signed [18:0] cell_add       = v + 19'sd16384;                     // fix<19,12>
    wire               cell_add_unused = &{1'b0, cell_add[9:0]};
    wire signed [8:0]  cell_floor     = cell_add[18:10];                    // fix<9,0>
    wire               cell_sat_under = cell_floor[8];
    wire               cell_sat_over  = ~cell_floor[8] & |cell_floor[7:5];
    wire signed [5:0]  cell_sat       = cell_sat_over ? 6'sh1f
                                      : cell_sat_under ? 6'sh00
                                      : cell_floor[5:0];                    // ufix<5,0>, saturated
    wire               cell_sat_unused = &{1'b0, cell_sat[5]};

    // v = v + rate * (rest - v + f[cell]) + x
    wire signed [18:0] v_sub   = rest - v;             // fix<19,12>
    wire signed [18:0] f_entry = f_of(cell_sat[4:0]);  // ufix<18,12>
    wire signed [19:0] v_add   = v_sub + f_entry;      // fix<20,12>

    reg  signed [16:0] rate_s2;   // ufix<16,20>
    reg  signed [19:0] v_add_s2;  // fix<20,12>
    reg  signed [17:0] v_s2;      // fix<18,12>
    reg  signed [11:0] x_s2;      // fix<12,4>
    reg  signed [17:0] reset_s2;  // fix<18,12>
    always @(posedge clk)
        if (en) begin
            rate_s2  <= rate;
            v_add_s2 <= v_add;
            v_s2     <= v;
            x_s2     <= x;
            reset_s2 <= reset;
        end

    // ---- Stage 2 of 4

    // v = v + rate * (rest - v + f[cell]) + x
    wire signed [35:0] v_mul = rate_s2 * v_add_s2;  // fix<36,32>

    reg  signed [17:0] v_s3;      // fix<18,12>
    reg  signed [35:0] v_mul_s3;  // fix<36,32>
    reg  signed [11:0] x_s3;      // fix<12,4>
    reg  signed [17:0] reset_s3;  // fix<18,12>
    always @(posedge clk)
        if (en) begin
            v_s3     <= v_s2;
            v_mul_s3 <= v_mul;
            x_s3     <= x_s2;
            reset_s3 <= reset_s2;
        end

    // ---- Stage 3 of 4

    // v = v + rate * (rest - v + f[cell]) + x
    wire signed [37:0] v_shl          = {v_s3, 20'd0};                         // fix<38,32>
    wire signed [38:0] v_mul_s3_w39   = {{3{v_mul_s3[35]}}, v_mul_s3};
    wire signed [38:0] v_add_2        = v_shl + v_mul_s3_w39;                  // fix<39,32>
    wire signed [39:0] v_shl_2        = {x_s3, 28'd0};                         // fix<40,32>
    wire signed [40:0] v_add_2_w41    = {{2{v_add_2[38]}}, v_add_2};
    wire signed [40:0] v_add_3        = v_add_2_w41 + v_shl_2;                 // fix<41,32>
    wire               v_add_3_unused = &{1'b0, v_add_3[18:0]};
    wire signed [20:0] v_floor        = v_add_3[40:20];                        // fix<21,12>
    wire signed [21:0] v_half         = v_add_3[40:19];                        // fix<22,13>
    wire               v_half_unused  = &{1'b0, v_half[21:1]};
    wire               v_half_bit     = v_half[0];                             // ufix<1,0>
    wire signed [20:0] v_half_bit_w21 = {20'd0, v_half_bit};
    wire signed [20:0] v_nearest      = v_floor + v_half_bit_w21;              // fix<21,12>
    wire               v_sat_under    = v_nearest[20] & ~(&v_nearest[19:17]);
    wire               v_sat_over     = ~v_nearest[20] & |v_nearest[19:17];
    wire signed [17:0] v_sat          = v_sat_over ? 18'sh1ffff
                                      : v_sat_under ? 18'sh20000
                                      : v_nearest[17:0];                       // fix<18,12>, saturated

    reg  signed [17:0] v_sat_s4;  // fix<18,12>
    reg  signed [17:0] reset_s4;  // fix<18,12>
    always @(posedge clk)
        if (en) begin
            v_sat_s4 <= v_sat;
            reset_s4 <= reset_s3;
        end

    // ---- Stage 4 of 4

    // spike when v >= 4
    wire               spike_at_least = 18'sd16384 <= v_sat_s4;                // ufix<1,0>
    wire signed [17:0] v_next_d       = spike_at_least ? reset_s4 : v_sat_s4;  // fix<18,12>

    always @(posedge clk)
        if (en) begin
            v_next <= v_next_d;
            spike  <= spike_at_least;
        end
endmodule

`default_nettype wire
