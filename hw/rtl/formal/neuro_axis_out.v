// SPDX-License-Identifier: MIT
// neuro_axis_out is the queue that neuro_fifo is proven to be, of words with their TLAST; a word that is offered stands
// still until it is taken.
`default_nettype none

module neuro_axis_out_properties (
    input wire        clk,
    input wire        rst,
    input wire [31:0] data,
    input wire        last,
    input wire        valid,
    input wire        m_axis_tready
);
    wire        ready;
    wire [31:0] m_axis_tdata;
    wire        m_axis_tlast;
    wire        m_axis_tvalid;

    neuro_axis_out #(.DEPTH_BITS(2)) dut (
        .clk(clk), .rst(rst), .data(data), .last(last), .valid(valid), .ready(ready), .m_axis_tdata(m_axis_tdata),
        .m_axis_tlast(m_axis_tlast), .m_axis_tvalid(m_axis_tvalid), .m_axis_tready(m_axis_tready)
    );

    wire        in_ready;
    wire [32:0] out_data;
    wire        out_valid;

    neuro_fifo #(.WIDTH(33), .DEPTH_BITS(2)) queue (
        .clk(clk), .rst(rst), .in_data({last, data}), .in_valid(valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(m_axis_tready)
    );

    // Connected by the script: where either writes and reads, and all four words of both.
    (* keep *) wire [5:0]   at;
    (* keep *) wire [5:0]   queue_at;
    (* keep *) wire [131:0] words;
    (* keep *) wire [131:0] queue_words;

    (* keep *) wire [32:0] difference = {m_axis_tlast, m_axis_tdata} ^ out_data;

    // A word that was never written may be anything.
    wire [2:0]   level   = at[5:3] - at[2:0];
    wire [263:0] turned  = {words ^ queue_words, words ^ queue_words} >> (33 * at[1:0]);
    wire [131:0] written = ~({132{1'b1}} << (33 * level));

    reg        after_start_q = 1'b0;
    reg        stood_q       = 1'b0;
    reg [32:0] stood_word_q;
    always @(posedge clk) begin
        after_start_q <= 1'b1;
        stood_q       <= m_axis_tvalid && !m_axis_tready && !rst && after_start_q;
        stood_word_q  <= {m_axis_tlast, m_axis_tdata};
    end

    always @*
        if (!after_start_q)
            assume (rst);
        else begin
            assert (at == queue_at);
            assert (level <= 3'd4);
            if (level == 3'd4)
                assert (!in_ready);
            assert ((turned[131:0] & written) == 132'd0);
            assert (ready == in_ready);
            assert (m_axis_tvalid == out_valid);
            if (m_axis_tvalid)
                assert (difference == 33'd0);
            if (stood_q)
                assert (m_axis_tvalid && {m_axis_tlast, m_axis_tdata} == stood_word_q);
            cover (m_axis_tvalid && m_axis_tready && m_axis_tlast && level == 3'd3);
        end
endmodule

`default_nettype wire
