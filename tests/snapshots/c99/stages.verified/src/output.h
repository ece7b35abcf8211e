/* What a sample sends, word by word: written to out.hex, and compared with expected.hex where that is asked for. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct result {
    const char *out_folder;
    FILE *out;
    FILE *expected;         /* NULL: nothing is compared */
    uint64_t events;
    uint64_t different;     /* words that are not as they should be */
};

/* What came out of one sample at one tick. */
struct outcome {
    uint64_t tick;
    const uint32_t *counts;    /* by output */
    const uint32_t *neurons;   /* output by output, each with room for all of its neurons */
    const int64_t *payloads;   /* NULL: there are none */
    const uint32_t *digest;    /* NULL: there is none */
    const int64_t *probes;
};

/* Opens the files of a run. out: where out.hex goes. */
struct result output_open(const char *folder, const char *out);

void output_tick(struct result *result, const struct outcome *outcome);

/* Closes them. Returns whether all was as it should be. */
int output_close(struct result *result);

#endif
