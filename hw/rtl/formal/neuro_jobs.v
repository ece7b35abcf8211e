// SPDX-License-Identifier: MIT
// neuro_jobs begins a job for each spike it takes, one after the other, and ends a phase when all are done: shown by
// counting what was taken and what was done.
`default_nettype none

module neuro_jobs_properties (
    input wire clk,
    input wire en,
    input wire rst,
    input wire go,
    input wire ready,
    input wire empty,
    input wire over,
    input wire others
);
    wire seeks;
    wire begins;
    wire valid;
    wire first;
    wire ends;

    neuro_jobs dut (
        .clk(clk), .en(en), .rst(rst), .go(go), .ready(ready), .empty(empty), .over(over), .others(others),
        .seeks(seeks), .begins(begins), .valid(valid), .first(first), .ends(ends)
    );

    (* keep *) wire went;   // connected by the script

    reg       started_q = 1'b0;
    reg       in_phase_q;   // go was set in the clock before, which did not end the phase
    reg       begun_q;      // the clock before had begins
    reg       going_q;      // go must still be set
    reg [2:0] taken_q;      // spikes
    reg [2:0] done_q;       // jobs
    wire      works = taken_q != done_q;

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst) begin
            in_phase_q <= 1'b0;
            begun_q    <= 1'b0;
            going_q    <= 1'b0;
            taken_q    <= 3'd0;
            done_q     <= 3'd0;
        end else begin
            going_q <= go && !(en && ends);
            if (en) begin
                in_phase_q <= go && !ends;
                begun_q    <= begins;
                taken_q    <= taken_q + {2'd0, begins};
                done_q     <= done_q + {2'd0, works && over};
            end
        end
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (!(ready && empty));
            assume (go || !going_q);

            assert (taken_q == done_q || taken_q == done_q + 3'd1);
            assert (went == in_phase_q);
            assert (valid == works);
            assert (first == begun_q);
            assert (works || !begun_q);
            assert (seeks == (go && in_phase_q));
            assert (begins == (seeks && ready && (!works || over)));
            assert (ends == (go && empty && others && (!works || over)));
            assert (!works || in_phase_q);
            assert (!in_phase_q || going_q);
            cover (taken_q == 3'd3 && begins && over && valid);
            cover (ends && over && valid && done_q == 3'd1);
        end
endmodule

`default_nettype wire
