// SPDX-License-Identifier: MIT
// neuro_sweep is at each (population, slot, row) once, in that order, and ends with the last of them: for any rows and
// slots of two populations, whichever belongs to which.
`default_nettype none

module neuro_sweep_properties (
    input wire       clk,
    input wire       en,
    input wire       rst,
    input wire       start,
    input wire       start_all,
    input wire       start_keep,
    input wire       start_population,
    input wire       go
);
    wire       population;
    wire [1:0] row;
    wire [1:0] slot;
    wire       keep;
    wire       ends;

    // What the two have: first row, rows and slots less one; whether one belongs to it, and which.
    (* anyconst *) reg [15:0] tables;
    wire [7:0] table_0 = tables[7:0];
    wire [7:0] table_1 = tables[15:8];
    wire [7:0] at      = population ? table_1 : table_0;

    neuro_sweep #(.POPULATION_BITS(1), .ROW_BITS(2), .SLOT_BITS(2)) dut (
        .clk(clk), .en(en), .rst(rst), .start(start), .start_all(start_all), .start_keep(start_keep),
        .start_population(start_population), .go(go), .population(population), .last_population(population),
        .has_next(at[6]), .next_population(at[7]), .first_row(at[1:0]), .rows_less_1(at[3:2]), .slots_less_1(at[5:4]), .row(row), .slot(slot), .keep(keep),
        .ends(ends)
    );

    // Connected by the script.
    (* keep *) wire       all;
    (* keep *) wire [1:0] place;

    // Where it must be, and the place behind.
    reg        started_q = 1'b0;
    reg        over_q;
    reg        all_q;
    reg        keep_q;
    reg        number_q;
    reg  [1:0] slot_q;
    reg  [1:0] place_q;
    wire [7:0] here    = number_q ? table_1 : table_0;
    wire       in_row  = place_q != here[3:2];
    wire       in_slot = !keep_q && slot_q != here[5:4];
    wire       in_all  = all_q ? !number_q : here[6];

    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst || (en && start)) begin
            over_q   <= 1'b0;
            all_q    <= rst || start_all;
            keep_q   <= !rst && start_keep;
            number_q <= !rst && !start_all && start_population;
            slot_q   <= 2'd0;
            place_q  <= 2'd0;
        end else if (en && go) begin
            if (in_row)
                place_q <= place_q + 2'd1;
            else if (in_slot) begin
                slot_q  <= slot_q + 2'd1;
                place_q <= 2'd0;
            end else if (in_all) begin
                number_q <= all_q || here[7];
                slot_q   <= 2'd0;
                place_q  <= 2'd0;
            end else
                over_q <= 1'b1;
        end
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (!(go && (start || over_q)));

            assert (keep == keep_q);
            assert (over_q || {population, slot, row} == {number_q, slot_q, here[1:0] + place_q});
            assert (ends == (go && !in_row && !in_slot && !in_all));

            // The states in which it can be.
            assert (all == all_q);
            assert (over_q || place == place_q);
            assert (place_q <= here[3:2] && (keep_q ? slot_q == 2'd0 : slot_q <= here[5:4]));
            cover (ends && population && all && slot == 2'd1 && table_0[5:2] == 4'b0101);
            cover (ends && !population && !all && table_1[7:6] == 2'b01 && place_q == 2'd1);
            cover (ends && keep && at[5:4] == 2'd2 && place_q == 2'd2);
        end
endmodule

`default_nettype wire
