// SPDX-License-Identifier: MIT
// neuro_counters counts: shown for either of two counters, each of two words of five bits, whatever is counted, cleared
// and read meanwhile. What the memory holds and what it was not yet told make the number, at every clock of a round.
`default_nettype none

module neuro_counters_properties (
    input wire       clk,
    input wire       rst,
    input wire       clear,
    input wire [1:0] count,
    input wire       read,
    input wire [2:0] read_addr
);
    wire       settled;
    wire       read_done;
    wire [4:0] read_data;

    neuro_counters #(.WORD_BITS(5), .INDEX_BITS(1), .ADDR_BITS(3), .ZERO(1), .INIT("neuro_counters.hex")) dut (
        .clk(clk), .rst(rst), .clear(clear), .count(count), .settled(settled),
        .read(read), .read_addr(read_addr), .read_done(read_done), .read_data(read_data)
    );

    // Connected by the script.
    (* keep *) wire [2:0]  step;
    (* keep *) wire [1:0]  restart;
    (* keep *) wire        restarts;
    (* keep *) wire        carry;
    (* keep *) wire        busy;
    (* keep *) wire        asked;
    (* keep *) wire [7:0]  recents;
    (* keep *) wire [39:0] words;

    // Either counter.
    (* anyconst *) reg watched;
    wire [3:0] recent   = watched ? recents[7:4] : recents[3:0];
    wire [4:0] low      = watched ? words[34:30] : words[24:20];
    wire [4:0] high     = watched ? words[39:35] : words[29:25];
    wire       again    = restart[watched];
    wire       in_hand  = step[2] == watched;
    wire [1:0] clock    = step[1:0];
    wire       clock_1  = in_hand && clock == 2'd1;
    wire       clock_2  = in_hand && clock == 2'd2;
    wire [9:0] recent10 = {6'd0, recent};

    // What the memory was told: after a clear nothing, until both words are zero again.
    wire [9:0] carry10 = clock_2 ? {4'd0, carry, 5'd0} : 10'd0;
    wire [9:0] told    = !again                 ? {high, low} + carry10
                       : clock_2 && restarts    ? {5'd0, low} + carry10
                       :                          10'd0;

    // The number that it promises, and how many clocks ago the memory was told.
    reg  [9:0] number_q;
    wire [2:0] since = step - {watched, 2'd2};

    reg        after_start_q = 1'b0;
    reg        reads_q       = 1'b0;
    reg  [2:0] addr_q;
    reg  [2:0] waits_q;

    wire [39:0] at_addr = words >> (5 * addr_q);

    always @(posedge clk) begin
        after_start_q <= 1'b1;
        reads_q       <= read && !read_done && !rst;
        addr_q        <= read_addr;
        waits_q       <= read && !read_done && !rst ? waits_q + 3'd1 : 3'd0;
        if (rst || clear)
            number_q <= 10'd0;
        else
            number_q <= number_q + {9'd0, count[watched]};
    end

    always @* begin
        if (reads_q)
            assume (read && read_addr == addr_q);
        if (!after_start_q)
            assume (rst);
        else begin
            assert (number_q == told + recent10);
            assert (recent <= {1'b0, since} + 4'd1);

            // What arrives is what was requested, unless a clear came meanwhile.
            if (clock_1 || clock_2)
                assert (again || !restarts);
            if (clock_1 && (restarts || !again))
                assert (read_data == (restarts ? 5'd0 : low));
            if (clock_2 && (restarts || !again))
                assert (read_data == (restarts ? 5'd0 : high));
            if (clock_1 && again && !restarts)
                assert (busy && recent == 4'd0);
            assert (words[19:0] == {5'h0a, 5'h15, 5'h00, 5'h0b});

            // Settled: there is nothing that the memory was not told.
            if (settled)
                assert (!busy && !again && recent == 4'd0 && number_q == {high, low});
            if (settled && clock_2)
                assert (!carry);
            if (!busy && step >= {watched, 2'd2})
                assert (recent == 4'd0);
            if (!busy && step >= {watched, 2'd2})
                assert (!again || (clock_2 && restarts));

            assert (read_done == asked);
            if (asked)
                assert (clock == 2'd0 && read_data == at_addr[4:0]);
            assert (clock == 2'd0 ? waits_q == 3'd0 || asked : waits_q <= {1'b0, clock});
            cover (!again && {high, low} == 10'd2 && recent == 4'd1);
            cover (settled && read_done && addr_q == 3'd2);
        end
    end
endmodule

`default_nettype wire
