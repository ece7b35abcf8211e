// SPDX-License-Identifier: MIT
// Random accesses to four regions, whole numbers at a time, against an array; with and without numbers of two words.
`default_nettype none

module neuro_port_trial #(
    parameter LANE_BITS = 0,
    parameter WIDE      = 0
);
    `include "neuro_part_tb.vh"

    reg         idle  = 1'b0;
    reg         valid = 1'b0;
    reg         write = 1'b0;
    reg  [31:0] addr  = 32'd0;
    reg  [31:0] wdata = 32'd0;
    wire        ready;
    wire        error;
    wire        writes;
    wire signed [63:0] value;

    // Region 0: 13 bits in 5 entries. 1: 32 bits without a sign in 8. 2: cannot be loaded. 7: 40 bits, else 24, in 3.
    wire  [7:0] region      = addr[31:24];
    wire        known       = region < 8'd3 || region == 8'd7;
    wire [22:0] entries     = region == 8'd0 ? 23'd5 : region == 8'd7 ? 23'd3 : 23'd8;
    wire        wide        = WIDE != 0 && region == 8'd7;
    wire        is_unsigned = region == 8'd1;
    wire        loadable    = region != 8'd2;
    wire signed [63:0] limit = region == 8'd0 ? 64'sd4096 : region == 8'd1 ? 64'sd4294967296
                             : wide ? 64'sd549755813888 : 64'sd8388608;
    wire        fits        = value < limit && value >= (is_unsigned ? 64'sd0 : -limit);

    // Entry 1 of region 0 holds a word for which no odd value is; what stood at the port when it was read does not count.
    reg         odd_read = 1'b0;
    always @(posedge clk)
        if (en)
            odd_read <= region == 8'd0 && addr[23:1] >> LANE_BITS == 23'd1;
    wire        suits       = !odd_read || !value[0];

    wire        owns;

    neuro_port #(.LANE_BITS(LANE_BITS), .WIDE(WIDE)) port (
        .clk(clk), .en(en), .rst(rst), .idle(idle), .valid(valid), .write(write), .addr(addr), .wdata(wdata),
        .ready(ready), .error(error), .known(known), .entries(entries), .wide(wide), .is_unsigned(is_unsigned),
        .loadable(loadable), .fits(fits), .suits(suits), .owns(owns), .value(value), .writes(writes)
    );

    // What is to be written is, as in a core, in clocks with en.
    integer            stores = 0;
    reg signed [63:0]  stored;
    always @(posedge clk)
        if (en && writes) begin
            stores <= stores + 1;
            stored <= value;
        end

    integer reads;      // clocks with en and idle since valid
    integer earlier;
    integer enabled;
    reg     faulty;
    task access(input is_write, input [31:0] place, input [31:0] what, input is_error, input is_store);
        begin
            valid   = 1'b1;
            write   = is_write;
            addr    = place;
            wdata   = what;
            reads   = 0;
            enabled = 0;
            earlier = stores;
            en      = draw(4) != 0;
            idle    = draw(3) != 0;
            #1 while (!ready) begin
                check(!error, "no error before ready");
                check(reads == 0 || !en, "ready in the clock behind the one that reads");
                if (en && idle)
                    reads = reads + 1;
                @(negedge clk);
                en   = draw(4) != 0;
                idle = draw(3) != 0;
                #1;
            end
            check(en && reads == 1, "one clock reads");
            check(error === is_error, "an error where there is one");
            @(negedge clk);
            check(stores - earlier === (is_store ? 1 : 0), "written once, or not at all");
            valid = draw(2) == 0;
            en    = 1'b0;
            #1 check(!ready && !writes, "an access ends with ready");
            valid = 1'b0;
        end
    endtask

    reg  [31:0] low;
    reg  [31:0] high;
    integer     where;
    integer     number;
    reg         two;
    reg         there;
    reg signed [63:0] whole;
    reg signed [63:0] most;
    integer     size;

    initial begin
        repeat (2)
            @(negedge clk);
        rst = 1'b0;
        repeat (3000) begin
            // Any number of any region, often just outside, with a value often at a border of what fits.
            where  = draw(9);
            size   = where == 0 ? 5 : where == 7 ? 3 : 8;
            number = draw((size + 2) << LANE_BITS);
            if (draw(20) == 0)
                number = number + 4194304;
            two    = WIDE != 0 && where == 7;
            there  = (where < 3 || where == 7) && number < size << LANE_BITS;
            most   = where == 0 ? 64'sd1 << 12 : where == 1 ? 64'sd1 << 32 : 64'sd1 << (two ? 39 : 23);
            case (draw(6))
                0:       whole = most - 64'sd1;
                1:       whole = two || where != 1 ? most : 64'sd0;
                2:       whole = where == 1 ? 64'sd5 : -most;
                3:       whole = where == 1 ? most - 64'sd2 : -most - 64'sd1;
                default: whole = where == 1 ? 64'sd77 : 64'sd1 - most;
            endcase
            {high, low} = whole;
            case (draw(3))
                0: begin
                    access(1'b0, {where[7:0], number[22:0], 1'b0}, 32'd0, !there, 1'b0);
                    access(1'b0, {where[7:0], number[22:0], 1'b1}, 32'd0, !there || !two, 1'b0);
                end
                1: if (two) begin
                    access(1'b1, {where[7:0], number[22:0], 1'b0}, low, !there, 1'b0);
                    faulty = !there || whole >= most || whole < -most;
                    access(1'b1, {where[7:0], number[22:0], 1'b1}, high, faulty, !faulty);
                    check(faulty || stored === whole, "the whole number");
                end else begin
                    faulty = !there || where == 2 || (where != 1 && (whole >= most || whole < -most))
                          || (where == 0 && number >> LANE_BITS == 1 && whole[0]);
                    access(1'b1, {where[7:0], number[22:0], 1'b0}, low, faulty, !faulty);
                    check(faulty || stored === whole, "the number with its sign");
                end
                default: if (!two)
                    access(1'b1, {where[7:0], number[22:0], 1'b1}, low, 1'b1, 1'b0);
            endcase
            if (draw(50) == 0) begin
                rst = 1'b1;
                @(negedge clk);
                rst = 1'b0;
            end
        end
        done = 1'b1;
    end
endmodule

module neuro_port_tb;
    `include "neuro_tb.vh"

    neuro_port_trial #(.LANE_BITS(0), .WIDE(0)) words_1 ();
    neuro_port_trial #(.LANE_BITS(3), .WIDE(0)) words_8 ();
    neuro_port_trial #(.LANE_BITS(0), .WIDE(1)) pairs_1 ();
    neuro_port_trial #(.LANE_BITS(3), .WIDE(1)) pairs_8 ();

    initial begin
        wait (words_1.done && words_8.done && pairs_1.done && pairs_8.done);
        passed;
    end
endmodule

`default_nettype wire
