// SPDX-License-Identifier: MIT
// Key of a tick and population: Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers:
// as easy as 1, 2, 3", SC 2011), one round a clock.
//
// Promise: (key_a, key_b) is the block of counter (tick, population) under the key (seed_low, seed_high), LATENCY
// enabled clocks after start, and stays until the next start; done says so. The seed stands still in between. A start
// while it works starts anew; rst stops it. Only rst acts in a clock without en.
`default_nettype none

module ears_neuro_key (
    input  wire        clk,
    input  wire        en,
    input  wire        rst,
    input  wire        start,
    input  wire [31:0] seed_low,
    input  wire [31:0] seed_high,
    input  wire [31:0] tick,
    input  wire [31:0] population,
    output wire        done,
    output wire [31:0] key_a,
    output wire [31:0] key_b
);
    // LATENCY = 32: one clock takes the counter, 20 make a round, 6 inject the key and 5 of those its number.
    localparam [31:0] PARITY = 32'h1bd11bda;

    localparam [1:0] ROUND  = 2'd0;
    localparam [1:0] INJECT = 2'd1;   // add two words of the key
    localparam [1:0] NUMBER = 2'd2;   // add the injection's number to b
    localparam [1:0] IDLE   = 2'd3;

    reg [1:0]  phase_q;
    reg [2:0]  round_q;               // modulo 8, as the rotations repeat
    reg [2:0]  injection_q;
    reg [1:0]  key_word_q;            // injection_q modulo 3
    reg        done_q;
    reg [31:0] a_q;
    reg [31:0] b_q;

    wire [31:0] seed_parity = seed_low ^ seed_high ^ PARITY;
    wire [31:0] key_for_a   = key_word_q == 2'd0 ? seed_low
                            : key_word_q == 2'd1 ? seed_high : seed_parity;
    wire [31:0] key_for_b   = key_word_q == 2'd0 ? seed_high
                            : key_word_q == 2'd1 ? seed_parity : seed_low;

    wire [31:0] a_next  = a_q + (phase_q == ROUND ? b_q : key_for_a);
    wire [31:0] b_added = b_q + (phase_q == NUMBER ? {29'd0, injection_q} : key_for_b);

    reg [31:0] b_rotated;
    always @*
        case (round_q)
            3'd0:    b_rotated = {b_q[18:0], b_q[31:19]};
            3'd1:    b_rotated = {b_q[16:0], b_q[31:17]};
            3'd2:    b_rotated = {b_q[5:0], b_q[31:6]};
            3'd3:    b_rotated = {b_q[25:0], b_q[31:26]};
            3'd4:    b_rotated = {b_q[14:0], b_q[31:15]};
            3'd5:    b_rotated = {b_q[2:0], b_q[31:3]};
            3'd6:    b_rotated = {b_q[15:0], b_q[31:16]};
            default: b_rotated = {b_q[7:0], b_q[31:8]};
        endcase

    always @(posedge clk)
        if (rst) begin
            phase_q <= IDLE;
            done_q  <= 1'b0;
        end else if (en) begin
            if (start) begin
                phase_q     <= INJECT;
                round_q     <= 3'd0;
                injection_q <= 3'd0;
                key_word_q  <= 2'd0;
                done_q      <= 1'b0;
                a_q         <= tick;
                b_q         <= population;
            end else case (phase_q)
                ROUND: begin
                    phase_q <= round_q[1:0] == 2'd3 ? INJECT : ROUND;
                    round_q <= round_q + 3'd1;
                    a_q     <= a_next;
                    b_q     <= b_rotated ^ a_next;
                    if (round_q[1:0] == 2'd3) begin
                        injection_q <= injection_q + 3'd1;
                        key_word_q  <= key_word_q == 2'd2 ? 2'd0 : key_word_q + 2'd1;
                    end
                end
                INJECT: begin
                    phase_q <= injection_q == 3'd0 ? ROUND : NUMBER;
                    a_q     <= a_next;
                    b_q     <= b_added;
                end
                NUMBER: begin
                    phase_q <= injection_q == 3'd5 ? IDLE : ROUND;
                    done_q  <= injection_q == 3'd5;
                    b_q     <= b_added;
                end
                default: ;
            endcase
        end

    assign done  = done_q;
    assign key_a = a_q;
    assign key_b = b_q;
endmodule

`default_nettype wire
