// SPDX-License-Identifier: MIT
// neuro_output offers each word from the clock behind it on until it is taken, and nothing else.
`default_nettype none

module neuro_output_properties (
    input wire        clk,
    input wire        en,
    input wire        rst,
    input wire        sends,
    input wire        ends,
    input wire [31:0] word,
    input wire        out_ready
);
    wire [31:0] out_data;
    wire        out_last;
    wire        out_valid;
    wire        held;

    neuro_output dut (
        .clk(clk), .en(en), .rst(rst), .sends(sends), .ends(ends), .word(word), .out_data(out_data), .out_last(out_last),
        .out_valid(out_valid), .out_ready(out_ready), .held(held)
    );

    // The clock before: what was sent, what was offered and not taken.
    reg        started_q = 1'b0;
    reg        sent_q;
    reg        waited_q;
    reg [32:0] sent_word_q;
    reg [32:0] offered_q;

    always @(posedge clk) begin
        started_q   <= 1'b1;
        sent_q      <= !rst && en && (sends || ends);
        waited_q    <= !rst && out_valid && !out_ready;
        sent_word_q <= {ends, word};
        offered_q   <= {out_last, out_data};
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (!(en && held));

            assert (!(sent_q && waited_q));
            assert (out_valid == (sent_q || waited_q));
            assert (held == (out_valid && !out_ready));
            if (sent_q)
                assert ({out_last, out_data} == sent_word_q);
            if (waited_q)
                assert ({out_last, out_data} == offered_q);
            cover (waited_q && out_last && out_ready && en && sends);
        end
endmodule

`default_nettype wire
