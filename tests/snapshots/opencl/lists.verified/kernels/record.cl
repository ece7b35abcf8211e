/* What is seen of a tick beside its events. Emitted by neuro from network "lists".
 *
 * Dimension 0 is what a kernel says, dimension 1 the sample. A tick is at place at of a block; "now" is the place of this
 * sample's tick among all of the block.
 */
#ifndef NEURO_SUMS_H
#include "neuro_sums.h"
#endif
#ifndef NEURO_DIGEST_H
#include "neuro_digest.h"
#endif

/* Probed values. */
kernel void record_probes(
    global int64_t *probe_values,        /* all probed values */
    global const int64_t *relu_y_probed, /* what was last of relu.y : fix<22,12> */
    const uint32_t at)                   /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;

    /* a.y */
    for (size_t i = get_global_id(0); i < 9u; i += get_global_size(0))
        probe_values[now * 9u + i] = relu_y_probed[sample * 9u + i];
}

