/* What a host does with the core of network "planes". Emitted by neuro; neuro-hw.json says the same. */
#include "schedule.h"

const char *const SOURCES[] = {
    "kernels/neuro_fixed.h",
    "kernels/neuro_draw.h",
    "kernels/neuro_digest.h",
    "kernels/neuro_sums.h",
    "kernels/if__neuron.h",
    "kernels/lif_neuron.h",
    "kernels/update.cl",
    "kernels/deliver.cl",
    "kernels/record.cl",
    NULL
};

const int BUFFER_COUNT = 17;
const struct buffer BUFFERS[] = {
    {"reset_marks", USE_MARKS, 1, UINT64_C(2), NULL},
    {"input_first", USE_INPUT_FIRST, 4, UINT64_C(2), NULL},
    {"input_neuron", USE_INPUT_NEURON, 4, UINT64_C(1), NULL},
    {"spike_count", USE_SPIKE_COUNT, 4, UINT64_C(2), NULL},
    {"spike_neuron", USE_SPIKE_NEURON, 4, UINT64_C(66), NULL},
    {"state_digest", USE_DIGEST, 4, UINT64_C(2), NULL},
    {"if__v", USE_SAMPLE, 2, UINT64_C(64), NULL},
    {"lif_v", USE_SAMPLE, 2, UINT64_C(2), NULL},
    {"if__x_ring", USE_SAMPLE, 4, UINT64_C(192), NULL},
    {"lif_x_ring", USE_SAMPLE, 4, UINT64_C(2), NULL},
    {"image_map_weight", USE_DATA, 1, UINT64_C(36), "data/image_map_weight.bin"},
    {"image_map_delay", USE_DATA, 1, UINT64_C(36), "data/image_map_delay.bin"},
    {"map_out_weight", USE_DATA, 1, UINT64_C(128), "data/map_out_weight.bin"},
    {"image_map_windows_row", USE_DATA, 4, UINT64_C(16), "data/image_map_windows_row.bin"},
    {"image_map_windows_address", USE_DATA, 4, UINT64_C(16), "data/image_map_windows_address.bin"},
    {"image_map_windows_lines", USE_DATA, 4, UINT64_C(16), "data/image_map_windows_lines.bin"},
    {"image_map_windows_places", USE_DATA, 4, UINT64_C(16), "data/image_map_windows_places.bin"},
};

static const int reset[] = { 0, 6, 8, 7, 9 };
static const int update_map[] = { 6, 8, 3, 4 };
static const int update_out[] = { 7, 9, 3, 4 };
static const int deliver_image_map[] = { 1, 2, 8, 10, 11, 15, 16, 13, 14 };
static const int deliver_map_out[] = { 3, 4, 9, 12 };
static const int digest_states[] = { 6, 7, 5 };

/* In the order in which they are launched: items, on marks, tick, place, arguments. */
const int KERNEL_COUNT = 6;
const struct kernel KERNELS[] = {
    {"reset", UINT64_C(64), 1, 0, 1, 5, reset},
    {"update_map", UINT64_C(64), 0, 1, 1, 4, update_map},
    {"update_out", UINT64_C(2), 0, 0, 1, 4, update_out},
    {"deliver_image_map", UINT64_C(1024), 0, 1, 1, 9, deliver_image_map},
    {"deliver_map_out", UINT64_C(2), 0, 0, 1, 4, deliver_map_out},
    {"digest_states", UINT64_C(64), 0, 0, 1, 3, digest_states},
};

const int NEURON_BITS = 8;

/* First channel, channels, words of a payload, whether they are signed; least, greatest and only payload. */
const int INPUT_COUNT = 1;
const struct input INPUTS[] = {
    { "image", UINT32_C(0), UINT32_C(16), 0, 1, 1, 1, 1 },
    {NULL, 0, 0, 0, 0, 0, 0, 0}
};

/* Neurons, words of a payload. */
const int OUTPUT_COUNT = 2;
const struct output OUTPUTS[] = {
    { "map", UINT32_C(64), 0 },
    { "out", UINT32_C(2), 0 },
    {NULL, 0, 0}
};

/* Values, words of each. */
const int PROBE_COUNT = 0;
const struct probe PROBES[] = {
    {0, 0}
};

const int HAS_DIGEST = 1;
