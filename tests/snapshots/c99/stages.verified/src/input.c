#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../kernels/neuro_fixed.h"
#include "fail.h"
#include "input.h"
#include "schedule.h"

enum tag { TAG_EVENT = 0, TAG_END = 1, TAG_MARK = 2 };

static const uint32_t KEEP = UINT32_C(1) << 27;
static const uint32_t ALL = UINT32_C(1) << 26;
static const uint32_t REST = (UINT32_C(1) << 28) - 1;

/* A file of words, one a line. */
struct reader {
    const char *path;
    FILE *file;
    uint64_t line;
};

char *path_of(const char *folder, const char *file)
{
    const size_t size = strlen(folder) + 1 + strlen(file) + 1;
    char *path = take(size, 1);
    snprintf(path, size, "%s/%s", folder, file);
    return path;
}

static int next_word(struct reader *reader, uint32_t *word)
{
    char line[16];
    if (fgets(line, sizeof line, reader->file) == NULL) {
        if (ferror(reader->file))
            fail(END_MACHINE, "%s: %s", reader->path, strerror(errno));
        return 0;
    }
    reader->line++;
    char *end;
    const unsigned long number = strtoul(line, &end, 16);
    if (end == line || (*end != '\n' && *end != '\r' && *end != '\0') || number > UINT32_MAX)
        fail(END_BAD_INPUT, "%s, line %" PRIu64 ": a word is at most eight hexadecimal digits", reader->path, reader->line);
    *word = (uint32_t)number;
    return 1;
}

static uint32_t needed_word(struct reader *reader)
{
    uint32_t word;
    if (!next_word(reader, &word))
        fail(END_BAD_INPUT, "%s ends behind line %" PRIu64 ", within an event", reader->path, reader->line);
    return word;
}

static int64_t value_of(struct reader *reader, const struct input *input)
{
    int64_t value = input->fixed;
    if (input->words == 1) {
        const uint32_t word = needed_word(reader);
        value = input->is_signed ? neuro_signed_32(word) : (int64_t)word;
    } else if (input->words == 2) {
        const uint64_t low = needed_word(reader);
        value = neuro_signed_64((uint64_t)needed_word(reader) << 32 | low);
    }
    if (value < input->least || value > input->greatest)
        fail(END_BAD_INPUT, "%s, line %" PRIu64 ": %s sends %" PRId64 "; it may send %" PRId64 " to %" PRId64,
             reader->path, reader->line, input->name, value, input->least, input->greatest);
    return value;
}

static struct event event_of(struct reader *reader, uint32_t word)
{
    const uint32_t id = word >> NEURON_BITS;
    const uint32_t neuron = word & ((UINT32_C(1) << NEURON_BITS) - 1);
    if (id >= (uint32_t)INPUT_COUNT)
        fail(END_BAD_INPUT, "%s, line %" PRIu64 ": there is no input %" PRIu32, reader->path, reader->line, id);
    const struct input *input = &INPUTS[id];
    if (neuron < input->first || neuron - input->first >= input->count)
        fail(END_BAD_INPUT, "%s, line %" PRIu64 ": %s has no channel %" PRIu32, reader->path, reader->line, input->name, neuron);
    const struct event event = {id, neuron, value_of(reader, input)};
    return event;
}

static void add_mark(struct sample *sample, struct reader *reader, uint32_t word)
{
    const uint8_t bits = word & KEEP ? 1 : 3;
    const uint32_t output = word & (ALL - 1);
    if (!(word & ALL) && output >= (uint32_t)OUTPUT_COUNT)
        fail(END_BAD_INPUT, "%s, line %" PRIu64 ": there is no output %" PRIu32 " to be reset", reader->path, reader->line, output);
    for (uint32_t id = 0; id < (uint32_t)OUTPUT_COUNT; id++)
        if ((word & ALL) || id == output) {
            sample->marks = resize(sample->marks, sample->mark_count + 1, sizeof *sample->marks);
            sample->marks[sample->mark_count].tick = sample->ticks;
            sample->marks[sample->mark_count].output = id;
            sample->marks[sample->mark_count].bits = bits;
            sample->mark_count++;
        }
}

struct sample input_read(const char *folder)
{
    char *path = path_of(folder, "in.hex");
    struct reader reader = {path, fopen(path, "r"), 0};
    if (reader.file == NULL)
        fail(END_BAD_INPUT, "%s: %s", path, strerror(errno));
    struct sample sample = {folder, 0, NULL, NULL, 0, NULL};
    size_t count = 0, room = 0, tick_room = 1;
    uint32_t word, last = 0;
    int is_whole = 1, has_events = 0;
    sample.first = take(1, sizeof *sample.first);
    while (next_word(&reader, &word)) {
        is_whole = 0;
        switch (word >> 28) {
        case TAG_EVENT:
            if (has_events && word <= last)
                fail(END_BAD_INPUT, "%s, line %" PRIu64 ": the events of a tick ascend", path, reader.line);
            if (count == room)
                sample.events = resize(sample.events, room = 2 * room + 64, sizeof *sample.events);
            sample.events[count++] = event_of(&reader, word);
            last = word;
            has_events = 1;
            break;
        case TAG_MARK:
            if (has_events)
                fail(END_BAD_INPUT, "%s, line %" PRIu64 ": a mark stands before the events of its tick", path, reader.line);
            add_mark(&sample, &reader, word & REST);
            break;
        case TAG_END:
            if (++sample.ticks == tick_room)
                sample.first = resize(sample.first, tick_room = 2 * tick_room + 64, sizeof *sample.first);
            sample.first[sample.ticks] = count;
            is_whole = 1;
            has_events = 0;
            break;
        default:
            fail(END_BAD_INPUT, "%s, line %" PRIu64 ": %08" PRIx32 " is no event, no mark and no end of a tick", path, reader.line, word);
        }
    }
    if (!is_whole)
        fail(END_BAD_INPUT, "%s ends within a tick", path);
    fclose(reader.file);
    free(path);
    return sample;
}

void input_free(struct sample *sample)
{
    free(sample->first);
    free(sample->events);
    free(sample->marks);
}
