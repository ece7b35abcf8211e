// SPDX-License-Identifier: MIT
// neuro_walk has in each stage the row that began as many clocks before, for up to four rows and three stages, with
// any stage that writes: shown against the clocks of a phase alone. Rows take at stage 0 or 2, with and without planes.
`default_nettype none

module neuro_walk_stages #(
    parameter TAKE_AT = 0,
    parameter READ_AT = 2,
    parameter PLANES  = 0
) (
    input wire       clk,
    input wire       en,
    input wire       rst,
    input wire       go,
    input wire [2:0] new_row,
    input wire [1:0] new_group,
    input wire       new_plane,
    input wire [1:0] new_writes_at
);
    wire [3:0] walked;
    wire [2:0] take_row;
    wire [2:0] read_row;
    wire [2:0] write_row;
    wire [1:0] write_group;
    wire       in_last_block;
    wire       ends_plane;
    wire       ends;

    // A phase: what its population is, and how many of its clocks have gone.
    reg        started_q = 1'b0;
    reg        in_phase_q;
    reg  [3:0] time_q;
    reg  [7:0] chosen_q;
    wire       enter      = go && !in_phase_q;
    wire [3:0] now        = in_phase_q ? time_q : 4'd0;
    wire [7:0] chosen     = in_phase_q ? chosen_q : {new_writes_at, new_plane, new_group, new_row};
    wire [2:0] first_row  = chosen[2:0];
    wire [1:0] last_group = chosen[4:3];
    wire [1:0] plane      = {1'b0, chosen[5]};          // rows of a plane, less one
    wire [1:0] writes_at  = chosen[7:6];
    wire       writes     = go && walked[writes_at];

    neuro_walk #(
        .ROW_BITS(3), .GROUP_BITS(2), .DEPTH(3), .TAKE_AT(TAKE_AT), .READ_AT(READ_AT), .PLANES(PLANES)
    ) dut (
        .clk(clk), .en(en), .rst(rst), .go(go), .first_row(first_row), .last_group(last_group),
        .last_block(last_group - plane), .plane_less_1(plane), .writes(writes), .walked(walked), .take_row(take_row),
        .read_row(read_row), .write_row(write_row), .write_group(write_group), .in_last_block(in_last_block),
        .ends_plane(ends_plane), .ends(ends)
    );

    // Connected by the script.
    (* keep *) wire       begun;
    (* keep *) wire [1:0] beginning;
    (* keep *) wire [2:0] taking;
    (* keep *) wire [1:0] place;

    // The row of each stage, counted in its population; below 0 or behind the last where there is none.
    wire [3:0] group_1 = now - 4'd1;
    wire [3:0] group_2 = now - 4'd2;
    wire [3:0] group_3 = now - 4'd3;
    wire [3:0] last    = {2'd0, last_group};
    wire [3:0] held    = {group_3 <= last, group_2 <= last, group_1 <= last, now <= last};
    wire [3:0] taken   = now - TAKE_AT;
    wire [3:0] read    = now - READ_AT;
    wire [3:0] written = now - {2'd0, writes_at};

    // Registers that count the rows of a stage stand at the first until one reaches it.
    wire [3:0] taking_due  = taken[3] ? 4'd0 : taken > last ? last + 4'd1 : taken;
    wire [3:0] reading_due = read[3] ? 4'd0 : read > last ? last + 4'd1 : read;
    wire [3:0] writing_due = written[3] ? 4'd0 : written;

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst)
            in_phase_q <= 1'b0;
        else if (en)
            in_phase_q <= go && !ends;
        if (en) begin
            time_q   <= now + 4'd1;
            chosen_q <= chosen;
        end
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (go || !in_phase_q);
            assume (!enter || (writes_at != 2'd0 && plane <= last_group && (plane == 2'd0 || last_group[0])));

            assert (walked == (go ? held : 4'd0));
            if (go) begin
                assert (!walked[TAKE_AT] || take_row == first_row + taken[2:0]);
                assert (!walked[READ_AT] || read_row == first_row + read[2:0]);
                assert (ends == (written == last));
            end
            if (writes) begin
                assert (write_row == first_row + written[2:0]);
                assert (write_group == written[1:0]);
                assert (in_last_block == (written + {2'd0, plane} >= last));
                assert (ends_plane == (PLANES == 0 || plane == 2'd0 || written[0]));
            end
            assert (go || !ends);

            // The states in which it can be.
            if (in_phase_q) begin
                assert (now != 4'd0 && now < 4'd7 && (written[3] || written <= last));
                assert (writes_at != 2'd0 && plane <= last_group && (plane == 2'd0 || last_group[0]));
                assert (begun == (now > last));
                assert (beginning == (begun ? last[1:0] + 2'd1 : now[1:0]));
                assert (TAKE_AT == 0 || taking == taking_due[2:0]);
                assert (read_row == first_row + reading_due[2:0]);
                assert ({write_row, write_group} == {first_row + writing_due[2:0], writing_due[1:0]});
                assert (PLANES == 0 || place == (plane == 2'd0 ? 2'd0 : {1'b0, writing_due[0]}));
            end else
                assert ({begun, beginning, taking, read_row - first_row, write_group, place} == 13'd0);
            cover (TAKE_AT == 0 && ends && last_group == 2'd3 && writes_at == 2'd3);
            cover (PLANES != 0 && ends_plane && writes && !ends && plane == 2'd1);
        end
endmodule

module neuro_walk_properties (
    input wire       clk,
    input wire       en,
    input wire       rst,
    input wire       go,
    input wire [2:0] new_row,
    input wire [1:0] new_group,
    input wire       new_plane,
    input wire [1:0] new_writes_at
);
    neuro_walk_stages #(.TAKE_AT(0), .READ_AT(2), .PLANES(0)) rows (
        .clk(clk), .en(en), .rst(rst), .go(go), .new_row(new_row), .new_group(new_group), .new_plane(new_plane),
        .new_writes_at(new_writes_at)
    );
    neuro_walk_stages #(.TAKE_AT(2), .READ_AT(3), .PLANES(1)) planes (
        .clk(clk), .en(en), .rst(rst), .go(go), .new_row(new_row), .new_group(new_group), .new_plane(new_plane),
        .new_writes_at(new_writes_at)
    );
endmodule

`default_nettype wire
