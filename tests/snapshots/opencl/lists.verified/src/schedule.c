/* What a host does with the core of network "lists". Emitted by neuro; neuro-hw.json says the same. */
#include "schedule.h"

const char *const SOURCES[] = {
    "kernels/neuro_fixed.h",
    "kernels/neuro_draw.h",
    "kernels/neuro_digest.h",
    "kernels/neuro_sums.h",
    "kernels/relu_neuron.h",
    "kernels/update.cl",
    "kernels/deliver.cl",
    "kernels/record.cl",
    NULL
};

const int BUFFER_COUNT = 17;
const struct buffer BUFFERS[] = {
    {"reset_marks", USE_MARKS, 1, UINT64_C(1), NULL},
    {"input_first", USE_INPUT_FIRST, 4, UINT64_C(2), NULL},
    {"input_neuron", USE_INPUT_NEURON, 4, UINT64_C(1), NULL},
    {"input_value", USE_INPUT_VALUE, 8, UINT64_C(1), NULL},
    {"spike_count", USE_SPIKE_COUNT, 4, UINT64_C(1), NULL},
    {"spike_neuron", USE_SPIKE_NEURON, 4, UINT64_C(9), NULL},
    {"spike_payload", USE_SPIKE_PAYLOAD, 8, UINT64_C(9), NULL},
    {"state_digest", USE_DIGEST, 4, UINT64_C(2), NULL},
    {"probe_values", USE_PROBES, 8, UINT64_C(9), NULL},
    {"relu_bias", USE_DATA, 4, UINT64_C(9), "data/relu_bias.bin"},
    {"relu_x_ring", USE_SAMPLE, 4, UINT64_C(63), NULL},
    {"relu_y_probed", USE_SAMPLE, 8, UINT64_C(9), NULL},
    {"list_start", USE_DATA, 1, UINT64_C(5), "data/list_start.bin"},
    {"list_length", USE_DATA, 1, UINT64_C(5), "data/list_length.bin"},
    {"list_row", USE_DATA, 1, UINT64_C(25), "data/list_row.bin"},
    {"list_weight", USE_DATA, 1, UINT64_C(25), "data/list_weight.bin"},
    {"list_delay", USE_DATA, 1, UINT64_C(25), "data/list_delay.bin"},
};

static const int reset[] = { 0, 10 };
static const int deliver_lists_of_in[] = { 1, 10, 15, 3, 16, 14, 2, 12, 13 };
static const int update_a[] = { 9, 11, 10, 4, 5, 6 };
static const int record_probes[] = { 8, 11 };

/* In the order in which they are launched: items, on marks, tick, place, arguments. */
const int KERNEL_COUNT = 4;
const struct kernel KERNELS[] = {
    {"reset", UINT64_C(9), 1, 0, 1, 2, reset},
    {"deliver_lists_of_in", UINT64_C(320), 0, 1, 1, 9, deliver_lists_of_in},
    {"update_a", UINT64_C(9), 0, 1, 1, 6, update_a},
    {"record_probes", UINT64_C(9), 0, 0, 1, 2, record_probes},
};

const int NEURON_BITS = 8;

/* First channel, channels, words of a payload, whether they are signed; least, greatest and only payload. */
const int INPUT_COUNT = 1;
const struct input INPUTS[] = {
    { "in", UINT32_C(0), UINT32_C(5), 1, 1, -128, 127, 1 },
    {NULL, 0, 0, 0, 0, 0, 0, 0}
};

/* Neurons, words of a payload. */
const int OUTPUT_COUNT = 1;
const struct output OUTPUTS[] = {
    { "a", UINT32_C(9), 1 },
    {NULL, 0, 0}
};

/* Values, words of each. */
const int PROBE_COUNT = 1;
const struct probe PROBES[] = {
    { UINT32_C(9), 1 },
    {0, 0}
};

const int HAS_DIGEST = 1;
