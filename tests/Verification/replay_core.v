// Has the ports of a core and gives the words of replay.hex, tick by tick, whatever it is given: it is there to try the
// test bench, and does one thing wrong if FAULT says so.
`default_nettype none

module core #(
    parameter MEM = "mem/"
) (
    input  wire        clk,
    input  wire        rst,
    input  wire        run,
    output wire        busy,
    input  wire [31:0] in_data,
    input  wire        in_valid,
    output wire        in_ready,
    output wire [31:0] out_data,
    output wire        out_last,
    output wire        out_valid,
    input  wire        out_ready,
    output wire        counts,
    output wire        stall_in,
    output wire        stall_out,
    output wire        tick_end,
    output wire        error_valid,
    output wire [31:0] error_word,
    input  wire        mem_valid,
    input  wire        mem_write,
    input  wire [31:0] mem_addr,
    input  wire [31:0] mem_wdata,
    output wire        mem_ready,
    output wire        mem_error,
    output wire [31:0] mem_rdata
);
    localparam FAULT = 0;
    localparam SWEEP = 3'd0, WAIT = 3'd1, TAKE = 3'd2, WORK = 3'd3, GIVE = 3'd4;

    reg [32:0] replay [0:1023];
    reg [31:0] memory [0:15];
    reg  [2:0] state;
    reg  [9:0] at;
    reg  [3:0] count;
    reg  [7:0] tick;
    reg [32:0] word;
    reg        is_word;
    wire       en = !stall_in && !stall_out;

    initial begin
        $readmemh({MEM, "replay.hex"}, replay);
        state = SWEEP; at = 10'd0; count = 4'd0; tick = 8'd0; is_word = 1'b0; word = 33'd0;
    end

    assign busy = state != WAIT;
    assign out_data = FAULT == 7 && tick == 4 ? {word[31:1], 1'bx} : word[31:0];
    assign out_last = word[32] && !(FAULT == 5 && tick == 4);
    assign out_valid = is_word;
    assign stall_out = is_word && !out_ready;
    assign stall_in = state == TAKE && !in_valid && !stall_out;
    assign in_ready = state == TAKE && !stall_out;
    assign counts = en && busy && !(FAULT == 8 && state == WORK && count == 1 && tick == 6);
    assign tick_end = state == GIVE && is_word && word[32];
    assign error_valid = FAULT == 6 && state == TAKE && tick == 3 && in_valid && en;
    assign error_word = in_data;
    assign mem_ready = mem_valid && state == WAIT;
    assign mem_error = mem_addr > 15 || FAULT == 11;
    assign mem_rdata = memory[mem_addr[3:0]];

    always @(posedge clk) begin
        if (mem_ready && mem_write && FAULT != 10) memory[mem_addr[3:0]] <= mem_wdata;
        if (FAULT == 1 && stall_out && tick == 2) word <= replay[at];
        if (rst) begin
            state <= SWEEP; count <= 4'd0; is_word <= 1'b0; tick <= 8'd0;
            if (FAULT != 9) at <= 10'd0;
        end else if (en) begin
            count <= 4'd0;
            case (state)
                SWEEP: begin
                    count <= count + 1'b1;
                    if (count == 9 && FAULT != 13) state <= WAIT;
                end
                WAIT: begin
                    is_word <= FAULT == 2 && tick == 12 && word[32];
                    word[32] <= 1'b0;
                    if (run) state <= TAKE;
                end
                TAKE: if (in_data[31:28] == 4'd1) state <= WORK;
                WORK: begin
                    count <= count + 1'b1;
                    if (count == (FAULT == 4 && tick == 5 ? 4'd5 : 4'd4) && FAULT != 12) state <= GIVE;
                end
                default: begin
                    is_word <= !tick_end;
                    if (tick_end) begin
                        tick <= tick + 1'b1;
                        state <= run ? TAKE : WAIT;
                    end else begin
                        word <= FAULT == 3 && tick == 11 ? {1'b0, replay[at][31:0]} : replay[at];
                        at <= at + 1'b1;
                    end
                end
            endcase
        end
    end
endmodule

`default_nettype wire
