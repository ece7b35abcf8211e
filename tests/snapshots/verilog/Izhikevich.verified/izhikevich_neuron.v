// SPDX-License-Identifier: CC0-1.0
// Emitted by neuro from model Izhikevich; yours to use under any terms.
//
// One neuron's update: all inputs in one clock, the results 15 enabled clocks later; a new neuron every clock.
`default_nettype none

module izhikevich_neuron (
    input  wire clk,
    input  wire en,
    input  wire signed [16:0] a,      // ufix<16,16>, sign bit added
    input  wire signed [15:0] b,      // fix<16,12>
    input  wire signed [17:0] c,      // fix<18,10>
    input  wire signed [17:0] d,      // fix<18,10>
    input  wire signed [11:0] x,      // fix<12,4>, the sum's exact range
    input  wire signed [21:0] v,      // fix<22,10>
    input  wire signed [21:0] u,      // fix<22,10>
    output reg  signed [21:0] v_next, // fix<22,10>
    output reg  signed [21:0] u_next, // fix<22,10>
    output reg                spike   // an event is sent
);

    // ---- Stage 1 of 15

    // let half : fix<22,10> round nearest = v + ((v * v * (0.04 : ufix<16,20> round nearest) + 5 * v + 140 - u + x)
    //     >> 1)
    wire signed [11:0] half_mul_low    = {1'b0, v[10:0]};    // ufix<11,0>
    wire signed [32:0] half_mul_part   = v * half_mul_low;   // fix<33,20>
    wire signed [10:0] half_mul_high   = v[21:11];           // fix<11,0>
    wire signed [32:0] half_mul_part_2 = v * half_mul_high;  // fix<33,9>

    // u = u + a * (b * v - u)
    wire signed [9:0] u_mul_2_low  = {1'b0, a[8:0]};  // ufix<9,0>
    wire signed [7:0] u_mul_2_high = a[16:9];         // ufix<7,0>

    reg  signed [32:0] half_mul_part_2_s2;  // fix<33,9>
    reg  signed [32:0] half_mul_part_s2;    // fix<33,20>
    reg  signed [21:0] v_s2;                // fix<22,10>
    reg  signed [21:0] u_s2;                // fix<22,10>
    reg  signed [11:0] x_s2;                // fix<12,4>
    reg  signed [15:0] b_s2;                // fix<16,12>
    reg  signed [9:0]  u_mul_2_low_s2;      // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s2;     // ufix<7,0>
    reg  signed [17:0] d_s2;                // fix<18,10>
    reg  signed [17:0] c_s2;                // fix<18,10>
    always @(posedge clk)
        if (en) begin
            half_mul_part_2_s2 <= half_mul_part_2;
            half_mul_part_s2   <= half_mul_part;
            v_s2               <= v;
            u_s2               <= u;
            x_s2               <= x;
            b_s2               <= b;
            u_mul_2_low_s2     <= u_mul_2_low;
            u_mul_2_high_s2    <= u_mul_2_high;
            d_s2               <= d;
            c_s2               <= c;
        end

    // ---- Stage 2 of 15

    // let half : fix<22,10> round nearest = v + ((v * v * (0.04 : ufix<16,20> round nearest) + 5 * v + 140 - u + x)
    //     >> 1)
    wire signed [43:0] half_mul_shl         = {half_mul_part_2_s2, 11'd0};        // fix<44,20>
    wire signed [43:0] half_mul_part_s2_w44 = {{11{half_mul_part_s2[32]}}, half_mul_part_s2};
    wire signed [43:0] half_mul             = half_mul_part_s2_w44 + half_mul_shl;  // fix<44,20>

    reg  signed [43:0] half_mul_s3;      // fix<44,20>
    reg  signed [21:0] v_s3;             // fix<22,10>
    reg  signed [21:0] u_s3;             // fix<22,10>
    reg  signed [11:0] x_s3;             // fix<12,4>
    reg  signed [15:0] b_s3;             // fix<16,12>
    reg  signed [9:0]  u_mul_2_low_s3;   // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s3;  // ufix<7,0>
    reg  signed [17:0] d_s3;             // fix<18,10>
    reg  signed [17:0] c_s3;             // fix<18,10>
    always @(posedge clk)
        if (en) begin
            half_mul_s3     <= half_mul;
            v_s3            <= v_s2;
            u_s3            <= u_s2;
            x_s3            <= x_s2;
            b_s3            <= b_s2;
            u_mul_2_low_s3  <= u_mul_2_low_s2;
            u_mul_2_high_s3 <= u_mul_2_high_s2;
            d_s3            <= d_s2;
            c_s3            <= c_s2;
        end

    // ---- Stage 3 of 15

    // let half : fix<22,10> round nearest = v + ((v * v * (0.04 : ufix<16,20> round nearest) + 5 * v + 140 - u + x)
    //     >> 1)
    wire signed [51:0] half_mul_2_part   = half_mul_s3 * 10'sd471;  // fix<52,40>
    wire signed [49:0] half_mul_2_part_2 = half_mul_s3 * 8'sd81;    // fix<50,31>
    wire signed [24:0] half_mul_3        = 4'sd5 * v_s3;            // fix<25,10>

    reg  signed [49:0] half_mul_2_part_2_s4;  // fix<50,31>
    reg  signed [51:0] half_mul_2_part_s4;    // fix<52,40>
    reg  signed [24:0] half_mul_3_s4;         // fix<25,10>
    reg  signed [21:0] u_s4;                  // fix<22,10>
    reg  signed [11:0] x_s4;                  // fix<12,4>
    reg  signed [21:0] v_s4;                  // fix<22,10>
    reg  signed [15:0] b_s4;                  // fix<16,12>
    reg  signed [9:0]  u_mul_2_low_s4;        // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s4;       // ufix<7,0>
    reg  signed [17:0] d_s4;                  // fix<18,10>
    reg  signed [17:0] c_s4;                  // fix<18,10>
    always @(posedge clk)
        if (en) begin
            half_mul_2_part_2_s4 <= half_mul_2_part_2;
            half_mul_2_part_s4   <= half_mul_2_part;
            half_mul_3_s4        <= half_mul_3;
            u_s4                 <= u_s3;
            x_s4                 <= x_s3;
            v_s4                 <= v_s3;
            b_s4                 <= b_s3;
            u_mul_2_low_s4       <= u_mul_2_low_s3;
            u_mul_2_high_s4      <= u_mul_2_high_s3;
            d_s4                 <= d_s3;
            c_s4                 <= c_s3;
        end

    // ---- Stage 4 of 15

    // let half : fix<22,10> round nearest = v + ((v * v * (0.04 : ufix<16,20> round nearest) + 5 * v + 140 - u + x)
    //     >> 1)
    wire signed [58:0] half_mul_2_shl         = {half_mul_2_part_2_s4, 9'd0};     // fix<59,40>
    wire signed [58:0] half_mul_2_part_s4_w59 = {{7{half_mul_2_part_s4[51]}}, half_mul_2_part_s4};
    wire signed [58:0] half_mul_2             = half_mul_2_part_s4_w59 + half_mul_2_shl;  // fix<59,40>
    wire signed [54:0] half_shl               = {half_mul_3_s4, 30'd0};           // fix<55,40>
    wire signed [58:0] half_shl_w59           = {{4{half_shl[54]}}, half_shl};
    wire signed [58:0] half_add               = half_mul_2 + half_shl_w59;        // fix<59,40>
    wire signed [58:0] half_add_2             = half_add + 59'sd153931627888640;  // fix<59,40>
    wire signed [51:0] half_shl_2             = {u_s4, 30'd0};                    // fix<52,40>
    wire signed [58:0] half_shl_2_w59         = {{7{half_shl_2[51]}}, half_shl_2};
    wire signed [58:0] half_sub               = half_add_2 - half_shl_2_w59;      // fix<59,40>
    wire signed [47:0] half_shl_3             = {x_s4, 36'd0};                    // fix<48,40>
    wire signed [58:0] half_shl_3_w59         = {{11{half_shl_3[47]}}, half_shl_3};
    wire signed [58:0] half_add_3             = half_sub + half_shl_3_w59;        // fix<59,40>

    reg  signed [21:0] v_s5;             // fix<22,10>
    reg  signed [58:0] half_add_3_s5;    // fix<59,40>
    reg  signed [51:0] half_shl_2_s5;    // fix<52,40>
    reg  signed [47:0] half_shl_3_s5;    // fix<48,40>
    reg  signed [15:0] b_s5;             // fix<16,12>
    reg  signed [21:0] u_s5;             // fix<22,10>
    reg  signed [9:0]  u_mul_2_low_s5;   // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s5;  // ufix<7,0>
    reg  signed [17:0] d_s5;             // fix<18,10>
    reg  signed [17:0] c_s5;             // fix<18,10>
    always @(posedge clk)
        if (en) begin
            v_s5            <= v_s4;
            half_add_3_s5   <= half_add_3;
            half_shl_2_s5   <= half_shl_2;
            half_shl_3_s5   <= half_shl_3;
            b_s5            <= b_s4;
            u_s5            <= u_s4;
            u_mul_2_low_s5  <= u_mul_2_low_s4;
            u_mul_2_high_s5 <= u_mul_2_high_s4;
            d_s5            <= d_s4;
            c_s5            <= c_s4;
        end

    // ---- Stage 5 of 15

    // let half : fix<22,10> round nearest = v + ((v * v * (0.04 : ufix<16,20> round nearest) + 5 * v + 140 - u + x)
    //     >> 1)
    wire signed [52:0] half_shl_4        = {v_s5, 31'd0};                         // fix<53,41>
    wire signed [58:0] half_shl_4_w59    = {{6{half_shl_4[52]}}, half_shl_4};
    wire signed [58:0] half_add_4        = half_shl_4_w59 + half_add_3_s5;        // fix<59,41>
    wire               half_add_4_unused = &{1'b0, half_add_4[29:0]};
    wire signed [27:0] half_floor        = half_add_4[58:31];                     // fix<28,10>
    wire signed [28:0] half_half         = half_add_4[58:30];                     // fix<29,11>
    wire               half_half_unused  = &{1'b0, half_half[28:1]};
    wire               half_half_bit     = half_half[0];                          // ufix<1,0>
    wire signed [27:0] half_half_bit_w28 = {27'd0, half_half_bit};
    wire signed [27:0] half_nearest      = half_floor + half_half_bit_w28;        // fix<28,10>
    wire               half_sat_under    = half_nearest[27] & ~(&half_nearest[26:21]);
    wire               half_sat_over     = ~half_nearest[27] & |half_nearest[26:21];
    wire signed [21:0] half_sat          = half_sat_over ? 22'sh1fffff
                                         : half_sat_under ? 22'sh200000
                                         : half_nearest[21:0];                    // fix<22,10>, saturated

    reg  signed [21:0] half_sat_s6;      // fix<22,10>
    reg  signed [51:0] half_shl_2_s6;    // fix<52,40>
    reg  signed [47:0] half_shl_3_s6;    // fix<48,40>
    reg  signed [15:0] b_s6;             // fix<16,12>
    reg  signed [21:0] u_s6;             // fix<22,10>
    reg  signed [9:0]  u_mul_2_low_s6;   // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s6;  // ufix<7,0>
    reg  signed [17:0] d_s6;             // fix<18,10>
    reg  signed [17:0] c_s6;             // fix<18,10>
    always @(posedge clk)
        if (en) begin
            half_sat_s6     <= half_sat;
            half_shl_2_s6   <= half_shl_2_s5;
            half_shl_3_s6   <= half_shl_3_s5;
            b_s6            <= b_s5;
            u_s6            <= u_s5;
            u_mul_2_low_s6  <= u_mul_2_low_s5;
            u_mul_2_high_s6 <= u_mul_2_high_s5;
            d_s6            <= d_s5;
            c_s6            <= c_s5;
        end

    // ---- Stage 6 of 15

    // v = half + ((half * half * (0.04 : ufix<16,20> round nearest) + 5 * half + 140 - u + x) >> 1)
    wire signed [11:0] v_mul_low    = {1'b0, half_sat_s6[10:0]};  // ufix<11,0>
    wire signed [32:0] v_mul_part   = half_sat_s6 * v_mul_low;    // fix<33,20>
    wire signed [10:0] v_mul_high   = half_sat_s6[21:11];         // fix<11,0>
    wire signed [32:0] v_mul_part_2 = half_sat_s6 * v_mul_high;   // fix<33,9>

    reg  signed [32:0] v_mul_part_2_s7;  // fix<33,9>
    reg  signed [32:0] v_mul_part_s7;    // fix<33,20>
    reg  signed [21:0] half_sat_s7;      // fix<22,10>
    reg  signed [51:0] half_shl_2_s7;    // fix<52,40>
    reg  signed [47:0] half_shl_3_s7;    // fix<48,40>
    reg  signed [15:0] b_s7;             // fix<16,12>
    reg  signed [21:0] u_s7;             // fix<22,10>
    reg  signed [9:0]  u_mul_2_low_s7;   // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s7;  // ufix<7,0>
    reg  signed [17:0] d_s7;             // fix<18,10>
    reg  signed [17:0] c_s7;             // fix<18,10>
    always @(posedge clk)
        if (en) begin
            v_mul_part_2_s7 <= v_mul_part_2;
            v_mul_part_s7   <= v_mul_part;
            half_sat_s7     <= half_sat_s6;
            half_shl_2_s7   <= half_shl_2_s6;
            half_shl_3_s7   <= half_shl_3_s6;
            b_s7            <= b_s6;
            u_s7            <= u_s6;
            u_mul_2_low_s7  <= u_mul_2_low_s6;
            u_mul_2_high_s7 <= u_mul_2_high_s6;
            d_s7            <= d_s6;
            c_s7            <= c_s6;
        end

    // ---- Stage 7 of 15

    // v = half + ((half * half * (0.04 : ufix<16,20> round nearest) + 5 * half + 140 - u + x) >> 1)
    wire signed [43:0] v_mul_shl         = {v_mul_part_2_s7, 11'd0};              // fix<44,20>
    wire signed [43:0] v_mul_part_s7_w44 = {{11{v_mul_part_s7[32]}}, v_mul_part_s7};
    wire signed [43:0] v_mul             = v_mul_part_s7_w44 + v_mul_shl;         // fix<44,20>

    reg  signed [43:0] v_mul_s8;         // fix<44,20>
    reg  signed [21:0] half_sat_s8;      // fix<22,10>
    reg  signed [51:0] half_shl_2_s8;    // fix<52,40>
    reg  signed [47:0] half_shl_3_s8;    // fix<48,40>
    reg  signed [15:0] b_s8;             // fix<16,12>
    reg  signed [21:0] u_s8;             // fix<22,10>
    reg  signed [9:0]  u_mul_2_low_s8;   // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s8;  // ufix<7,0>
    reg  signed [17:0] d_s8;             // fix<18,10>
    reg  signed [17:0] c_s8;             // fix<18,10>
    always @(posedge clk)
        if (en) begin
            v_mul_s8        <= v_mul;
            half_sat_s8     <= half_sat_s7;
            half_shl_2_s8   <= half_shl_2_s7;
            half_shl_3_s8   <= half_shl_3_s7;
            b_s8            <= b_s7;
            u_s8            <= u_s7;
            u_mul_2_low_s8  <= u_mul_2_low_s7;
            u_mul_2_high_s8 <= u_mul_2_high_s7;
            d_s8            <= d_s7;
            c_s8            <= c_s7;
        end

    // ---- Stage 8 of 15

    // v = half + ((half * half * (0.04 : ufix<16,20> round nearest) + 5 * half + 140 - u + x) >> 1)
    wire signed [51:0] v_mul_2_part   = v_mul_s8 * 10'sd471;  // fix<52,40>
    wire signed [49:0] v_mul_2_part_2 = v_mul_s8 * 8'sd81;    // fix<50,31>
    wire signed [24:0] v_mul_3        = 4'sd5 * half_sat_s8;  // fix<25,10>

    reg  signed [49:0] v_mul_2_part_2_s9;  // fix<50,31>
    reg  signed [51:0] v_mul_2_part_s9;    // fix<52,40>
    reg  signed [24:0] v_mul_3_s9;         // fix<25,10>
    reg  signed [51:0] half_shl_2_s9;      // fix<52,40>
    reg  signed [47:0] half_shl_3_s9;      // fix<48,40>
    reg  signed [21:0] half_sat_s9;        // fix<22,10>
    reg  signed [15:0] b_s9;               // fix<16,12>
    reg  signed [21:0] u_s9;               // fix<22,10>
    reg  signed [9:0]  u_mul_2_low_s9;     // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s9;    // ufix<7,0>
    reg  signed [17:0] d_s9;               // fix<18,10>
    reg  signed [17:0] c_s9;               // fix<18,10>
    always @(posedge clk)
        if (en) begin
            v_mul_2_part_2_s9 <= v_mul_2_part_2;
            v_mul_2_part_s9   <= v_mul_2_part;
            v_mul_3_s9        <= v_mul_3;
            half_shl_2_s9     <= half_shl_2_s8;
            half_shl_3_s9     <= half_shl_3_s8;
            half_sat_s9       <= half_sat_s8;
            b_s9              <= b_s8;
            u_s9              <= u_s8;
            u_mul_2_low_s9    <= u_mul_2_low_s8;
            u_mul_2_high_s9   <= u_mul_2_high_s8;
            d_s9              <= d_s8;
            c_s9              <= c_s8;
        end

    // ---- Stage 9 of 15

    // v = half + ((half * half * (0.04 : ufix<16,20> round nearest) + 5 * half + 140 - u + x) >> 1)
    wire signed [58:0] v_mul_2_shl         = {v_mul_2_part_2_s9, 9'd0};           // fix<59,40>
    wire signed [58:0] v_mul_2_part_s9_w59 = {{7{v_mul_2_part_s9[51]}}, v_mul_2_part_s9};
    wire signed [58:0] v_mul_2             = v_mul_2_part_s9_w59 + v_mul_2_shl;   // fix<59,40>
    wire signed [54:0] v_shl               = {v_mul_3_s9, 30'd0};                 // fix<55,40>
    wire signed [58:0] v_shl_w59           = {{4{v_shl[54]}}, v_shl};
    wire signed [58:0] v_add               = v_mul_2 + v_shl_w59;                 // fix<59,40>
    wire signed [58:0] v_add_2             = v_add + 59'sd153931627888640;        // fix<59,40>
    wire signed [58:0] half_shl_2_s9_w59   = {{7{half_shl_2_s9[51]}}, half_shl_2_s9};
    wire signed [58:0] v_sub               = v_add_2 - half_shl_2_s9_w59;         // fix<59,40>
    wire signed [58:0] half_shl_3_s9_w59   = {{11{half_shl_3_s9[47]}}, half_shl_3_s9};
    wire signed [58:0] v_add_3             = v_sub + half_shl_3_s9_w59;           // fix<59,40>

    reg  signed [21:0] half_sat_s10;      // fix<22,10>
    reg  signed [58:0] v_add_3_s10;       // fix<59,40>
    reg  signed [15:0] b_s10;             // fix<16,12>
    reg  signed [21:0] u_s10;             // fix<22,10>
    reg  signed [9:0]  u_mul_2_low_s10;   // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s10;  // ufix<7,0>
    reg  signed [17:0] d_s10;             // fix<18,10>
    reg  signed [17:0] c_s10;             // fix<18,10>
    always @(posedge clk)
        if (en) begin
            half_sat_s10     <= half_sat_s9;
            v_add_3_s10      <= v_add_3;
            b_s10            <= b_s9;
            u_s10            <= u_s9;
            u_mul_2_low_s10  <= u_mul_2_low_s9;
            u_mul_2_high_s10 <= u_mul_2_high_s9;
            d_s10            <= d_s9;
            c_s10            <= c_s9;
        end

    // ---- Stage 10 of 15

    // v = half + ((half * half * (0.04 : ufix<16,20> round nearest) + 5 * half + 140 - u + x) >> 1)
    wire signed [52:0] v_shl_2        = {half_sat_s10, 31'd0};                 // fix<53,41>
    wire signed [58:0] v_shl_2_w59    = {{6{v_shl_2[52]}}, v_shl_2};
    wire signed [58:0] v_add_4        = v_shl_2_w59 + v_add_3_s10;             // fix<59,41>
    wire               v_add_4_unused = &{1'b0, v_add_4[29:0]};
    wire signed [27:0] v_floor        = v_add_4[58:31];                        // fix<28,10>
    wire signed [28:0] v_half         = v_add_4[58:30];                        // fix<29,11>
    wire               v_half_unused  = &{1'b0, v_half[28:1]};
    wire               v_half_bit     = v_half[0];                             // ufix<1,0>
    wire signed [27:0] v_half_bit_w28 = {27'd0, v_half_bit};
    wire signed [27:0] v_nearest      = v_floor + v_half_bit_w28;              // fix<28,10>
    wire               v_sat_under    = v_nearest[27] & ~(&v_nearest[26:21]);
    wire               v_sat_over     = ~v_nearest[27] & |v_nearest[26:21];
    wire signed [21:0] v_sat          = v_sat_over ? 22'sh1fffff
                                      : v_sat_under ? 22'sh200000
                                      : v_nearest[21:0];                       // fix<22,10>, saturated

    reg  signed [15:0] b_s11;             // fix<16,12>
    reg  signed [21:0] v_sat_s11;         // fix<22,10>
    reg  signed [21:0] u_s11;             // fix<22,10>
    reg  signed [9:0]  u_mul_2_low_s11;   // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s11;  // ufix<7,0>
    reg  signed [17:0] d_s11;             // fix<18,10>
    reg  signed [17:0] c_s11;             // fix<18,10>
    always @(posedge clk)
        if (en) begin
            b_s11            <= b_s10;
            v_sat_s11        <= v_sat;
            u_s11            <= u_s10;
            u_mul_2_low_s11  <= u_mul_2_low_s10;
            u_mul_2_high_s11 <= u_mul_2_high_s10;
            d_s11            <= d_s10;
            c_s11            <= c_s10;
        end

    // ---- Stage 11 of 15

    // u = u + a * (b * v - u)
    wire signed [37:0] u_mul = b_s11 * v_sat_s11;  // fix<38,22>

    // spike when v >= 30
    wire               spike_at_least = 22'sd30720 <= v_sat_s11;                 // ufix<1,0>
    wire signed [21:0] c_s11_w22      = {{4{c_s11[17]}}, c_s11};
    wire signed [21:0] v_next_d       = spike_at_least ? c_s11_w22 : v_sat_s11;  // fix<22,10>

    reg  signed [21:0] u_s12;               // fix<22,10>
    reg  signed [37:0] u_mul_s12;           // fix<38,22>
    reg  signed [9:0]  u_mul_2_low_s12;     // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s12;    // ufix<7,0>
    reg  signed [17:0] d_s12;               // fix<18,10>
    reg                spike_at_least_s12;  // ufix<1,0>
    reg  signed [21:0] v_next_d_s12;        // fix<22,10>
    always @(posedge clk)
        if (en) begin
            u_s12              <= u_s11;
            u_mul_s12          <= u_mul;
            u_mul_2_low_s12    <= u_mul_2_low_s11;
            u_mul_2_high_s12   <= u_mul_2_high_s11;
            d_s12              <= d_s11;
            spike_at_least_s12 <= spike_at_least;
            v_next_d_s12       <= v_next_d;
        end

    // ---- Stage 12 of 15

    // u = u + a * (b * v - u)
    wire signed [33:0] u_shl     = {u_s12, 12'd0};           // fix<34,22>
    wire signed [37:0] u_shl_w38 = {{4{u_shl[33]}}, u_shl};
    wire signed [37:0] u_sub     = u_mul_s12 - u_shl_w38;    // fix<38,22>

    reg  signed [37:0] u_sub_s13;           // fix<38,22>
    reg  signed [9:0]  u_mul_2_low_s13;     // ufix<9,0>
    reg  signed [7:0]  u_mul_2_high_s13;    // ufix<7,0>
    reg  signed [21:0] u_s13;               // fix<22,10>
    reg  signed [17:0] d_s13;               // fix<18,10>
    reg                spike_at_least_s13;  // ufix<1,0>
    reg  signed [21:0] v_next_d_s13;        // fix<22,10>
    always @(posedge clk)
        if (en) begin
            u_sub_s13          <= u_sub;
            u_mul_2_low_s13    <= u_mul_2_low_s12;
            u_mul_2_high_s13   <= u_mul_2_high_s12;
            u_s13              <= u_s12;
            d_s13              <= d_s12;
            spike_at_least_s13 <= spike_at_least_s12;
            v_next_d_s13       <= v_next_d_s12;
        end

    // ---- Stage 13 of 15

    // u = u + a * (b * v - u)
    wire signed [46:0] u_mul_2_part   = u_sub_s13 * u_mul_2_low_s13;   // fix<47,38>
    wire signed [44:0] u_mul_2_part_2 = u_sub_s13 * u_mul_2_high_s13;  // fix<45,29>

    reg  signed [44:0] u_mul_2_part_2_s14;  // fix<45,29>
    reg  signed [46:0] u_mul_2_part_s14;    // fix<47,38>
    reg  signed [21:0] u_s14;               // fix<22,10>
    reg  signed [17:0] d_s14;               // fix<18,10>
    reg                spike_at_least_s14;  // ufix<1,0>
    reg  signed [21:0] v_next_d_s14;        // fix<22,10>
    always @(posedge clk)
        if (en) begin
            u_mul_2_part_2_s14 <= u_mul_2_part_2;
            u_mul_2_part_s14   <= u_mul_2_part;
            u_s14              <= u_s13;
            d_s14              <= d_s13;
            spike_at_least_s14 <= spike_at_least_s13;
            v_next_d_s14       <= v_next_d_s13;
        end

    // ---- Stage 14 of 15

    // u = u + a * (b * v - u)
    wire signed [53:0] u_mul_2_shl          = {u_mul_2_part_2_s14, 9'd0};         // fix<54,38>
    wire signed [53:0] u_mul_2_part_s14_w54 = {{7{u_mul_2_part_s14[46]}}, u_mul_2_part_s14};
    wire signed [53:0] u_mul_2              = u_mul_2_part_s14_w54 + u_mul_2_shl;  // fix<54,38>
    wire signed [49:0] u_shl_2              = {u_s14, 28'd0};                     // fix<50,38>
    wire signed [53:0] u_shl_2_w54          = {{4{u_shl_2[49]}}, u_shl_2};
    wire signed [53:0] u_add                = u_shl_2_w54 + u_mul_2;              // fix<54,38>
    wire               u_add_unused         = &{1'b0, u_add[26:0]};
    wire signed [25:0] u_floor              = u_add[53:28];                       // fix<26,10>
    wire signed [26:0] u_half               = u_add[53:27];                       // fix<27,11>
    wire               u_half_unused        = &{1'b0, u_half[26:1]};
    wire               u_half_bit           = u_half[0];                          // ufix<1,0>
    wire signed [25:0] u_half_bit_w26       = {25'd0, u_half_bit};
    wire signed [25:0] u_nearest            = u_floor + u_half_bit_w26;           // fix<26,10>
    wire               u_sat_under          = u_nearest[25] & ~(&u_nearest[24:21]);
    wire               u_sat_over           = ~u_nearest[25] & |u_nearest[24:21];
    wire signed [21:0] u_sat                = u_sat_over ? 22'sh1fffff
                                            : u_sat_under ? 22'sh200000
                                            : u_nearest[21:0];                    // fix<22,10>, saturated

    reg  signed [21:0] u_sat_s15;           // fix<22,10>
    reg  signed [17:0] d_s15;               // fix<18,10>
    reg                spike_at_least_s15;  // ufix<1,0>
    reg  signed [21:0] v_next_d_s15;        // fix<22,10>
    always @(posedge clk)
        if (en) begin
            u_sat_s15          <= u_sat;
            d_s15              <= d_s14;
            spike_at_least_s15 <= spike_at_least_s14;
            v_next_d_s15       <= v_next_d_s14;
        end

    // ---- Stage 15 of 15

    // u = u + d
    wire signed [22:0] d_s15_w23     = {{5{d_s15[17]}}, d_s15};
    wire signed [22:0] u_add_2       = u_sat_s15 + d_s15_w23;          // fix<23,10>
    wire               u_sat_2_under = u_add_2[22] & ~u_add_2[21];
    wire               u_sat_2_over  = ~u_add_2[22] & u_add_2[21];
    wire signed [21:0] u_sat_2       = u_sat_2_over ? 22'sh1fffff
                                     : u_sat_2_under ? 22'sh200000
                                     : u_add_2[21:0];                  // fix<22,10>, saturated

    // spike when v >= 30
    wire signed [21:0] u_next_d = spike_at_least_s15 ? u_sat_2 : u_sat_s15;  // fix<22,10>

    always @(posedge clk)
        if (en) begin
            v_next <= v_next_d_s15;
            u_next <= u_next_d;
            spike  <= spike_at_least_s15;
        end
endmodule

`default_nettype wire
