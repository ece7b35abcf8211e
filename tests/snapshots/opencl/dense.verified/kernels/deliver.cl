/* Events: what they add to the sums of later ticks. Emitted by neuro from network "dense".
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

/* n-n: a work-item owns one target, and adds to it what every event of n brings. */
kernel void deliver_n_n(
    global const uint32_t *spike_count,  /* by output: how many events it sends */
    global const uint32_t *spike_neuron, /* their neurons */
    global uint32_t *lif_x_ring,         /* what is on its way, slot by slot, in 9 bits */
    global const int8_t *n_n_weight,     /* weights of n-n */
    global const int8_t *n_n_delay,      /* delays of n-n */
    const uint64_t tick,                 /* the number of the tick */
    const uint32_t at)                   /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t target = get_global_id(0);
    if (target >= 6u)
        return;
    const size_t begin = now * 6u;
    const size_t end = begin + spike_count[now];
    for (size_t i = begin; i < end; i++) {
        const uint32_t source = spike_neuron[i];
        const size_t synapse = (size_t)source * 6u + target;
        neuro_add_32(lif_x_ring, (sample * 5u + neuro_slot(tick, n_n_delay[synapse], 5u)) * 6u + target,
                n_n_weight[synapse]);
    }
}

