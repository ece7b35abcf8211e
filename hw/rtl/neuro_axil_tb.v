// SPDX-License-Identifier: MIT
// A master that offers reads and writes at random, addresses and data in any order, and waits at random with bready
// and rready; a file of eight words that answers at random. Each access is made once, in its turn, and each answer is
// the file's.
`default_nettype none

module neuro_axil_tb;
    localparam CLOCKS = 40000;

    reg clk = 1'b0;
    always #5 clk = ~clk;

    reg         rst     = 1'b1;
    reg  [5:0]  awaddr  = 6'd0;
    reg         awvalid = 1'b0;
    wire        awready;
    reg  [31:0] wdata   = 32'd0;
    reg  [3:0]  wstrb   = 4'd0;
    reg         wvalid  = 1'b0;
    wire        wready;
    wire [1:0]  bresp;
    wire        bvalid;
    reg         bready  = 1'b0;
    reg  [5:0]  araddr  = 6'd0;
    reg         arvalid = 1'b0;
    wire        arready;
    wire [31:0] rdata;
    wire [1:0]  rresp;
    wire        rvalid;
    reg         rready  = 1'b0;
    wire        access_valid;
    wire        access_write;
    wire [3:0]  access_word;
    wire [31:0] access_data;
    wire [3:0]  access_strobes;
    reg         access_ready = 1'b0;

    // The file: a word above the eighth is an error. Without access_ready its answer means nothing.
    reg  [31:0] file [0:7];
    wire        access_error  = access_word[3] == access_ready;
    wire [31:0] access_answer = file[access_word[2:0]] ^ {32{access_error}};

    neuro_axil #(.ADDR_BITS(6)) axil (
        .clk(clk), .rst(rst),
        .s_axil_awaddr(awaddr), .s_axil_awvalid(awvalid), .s_axil_awready(awready),
        .s_axil_wdata(wdata), .s_axil_wstrb(wstrb), .s_axil_wvalid(wvalid), .s_axil_wready(wready),
        .s_axil_bresp(bresp), .s_axil_bvalid(bvalid), .s_axil_bready(bready),
        .s_axil_araddr(araddr), .s_axil_arvalid(arvalid), .s_axil_arready(arready),
        .s_axil_rdata(rdata), .s_axil_rresp(rresp), .s_axil_rvalid(rvalid), .s_axil_rready(rready),
        .access_valid(access_valid), .access_write(access_write), .access_word(access_word), .access_data(access_data),
        .access_strobes(access_strobes), .access_ready(access_ready), .access_error(access_error),
        .access_answer(access_answer)
    );

    // What the master knows: the words as it wrote them, what it waits for, and how long.
    reg  [31:0] known [0:7];
    reg         writes = 1'b0;          // an answer to a write is awaited
    reg         reads  = 1'b0;
    reg  [5:0]  written_addr;
    reg  [5:0]  read_addr;
    reg  [35:0] written;
    reg  [31:0] expected;
    reg         aw_took = 1'b0;
    reg         w_took  = 1'b0;
    integer     accesses = 0;
    integer     answers  = 0;
    integer     waits    = 0;
    integer     passed_reads  = 0;      // writes that went before a read that waited
    integer     passed_writes = 0;
    integer     i;

    wire [31:0] mask = {{8{wstrb[3]}}, {8{wstrb[2]}}, {8{wstrb[1]}}, {8{wstrb[0]}}};

    task fail(input integer code);
        begin
            case (code)
                1: $display("FAILED at %0t: read %h at %h, expected %h", $time, rdata, read_addr, expected);
                2: $display("FAILED at %0t: an answer that nothing was asked for, or a wrong one", $time);
                3: $display("FAILED at %0t: %0d accesses for %0d answers", $time, accesses, answers);
                4: $display("FAILED at %0t: nothing happens for %0d clocks", $time, waits);
                5: $display("FAILED at %0t: the access is not what was offered", $time);
                6: $display("FAILED at %0t: passed over twice", $time);
                default: $display("FAILED at %0t: a ready or valid is unknown", $time);
            endcase
            $stop;
        end
    endtask

    always @(posedge clk)
        if (!rst) begin
            if (^{awready, wready, arready, bvalid, rvalid, access_valid} === 1'bx)
                fail(0);
            aw_took <= awvalid && awready;
            w_took  <= wvalid && wready;
            if (awvalid && awready) begin
                written_addr <= awaddr;
                writes       <= 1'b1;
                if (writes || reads || !wvalid || !wready)
                    fail(2);
            end
            if (arvalid && arready) begin
                read_addr <= araddr;
                reads     <= 1'b1;
                if (writes || reads)
                    fail(2);
            end
            if (access_valid) begin
                if (access_word !== (access_write ? awaddr[5:2] : araddr[5:2]))
                    fail(5);
                if (access_write ? !awvalid || !wvalid || {access_strobes, access_data} !== {wstrb, wdata} : !arvalid)
                    fail(5);
                if (access_ready) begin
                    accesses <= accesses + 1;
                    expected <= known[araddr[4:2]];
                    if (access_write && !access_error) begin
                        file[access_word[2:0]] <= (access_data & mask) | (file[access_word[2:0]] & ~mask);
                        known[awaddr[4:2]]     <= (wdata & mask) | (known[awaddr[4:2]] & ~mask);
                    end
                end
            end
            if (bvalid && (!writes || bresp !== {written_addr[5], 1'b0}))
                fail(2);
            if (rvalid && (!reads || rresp !== {read_addr[5], 1'b0} || rdata !== (expected ^ {32{read_addr[5]}})))
                fail(1);
            if (bvalid && bready)
                writes <= 1'b0;
            if (rvalid && rready)
                reads <= 1'b0;
            if ((bvalid && bready) || (rvalid && rready)) begin
                answers <= answers + 1;
                if (accesses != answers + 1)
                    fail(3);
            end
            waits <= (bvalid && bready) || (rvalid && rready) || !(arvalid || (awvalid && wvalid)) ? 0 : waits + 1;
            if (waits > 200)
                fail(4);
            passed_reads  <= arvalid && !arready ? passed_reads + (awready ? 1 : 0) : 0;
            passed_writes <= awvalid && wvalid && !awready ? passed_writes + (arready ? 1 : 0) : 0;
            if (passed_reads > 1 || passed_writes > 1)
                fail(6);
        end

    `include "neuro_tb.vh"

    integer count = 0;
    integer odds;
    integer drawn;

    initial begin
        for (i = 0; i < 8; i = i + 1) begin
            file[i]  = 32'h10101010 * i;
            known[i] = 32'h10101010 * i;
        end
        repeat (3)
            @(negedge clk);
        rst = 1'b0;
        while (count < CLOCKS) begin
            @(negedge clk);
            count = count + 1;
            if (count % 200 == 1)
                odds = 1 + draw(6);
            if (aw_took) awvalid = 1'b0;
            if (w_took) wvalid = 1'b0;
            if (reads) arvalid = 1'b0;
            if (!awvalid && !writes && draw(odds) == 0) begin
                awvalid = 1'b1;
                drawn   = draw(64);
                awaddr  = drawn[5:0];
            end
            if (!wvalid && !writes && draw(odds) == 0) begin
                wvalid = 1'b1;
                wdata  = draw_q;
                drawn  = draw(16);
                wstrb  = drawn[3:0];
            end
            if (!arvalid && !reads && draw(odds) == 0) begin
                arvalid = 1'b1;
                drawn   = draw(64);
                araddr  = drawn[5:0];
            end
            access_ready = draw(odds) == 0;
            bready       = draw(odds) == 0;
            rready       = draw(odds) == 0;
        end
        if (answers < CLOCKS / 30)
            fail(4);
        rst = 1'b1;                     // nobody is served from here on
        passed;
    end
endmodule

`default_nettype wire
