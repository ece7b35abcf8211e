/* What a host does with the core of network "dense". Emitted by neuro; neuro-hw.json says the same. */
#include "schedule.h"

const char *const SOURCES[] = {
    "kernels/neuro_fixed.h",
    "kernels/neuro_draw.h",
    "kernels/neuro_digest.h",
    "kernels/neuro_sums.h",
    "kernels/lif_neuron.h",
    "kernels/update.cl",
    "kernels/deliver.cl",
    NULL
};

const int BUFFER_COUNT = 9;
const struct buffer BUFFERS[] = {
    {"reset_marks", USE_MARKS, 1, UINT64_C(1), NULL},
    {"input_first", USE_INPUT_FIRST, 4, UINT64_C(2), NULL},
    {"input_neuron", USE_INPUT_NEURON, 4, UINT64_C(1), NULL},
    {"spike_count", USE_SPIKE_COUNT, 4, UINT64_C(1), NULL},
    {"spike_neuron", USE_SPIKE_NEURON, 4, UINT64_C(6), NULL},
    {"lif_v", USE_SAMPLE, 2, UINT64_C(6), NULL},
    {"lif_x_ring", USE_SAMPLE, 4, UINT64_C(30), NULL},
    {"n_n_weight", USE_DATA, 1, UINT64_C(36), "data/n_n_weight.bin"},
    {"n_n_delay", USE_DATA, 1, UINT64_C(36), "data/n_n_delay.bin"},
};

static const int reset[] = { 0, 5, 6 };
static const int add_inputs[] = { 1, 6, 2 };
static const int update_n[] = { 5, 6, 3, 4 };
static const int deliver_n_n[] = { 3, 4, 6, 7, 8 };

/* In the order in which they are launched: items, on marks, tick, place, arguments. */
const int KERNEL_COUNT = 4;
const struct kernel KERNELS[] = {
    {"reset", UINT64_C(6), 1, 0, 1, 3, reset},
    {"add_inputs", UINT64_C(6), 0, 1, 1, 3, add_inputs},
    {"update_n", UINT64_C(6), 0, 1, 1, 4, update_n},
    {"deliver_n_n", UINT64_C(6), 0, 1, 1, 5, deliver_n_n},
};

const int NEURON_BITS = 8;

/* First channel, channels, words of a payload, whether they are signed; least, greatest and only payload. */
const int INPUT_COUNT = 1;
const struct input INPUTS[] = {
    { "n-generator-0", UINT32_C(0), UINT32_C(6), 0, 1, 6, 6, 6 },
    {NULL, 0, 0, 0, 0, 0, 0, 0}
};

/* Neurons, words of a payload. */
const int OUTPUT_COUNT = 1;
const struct output OUTPUTS[] = {
    { "n", UINT32_C(6), 0 },
    {NULL, 0, 0}
};

/* Values, words of each. */
const int PROBE_COUNT = 0;
const struct probe PROBES[] = {
    {0, 0}
};

const int HAS_DIGEST = 0;
