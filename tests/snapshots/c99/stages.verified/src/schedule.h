/* What a host does with a core, as schedule.c has it for the network: which arrays lie on the device, which kernels are
 * launched at every tick, and what the words say that go in and come out.
 */
#ifndef SCHEDULE_H
#define SCHEDULE_H

#include <stddef.h>
#include <stdint.h>

/* Whose numbers an array holds, and who writes them. All but data are of one sample; all from marks on are of one tick. */
enum use {
    USE_DATA,          /* numbers of the network: the contents of a file */
    USE_SAMPLE,        /* of the device's own; zeros at first */
    USE_MARKS,         /* from the host: by output, 1 to be reset and 2 to drop what is in flight */
    USE_INPUT_FIRST,   /* from the host: by input, where its events begin; behind the last, where they end */
    USE_INPUT_NEURON,  /* from the host, by event: its neuron */
    USE_INPUT_VALUE,   /* from the host, by event: its payload, or what it adds */
    USE_SPIKE_COUNT,   /* to the host: by output, how many events it sent */
    USE_SPIKE_NEURON,  /* to the host: their neurons, output by output, each in any order */
    USE_SPIKE_PAYLOAD, /* to the host: their payloads */
    USE_DIGEST,        /* to the host: two words, low first */
    USE_PROBES         /* to the host: all probed values */
};

struct buffer {
    const char *name;
    enum use use;
    size_t element;   /* bytes */
    uint64_t count;   /* elements: in all, of a sample, or of a sample and tick */
    const char *file; /* of data */
};

/* A kernel, launched once a tick; dimension 1 is the sample. */
struct kernel {
    const char *name;
    uint64_t items;        /* of dimension 0, at least */
    int on_marks;          /* only on ticks with marks */
    int takes_tick;        /* behind the buffers: the tick, 64 bits */
    int takes_place;       /* and its place in the block, 32 bits */
    int buffers;           /* how many arguments come first */
    const int *arguments;  /* which buffers they are */
};

struct input {
    const char *name;
    uint32_t first;     /* neuron */
    uint32_t count;     /* neurons */
    int words;          /* behind an event */
    int is_signed;      /* what they hold */
    int64_t least;
    int64_t greatest;
    int64_t fixed;      /* what an event without such words means */
};

struct output {
    const char *name;
    uint32_t size;
    int words;
};

struct probe {
    uint32_t values;
    int words;
};

extern const char *const SOURCES[]; /* files that are joined to the program, up to NULL */

extern const int BUFFER_COUNT;
extern const struct buffer BUFFERS[];

extern const int KERNEL_COUNT;
extern const struct kernel KERNELS[];

extern const int NEURON_BITS;

extern const int INPUT_COUNT;
extern const struct input INPUTS[];

extern const int OUTPUT_COUNT;
extern const struct output OUTPUTS[];

extern const int PROBE_COUNT;
extern const struct probe PROBES[];

extern const int HAS_DIGEST;

#endif
