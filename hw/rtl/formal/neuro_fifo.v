// SPDX-License-Identifier: MIT
// neuro_fifo with four words in memory is a queue: each word leaves once, in order, and stands still until it is taken.
// It always accepts four words, and it never keeps a word from an output that waits for longer than a clock.
`default_nettype none

module neuro_fifo_properties (
    input wire       clk,
    input wire       rst,
    input wire [3:0] in_data,
    input wire       in_valid,
    input wire       out_ready
);
    wire       in_ready;
    wire       out_valid;
    wire [3:0] out_data;

    neuro_fifo #(.WIDTH(4), .DEPTH_BITS(2)) dut (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .out_data(out_data), .out_valid(out_valid), .out_ready(out_ready)
    );

    // Connected by the script.
    (* keep *) wire [2:0] write;
    (* keep *) wire [2:0] read;
    (* keep *) wire [3:0] word_0;
    (* keep *) wire [3:0] word_1;
    (* keep *) wire [3:0] word_2;
    (* keep *) wire [3:0] word_3;

    wire [2:0] level  = write - read;
    wire       enters = in_valid && in_ready;
    wire       leaves = out_valid && out_ready;

    // The queue that it promises to be: five words, the oldest lowest.
    reg  [19:0] queue_q;
    reg   [2:0] count_q;
    wire [19:0] queue_left = leaves ? queue_q >> 4 : queue_q;
    wire  [2:0] count_left = count_q - {2'd0, leaves};
    wire [19:0] mask       = 20'hfffff << {count_left, 2'b00};

    always @(posedge clk) begin
        if (rst)
            count_q <= 3'd0;
        else
            count_q <= count_left + {2'd0, enters};
        queue_q <= (queue_left & ~mask) | ({16'd0, in_data} << {count_left, 2'b00});
    end

    // A word of the memory, the oldest first, and what the queue has in its place.
    wire [15:0] words  = {word_3, word_2, word_1, word_0};
    wire [31:0] turned = {words, words} >> {read[1:0], 2'b00};
    wire [19:0] behind = out_valid ? queue_q >> 4 : queue_q;
    wire [15:0] inside = ~(16'hffff << {level, 2'b00});

    reg       after_start_q = 1'b0;
    reg       stood_q       = 1'b0;
    reg       waited_q      = 1'b0;   // words in memory, and none at the output
    reg       room_q        = 1'b0;   // with the word at the output, four words are not yet reached
    reg [3:0] stood_data_q;

    always @(posedge clk) begin
        after_start_q <= 1'b1;
        room_q        <= level <= 3'd2 && !rst && after_start_q;
        stood_q       <= out_valid && !out_ready && !rst && after_start_q;
        waited_q      <= level != 3'd0 && !out_valid && !rst && after_start_q;
        stood_data_q  <= out_data;
    end

    always @*
        if (!after_start_q)
            assume (rst);
        else begin
            assert (level <= 3'd4);
            if (level == 3'd4)
                assert (!in_ready);
            assert (count_q == level + {2'd0, out_valid});
            assert (((turned[15:0] ^ behind[15:0]) & inside) == 16'd0);
            if (out_valid)
                assert (out_data == queue_q[3:0]);
            if (stood_q)
                assert (out_valid && out_data == stood_data_q);
            if (waited_q)
                assert (out_valid);
            if (room_q)
                assert (in_ready);
            cover (level == 3'd4 && out_valid && leaves);
            cover (level == 3'd2 && enters && leaves && write[1:0] == 2'd0);
        end
endmodule

`default_nettype wire
