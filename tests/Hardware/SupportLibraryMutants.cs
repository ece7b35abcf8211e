namespace Neuro.Tests;

/// <summary>Single mistakes in modules of the support library; each is found by the test bench and by the proof.</summary>
internal static class SupportLibraryMutants
{
    public static IEnumerable<object[]> All =>
    [
        ["neuro_ram", "if (wr_valid)", "if (1'b1)"],
        ["neuro_ram", "contents[rd_addr]", "contents[wr_addr]"],
        ["neuro_ram", "if (en) begin", "if (en || wr_valid) begin"],
        ["neuro_rom", "if (en)", "if (en || rd_addr == 0)"],
        ["neuro_rom", "contents[rd_addr]", "contents[rd_addr ^ 1]"],
        ["neuro_ring", "read_hits_sum_q     <= read_valid_q && ", "read_hits_sum_q     <= "],
        ["neuro_ring", "read_hits_written_q <= sum_valid_q  && ", "read_hits_written_q <= "],
        ["neuro_ring", "op_addr == read_addr_q", "1'b0"],
        ["neuro_ring", "op_addr == sum_addr_q", "1'b0"],
        ["neuro_ring", "op_addr == read_addr_q", "op_addr[0] == read_addr_q[0]"],
        ["neuro_ring", "read_hits_sum_q     ? sum\n", "read_hits_sum_q     ? written_q\n"],
        ["neuro_ring", "sum_base_q  <= read_take_q ? {WORD_BITS{1'b0}} : word", "sum_base_q  <= word"],
        ["neuro_ring", "sum_value_q <= read_take_q ? {WORD_BITS{1'b0}} : read_value_q", "sum_value_q <= read_value_q"],
        ["neuro_ring", "        if (en) begin\n            read_take_q ", "        begin\n            read_take_q "],
        ["neuro_ring", ".clk(clk), .en(en),", ".clk(clk), .en(1'b1),"],
        ["neuro_ring", ".wr_valid(sum_valid_q)", ".wr_valid(1'b1)"],
        ["neuro_draw", "wire [31:0] a_13 = a_key_3 + b_key_3", "wire [31:0] a_13 = a_key_3 - b_key_3"],
        ["neuro_draw", "{b_5[2:0], b_5[31:3]}", "{b_5[3:0], b_5[31:4]}"],
        ["neuro_draw", "key_b_plus_3_q <= key_b + 32'd3", "key_b_plus_3_q <= key_b + 32'd2"],
        ["neuro_draw", "        if (en) begin", "        begin"],
        ["neuro_key", "{b_q[5:0], b_q[31:6]}", "{b_q[6:0], b_q[31:7]}"],
        ["neuro_key", "phase_q <= injection_q == 3'd5 ? IDLE", "phase_q <= injection_q == 3'd4 ? IDLE"],
        ["neuro_key", "done_q  <= injection_q == 3'd5", "done_q  <= injection_q == 3'd4"],
        ["neuro_key", "key_word_q == 2'd2 ? 2'd0 :", "key_word_q == 2'd3 ? 2'd0 :"],
        ["neuro_key", "                done_q      <= 1'b0;\n", ""],
        ["neuro_key", "end else if (en) begin", "end else begin"],
        ["neuro_digest", "+ {31'd0, carry_q}", "+ 32'd0"],
        ["neuro_digest", "{valid_q[4:1], word_valid}", "{valid_q[4:1], 1'b1}"],
        ["neuro_digest", "rst || (en && clear)", "rst || clear"],
        ["neuro_digest", "PARITY_PLUS_1 = 32'h1bd11bdb", "PARITY_PLUS_1 = 32'h1bd11bda"],
        ["neuro_digest", "            high_word_q    <= b_stage_5_q;", "            high_word_q    <= b_stage_4_q;"],
        ["neuro_fifo", "!level[DEPTH_BITS] && !(&level[DEPTH_BITS-1:0])", "!level[DEPTH_BITS]"],
        ["neuro_fifo", "in_valid && in_ready_q", "in_valid"],
        ["neuro_fifo", "(out_ready || !out_valid_q)", "out_ready"],
        ["neuro_fifo", "(out_ready || !out_valid_q)", "1'b1"],
        ["neuro_fifo", "read || (out_valid_q && !out_ready)", "read || out_valid_q"],
        ["neuro_skid", "out_valid_q && !out_ready;", "!out_ready;"],
        ["neuro_skid", "!stands || (in_ready_q && !in_valid)", "!stands"],
        ["neuro_skid", "in_ready_q ? in_data : spare_q", "in_data"],
        ["neuro_skid", "        if (in_ready_q)\n", "        if (1'b1)\n"],
    ];
}
