// SPDX-License-Identifier: MIT
// Four counters of two words of six bits, counting at changing odds, cleared and read meanwhile: settled words are what
// was counted, constants stand still, and every read is answered in time.
`default_nettype none

module neuro_counters_tb;
    localparam WORD_BITS  = 6;
    localparam INDEX_BITS = 2;
    localparam COUNT      = 4;
    localparam ROUND      = 4 * COUNT;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg                  rst       = 1'b1;
    reg                  clear     = 1'b0;
    reg  [COUNT-1:0]     count     = 4'd0;
    reg                  read      = 1'b0;
    reg  [3:0]           read_addr = 4'd0;
    wire                 settled;
    wire                 read_done;
    wire [WORD_BITS-1:0] read_data;

    neuro_counters #(
        .WORD_BITS(WORD_BITS), .INDEX_BITS(INDEX_BITS), .ADDR_BITS(4), .ZERO(1), .INIT("neuro_counters_tb.hex")
    ) counters (
        .clk(clk), .rst(rst), .clear(clear), .count(count), .settled(settled),
        .read(read), .read_addr(read_addr), .read_done(read_done), .read_data(read_data)
    );

    // What was counted.
    reg [2*WORD_BITS-1:0] number [0:COUNT-1];
    reg [WORD_BITS-1:0]   image [0:15];
    integer               i;
    integer               waited = 0;
    integer               since  = 0;   // the last clock in which something was counted

    initial $readmemh("neuro_counters_tb.hex", image);

    always @(posedge clk) begin
        for (i = 0; i < COUNT; i = i + 1)
            if (rst || clear)
                number[i] <= 12'd0;
            else
                number[i] <= number[i] + {11'd0, count[i]};
        waited <= read && !read_done ? waited + 1 : 0;
        since  <= rst || clear || count != 4'd0 ? 0 : since + 1;
    end

    reg [WORD_BITS-1:0] asked;          // what it should be

    task fail(input integer code);
        begin
            case (code)
                1: $display("FAILED at %0t: word %0d is %h, expected %h", $time, read_addr, read_data, asked);
                2: $display("FAILED at %0t: a read waits for %0d clocks", $time, waited);
                3: $display("FAILED at %0t: not settled after %0d clocks", $time, since);
                default: $display("FAILED at %0t: settled or read_done is unknown, or settled too early", $time);
            endcase
            $stop;
        end
    endtask

    wire [2*WORD_BITS-1:0] shown = number[read_addr[2:1]];
    wire [WORD_BITS-1:0] expected = !read_addr[3] ? image[read_addr]
                                  : read_addr[0] ? shown[2*WORD_BITS-1:WORD_BITS] : shown[WORD_BITS-1:0];

    reg compares = 1'b0;                // the counters were settled when the word was requested
    reg answered = 1'b0;

    always @(posedge clk) begin
        compares <= settled;
        asked    <= expected;
        answered <= read && read_done;
        if (!rst && read_done && !read)
            fail(0);
    end

    always @(negedge clk)
        if (!rst) begin
            if ((settled ^ settled) !== 1'b0 || (read_done ^ read_done) !== 1'b0 || (settled && since == 0))
                fail(0);
            if (read_done && (compares || !read_addr[3]) && read_data !== asked)
                fail(1);
            if (waited > 4)
                fail(2);
            if (since > 2 * ROUND && !settled)
                fail(3);
        end

    `include "neuro_tb.vh"

    integer rounds;
    integer drawn;
    integer mode;

    task tick(input integer odds);
        begin
            @(negedge clk);
            count = 4'd0;
            for (rounds = 0; rounds < COUNT; rounds = rounds + 1)
                if (odds > 0)
                    count[rounds] = draw(8) < odds;
            clear = draw(odds > 0 ? 400 : 100) == 0;
            if (answered)
                read = 1'b0;
            if (!read && draw(3) == 0) begin
                read      = 1'b1;
                drawn     = draw(16);
                read_addr = drawn[3:0];
            end
        end
    endtask

    integer turn;

    initial begin
        repeat (3)
            @(negedge clk);
        rst = 1'b0;
        for (turn = 0; turn < 100; turn = turn + 1) begin
            mode = draw(10);
            repeat (50 + 10 * turn)
                tick(mode);
            // Everything is read when nothing is counted.
            repeat (2 * ROUND + 200)
                tick(0);
            if (mode == 3) begin
                @(negedge clk) rst = 1'b1;
                read  = 1'b0;
                count = 4'd0;
                clear = 1'b0;
                @(negedge clk) rst = 1'b0;
            end
        end
        passed;
    end
endmodule

`default_nettype wire
