// SPDX-License-Identifier: MIT
// neuro_key gives Threefry's block of the counter that came with the start, 32 enabled clocks later, and keeps it; clock
// by clock it holds what the definition has after as many steps.
`default_nettype none

module neuro_key_properties (
    input wire        clk,
    input wire        en,
    input wire        rst,
    input wire        start,
    input wire [31:0] tick,
    input wire [31:0] population
);
    `include "threefry.vh"

    (* anyconst *) reg [63:0] seed;
    wire        done;
    wire [63:0] block;

    neuro_key dut (
        .clk(clk), .en(en), .rst(rst), .start(start), .seed_low(seed[63:32]), .seed_high(seed[31:0]),
        .tick(tick), .population(population), .done(done), .key_a(block[63:32]), .key_b(block[31:0])
    );

    // Connected by the script.
    (* keep *) wire [1:0] phase;
    (* keep *) wire [2:0] round;
    (* keep *) wire [2:0] injections;
    (* keep *) wire [1:0] word_index;

    // The definition: injections and rounds done since the start, and the block after them. An injection takes two clocks,
    // but for the first: its number is added in the second.
    reg        working_q  = 1'b0;
    reg        finished_q = 1'b0;
    reg  [2:0] injection_q;       // how many are done
    reg  [4:0] round_q;           // how many are done
    reg        injects_q;         // an injection is next
    reg        second_q;          // its second clock
    reg  [5:0] clocks_q;
    reg [63:0] model_q;
    reg [63:0] added;

    always @*
        case (injection_q)
            3'd0:    added = injection(seed, 0);
            3'd1:    added = injection(seed, 1);
            3'd2:    added = injection(seed, 2);
            3'd3:    added = injection(seed, 3);
            3'd4:    added = injection(seed, 4);
            default: added = injection(seed, 5);
        endcase

    wire [63:0] injected = {model_q[63:32] + added[63:32], model_q[31:0] + added[31:0]};

    reg started_q = 1'b0;

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst) begin
            working_q  <= 1'b0;
            finished_q <= 1'b0;
        end else if (en && start) begin
            working_q   <= 1'b1;
            finished_q  <= 1'b0;
            injection_q <= 3'd0;
            round_q     <= 5'd0;
            injects_q   <= 1'b1;
            second_q    <= 1'b0;
            clocks_q    <= 6'd1;
            model_q     <= {tick, population};
        end else if (en && working_q) begin
            clocks_q <= clocks_q + 6'd1;
            if (!injects_q) begin
                model_q   <= mixed(model_q, round_q);
                round_q   <= round_q + 5'd1;
                injects_q <= round_q[1:0] == 2'd3;
            end else if (injection_q != 3'd0 && !second_q)
                second_q <= 1'b1;
            else begin
                model_q     <= injected;
                injection_q <= injection_q + 3'd1;
                injects_q   <= 1'b0;
                second_q    <= 1'b0;
                working_q   <= injection_q != 3'd5;
                finished_q  <= injection_q == 3'd5;
            end
        end
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assert (!(working_q && finished_q));
            assert (done == finished_q);
            if (!working_q)
                assert (phase == 2'd3);
            if (finished_q)
                assert (clocks_q == 6'd32 && round_q == 5'd20 && injection_q == 3'd6 && block == model_q);
            if (working_q) begin
                assert (injects_q ? round_q == {injection_q, 2'b00} : round_q[4:2] + 3'd1 == injection_q);
                assert (injection_q <= 3'd5 && round_q <= 5'd20 && (injects_q || !second_q));
                assert (!second_q || injection_q != 3'd0);
                assert (clocks_q == {1'b0, round_q} + {2'd0, injection_q, 1'b0} + {5'd0, injection_q == 3'd0} + {5'd0, second_q});
                assert (phase == (second_q ? 2'd2 : injects_q ? 2'd1 : 2'd0));
                assert (round == round_q[2:0]);
                assert (injections == (injects_q ? injection_q : injection_q - 3'd1));
                assert (word_index == injections % 3'd3);
                if (second_q)
                    assert ({block[63:32], block[31:0] + {29'd0, injection_q}} == injected);
                else
                    assert (block == model_q);
            end
            cover (working_q && round_q == 5'd4 && second_q);
        end
endmodule

`default_nettype wire
