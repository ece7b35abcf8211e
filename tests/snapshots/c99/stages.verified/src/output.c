#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "input.h"
#include "output.h"
#include "schedule.h"

enum tag { TAG_EVENT = 0, TAG_END = 1, TAG_PROBE = 3, TAG_DIGEST = 4 };

struct spike {
    uint32_t neuron;
    int64_t payload;
};

static uint32_t tagged(enum tag tag, uint32_t rest)
{
    return (uint32_t)tag << 28 | (rest & ((UINT32_C(1) << 28) - 1));
}

/* Whether run.txt says that words are to be compared. */
static int is_checked(const char *folder)
{
    char *path = path_of(folder, "run.txt");
    FILE *file = fopen(path, "r");
    char line[64] = "";
    if (file != NULL && fgets(line, sizeof line, file) == NULL)
        line[0] = '\0';
    if (file != NULL)
        fclose(file);
    free(path);
    const char *second = strchr(line, ' ');
    return second != NULL && strtol(second, NULL, 10) == 1;
}

static FILE *opened(const char *folder, const char *name, const char *mode)
{
    char *path = path_of(folder, name);
    FILE *file = fopen(path, mode);
    if (file == NULL)
        fail(END_BAD_INPUT, "%s: %s", path, strerror(errno));
    free(path);
    return file;
}

struct result output_open(const char *folder, const char *out)
{
    struct result result = {out, opened(out, "out.hex", "w"), NULL, 0, 0};
    if (is_checked(folder))
        result.expected = opened(folder, "expected.hex", "r");
    return result;
}

static void compare(struct result *result, uint64_t tick, const char *word)
{
    char line[16] = "";
    if (fgets(line, sizeof line, result->expected) == NULL)
        line[0] = '\0';
    line[strcspn(line, "\r\n")] = '\0';
    if (strcmp(line, word) != 0 && result->different++ == 0)
        printf("tick %" PRIu64 ": the word is %s; expected %s\n", tick, word, line[0] != '\0' ? line : "none");
}

static void send(struct result *result, uint64_t tick, uint32_t word, int is_last)
{
    char text[16];
    snprintf(text, sizeof text, "%d%08" PRIx32, is_last, word);
    if (fprintf(result->out, "%s\n", text) < 0)
        fail(END_MACHINE, "%s/out.hex: %s", result->out_folder, strerror(errno));
    if (result->expected != NULL)
        compare(result, tick, text);
}

/* A number as words, the low one first, its sign carried on. */
static void send_number(struct result *result, uint64_t tick, int64_t number, int words)
{
    if (words > 0)
        send(result, tick, (uint32_t)((uint64_t)number & UINT32_MAX), 0);
    if (words > 1)
        send(result, tick, (uint32_t)((uint64_t)number >> 32), 0);
}

static int by_neuron(const void *a, const void *b)
{
    const uint32_t left = ((const struct spike *)a)->neuron;
    const uint32_t right = ((const struct spike *)b)->neuron;
    return (left > right) - (left < right);
}

static void send_events(struct result *result, const struct outcome *outcome, int id, size_t first)
{
    const uint32_t count = outcome->counts[id];
    struct spike *spikes = take(count, sizeof *spikes);
    for (uint32_t i = 0; i < count; i++) {
        spikes[i].neuron = outcome->neurons[first + i];
        spikes[i].payload = outcome->payloads != NULL ? outcome->payloads[first + i] : 1;
    }
    qsort(spikes, count, sizeof *spikes, by_neuron);
    for (uint32_t i = 0; i < count; i++) {
        send(result, outcome->tick, tagged(TAG_EVENT, (uint32_t)id << NEURON_BITS | spikes[i].neuron), 0);
        send_number(result, outcome->tick, spikes[i].payload, OUTPUTS[id].words);
    }
    result->events += count;
    free(spikes);
}

void output_tick(struct result *result, const struct outcome *outcome)
{
    size_t first = 0;
    for (int id = 0; id < OUTPUT_COUNT; first += OUTPUTS[id++].size)
        send_events(result, outcome, id, first);
    const int64_t *value = outcome->probes;
    for (int probe = 0; probe < PROBE_COUNT; probe++) {
        send(result, outcome->tick, tagged(TAG_PROBE, (uint32_t)probe), 0);
        for (uint32_t i = 0; i < PROBES[probe].values; i++)
            send_number(result, outcome->tick, *value++, PROBES[probe].words);
    }
    if (outcome->digest != NULL) {
        send(result, outcome->tick, tagged(TAG_DIGEST, 0), 0);
        send(result, outcome->tick, outcome->digest[0], 0);
        send(result, outcome->tick, outcome->digest[1], 0);
    }
    send(result, outcome->tick, tagged(TAG_END, (uint32_t)(outcome->tick & UINT32_MAX)), 1);
}

int output_close(struct result *result)
{
    char line[16];
    if (result->expected != NULL) {
        if (fgets(line, sizeof line, result->expected) != NULL && result->different++ == 0)
            printf("the words end; expected %s", line);
        fclose(result->expected);
    }
    if (fclose(result->out) != 0)
        fail(END_MACHINE, "%s/out.hex: %s", result->out_folder, strerror(errno));
    return result->different == 0;
}
