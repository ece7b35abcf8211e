// SPDX-License-Identifier: MIT
// Phases of random spikes, whose jobs take a few clocks each, against a count of what is left of the job under way.
`default_nettype none

module neuro_jobs_tb;
    `include "neuro_part_tb.vh"

    reg  go     = 1'b0;
    reg  ready  = 1'b0;
    reg  empty  = 1'b1;
    reg  over   = 1'b0;
    reg  others = 1'b0;
    wire seeks;
    wire begins;
    wire valid;
    wire first;
    wire ends;

    neuro_jobs jobs (
        .clk(clk), .en(en), .rst(rst), .go(go), .ready(ready), .empty(empty), .over(over), .others(others),
        .seeks(seeks), .begins(begins), .valid(valid), .first(first), .ends(ends)
    );

    integer age    = 0;         // clocks of the phase
    integer spikes = 0;         // of the phase that were not taken
    integer left   = 0;         // clocks of the job
    integer length = 0;
    integer phases = 0;
    integer taken  = 0;         // of all phases
    integer jobs_begun;
    reg     ended  = 1'b0;
    integer odds;
    integer gap;

    // A clock with random inputs: what must come of them, and what comes of that.
    task clock;
        begin
            en     = draw(5) != 0;
            ready  = spikes != 0 && draw(4) != 0;
            empty  = spikes == 0 && draw(3) != 0;
            others = (others && !ended) || draw(6) == 0;
            over   = left == 1 || (left == 0 && draw(2) == 0);
            #1 check(seeks === (go && age != 0), "seeks from the second clock of go on");
            check(valid === (left != 0), "valid while a job is under way");
            check(first === (left != 0 && left == length), "first in a job's first clock");
            check(begins === (go && age != 0 && ready && left < 2), "a spike begins when the job before is done");
            check(ends === (go && empty && left < 2 && others), "ends when nothing is left");
            ended = en && ends;
            if (en) begin
                age = go && !ended ? age + 1 : 0;
                if (left != 0)
                    left = left - 1;
                if (begins) begin
                    spikes     = spikes - 1;
                    jobs_begun = jobs_begun + 1;
                    length     = 1 + (odds == 0 ? 0 : draw(odds));
                    left       = length;
                end
            end
        end
    endtask

    initial begin
        repeat (2)
            @(negedge clk);
        rst = 1'b0;
        repeat (300) begin
            odds       = draw(5);
            spikes     = draw(8);
            taken      = spikes;
            jobs_begun = 0;
            go         = 1'b1;
            age        = 0;
            clock;
            while (!ended) begin
                @(negedge clk);
                clock;
            end
            check(jobs_begun == taken && left == 0, "each spike had its job");
            phases = phases + 1;
            @(negedge clk);
            // The next phase at once, or a while without one, or a reset in the middle of a job.
            gap = draw(4);
            go  = 1'b0;
            while (gap != 0) begin
                spikes = draw(2);
                clock;
                @(negedge clk);
                gap = gap - 1;
            end
            if (phases % 10 == 0) begin
                go     = 1'b1;
                spikes = 5;
                odds   = 4;
                repeat (6) begin
                    clock;
                    @(negedge clk);
                end
                rst  = 1'b1;
                @(negedge clk);
                rst  = 1'b0;
                left = 0;
                #1 check(!valid && !first && !seeks, "reset leaves nothing");
            end
        end
        passed;
    end
endmodule

`default_nettype wire
