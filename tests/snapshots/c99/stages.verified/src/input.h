/* What a sample is given, tick by tick: the words of its in.hex. */
#ifndef INPUT_H
#define INPUT_H

#include <stddef.h>
#include <stdint.h>

struct event {
    uint32_t input;
    uint32_t neuron;
    int64_t value;
};

struct mark {
    uint64_t tick;
    uint32_t output;
    uint8_t bits; /* 1 to be reset, 2 to drop what is in flight */
};

struct sample {
    const char *folder;
    uint64_t ticks;
    size_t *first;         /* by tick: its first event; behind the last tick, how many there are */
    struct event *events;  /* tick by tick, ascending */
    size_t mark_count;
    struct mark *marks;
};

/* Reads in.hex of a run's folder. What no core would take is told with its line, and ends the program. */
struct sample input_read(const char *folder);

void input_free(struct sample *sample);

/* The path of a file in a folder, to be freed. */
char *path_of(const char *folder, const char *file);

#endif
