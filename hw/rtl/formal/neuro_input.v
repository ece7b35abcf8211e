// SPDX-License-Identifier: MIT
// neuro_input takes each word once and in order, and tells what it is as if it were judged when it is taken: against
// the tick's events up to then. Shown without payload words and with up to two.
`default_nettype none

module neuro_input_order #(
    parameter PAYLOAD_WORDS = 0
) (
    input wire        clk,
    input wire [40:0] free
);
    wire        rst, in_valid, known_event, known_mark, take, payload_unsigned, payload_fits;
    wire [31:0] in_data;
    wire  [1:0] payload_words;
    assign {rst, in_valid, known_event, known_mark, take, payload_unsigned, payload_fits, payload_words, in_data}
        = free;

    wire        in_ready, waits, is_end, takes_mark, takes_event, error;
    wire [31:0] word;
    wire [27:0] event_word;
    wire [63:0] payload;
    neuro_input #(.PAYLOAD_WORDS(PAYLOAD_WORDS)) dut (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready), .known_event(known_event),
        .known_mark(known_mark), .take(take), .waits(waits), .word(word), .is_end(is_end), .takes_mark(takes_mark),
        .takes_event(takes_event), .event_word(event_word), .payload_words(payload_words),
        .payload_unsigned(payload_unsigned), .payload_fits(payload_fits), .payload(payload), .error(error)
    );

    // Connected by the script.
    (* keep *) wire        known_event_at;      // the word that waits
    (* keep *) wire        known_mark_at;
    (* keep *) wire        ordered;
    (* keep *) wire [27:0] last;
    (* keep *) wire        beside;
    (* keep *) wire        after_word;
    (* keep *) wire        after_event;
    (* keep *) wire [1:0]  left;
    (* keep *) wire        discards;
    (* keep *) wire [27:0] head;
    (* keep *) wire [31:0] low;

    // The word that waits, and what was taken before it.
    reg         valid_q;
    reg  [31:0] word_q;
    reg         known_event_q, known_mark_q;
    reg         any_q;          // event of this tick
    reg  [27:0] last_q;         // of them
    reg   [1:0] length_q;       // of the event under way
    reg   [1:0] left_q;
    reg  [27:0] head_q;
    reg         good_q;
    reg  [31:0] low_q;
    wire  [1:0] words     = PAYLOAD_WORDS == 0 ? 2'd0 : payload_words;
    wire        taken     = take && valid_q;
    wire        is_head   = left_q == 2'd0;
    wire        is_event  = taken && is_head && word_q[31:28] == 4'd0;
    wire        good      = is_event && known_event_q && (!any_q || word_q[27:0] > last_q);
    wire        good_mark = taken && is_head && word_q[31:28] == 4'd2 && known_mark_q && !any_q;
    wire        ends_tick = taken && is_head && word_q[31:28] == 4'd1;
    wire        last_word = taken && left_q == 2'd1 && good_q;
    wire [63:0] its_payload = length_q == 2'd2 ? {word_q, low_q} : {{32{word_q[31] && !payload_unsigned}}, word_q};

    reg started_q = 1'b0;
    always @(posedge clk) begin
        started_q <= 1'b1;
        if (rst)
            {valid_q, any_q, left_q} <= 4'd0;
        else begin
            if (in_ready)
                valid_q <= in_valid;
            if (good || ends_tick)
                any_q <= good;
            if (is_event)
                left_q <= words;
            else if (taken && !is_head)
                left_q <= left_q - 2'd1;
        end
        if (in_valid && in_ready)
            {word_q, known_event_q, known_mark_q} <= {in_data, known_event, known_mark};
        if (good)
            last_q <= word_q[27:0];
        if (is_event)
            {length_q, head_q, good_q} <= {words, word_q[27:0], good};
        if (taken)
            low_q <= word_q;
    end

    always @*
        if (!started_q)
            assume (rst);
        else begin
            assume (payload_words <= 2'd2 && (is_head || payload_words == length_q));

            assert (in_ready == (!valid_q || take));
            assert (waits == valid_q && (!valid_q || word == word_q));
            assert (is_end == ends_tick && takes_mark == good_mark);
            assert (takes_event == ((good && words == 2'd0) || (last_word && payload_fits)));
            assert (error == ((taken && is_head && !good && !good_mark && !ends_tick) || (last_word && !payload_fits)));
            if (valid_q)
                assert (event_word == (is_head ? word_q[27:0] : head_q));
            if (last_word)
                assert (payload == its_payload);

            // The states in which it can be.
            assert (ordered == any_q && (!any_q || last == last_q));
            if (valid_q)
                assert (known_event_at == known_event_q && known_mark_at == known_mark_q);
            if (valid_q && any_q)
                assert ((beside ? after_word : after_event) == (word_q[27:0] > last_q));
            assert (left == left_q && left_q <= 2'd2 && (is_head || left_q <= length_q));
            if (!is_head)
                assert (length_q <= 2'd2 && discards == !good_q && head == head_q);
            if (left_q == 2'd1 && length_q == 2'd2)
                assert (low == low_q);
            cover (PAYLOAD_WORDS == 0 && good && any_q && beside);
            cover (PAYLOAD_WORDS != 0 && last_word && length_q == 2'd2 && error);
        end
endmodule

module neuro_input_properties (
    input wire        clk,
    input wire [40:0] plain_free,
    input wire [40:0] graded_free
);
    neuro_input_order #(.PAYLOAD_WORDS(0)) plain (.clk(clk), .free(plain_free));
    neuro_input_order #(.PAYLOAD_WORDS(2)) graded (.clk(clk), .free(graded_free));
endmodule

`default_nettype wire
