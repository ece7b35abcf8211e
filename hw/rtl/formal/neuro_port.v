// SPDX-License-Identifier: MIT
// neuro_port, for two lanes, answers each access once, in the clock behind the one that reads, and writes what fits.
`default_nettype none

module neuro_port_accesses #(
    parameter WIDE = 0
) (
    input wire        clk,
    input wire        en,
    input wire        rst,
    input wire        idle,
    input wire        valid,
    input wire        write,
    input wire [31:0] addr,
    input wire [31:0] wdata,
    input wire        known,
    input wire [22:0] entries,
    input wire        has_two,
    input wire        is_unsigned,
    input wire        loadable,
    input wire        fits,
    input wire        suits
);
    wire        wide = WIDE != 0 && has_two;
    wire        ready;
    wire        error;
    wire        writes;
    wire [63:0] value;

    wire              owns;

    neuro_port #(.LANE_BITS(1), .WIDE(WIDE)) dut (
        .clk(clk), .en(en), .rst(rst), .idle(idle), .valid(valid), .write(write), .addr(addr), .wdata(wdata),
        .ready(ready), .error(error), .known(known), .entries(entries), .wide(wide), .is_unsigned(is_unsigned),
        .loadable(loadable), .fits(fits), .suits(suits), .owns(owns), .value(value), .writes(writes)
    );

    // Connected by the script.
    (* keep *) wire        reads;
    (* keep *) wire        good;
    (* keep *) wire        stores;
    (* keep *) wire [31:0] low;

    reg         started_q = 1'b0;
    reg         held_q;         // an access is under way
    reg         has_read_q;     // it has had the clock that reads
    reg  [64:0] access_q;
    reg  [27:0] region_q;       // what addr, and what is written, are said to be
    reg         lower_q;        // the last word that was written is the lower one of a number
    reg  [31:0] kept_q;
    wire [22:0] number = addr[23:1];    // two lanes: those of entry e are 2e and 2e + 1

    always @(posedge clk) begin
        started_q <= 1'b1;
        access_q  <= {write, addr, wdata};
        region_q  <= {known, entries, has_two, is_unsigned, loadable, fits};
        if (rst) begin
            held_q     <= 1'b0;
            has_read_q <= 1'b0;
            lower_q    <= 1'b0;
        end else begin
            held_q <= valid && !ready;
            if (en)
                has_read_q <= valid && idle && !has_read_q;
            if (valid && ready && write) begin
                lower_q <= !addr[0];
                kept_q  <= wdata;
            end
        end
    end

    wire in_range = known && {1'b0, number} < {entries, 1'b0};
    wire is_upper = addr[0];
    wire whole    = wide ? is_upper : !is_upper;
    wire found    = in_range && (wide || !is_upper);

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (!held_q || (valid && {write, addr, wdata} == access_q));
            assume (!held_q || {known, entries, has_two, is_unsigned, loadable, fits} == region_q);

            assert (owns == (idle || reads));
            assert (reads == has_read_q);
            assert (held_q || !has_read_q);
            assert (ready == (has_read_q && en));
            if (has_read_q) begin
                assert (good == (found && (!write || (loadable && (fits || !whole)))));
                assert (stores == (found && write && loadable && fits && whole));
            end else
                assert (!stores);
            if (ready && !found)
                assert (error && !writes);
            else if (ready && write && (!loadable || (whole && !(fits && suits))))
                assert (error && !writes);
            else
                assert (!error);
            if (ready && !error)
                assert (writes == (write && whole));
            if (!has_read_q || !write)
                assert (!writes);
            if (WIDE != 0 && lower_q)
                assert (low == kept_q);
            if (wide && lower_q)
                assert (value == {wdata, kept_q});
            if (!wide)
                assert (value[31:0] == wdata && value[63:32] == (is_unsigned ? 32'd0 : {32{wdata[31]}}));
            cover (WIDE != 0 && ready && writes && wide && lower_q);
            cover (WIDE == 0 && ready && writes && number == 23'd7 && entries == 23'd4);
        end
endmodule

module neuro_port_properties (
    input wire        clk,
    input wire        en,
    input wire        rst,
    input wire        idle,
    input wire        valid,
    input wire        write,
    input wire [31:0] addr,
    input wire [31:0] wdata,
    input wire        known,
    input wire [22:0] entries,
    input wire        has_two,
    input wire        is_unsigned,
    input wire        loadable,
    input wire        fits,
    input wire        suits
);
    neuro_port_accesses #(.WIDE(0)) words (
        .clk(clk), .en(en), .rst(rst), .idle(idle), .valid(valid), .write(write), .addr(addr), .wdata(wdata),
        .known(known), .entries(entries), .has_two(has_two), .is_unsigned(is_unsigned), .loadable(loadable),
        .fits(fits), .suits(suits)
    );
    neuro_port_accesses #(.WIDE(1)) pairs (
        .clk(clk), .en(en), .rst(rst), .idle(idle), .valid(valid), .write(write), .addr(addr), .wdata(wdata),
        .known(known), .entries(entries), .has_two(has_two), .is_unsigned(is_unsigned), .loadable(loadable),
        .fits(fits), .suits(suits)
    );
endmodule

`default_nettype wire
