using System.Collections.Immutable;

namespace Neuro.Hw;

/// <summary>The faults that are seeded into emitted hardware and the support library.</summary>
public static class FaultKinds
{
    private const string Neuron = "_neuron.v";
    private const string Lane = "/lane.v";
    private const string Sparse = "sparse.v";
    private const string Core = "/core.v";
    private const string Ring = "neuro_ring.v";
    private const string Ram = "neuro_ram.v";
    private const string Rom = "neuro_rom.v";
    private const string Draw = "neuro_draw.v";
    private const string Key = "neuro_key.v";
    private const string Digest = "neuro_digest.v";
    private const string Sums = "neuro_sums.v";
    private const string Input = "neuro_input.v";
    private const string Gather = "neuro_gather.v";
    private const string Control = "neuro_control.v";
    private const string Sweep = "neuro_sweep.v";
    private const string Walk = "neuro_walk.v";
    private const string Spikes = "neuro_spikes.v";
    private const string Jobs = "neuro_jobs.v";
    private const string Steps = "neuro_steps.v";
    private const string Pick = "neuro_pick.v";
    private const string Scan = "neuro_scan.v";
    private const string Output = "neuro_output.v";
    private const string Port = "neuro_port.v";

    /// <summary>In the order of the way that an event takes.</summary>
    public static ImmutableArray<FaultKind> All { get; } =
    [
        // ---- neurons
        new("the upper end of a clamp is one less", FaultArea.Data, Neuron, @"_over \? (?<e>\d+'sh\w+)", "${e} - 2'sd1"),
        new("the lower end of a clamp is one more", FaultArea.Data, Neuron, @"_under \? (?<e>\d+'sh\w+)", "${e} + 2'sd1"),
        new("a clamp does not see what is too large", FaultArea.Data, Neuron, @"_over +?= (?<e>[^;]+);", "1'b0"),
        new("a clamp does not see what is too small", FaultArea.Data, Neuron, @"_under +?= (?<e>[^;]+);", "1'b0"),
        new("a rounding goes the other way", FaultArea.Data, Neuron, @"_(?:nearest|even|zero|ceil) += (?<e>(?<a>\w+) \+ (?<b>\w+));", "${a} - ${b}"),
        new("a sum is a difference", FaultArea.Data, Neuron, @"_add\w* += (?<e>(?<a>[\w']+) \+ (?<b>[\w'-]+));", "${a} - ${b}"),
        new("a difference is a sum", FaultArea.Data, Neuron, @"_sub\w* += (?<e>(?<a>[\w']+) - (?<b>[\w'-]+));", "${a} + ${b}"),
        new("a factor is one more", FaultArea.Data, Neuron, @"= (?<e>(?<a>[\w']+) \* (?<b>[\w']+));", "${a} * (${b} + 2'sd1)"),
        new("a comparison says the opposite", FaultArea.Data, Neuron, @"_(?:at_least|less|greater|at_most|equal|not|negative)(?:_\d+)? += (?<e>[^;]+);", "!(${e})"),
        new("a comparison leaves out equality", FaultArea.Data, Neuron, @"= (?<e>(?<a>[\w'-]+) <= (?<b>[\w'-]+));", "${a} < ${b}"),
        new("a comparison takes in equality", FaultArea.Data, Neuron, @"= (?<e>(?<a>[\w'-]+) < (?<b>[\w'-]+));", "${a} <= ${b}"),
        new("a choice is made the other way", FaultArea.Data, Neuron, @"= (?<e>(?<c>\w+) \? (?<a>[\w'-]+) : (?<b>[\w'-]+));", "${c} ? ${b} : ${a}"),
        new("a sign is lost where a value grows", FaultArea.Data, Neuron, @"(?<e>\{\{(?<n>\d+)\{\w+\[\d+\]\}\}, (?<b>\w+)\})", "{{${n}{1'b0}}, ${b}}"),
        new("a value is not moved to its place", FaultArea.Data, Neuron, @"(?<e>\{(?<a>\w+), (?<z>\d+'d0)\})", "{${z}, ${a}}"),
        new("an entry of a table is one more", FaultArea.Data, Neuron, @"_of = (?<e>[^;]+);", "${e} + 2'sd1"),
        new("other bits of a random word are taken", FaultArea.Data, Neuron, @"(?<e>draw_(?<n>\d+)\[31:(?<l>\d+)\])", "~draw_${n}[31:${l}]"),
        new("a register of a stage keeps what it has", FaultArea.Data, Neuron, @"(?<r>\w+_s\d+) +<= (?<e>\w+);", "${r}"),
        new("a stage runs on while the core holds", FaultArea.Control, Neuron, @"if \((?<e>en)\)", "1'b1"),
        new("a bit of a new state is wrong", FaultArea.Data, Neuron, @"_next +<= (?<e>[^;]+);", "(${e}) ^ 1'b1"),
        new("a neuron starts in another state", FaultArea.Data, Neuron, @"_next +<= start \? (?<e>[^:]+) :", "~${e}"),
        new("a neuron fires at another time", FaultArea.Data, Neuron, @"^ +spike +<= (?<e>[^;]+);", "~(${e})"),
        new("a payload is one more", FaultArea.Data, Neuron, @"payload +<= (?<e>[^;]+);", "(${e}) + 2'sd1"),
        new("a let is another", FaultArea.Data, Neuron, @"let_\w+ +<= (?<e>[^;]+);", "~(${e})"),

        // ---- sums and what is added to them
        new("a delay is one more", FaultArea.Data, Lane, @"delay  = (?<e>[^;]+);", "(${e}) + 1'b1"),
        new("a weight is one more", FaultArea.Data, Lane, @"weight = (?<e>\$signed\([^;]+|\d+'sd[1-9]\d*);", "${e} + 2'sd1"),
        new("a weight's sign is lost", FaultArea.Data, Lane, @"(?<e>\{\{(?<n>\d+)\{\w+\[\d+\]\}\}, (?<b>[^}]+)\})", "{{${n}{1'b0}}, ${b}}"),
        new("a weight goes to another ring", FaultArea.Data, Lane, @"ring   = (?<e>(?<n>\d+)'b(?<l>[01]+)(?<h>[01]));", "${n}'b${h}${l}"),
        new("a sum goes to another ring, too", FaultArea.Data, Lane, @"\.adds\((?<e>adds && [^)]+)\)", "adds"),
        new("a sum is not taken", FaultArea.Data, Lane, @"\.takes\((?<e>[^)]+)\)", "1'b0"),
        new("a sum of the row beside is taken", FaultArea.Data, Lane, @" row = (?<e>[^;]+);", "(${e}) ^ 1'b1"),
        new("rows of sums overlap", FaultArea.Data, Lane, @"_row = (?<e>\{[^;]+);", "(${e}) - (row != 0)"),
        new("what is added is the opposite", FaultArea.Data, Lane, @"\.value\((?<e>[^)]+)\)", "-(${e})"),
        new("a payload is left out of a product", FaultArea.Data, Lane, @"product = (?<e>weight_q \* payload_q);", "weight_q"),
        new("a lane adds what is for another", FaultArea.Data, Lane, @"(?<e>op_add && op_here)", "op_add"),
        new("a payload of a list is that of a row", FaultArea.Data, Lane, @"payload_q <= (?<e>sparse_add \? [^;]+);", "op_payload"),
        new("a draw is numbered wrongly", FaultArea.Data, Lane, @"\.number\((?<e>32'd\d+)\)", "${e} + 32'd1"),
        new("a lane draws for another", FaultArea.Data, Lane, @"\.neuron\((?<e>\{[^)]+\})\)", "(${e}) ^ 32'd1"),
        new("a lane's register runs on while the core holds", FaultArea.Control, Lane, @"if \((?<e>en)\)", "1'b1"),
        new("the ring of delays wraps late", FaultArea.Data, Sums, @": (?<e>wrapped\[SLOT_BITS\]) +\?", "sum <= WRAP"),
        new("sums of all rows are one", FaultArea.Data, Sums, @": (?<e>row_addr \+ wide);", "wide"),
        new("an operation is made of nothing", FaultArea.Control, Sums, @"due_q <= (?<e>takes \|\| adds);", "1'b1"),
        new("an addition clears", FaultArea.Data, Sums, @"due_take_q <= (?<e>takes);", "1'b1"),
        new("an operation is on the word of the one before", FaultArea.Data, Sums, @" addr_q  <= (?<e>late_addr);", "addr_q"),
        new("an operation is under way after a reset", FaultArea.Control, Sums, @"valid_q <= (?<e>1'b0);", "1'b1"),
        new("an operation runs on while the core holds", FaultArea.Control, Sums, @"if \((?<e>en)\)", "1'b1"),
        new("a ring does not see the operation before", FaultArea.Data, Ring, @"read_hits_sum_q +<= (?<e>[^;]+);", "1'b0"),
        new("a ring does not see the operation but one before", FaultArea.Data, Ring, @"read_hits_written_q +<= (?<e>[^;]+);", "1'b0"),
        new("a ring takes any operation before for one on the same word", FaultArea.Data, Ring, @"(?<e>op_addr == (?:read|sum)_addr_q)", "1'b1"),
        new("a ring does not clear what is taken", FaultArea.Data, Ring, @"sum_base_q +<= (?<e>[^;]+);", "word"),
        new("a ring keeps a value that is taken away", FaultArea.Data, Ring, @"sum_value_q +<= (?<e>[^;]+);", "read_value_q"),
        new("a ring subtracts", FaultArea.Data, Ring, @" sum = (?<e>[^;]+);", "sum_base_q - sum_value_q"),
        new("a ring writes always", FaultArea.Data, Ring, @"\.wr_valid\((?<e>sum_valid_q)\)", "1'b1"),
        new("a ring moves on while the core holds", FaultArea.Control, Ring, @"if \((?<e>en)\)", "1'b1"),
        new("a memory writes another word", FaultArea.Data, Ram, @"contents\[(?<e>wr_addr)\] <=", "wr_addr ^ 1'b1"),
        new("a memory reads another word", FaultArea.Data, Ram, @"<= contents\[(?<e>rd_addr)\]", "rd_addr ^ 1'b1"),
        new("a memory writes always", FaultArea.Data, Ram, @"if \((?<e>wr_valid)\)", "1'b1"),
        new("a memory goes on while the core holds", FaultArea.Control, Ram, @"if \((?<e>en)\)", "1'b1"),
        new("a table of constants reads another word", FaultArea.Data, Rom, @"<= contents\[(?<e>rd_addr)\]", "rd_addr ^ 1'b1"),
        new("a table of constants goes on while the core holds", FaultArea.Control, Rom, @"if \((?<e>en)\)", "1'b1"),

        // ---- random words and the digest
        new("a round of a random word adds otherwise", FaultArea.Data, Draw, @"wire \[31:0\] a_\d+ = (?<e>(?<a>\w+) \+ (?<b>\w+));", "${a} - ${b}"),
        new("a round of a random word rotates otherwise", FaultArea.Data, Draw, @"(?<e>\{\w+\[\d+:0\], \w+\[31:\d+\]\})", "~(${e})"),
        new("random words run on while the core holds", FaultArea.Control, Draw, @"if \((?<e>en)\)", "1'b1"),
        new("a key is that of a round less", FaultArea.Data, Key, @"(?<e>injection_q == 3'd5)", "injection_q == 3'd4"),
        new("a key rotates otherwise", FaultArea.Data, Key, @"(?<e>\{b_q\[\d+:0\], b_q\[31:\d+\]\})", "~(${e})"),
        new("a round of the digest rotates otherwise", FaultArea.Interface, Digest, @"(?<e>\{\w+\[\d+:0\], \w+\[31:\d+\]\})", "~(${e})"),
        new("the digest loses a carry", FaultArea.Interface, Digest, @"\+ (?<e>\{31'd0, carry_q\})", "32'd0"),
        new("the digest takes what is no word", FaultArea.Interface, Digest, @"(?<e>word_valid)\};", "1'b1"),

        // ---- lists of synapses
        new("an empty row is taken for one with an entry", FaultArea.Data, Sparse, @"goes = pointer_taken \? (?<e>length != \d+'d0)", "1'b1"),
        new("a row loses its last entry", FaultArea.Data, Sparse, @"goes = [^:]+: (?<e>left_q != \d+'d0);", "left_q > 1'b1"),
        new("a row has one entry more", FaultArea.Data, Sparse, @"left_q <= (?<e>\(pointer_taken \? length : left_q\) - \d+'d1);", "(pointer_taken ? length : left_q)"),
        new("a row begins an entry late", FaultArea.Data, Sparse, @" start = (?<e>[^;]+);", "(${e}) + 1'b1"),
        new("the next entry is the same again", FaultArea.Data, Sparse, @"entry_q <= (?<e>entry \+ \d+'d1);", "entry"),
        new("a source's rows begin elsewhere", FaultArea.Data, Sparse, @"first = (?<e>\d+'d\d+);", "(${e}) + 1'b1"),
        new("a list ends early", FaultArea.Control, Sparse, @"(?<e>length <= \d+'d1)", "1'b1"),
        new("a list ends while an entry is left", FaultArea.Control, Sparse, @": (?<e>left_q <= \d+'d1)\)", "1'b1"),
        new("a list is done before its last spike", FaultArea.Control, Sparse, @"done += (?<e>spikes_empty)", "1'b1"),
        new("a list begins with a spike before the one at hand is read", FaultArea.Control, Sparse, @"begins = go && spike_ready && (?<e>\(!pointer_valid_q \|\| pointer_taken\));", "1'b1"),
        new("a list's payload is that of the spike before", FaultArea.Data, Sparse, @"word_payload_q <= (?<e>[^;]+);", "entry_payload_q"),
        new("a list takes part in what is stored by others", FaultArea.Data, Core, @"\.store_write\((?<e>store_write && listed)\)", "store_write"),
        new("a list runs on while the core holds", FaultArea.Control, Sparse, @"if \((?<e>en)\)", "1'b1"),
        new("a list keeps what was cleared", FaultArea.Control, Sparse, @"(?<e>\(en && clear\))", "1'b0"),

        // ---- input
        new("a channel too many is known", FaultArea.Interface, Core, @"known_event = in_data\[\d+:0\] <= (?<e>\d+'d\d+);", "${e} + 1'b1"),
        new("a mark of a population that is not there is taken", FaultArea.Interface, Core, @"\.known_mark\((?<e>.*\d+'d\d+)\)", "1'b1"),
        new("a payload that does not fit is taken", FaultArea.Interface, Core, @"payload_fits +?= (?<e>payload_in[^;]*);", "1'b1"),
        new("an event may come twice", FaultArea.Interface, Input, @"after_\w+_q +<= (?<e>(?<a>in_data\[\S+\]) > (?<b>[^;]+));", "${a} >= ${b}"),
        new("order is judged by the word before alone", FaultArea.Interface, Input, @"\((?<e>event_beside_q \? after_word_q : after_event_q)\)", "after_word_q"),
        new("order is judged by the event before alone", FaultArea.Interface, Input, @"\((?<e>event_beside_q \? after_word_q : after_event_q)\)", "after_event_q"),
        new("order is not begun anew with a tick", FaultArea.Interface, Input, @"ordered_q <= (?<e>good_event);", "1'b1"),
        new("a mark behind an event is taken", FaultArea.Interface, Input, @"takes_mark = is_mark && known_mark_q && (?<e>!ordered_q);", "1'b1"),
        new("an event of no channel is taken", FaultArea.Interface, Input, @"good_event = is_event && (?<e>known_event_q) ", "1'b1"),
        new("a word of no kind is no error", FaultArea.Interface, Input, @"\|\| (?<e>is_other)\n", "1'b0"),
        new("a refused event's payload is taken", FaultArea.Interface, Input, @"takes_event = .*(?<e>!discards_q) ", "1'b1"),
        new("a payload belongs to another event", FaultArea.Interface, Input, @"event_word  = is_head \? word_q\[27:0\] : (?<e>head_q);", "word_q[27:0]"),
        new("a payload's sign is lost", FaultArea.Interface, Input, @"sign = (?<e>[^;]+);", "1'b0"),
        new("a word that waits is written over", FaultArea.Control, Input, @"in_ready   = (?<e>[^;]+);", "1'b1"),
        new("events of two rows or inputs become one", FaultArea.Data, Gather, @"joins = valid_q && (?<e>key_q == event_key);", "1'b1"),
        new("an event takes the place of the one before", FaultArea.Data, Gather, @"joins \? (?<e>mask_q \| event_lane) :", "event_lane"),
        new("the last input event is forgotten", FaultArea.Data, Gather, @"valid_q && \((?<e>flush) \|\|", "1'b0"),
        new("events are gathered while the core holds", FaultArea.Control, Gather, @"(?<e>en) && event_valid\)", "1'b1"),
        new("a payload is gathered for all lanes", FaultArea.Data, Gather, @"event_valid && (?<e>event_lane\[l\])", "1'b1"),
        new("an event that is no event, or refused, is stored", FaultArea.Data, Core, @"\.event_valid\((?<e>takes_event) &&", "1'b1"),

        // ---- phases and marks
        new("a stall of the output is not seen", FaultArea.Control, Control, @"en += (?<e>!out_held) ", "1'b1"),
        new("a stall of the input is not seen", FaultArea.Control, Control, @"&& (?<e>!stall_in);", "1'b1"),
        new("a word is taken while the core holds", FaultArea.Control, Control, @"takes_words = .*(?<e>!out_held);", "1'b1"),
        new("a tick begins by itself", FaultArea.Control, Control, @"idle += reads && fresh_q && (?<e>!run);", "1'b0"),
        new("a tick ends before its input does", FaultArea.Control, Core, @"\.input_ends\((?<e>is_end)\)", "is_end || takes_event"),
        new("an update ends a row early", FaultArea.Control, Core, @"\.update_ends\((?<e>update_ends)\)", "writes"),
        new("a key is taken before it is there", FaultArea.Control, Core, @"\.key_ends\((?<e>key_done && !enter)\)", "!enter"),
        new("a phase is left out", FaultArea.Control, Core, @"next_phase = (?<e>(?!END|INPUT)[A-Z]+);", "END"),
        new("a mark is swept at the end of the tick alone", FaultArea.Control, Control, @"if \((?<e>takes_mark)\)", "1'b0"),
        new("ticks are numbered wrongly", FaultArea.Interface, Control, @"tick_q +<= (?<e>tick_q \+ 32'd1);", "tick_q + 32'd2"),
        new("a relay's spikes leave", FaultArea.Interface, Core, @"job_goes_out = .*job_source_q < (?<e>\d+'d\d+);", "${e} + 1'b1"),
        new("an output word leaves unseen", FaultArea.Control, Output, @"else if \((?<e>out_ready)\)", "1'b1"),
        new("a sweep misses the last slot", FaultArea.Data, Core, @"sweep_slots_less_1 = (?<e>\d+'d[1-9]\d*);", "${e} - 1'b1"),
        new("a sweep misses the last row", FaultArea.Data, Core, @"sweep_rows_less_1 +?= (?<e>\d+'d[1-9]\d*);", "${e} - 1'b1"),
        new("a sweep begins with another row", FaultArea.Data, Core, @"sweep_first_row +?= (?<e>\d+'d[1-9]\d*);", "${e} - 1'b1"),
        new("a sweep misses the last population", FaultArea.Data, Core, @"(?<e>sweep_population == (?<n>\d+'d[1-9]\d*))", "sweep_population >= ${n} - 1'b1"),
        new("a sweep is of the wrong population", FaultArea.Data, Core, @"\.start_population\((?<e>[^)]+)\)", "(${e}) ^ 1'b1"),
        new("a mark names all populations", FaultArea.Data, Core, @"\.start_all\((?<e>[^)]+)\)", "1'b1"),
        new("a mark drops what is in flight", FaultArea.Data, Core, @"\.start_keep\((?<e>[^)]+)\)", "1'b0"),
        new("a mark keeps what is in flight", FaultArea.Data, Core, @"\.start_keep\((?<e>[^)]+)\)", "1'b1"),
        new("a sweep takes sums that it should keep", FaultArea.Data, Core, @"(?<e>\(sweep_keep \? \d+'d0 : sweep_unit\))", "sweep_unit"),
        new("a sweep of one population goes on", FaultArea.Data, Sweep, @"last += (?<e>all_q \? last_population : !has_next);", "last_population"),
        new("a mark misses a relay", FaultArea.Data, Core, @"sweep_goes_on += (?<e>1'b1);", "1'b0"),
        new("a mark names another relay", FaultArea.Data, Core, @"sweep_goes_on += 1'b1;\s+sweep_next += (?<e>\d+'d\d+);", "${e} - 1'b1"),
        new("a sweep's slots are not counted", FaultArea.Data, Sweep, @"slot_q <= (?<e>slot_q \+ SLOT);", "slot_q"),
        new("a reset leaves what is in flight", FaultArea.Control, Sweep, @"all_q +<= (?<e>1'b1);", "1'b0"),
        new("an initial state goes to another row", FaultArea.Data, Core, @"initial_row_q +<= (?<e>sweep_row);", "sweep_row ^ 1'b1"),
        new("an initial state is another", FaultArea.Data, Core, @"(?:wire \[\d+:0\] initial_\w+|assign initial_\w+\[[^\]]+\]) = (?<e>[^;]+);", "~(${e})"),
        new("an initial state is not written", FaultArea.Data, Core, @"start_\w+ = (?<e>initial_unit_q\[\d+\]);", "1'b0"),
        new("a reset leaves the slot of now", FaultArea.Data, Core, @"if \((?<e>rst)\)\n +now_", "1'b0"),

        // ---- updates
        new("a padded lane fires", FaultArea.Data, Core, @"update_last_lanes +?= (?<e>(?<n>\d+)'b(?=[01]*0)[01]+);", "{${n}{1'b1}}"),
        new("a population is updated without its last row", FaultArea.Data, Core, @"update_last_group +?= (?<e>\d+'d[1-9]\d*);", "${e} - 1'b1"),
        new("a population's first row is another", FaultArea.Data, Core, @"update_first_row +?= (?<e>\d+'d\d+);", "${e} + 1'b1"),
        new("a population is taken for another when it fires", FaultArea.Data, Core, @"update_source +?= (?<e>\d+'d\d+);", "${e} - 1'b1"),
        new("a new state is written a clock early", FaultArea.Data, Core, @"writes +?= walked\[(?<e>\d+)\];", "${e} - 1"),
        new("a new state is not written", FaultArea.Data, Core, @"write_\w+ = (?<e>writes && [^;]+);", "1'b0"),
        new("a state of another row is read", FaultArea.Data, Walk, @"read_place_q <= (?<e>read_place_q \+ ROW);", "read_place_q"),
        new("sums are taken of the row before", FaultArea.Data, Walk, @"take_row +?= first_row \+ (?<e>take_place);", "take_place - ROW"),
        new("a new state is written to the row beside", FaultArea.Data, Walk, @"write_row +?= first_row \+ (?<e>write_place\[ROW_BITS-1:0\]);", "(write_place[ROW_BITS-1:0] ^ ROW)"),
        new("a spike is of the group before", FaultArea.Data, Walk, @"write_group_q <= (?<e>write_group_q \+ GROUP);", "write_group_q"),
        new("an update loses its last row", FaultArea.Data, Walk, @"begun_q +<= (?<e>begin_group_q == last_group);", "begin_group_q + GROUP == last_group"),
        new("rows of an update run on while the core holds", FaultArea.Control, Walk, @"if \((?<e>en)\)", "1'b1"),
        new("a model's parameter is another population's", FaultArea.Data, Core, @"^ +\w+_(?:keep|threshold|rest|reset|bias|chance) += (?<e>-?\d+'sd[1-9]\d*);", "(${e}) + 2'sd1"),
        new("the key is that of the tick before", FaultArea.Data, Core, @"\.seed_high\([^)]*\),\s+\.tick\((?<e>tick)\)", "tick - 32'd1"),
        new("the key is another population's", FaultArea.Data, Core, @"key_word = (?<e>[^;]+);", "(${e}) + 32'd1"),
        new("draws are numbered on from the population before", FaultArea.Data, Core, @"draw_group = (?<e>enter \? [^;]+);", "draw_group_q"),

        // ---- delivery
        new("spikes go to other lanes", FaultArea.Data, Core, @"store_mask = gathered \? gathered_mask : (?<e>fired);", "(fired << 1) | (fired >> 1)"),
        new("spikes of one model are another's", FaultArea.Data, Core, @" spikes += (?<e>spike_\w+);", "~${e}"),
        new("payloads go to other lanes", FaultArea.Data, Core, @" payloads = (?<e>payload_\w+);", "(${e} >> ($bits(${e}) / 2)) | (${e} << ($bits(${e}) / 2))"),
        new("a row with spikes is not stored", FaultArea.Data, Core, @"fires = (?<e>writes && fired != \d+'d0);", "(writes && &fired)"),
        new("spikes of a row are left out", FaultArea.Data, Spikes, @"next_word  = take && (?<e>others == \{LANES\{1'b0\}\});", "1'b1"),
        new("a spike is delivered twice", FaultArea.Data, Spikes, @"handled_q \| (?<e>\(waiting \^ others\))", "others"),
        new("the lanes of a row come in another order", FaultArea.Interface, Spikes, @"assign lane +?= (?<e>lowest);", "lowest ^ &waiting"),
        new("a word of spikes is read before it has arrived", FaultArea.Control, Spikes, @"assign ready +?= (?<e>read_q);", "!empty"),
        new("spikes stay when they were delivered", FaultArea.Control, Spikes, @"(?<e>\(en && clear\))\) begin\n +end_q", "1'b0"),
        new("words of spikes are counted wrongly", FaultArea.Data, Spikes, @"end_q <= (?<e>end_q \+ PLACE);", "end_q"),
        new("a delivery begins before the one before is over", FaultArea.Control, Jobs, @"begins = seeks && ready && (?<e>[^;]+);", "1'b1"),
        new("a delivery does not wait for the last spike", FaultArea.Control, Jobs, @"empty && (?<e>\(!valid_q \|\| done\)) &&", "1'b1"),
        new("a delivery ends early", FaultArea.Control, Jobs, @"ends   = go && (?<e>empty) &&", "1'b1"),
        new("a delivery's phase runs on while the core holds", FaultArea.Control, Jobs, @"end else if \((?<e>en)\)", "1'b1"),
        new("lists are not waited for", FaultArea.Control, Core, @"(?<e>sparse_all_done)(?: &&|;\n)", "1'b1"),
        new("one lane's list is not waited for", FaultArea.Control, Core, @"sparse_all_done = (?<e>[^;]+);", "sparse_done[0]"),
        new("a source with lists is left out", FaultArea.Data, Core, @"listed = (?<e>1'b1);", "1'b0"),
        new("a source with rows is left out", FaultArea.Data, Core, @"has_steps +?= (?<e>1'b1);", "1'b0"),
        new("a source's rows begin with another step", FaultArea.Data, Core, @"first_step += (?<e>\d+'d\d+);\n +has_steps +?= 1'b1", "(${e}) ^ 1'b1"),
        new("a row of synapses is left out", FaultArea.Data, Core, @"step_rows_less_1 = (?<e>\d+'d[1-9]\d*);", "${e} - 1'b1"),
        new("the next row of synapses is another", FaultArea.Data, Core, @"step_stride +?= (?<e>\d+'d[1-9]\d*);", "${e} - 1'b1"),
        new("synapses are taken for another projection's", FaultArea.Data, Core, @"step_feed +?= (?<e>\d+'d\d+);", "(${e}) ^ 1'b1"),
        new("a projection's rows are taken for the last", FaultArea.Data, Core, @"step_last +?= (?<e>1'b0);", "1'b1"),
        new("one to one goes to all lanes", FaultArea.Data, Core, @"row_lanes = step_single \? (?<e>\d+'d1 << \S+) : ", "{8{1'b1}}"),
        new("one to one goes to the row beside", FaultArea.Data, Core, @"row_row = step_single \? (?<e>step_first_row \+ .*?) : ", "step_first_row"),
        new("a row's operation goes to the row before", FaultArea.Data, Steps, @"row +?= first_row \+ (?<e>place\[ROW_BITS-1:0\]);", "(place[ROW_BITS-1:0] - 1'b1)"),
        new("rows of synapses are read from the same place", FaultArea.Data, Steps, @"offset_q +<= (?<e>offset_q \+ stride);", "offset_q"),
        new("a step has one row more", FaultArea.Data, Steps, @"over += (?<e>place_q == rows_less_1)", "place_q == rows_less_1 + 1'b1"),
        new("a step is taken once more", FaultArea.Data, Steps, @"step_q <= (?<e>step_q \+ STEP);", "step_q"),
        new("rows of synapses run on while the core holds", FaultArea.Control, Steps, @"if \((?<e>en)\)", "1'b1"),
        new("an operation is made without a spike", FaultArea.Control, Core, @"op_add_q +<= (?<e>step_goes[^;]*);", "1'b1"),
        new("a generator's amount goes to another row", FaultArea.Data, Core, @"direct_row += (?<e>\d+'d\d+ \+ [^;]+);", "(${e}) ^ 1'b1"),
        new("a generator's amount is one more", FaultArea.Data, Core, @"direct_amount = (?<e>\$signed[^;]+);", "(${e}) + 2'sd1"),
        new("a generator's amount goes to all lanes", FaultArea.Data, Core, @"direct_known \? (?<e>event_mask) :", "{8{1'b1}}"),
        new("a generator's amount is multiplied by an old payload", FaultArea.Data, Core, @"op_payload_q <= (?<e>direct_known \? [^;]+);", "$signed(job_payload_q)"),
        new("the payload of a spike is its neighbour's", FaultArea.Data, Pick, @"\((?<e>number == i\[NUMBER_BITS-1:0\])\)", "number != i[NUMBER_BITS-1:0]"),
        new("the ring of delays does not wrap", FaultArea.Data, Core, @"<= (?<e>now_\w+_q == \d+'d\d+) \?", "1'b0"),
        new("the ring of delays wraps early", FaultArea.Data, Core, @"<= now_\w+_q == (?<e>\d+'d\d+) \?", "${e} - 1'b1"),

        // ---- scan and output
        new("a population is left out of the digest", FaultArea.Interface, Core, @"scan_digest +?= (?<e>1'b1);", "1'b0"),
        new("a probe shows another signal", FaultArea.Interface, Core, @"scan_signal +?= (?<e>\d+'d\d+);", "(${e}) ^ 1'b1"),
        new("a probe has a value less", FaultArea.Interface, Core, @"scan_neurons_less_1 = (?<e>\d+'d[1-9]\d*);", "${e} - 1'b1"),
        new("a probe begins with another lane", FaultArea.Interface, Core, @"scan_first_lane +?= (?<e>\d+'d\d+);", "(${e}) ^ 1'b1"),
        new("a probe begins with another row", FaultArea.Interface, Core, @"scan_first_row +?= (?<e>\d+'d\d+);", "(${e}) ^ 1'b1"),
        new("a probe is numbered wrongly", FaultArea.Interface, Core, @"scan_head +?= 1'b1;\n +scan_probe +?= (?<e>28'd\d+);", "(${e}) ^ 28'd1"),
        new("a scan stays in a row", FaultArea.Interface, Scan, @"next_row  = last_lane \? (?<e>row \+ ROW) :", "row"),
        new("a scan leaves out a lane", FaultArea.Interface, Scan, @"next_lane = last_lane \? [^:]+ : (?<e>lane \+ LANE);", "lane"),
        new("a scan runs on while the core holds", FaultArea.Control, Scan, @"(?<e>en) && (?:reads|!over_q)\) begin", "1'b1"),
        new("cells of the digest are numbered wrongly", FaultArea.Interface, Core, @"cell_q <= scans \? (?<e>[^:]+) :", "cell_q + 32'd1"),
        new("a digest is sent early", FaultArea.Interface, Core, @"scan_ends = .*tail_q == (?<e>\d+'d\d+);", "${e} - 1'b1"),
        new("an event is sent with a wrong id", FaultArea.Interface, Core, @"job_id = (?<e>[^;]+);", "(${e}) + 1'b1"),
        new("an event of an input is sent", FaultArea.Interface, Core, @"job_goes_out = (?<e>[^;]+);", "1'b1"),
        new("a payload is not sent", FaultArea.Interface, Core, @"job_words +?= (?<e>2'd[12]);", "2'd0"),
        new("the last word of a tick is not marked", FaultArea.Interface, Core, @"\.ends\((?<e>tick_end)\)", "1'b0"),
        new("a register of the core runs on while it holds", FaultArea.Control, Core, @"always @\(posedge clk\)\n +if \((?<e>en)\)(?: begin)?\n", "1'b1"),
        new("a step of the core goes on while it holds", FaultArea.Control, Core, @"else if \((?<e>en)\)(?: begin)?\n", "1'b1"),

        // ---- the memory port
        new("an address behind the last is known", FaultArea.Interface, Core, @"mem_entries +?= (?<e>\d+'d[1-9]\d*);", "${e} + 1'b1"),
        new("what may be written is refused", FaultArea.Interface, Core, @"mem_known += 1'b1;\n +mem_entries.*\n +mem_loadable = (?<e>1'b1);", "1'b0"),
        new("a number that does not fit is written", FaultArea.Interface, Core, @"mem_known += 1'b1;\n +mem_entries.*\n +mem_loadable.*\n +mem_fits +?= (?<e>\([^;]+\));", "1'b1"),
        new("a number is written to another lane", FaultArea.Interface, Core, @"(?<e>shows_lane_q == (?:l|\d+'d\d+))\b", "1'b1"),
        new("what is read back is another's", FaultArea.Interface, Core, @"shows_lane_q +<= idle \? (?<e>[^:]+:\d+\]) :", "(${e}) ^ 1'b1"),
        new("a number is written without being asked to", FaultArea.Interface, Port, @"stores_q <= reads && (?<e>write) ", "1'b1"),
        new("an error of the memory port is not told", FaultArea.Interface, Port, @"error  = (?<e>[^;]+);", "1'b0"),
        new("the memory port answers a clock early", FaultArea.Interface, Port, @"ready  = (?<e>reads_q) ", "valid"),
    ];
}
