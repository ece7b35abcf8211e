/* What the words mean that go in and come out. */
#include "schedule.h"

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
