/* Events: what they add to the sums of later ticks. Emitted by neuro from network "stages".
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

/* in-first: a work-item owns one target, and adds to it what every event of in brings. */
kernel void ears_deliver_in_first(
    global const uint32_t *input_first,     /* by input: where its events begin; behind the last, where they end */
    global uint32_t *stochastic_lif_x_ring, /* what is on its way, slot by slot, in 4 bits */
    const uint32_t at)                      /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t target = get_global_id(0);
    if (target >= 3u)
        return;
    const size_t begin = input_first[now * 2u];
    const size_t end = input_first[now * 2u + 1u];
    for (size_t i = begin; i < end; i++) {
        neuro_add_32(stochastic_lif_x_ring, sample * 3u + target, 3);
    }
}

/* first-second: a work-item takes some of the events of first, each of which has a target of its own. */
kernel void ears_deliver_first_second(
    global const uint32_t *spike_count,  /* by output: how many events it sends */
    global const uint32_t *spike_neuron, /* their neurons */
    global uint32_t *lif_x_ring,         /* what is on its way, slot by slot, in 3 bits */
    const uint32_t at)                   /* its place in the block */
{
    const size_t sample = get_global_id(1);
    const size_t now = at * get_global_size(1) + sample;
    const size_t begin = now * 6u;
    const size_t end = begin + spike_count[now * 2u];
    for (size_t i = begin + get_global_id(0); i < end; i += get_global_size(0)) {
        const uint32_t source = spike_neuron[i];
        neuro_add_32(lif_x_ring, sample * 3u + source, 2);
    }
}

