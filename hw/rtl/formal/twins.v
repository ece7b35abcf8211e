// SPDX-License-Identifier: MIT
// What techmap puts in the place of properties, to show that proofs are not empty.
`default_nettype none

`ifdef FALSE
// Beside an assertion, which like all others is taken for granted, one of the false: refuted, if its condition can come true.
(* techmap_celltype = "$assume" *)
module neuro_false (
    input wire A,
    input wire EN
);
    \$assume _TECHMAP_REPLACE_ (.A(A), .EN(EN));
    \$assert twin (.A(1'b0), .EN(EN));
endmodule
`endif

`ifdef UNREACHED
// A cover becomes an assertion of the opposite: refuted, if the state can be reached.
(* techmap_celltype = "$cover" *)
module neuro_unreached (
    input wire A,
    input wire EN
);
    \$assert _TECHMAP_REPLACE_ (.A(!A), .EN(EN));
endmodule
`endif

`default_nettype wire
