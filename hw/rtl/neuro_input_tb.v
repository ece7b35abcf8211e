// SPDX-License-Identifier: MIT
// Random words, good ones and bad ones, with waits on both sides, judged by a model when they are taken; with no
// payload words, one, and up to two.
`default_nettype none

module neuro_input_trial #(
    parameter PAYLOAD_WORDS = 0
);
    `include "neuro_part_tb.vh"

    reg  [31:0] in_data  = 32'd0;
    reg         in_valid = 1'b0;
    reg         take     = 1'b0;
    wire        in_ready, waits, is_end, takes_mark, takes_event, error;
    wire [31:0] word;
    wire [27:0] event_word;
    wire signed [63:0] payload;

    // The tables outside: channels 0 to 3 of four neurons, with 0, 1, 1 and 2 payload words; one without a sign.
    wire  [1:0] words = event_word[27:8] == 20'd0 ? 2'd0 : event_word[27:8] == 20'd3 ? 2'd2 : 2'd1;
    wire  [1:0] payload_words = {32'd0, words} > PAYLOAD_WORDS ? PAYLOAD_WORDS[1:0] : words;
    wire        payload_unsigned = event_word[27:8] == 20'd2;
    wire        payload_fits = payload_unsigned ? payload >= 0 : payload >= -1000 && payload < 1000;

    neuro_input #(.ORDER_BITS(11), .PAYLOAD_WORDS(PAYLOAD_WORDS)) words_in (
        .clk(clk), .rst(rst), .in_data(in_data), .in_valid(in_valid), .in_ready(in_ready),
        .known_event(in_data[27:8] < 20'd4 && in_data[7:0] < 8'd4), .known_mark(in_data[27:0] < 28'd5), .take(take),
        .waits(waits), .word(word), .is_end(is_end), .takes_mark(takes_mark), .takes_event(takes_event),
        .event_word(event_word), .payload_words(payload_words), .payload_unsigned(payload_unsigned),
        .payload_fits(payload_fits), .payload(payload), .error(error)
    );

    reg         valid = 1'b0;       // a word waits
    reg  [31:0] held  = 32'd0;      // which
    integer     left  = 0;          // payload words that come
    integer     length = 0;
    integer     last  = -1;         // event of the tick
    reg         good  = 1'b0;       // the event they belong to
    reg         fits;
    reg  [31:0] low   = 32'd0;
    reg  [27:0] head  = 28'd0;
    reg  [63:0] number = 64'd0;
    reg         accepted = 1'b0;    // what was offered
    reg         begins;             // the word that is taken is an event
    reg         due_end, due_mark, due_event, due_error;
    integer     events = 0;
    integer     errors = 0;
    reg  [31:0] random;

    // A word that is likely to be of use: a payload, an end, a mark, an event behind the last; or any.
    task new_word;
        begin
            random = draw(1 << 20);
            if (left > (valid ? 1 : 0) || random[4:0] == 5'd0)
                in_data = random[5] ? {27'd0, random[10:6]} : random[6] ? 32'hffffffff - {31'd0, random[7]}
                        : random[7] ? 32'h80000005 : 32'd5000;
            else if (random[4:1] == 4'd1)
                in_data = {4'd1, random[19:6], 14'd0};
            else if (random[4:2] == 3'd1)
                in_data = {random[8:5] == 4'd0, 2'd1, random[9:5] == 5'd1, 25'd0, random[12:10]};
            else if (random[4:2] == 3'd2)
                in_data = {21'd0, random[12:10], 6'd0, random[8:7]};
            else
                in_data = last < 0 ? {30'd0, random[8:7]} : last + {30'd0, random[8:7]} + (random[9] ? 32'd254 : 32'd0);
        end
    endtask

    // What the word that is taken must be told to be.
    task judge;
        begin
            {begins, due_end, due_mark, due_event, due_error} = 5'd0;
            if (take && valid && left == 0)
                case (held[31:28])
                    4'd0: begin
                        begins    = 1'b1;
                        head      = held[27:0];
                        good      = held[27:8] < 20'd4 && held[7:0] < 8'd4 && (last < 0 || held > last);
                        length    = held[27:8] == 20'd0 ? 0 : held[27:8] == 20'd3 ? 2 : 1;
                        length    = length > PAYLOAD_WORDS ? PAYLOAD_WORDS : length;
                        due_event = good && length == 0;
                        due_error = !good;
                    end
                    4'd1: due_end = 1'b1;
                    4'd2: begin
                        due_mark  = held[27:0] < 28'd5 && last < 0;
                        due_error = !due_mark;
                    end
                    default: due_error = 1'b1;
                endcase
            else if (take && valid && left == 1 && good) begin
                number    = length == 2 ? {held, low} : {{32{held[31] && head[27:8] != 20'd2}}, held};
                fits      = head[27:8] == 20'd2 || ($signed(number) >= -1000 && $signed(number) < 1000);
                due_event = fits;
                due_error = !fits;
            end
        end
    endtask

    task clock;
        begin
            #1 judge;
            check(in_ready === (!valid || take), "ready when nothing waits, or it is taken");
            check(waits === valid && (!valid || word === held), "the word that waits");
            check(is_end === due_end && takes_mark === due_mark, "an end or a mark");
            check(takes_event === due_event, "an event that may be taken");
            check(!takes_event || event_word === head, "the event");
            check(!takes_event || length == 0 || payload === number, "the payload");
            check(error === due_error, "an error for every other word");
            if (take && valid) begin
                left = begins ? length : left != 0 ? left - 1 : 0;
                last = due_end ? -1 : begins && good ? held : last;
                low  = held;
            end
            events = events + (due_event ? 1 : 0);
            errors = errors + (due_error ? 1 : 0);
            accepted = in_ready;
            if (in_ready) begin
                valid = in_valid;
                held  = in_data;
            end
            @(negedge clk);
        end
    endtask

    initial begin
        new_word;
        repeat (2)
            @(negedge clk);
        rst = 1'b0;
        repeat (6000) begin
            if (!in_valid || accepted) begin
                in_valid = draw(4) != 0;
                new_word;
            end
            take = draw(3) != 0;
            clock;
        end
        check(events > 200 && errors > 200, "events and errors came");
        rst      = 1'b1;
        in_valid = 1'b0;
        @(negedge clk) rst = 1'b0;
        check(!waits && in_ready, "reset drops the word that waits");
        done = 1'b1;
    end
endmodule

module neuro_input_tb;
    `include "neuro_tb.vh"

    neuro_input_trial #(.PAYLOAD_WORDS(0)) plain ();
    neuro_input_trial #(.PAYLOAD_WORDS(1)) single ();
    neuro_input_trial #(.PAYLOAD_WORDS(2)) double ();

    initial begin
        wait (plain.done && single.done && double.done);
        passed;
    end
endmodule

`default_nettype wire
