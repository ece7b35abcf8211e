/* What a host does with the core of network "stages". Emitted by neuro; neuro-hw.json says the same. */
#include "schedule.h"

const char *const SOURCES[] = {
    "kernels/neuro_fixed.h",
    "kernels/neuro_draw.h",
    "kernels/neuro_digest.h",
    "kernels/neuro_sums.h",
    "kernels/ears_stochastic_lif_neuron.h",
    "kernels/ears_lif_neuron.h",
    "kernels/ears_update.cl",
    "kernels/ears_deliver.cl",
    "kernels/ears_record.cl",
    NULL
};

const int BUFFER_COUNT = 10;
const struct buffer BUFFERS[] = {
    {"reset_marks", USE_MARKS, 1, UINT64_C(2), NULL},
    {"input_first", USE_INPUT_FIRST, 4, UINT64_C(2), NULL},
    {"input_neuron", USE_INPUT_NEURON, 4, UINT64_C(1), NULL},
    {"spike_count", USE_SPIKE_COUNT, 4, UINT64_C(2), NULL},
    {"spike_neuron", USE_SPIKE_NEURON, 4, UINT64_C(6), NULL},
    {"state_digest", USE_DIGEST, 4, UINT64_C(2), NULL},
    {"stochastic_lif_v", USE_SAMPLE, 4, UINT64_C(3), NULL},
    {"lif_v", USE_SAMPLE, 2, UINT64_C(3), NULL},
    {"stochastic_lif_x_ring", USE_SAMPLE, 4, UINT64_C(3), NULL},
    {"lif_x_ring", USE_SAMPLE, 4, UINT64_C(3), NULL},
};

static const int ears_reset[] = { 0, 6, 8, 7, 9 };
static const int ears_deliver_in_first[] = { 1, 8 };
static const int ears_update_first[] = { 6, 8, 3, 4 };
static const int ears_deliver_first_second[] = { 3, 4, 9 };
static const int ears_update_second[] = { 7, 9, 3, 4 };
static const int ears_digest_states[] = { 6, 7, 5 };

/* In the order in which they are launched: items, on marks, tick, place, arguments. */
const int KERNEL_COUNT = 6;
const struct kernel KERNELS[] = {
    {"ears_reset", UINT64_C(3), 1, 0, 1, 5, ears_reset},
    {"ears_deliver_in_first", UINT64_C(3), 0, 0, 1, 2, ears_deliver_in_first},
    {"ears_update_first", UINT64_C(3), 0, 1, 1, 4, ears_update_first},
    {"ears_deliver_first_second", UINT64_C(3), 0, 0, 1, 3, ears_deliver_first_second},
    {"ears_update_second", UINT64_C(3), 0, 0, 1, 4, ears_update_second},
    {"ears_digest_states", UINT64_C(3), 0, 0, 1, 3, ears_digest_states},
};

const int NEURON_BITS = 8;

/* First channel, channels, words of a payload, whether they are signed; least, greatest and only payload. */
const int INPUT_COUNT = 1;
const struct input INPUTS[] = {
    { "in", UINT32_C(0), UINT32_C(2), 0, 1, 1, 1, 1 },
    {NULL, 0, 0, 0, 0, 0, 0, 0}
};

/* Neurons, words of a payload. */
const int OUTPUT_COUNT = 2;
const struct output OUTPUTS[] = {
    { "first", UINT32_C(3), 0 },
    { "second", UINT32_C(3), 0 },
    {NULL, 0, 0}
};

/* Values, words of each. */
const int PROBE_COUNT = 0;
const struct probe PROBES[] = {
    {0, 0}
};

const int HAS_DIGEST = 1;
