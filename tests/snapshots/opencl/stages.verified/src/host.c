/* Runs samples on the device: each is the folder of a run, with in.hex going in and out.hex coming out. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "device.h"
#include "fail.h"
#include "input.h"
#include "output.h"
#include "schedule.h"

enum { MOST_TICKS = 1024 };

/* What a block may take of this computer's memory and of the device's, beside what a tick needs. */
static const size_t BLOCK_BYTES = (size_t)64 << 20;

/* The samples that run side by side, and the block they are in. */
struct group {
    struct sample *samples;
    struct result *results;
    struct room room;
    uint64_t ticks;     /* of the longest */
    void **arrays;      /* by buffer: what goes there or comes from there in a block; NULL: nothing does */
    uint8_t *is_marked; /* by place in the block */
};

/* ---- How much at a time */

static size_t tick_bytes(void)
{
    size_t bytes = 1;
    for (int b = 0; b < BUFFER_COUNT; b++)
        if (BUFFERS[b].use >= USE_MARKS && BUFFERS[b].use != USE_INPUT_NEURON && BUFFERS[b].use != USE_INPUT_VALUE)
            bytes += (size_t)BUFFERS[b].count * BUFFERS[b].element;
    return bytes;
}

static size_t events_of(const struct sample *sample, uint64_t tick, uint64_t end)
{
    if (tick >= sample->ticks)
        return 0;
    return sample->first[end < sample->ticks ? end : sample->ticks] - sample->first[tick];
}

static size_t most_events(const struct group *group)
{
    size_t most = 0;
    for (uint64_t tick = 0; tick < group->ticks; tick += group->room.ticks) {
        size_t sum = 0;
        for (size_t s = 0; s < group->room.samples; s++)
            sum += events_of(&group->samples[s], tick, tick + group->room.ticks);
        most = sum > most ? sum : most;
    }
    if (most > UINT32_MAX)
        fail(END_MACHINE, "too many events come in at a time; run fewer samples at once, with --at-once");
    return most;
}

static struct room room_of(const struct group *group, size_t block)
{
    struct room room = {group->room.samples, block, 0};
    if (block == 0) {
        room.ticks = BLOCK_BYTES / (tick_bytes() * room.samples);
        room.ticks = room.ticks < 1 ? 1 : room.ticks > MOST_TICKS ? MOST_TICKS : room.ticks;
    }
    return room;
}

/* ---- One block */

static void *array_of(const struct group *group, enum use use)
{
    for (int b = 0; b < BUFFER_COUNT; b++)
        if (BUFFERS[b].use == use)
            return group->arrays[b];
    return NULL;
}

/* Everything begins as if all populations had been reset. */
static void fill_marks(struct group *group, uint64_t start)
{
    uint8_t *marks = array_of(group, USE_MARKS);
    const size_t outputs = (size_t)OUTPUT_COUNT, samples = group->room.samples;
    memset(marks, start == 0 ? 3 : 0, outputs * samples);
    memset(marks + outputs * samples, 0, outputs * samples * (group->room.ticks - 1));
    memset(group->is_marked, 0, group->room.ticks);
    group->is_marked[0] = start == 0;
    for (size_t s = 0; s < samples; s++)
        for (size_t m = 0; m < group->samples[s].mark_count; m++) {
            const struct mark *mark = &group->samples[s].marks[m];
            if (mark->tick < start || mark->tick - start >= group->room.ticks)
                continue;
            const size_t place = (size_t)(mark->tick - start);
            uint8_t *bits = &marks[(place * samples + s) * outputs + mark->output];
            *bits = (uint8_t)(*bits | mark->bits);
            group->is_marked[place] = 1;
        }
}

/* Returns how many there are. */
static size_t fill_events(struct group *group, uint64_t start)
{
    uint32_t *first = array_of(group, USE_INPUT_FIRST), *neurons = array_of(group, USE_INPUT_NEURON);
    int64_t *values = array_of(group, USE_INPUT_VALUE);
    uint32_t count = 0;
    for (size_t place = 0; place < group->room.ticks; place++)
        for (size_t s = 0; s < group->room.samples; s++) {
            const struct sample *sample = &group->samples[s];
            const uint64_t tick = start + place;
            const size_t more = events_of(sample, tick, tick + 1);
            const struct event *event = more > 0 ? &sample->events[sample->first[tick]] : NULL;
            size_t taken = 0;
            for (uint32_t input = 0; input < (uint32_t)INPUT_COUNT; input++) {
                *first++ = count;
                for (; taken < more && event[taken].input == input; taken++, count++) {
                    neurons[count] = event[taken].neuron;
                    if (values != NULL)
                        values[count] = event[taken].value;
                }
            }
            *first++ = count;
        }
    return count;
}

static void send_block(struct group *group, uint64_t start)
{
    fill_marks(group, start);
    const size_t events = fill_events(group, start);
    for (int b = 0; b < BUFFER_COUNT; b++)
        switch (BUFFERS[b].use) {
        case USE_MARKS:
        case USE_INPUT_FIRST:
            device_write(b, group->arrays[b], (size_t)BUFFERS[b].count * BUFFERS[b].element * group->room.samples * group->room.ticks);
            break;
        case USE_INPUT_NEURON:
        case USE_INPUT_VALUE:
            device_write(b, group->arrays[b], events * BUFFERS[b].element);
            break;
        case USE_SPIKE_COUNT:
        case USE_DIGEST:
            device_clear(b);
            break;
        default:
            break;
        }
}

static void launch_block(const struct group *group, uint64_t start, size_t ticks)
{
    for (size_t place = 0; place < ticks; place++)
        for (int k = 0; k < KERNEL_COUNT; k++)
            if (!KERNELS[k].on_marks || group->is_marked[place])
                device_launch(k, start + place, place);
}

static void take_block(struct group *group, uint64_t start, size_t ticks)
{
    size_t neurons = 0, values = 0;
    for (int id = 0; id < OUTPUT_COUNT; id++)
        neurons += OUTPUTS[id].size;
    for (int probe = 0; probe < PROBE_COUNT; probe++)
        values += PROBES[probe].values;
    for (int b = 0; b < BUFFER_COUNT; b++)
        if (BUFFERS[b].use >= USE_SPIKE_COUNT)
            device_read(b, group->arrays[b], (size_t)BUFFERS[b].count * BUFFERS[b].element * group->room.samples * ticks);
    const uint32_t *counts = array_of(group, USE_SPIKE_COUNT), *spikes = array_of(group, USE_SPIKE_NEURON), *digests = array_of(group, USE_DIGEST);
    const int64_t *payloads = array_of(group, USE_SPIKE_PAYLOAD), *probes = array_of(group, USE_PROBES);
    for (size_t place = 0; place < ticks; place++)
        for (size_t s = 0; s < group->room.samples; s++) {
            const size_t now = place * group->room.samples + s;
            const struct outcome outcome = {
                start + place,
                counts + now * (size_t)OUTPUT_COUNT,
                spikes + now * neurons,
                payloads != NULL ? payloads + now * neurons : NULL,
                digests != NULL ? digests + now * 2 : NULL,
                probes != NULL ? probes + now * values : NULL,
            };
            if (outcome.tick < group->samples[s].ticks)
                output_tick(&group->results[s], &outcome);
        }
}

/* ---- A run */

static void make_arrays(struct group *group)
{
    group->arrays = take((size_t)BUFFER_COUNT, sizeof *group->arrays);
    group->is_marked = take(group->room.ticks, 1);
    for (int b = 0; b < BUFFER_COUNT; b++)
        if (BUFFERS[b].use == USE_INPUT_NEURON || BUFFERS[b].use == USE_INPUT_VALUE)
            group->arrays[b] = take(group->room.events, BUFFERS[b].element);
        else if (BUFFERS[b].use >= USE_MARKS)
            group->arrays[b] = take((size_t)BUFFERS[b].count * group->room.samples * group->room.ticks, BUFFERS[b].element);
}

static void free_arrays(struct group *group)
{
    for (int b = 0; b < BUFFER_COUNT; b++)
        free(group->arrays[b]);
    free(group->arrays);
    free(group->is_marked);
}

/* Returns whether all came out as it should. */
static int run(struct group *group, char *const *folders, const char *out, size_t block)
{
    uint64_t events = 0, sum = 0;
    int is_right = 1;
    group->ticks = 0;
    for (size_t s = 0; s < group->room.samples; s++) {
        group->samples[s] = input_read(folders[s]);
        group->results[s] = output_open(folders[s], out != NULL ? out : folders[s]);
        group->ticks = group->samples[s].ticks > group->ticks ? group->samples[s].ticks : group->ticks;
        sum += group->samples[s].ticks;
    }
    group->room = room_of(group, block);
    group->room.events = most_events(group);
    device_make(group->room);
    make_arrays(group);
    for (uint64_t start = 0; start < group->ticks; start += group->room.ticks) {
        const uint64_t left = group->ticks - start;
        const size_t ticks = left < group->room.ticks ? (size_t)left : group->room.ticks;
        send_block(group, start);
        launch_block(group, start, ticks);
        take_block(group, start, ticks);
    }
    for (size_t s = 0; s < group->room.samples; s++) {
        events += group->results[s].events;
        if (!output_close(&group->results[s])) {
            printf("%s: %" PRIu64 " words differ\n", group->samples[s].folder, group->results[s].different);
            is_right = 0;
        }
        input_free(&group->samples[s]);
    }
    printf("%zu samples, %" PRIu64 " ticks, %" PRIu64 " events\n", group->room.samples, sum, events);
    free_arrays(group);
    device_free();
    return is_right;
}

static size_t count_of(const char *option, const char *text)
{
    char *end;
    const unsigned long count = strtoul(text, &end, 10);
    if (end == text || *end != '\0' || count == 0)
        fail(END_BAD_INPUT, "%s takes a number of 1 or more; found %s", option, text);
    return count;
}

static void usage(void)
{
    puts("host [--core FOLDER] [--device NAME|NUMBER] [--at-once SAMPLES] [--block TICKS] [--out FOLDER] [--times] RUN...\n"
         "host --list\n"
         "\n"
         "Runs samples side by side. Each RUN is a folder: in.hex goes in, out.hex comes out, and is compared with expected.hex\n"
         "if run.txt asks for that.\n"
         "\n"
         "  --core FOLDER         the emitted project; where it is called unless given\n"
         "  --device NAME|NUMBER  a part of the device's name, or its number in the list\n"
         "  --list                list the devices\n"
         "  --at-once SAMPLES     how many run side by side; as many as fit unless given\n"
         "  --block TICKS         how many ticks run between exchanges with the device\n"
         "  --out FOLDER          where the out.hex of a single run goes; into its folder unless given\n"
         "  --times               tell how long each kernel takes; they are waited for one by one\n"
         "\n"
         "Exit codes: 0 fine, 1 a word differs, 2 bad input, 3 no device, 4 the device or this machine failed.");
}

int main(int argc, char **argv)
{
    const char *core = ".", *wanted = NULL, *out = NULL;
    size_t at_once = SIZE_MAX, block = 0;
    int next = 1, is_right = 1, is_timed = 0;
    for (; next < argc && strncmp(argv[next], "--", 2) == 0; next++) {
        if (strcmp(argv[next], "--list") == 0) {
            device_list();
            return END_FINE;
        }
        if (strcmp(argv[next], "--help") == 0) {
            usage();
            return END_FINE;
        }
        if (strcmp(argv[next], "--times") == 0) {
            is_timed = 1;
            continue;
        }
        if (next + 1 == argc)
            fail(END_BAD_INPUT, "%s takes a value; --help tells more", argv[next]);
        if (strcmp(argv[next], "--device") == 0)
            wanted = argv[++next];
        else if (strcmp(argv[next], "--core") == 0)
            core = argv[++next];
        else if (strcmp(argv[next], "--out") == 0)
            out = argv[++next];
        else if (strcmp(argv[next], "--at-once") == 0)
            at_once = count_of(argv[next], argv[next + 1]), next++;
        else if (strcmp(argv[next], "--block") == 0)
            block = count_of(argv[next], argv[next + 1]), next++;
        else
            fail(END_BAD_INPUT, "there is no option %s; --help lists them", argv[next]);
    }
    if (next == argc)
        fail(END_BAD_INPUT, "which runs? Name their folders; --help tells more");
    if (out != NULL && argc - next > 1)
        fail(END_BAD_INPUT, "--out is for a single run; here are %d", argc - next);
    device_open(core, wanted, is_timed);
    while (next < argc) {
        struct group group = {0};
        const size_t left = (size_t)(argc - next);
        group.room.samples = device_samples(left < at_once ? left : at_once);
        group.samples = take(group.room.samples, sizeof *group.samples);
        group.results = take(group.room.samples, sizeof *group.results);
        is_right &= run(&group, argv + next, out, block);
        next += (int)group.room.samples;
        free(group.samples);
        free(group.results);
    }
    device_times();
    printf("on %s: %s\n", device_name(), is_right ? "passed" : "failed");
    return is_right ? END_FINE : END_DIFFERENT;
}
