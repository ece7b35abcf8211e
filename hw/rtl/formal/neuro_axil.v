// SPDX-License-Identifier: MIT
// neuro_axil makes every access once and gives its answer once. The master keeps the rules of the bus: what it offers
// stands still until it is taken; it may wait with bready and rready, and offer addresses and data in any order.
`default_nettype none

module neuro_axil_properties (
    input wire        clk,
    input wire        rst,
    input wire [4:0]  s_axil_awaddr,
    input wire        s_axil_awvalid,
    input wire [31:0] s_axil_wdata,
    input wire [3:0]  s_axil_wstrb,
    input wire        s_axil_wvalid,
    input wire        s_axil_bready,
    input wire [4:0]  s_axil_araddr,
    input wire        s_axil_arvalid,
    input wire        s_axil_rready,
    input wire        access_ready,
    input wire        access_error,
    input wire [31:0] access_answer
);
    wire        s_axil_awready;
    wire        s_axil_wready;
    wire [1:0]  s_axil_bresp;
    wire        s_axil_bvalid;
    wire        s_axil_arready;
    wire [31:0] s_axil_rdata;
    wire [1:0]  s_axil_rresp;
    wire        s_axil_rvalid;
    wire        access_valid;
    wire        access_write;
    wire [2:0]  access_word;
    wire [31:0] access_data;
    wire [3:0]  access_strobes;

    neuro_axil #(.ADDR_BITS(5)) dut (
        .clk(clk), .rst(rst),
        .s_axil_awaddr(s_axil_awaddr), .s_axil_awvalid(s_axil_awvalid), .s_axil_awready(s_axil_awready),
        .s_axil_wdata(s_axil_wdata), .s_axil_wstrb(s_axil_wstrb), .s_axil_wvalid(s_axil_wvalid),
        .s_axil_wready(s_axil_wready), .s_axil_bresp(s_axil_bresp), .s_axil_bvalid(s_axil_bvalid),
        .s_axil_bready(s_axil_bready), .s_axil_araddr(s_axil_araddr), .s_axil_arvalid(s_axil_arvalid),
        .s_axil_arready(s_axil_arready), .s_axil_rdata(s_axil_rdata), .s_axil_rresp(s_axil_rresp),
        .s_axil_rvalid(s_axil_rvalid), .s_axil_rready(s_axil_rready),
        .access_valid(access_valid), .access_write(access_write), .access_word(access_word), .access_data(access_data),
        .access_strobes(access_strobes), .access_ready(access_ready), .access_error(access_error),
        .access_answer(access_answer)
    );

    reg        after_start_q = 1'b0;
    reg        aw_stands_q   = 1'b0;
    reg        w_stands_q    = 1'b0;
    reg        ar_stands_q   = 1'b0;
    reg        b_stands_q    = 1'b0;
    reg        r_stands_q    = 1'b0;
    reg        accesses_q    = 1'b0;    // access_valid without access_ready
    reg [4:0]  awaddr_q;
    reg [35:0] w_q;
    reg [4:0]  araddr_q;
    reg [1:0]  bresp_q;
    reg [33:0] r_q;
    reg [39:0] access_q;

    // What was accessed and not yet taken, what was taken and not yet answered.
    reg        done_q        = 1'b0;
    reg        taken_q       = 1'b0;
    reg        is_write_q;
    reg        error_q;
    reg [31:0] answer_q;
    reg [2:0]  accessed_q;

    wire takes_write = s_axil_awvalid && s_axil_awready;
    wire takes_read  = s_axil_arvalid && s_axil_arready;
    wire answers     = (s_axil_bvalid && s_axil_bready) || (s_axil_rvalid && s_axil_rready);

    // Connected by the script.
    (* keep *) wire [1:0] phase;
    (* keep *) wire       write;

    // How many accesses of the other kind went before one that was there.
    reg [1:0]  passed_read_q;
    reg [1:0]  passed_write_q;

    always @(posedge clk) begin
        after_start_q <= 1'b1;
        aw_stands_q   <= s_axil_awvalid && !s_axil_awready && !rst;
        w_stands_q    <= s_axil_wvalid && !s_axil_wready && !rst;
        ar_stands_q   <= s_axil_arvalid && !s_axil_arready && !rst;
        b_stands_q    <= s_axil_bvalid && !s_axil_bready && !rst && after_start_q;
        r_stands_q    <= s_axil_rvalid && !s_axil_rready && !rst && after_start_q;
        accesses_q    <= access_valid && !access_ready && !rst && after_start_q;
        awaddr_q      <= s_axil_awaddr;
        w_q           <= {s_axil_wstrb, s_axil_wdata};
        araddr_q      <= s_axil_araddr;
        bresp_q       <= s_axil_bresp;
        r_q           <= {s_axil_rresp, s_axil_rdata};
        access_q      <= {access_write, access_word, access_strobes, access_data};
        if (rst) begin
            done_q         <= 1'b0;
            taken_q        <= 1'b0;
            passed_read_q  <= 2'd0;
            passed_write_q <= 2'd0;
        end else begin
            if (access_valid && access_ready) begin
                done_q     <= 1'b1;
                is_write_q <= access_write;
                error_q    <= access_error;
                answer_q   <= access_answer;
                accessed_q <= access_word;
            end else if (takes_write || takes_read)
                done_q <= 1'b0;
            if (takes_write || takes_read)
                taken_q <= 1'b1;
            else if (answers)
                taken_q <= 1'b0;
            passed_read_q  <= takes_read || !s_axil_arvalid ? 2'd0 : passed_read_q + {1'b0, takes_write};
            passed_write_q <= takes_write || !(s_axil_awvalid && s_axil_wvalid) ? 2'd0
                            : passed_write_q + {1'b0, takes_read};
        end
    end

    always @*
        if (!after_start_q)
            assume (rst);
        else begin
            if (aw_stands_q)
                assume (s_axil_awvalid && s_axil_awaddr == awaddr_q);
            if (w_stands_q)
                assume (s_axil_wvalid && {s_axil_wstrb, s_axil_wdata} == w_q);
            if (ar_stands_q)
                assume (s_axil_arvalid && s_axil_araddr == araddr_q);

            // An access is of something that is offered, and stands still.
            if (access_valid) begin
                assert (access_write ? s_axil_awvalid && s_axil_wvalid : s_axil_arvalid);
                assert (access_write ? aw_stands_q && w_stands_q : ar_stands_q);
                assert (access_word == (access_write ? s_axil_awaddr[4:2] : s_axil_araddr[4:2]));
                assert (!access_write || {access_strobes, access_data} == {s_axil_wstrb, s_axil_wdata});
                assert (!done_q && !taken_q);
            end
            if (accesses_q) begin
                assert (access_valid && access_write == access_q[39] && access_word == access_q[38:36]);
                assert (!access_write || {access_strobes, access_data} == access_q[35:0]);
            end

            // What is taken was accessed; address and data of a write are taken together.
            assert (s_axil_awready == s_axil_wready);
            if (s_axil_awready)
                assert (done_q && is_write_q && s_axil_awvalid && s_axil_wvalid && accessed_q == s_axil_awaddr[4:2]);
            if (s_axil_arready)
                assert (done_q && !is_write_q && s_axil_arvalid && accessed_q == s_axil_araddr[4:2]);
            if (done_q) begin
                assert (s_axil_awready || s_axil_arready);
                assert (is_write_q ? aw_stands_q && w_stands_q : ar_stands_q);
                assert ({s_axil_bresp, s_axil_rdata} == {error_q, 1'b0, answer_q});
            end

            // What is answered was taken, and every access is answered by what the file said.
            assert (taken_q == (s_axil_bvalid || s_axil_rvalid));
            assert (!done_q || !taken_q);
            if (s_axil_bvalid)
                assert (is_write_q && s_axil_bresp == {error_q, 1'b0});
            if (s_axil_rvalid)
                assert (!is_write_q && s_axil_rresp == {error_q, 1'b0} && s_axil_rdata == answer_q);
            if (b_stands_q)
                assert (s_axil_bvalid && s_axil_bresp == bresp_q);
            if (r_stands_q)
                assert (s_axil_rvalid && {s_axil_rresp, s_axil_rdata} == r_q);

            // Neither kind is passed over twice.
            assert (passed_read_q <= 2'd1);
            assert (passed_write_q <= 2'd1);
            if (passed_read_q == 2'd1)
                assert (write == (phase == 2'd0 || phase == 2'd3));
            if (passed_write_q == 2'd1)
                assert (write == (phase == 2'd1 || phase == 2'd2));
            cover (s_axil_rvalid && s_axil_rready && s_axil_rresp == 2'b10 && s_axil_awvalid);
            cover (s_axil_bvalid && s_axil_bready && s_axil_bresp == 2'b00 && s_axil_arvalid);
        end
endmodule

`default_nettype wire
