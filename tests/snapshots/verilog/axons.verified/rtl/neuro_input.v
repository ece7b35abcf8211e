// SPDX-License-Identifier: MIT
// Input words of a core: one waits in a register and is judged before it is taken.
//
// Promise: every word that is offered is taken once, in order, in clocks with take. An event is good if its channel is
// known and it is greater than the last good one of its tick. With the last of its payload words it gives one clock of
// takes_event if its payload fits, and of error if not. A mark gives takes_mark if it is known and no good event of its
// tick came before it; the word that ends a tick gives is_end. Every other word gives one clock of error, and an event
// that is not good is forgotten with its payload words. payload_words must be right in the clock in which the event is
// taken, and stay so up to the last of them. in_ready depends on take and registers alone.
//
//     clock 0   word offered, in_data shown to the tables outside: known_event, known_mark
//     clock 1   word in the register, compared; what it is stands there until take
`default_nettype none

module neuro_input #(
    parameter ORDER_BITS    = 28,   // low bits of a word that tell known events apart
    parameter PAYLOAD_WORDS = 0     // most that follow an event: 0, 1 or 2
) (
    input  wire        clk,
    input  wire        rst,
    input  wire [31:0] in_data,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire        known_event,     // in_data, as an event, is of a channel there is
    input  wire        known_mark,      // in_data, as a mark, is for a population there is
    input  wire        take,
    output wire        waits,           // there is a word
    output wire [31:0] word,
    output wire        is_end,
    output wire        takes_mark,
    output wire        takes_event,
    output wire [27:0] event_word,      // the event that word is, or belongs to
    input  wire  [1:0] payload_words,   // of event_word's channel
    input  wire        payload_unsigned, // it has one word, without a sign
    input  wire        payload_fits,    // payload is one of event_word's channel
    output wire signed [63:0] payload,
    output wire        error
);
    reg         valid_q;
    reg  [31:0] word_q;
    reg         after_word_q;       // it is greater than the word before it
    reg         after_event_q;      // than the event taken last, as it was then
    reg         event_beside_q;     // the word before it was an event, taken while it came
    reg         known_event_q;
    reg         known_mark_q;
    reg         ordered_q;          // an event of this tick was taken
    reg  [ORDER_BITS-1:0] last_event_q;

    wire        leaves = take && valid_q;
    wire        is_head;
    wire        is_event = leaves && is_head && word_q[31:28] == 4'd0;
    wire        is_mark  = leaves && is_head && word_q[31:28] == 4'd2;
    wire        is_other = leaves && is_head && word_q[31:28] > 4'd2;
    wire        in_order = !ordered_q || (event_beside_q ? after_word_q : after_event_q);
    wire        good_event = is_event && known_event_q && in_order;

    assign in_ready   = !valid_q || take;
    assign waits      = valid_q;
    assign word       = word_q;
    assign is_end     = leaves && is_head && word_q[31:28] == 4'd1;
    assign takes_mark = is_mark && known_mark_q && !ordered_q;

    always @(posedge clk)
        if (rst) begin
            valid_q   <= 1'b0;
            ordered_q <= 1'b0;
        end else begin
            if (in_valid || take)
                valid_q <= in_valid;
            if (good_event || is_end)
                ordered_q <= good_event;
        end
    always @(posedge clk) begin
        if (in_valid && in_ready) begin
            word_q         <= in_data;
            after_word_q   <= in_data[ORDER_BITS-1:0] > word_q[ORDER_BITS-1:0];
            after_event_q  <= in_data[ORDER_BITS-1:0] > last_event_q;
            event_beside_q <= good_event;
            known_event_q  <= known_event;
            known_mark_q   <= known_mark;
        end
        if (good_event)
            last_event_q <= word_q[ORDER_BITS-1:0];
    end

    generate
        if (PAYLOAD_WORDS == 0) begin : plain
            wire unused = &{1'b0, payload_words, payload_unsigned, payload_fits};
            assign is_head     = 1'b1;
            assign event_word  = word_q[27:0];
            assign takes_event = good_event;
            assign payload     = 64'sd0;
            assign error       = (is_event && !good_event) || (is_mark && !takes_mark) || is_other;
        end else begin : graded
            reg  [1:0]  left_q;         // payload words still to come
            reg         discards_q;     // of an event that is not taken
            reg  [27:0] head_q;         // the event they belong to
            reg  [31:0] low_q;
            wire        is_last = leaves && !is_head && left_q == 2'd1;
            assign is_head     = left_q == 2'd0;
            assign event_word  = is_head ? word_q[27:0] : head_q;
            assign takes_event = (good_event && payload_words == 2'd0) || (is_last && !discards_q && payload_fits);
            wire        sign = word_q[31] && !payload_unsigned;
            assign payload     = payload_words == 2'd2 ? {word_q, low_q} : {{32{sign}}, word_q};
            assign error       = (is_event && !good_event) || (is_mark && !takes_mark) || is_other
                              || (is_last && !discards_q && !payload_fits);
            always @(posedge clk)
                if (rst)
                    left_q <= 2'd0;
                else if (is_event)
                    left_q <= payload_words;
                else if (leaves && !is_head)
                    left_q <= left_q - 2'd1;
            always @(posedge clk) begin
                if (is_event) begin
                    discards_q <= !good_event;
                    head_q     <= word_q[27:0];
                end
                if (leaves)
                    low_q <= word_q;
            end
        end
    endgenerate
endmodule

`default_nettype wire
